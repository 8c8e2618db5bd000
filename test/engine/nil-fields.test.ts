/** Which loads and stores of fields are expected to find nil before they have. */
import { describe, expect, test } from "vitest";
import { Code, Feedback } from "../../runtime/bytecode/code.js";
import { Op } from "../../runtime/bytecode/opcodes.js";
import { compile } from "../../src/compiler/compile.js";
import { expectNil } from "../../src/jit/nil-fields.js";

const NIL_ANYWHERE = Feedback.NilResult | Feedback.Slow;

const NOT_RUN = (): undefined => undefined;

/** What the loads and stores of fields in the first function of a chunk are taken to have seen, in their order. */
function seen(source: string, nilFields: readonly string[] = [], before = 0): number[] {
  const proto = compile(source, "=test").protos[0]!;
  const code = new Code(proto, NOT_RUN, NOT_RUN, Number.POSITIVE_INFINITY);
  for (const name of nilFields) code.nilFields.add(name);
  code.feedback.fill(before);
  expectNil(code);
  return [...code.feedback].filter((_, at) => [Op.GetField, Op.SetField].includes(proto.code[at * 4] as Op));
}

describe("A14 nil is expected of a field", () => {
  test.each([
    ["that is compared with nil", "local function f(t) return t.x ~= nil end", NIL_ANYWHERE],
    ["that is tested", "local function f(t) if t.x then return 1 end end", NIL_ANYWHERE],
    ["that is negated", "local function f(t) return not t.x end", NIL_ANYWHERE],
    [
      "that is copied and tested",
      "local function f(t) local x = t.x local y = x if y then return 1 end end",
      NIL_ANYWHERE,
    ],
    ["that a loop tests next", "local function f(t) while t do t = t.x end end", NIL_ANYWHERE],
    ["that is a receiver", "local function f(t) return t.x[1] end", 0],
    ["that is compared with another value", "local function f(t) return t.x == 1 end", 0],
    ["that is returned", "local function f(t) return t.x end", 0],
  ])("%s", (_, source, expected) => expect(seen(source)).toEqual([expected]));

  test("that has been nil elsewhere in the chunk", () => {
    expect(seen("local function f(t) return t.x, t.y end", ["x"])).toEqual([NIL_ANYWHERE, 0]);
    expect(seen("local function f(t) t.x = 1 t.y = 2 end", ["x"])).toEqual([Feedback.Added, 0]);
  });

  test("that the function sets to nil", () => {
    expect(seen("local function f(t) t.x = nil t.x = 1 end")).toEqual([Feedback.Added, Feedback.Added]);
  });

  test("and nothing where more is known", () => {
    expect(seen("local function f(t) return t.x ~= nil end", [], Feedback.Slow)).toEqual([Feedback.Slow]);
  });
});
