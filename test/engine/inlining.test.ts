/** Which functions are put in line of their callers, and what these look like then. */
import { describe, expect, test } from "vitest";
import { Code } from "../../runtime/bytecode/code.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { uninformed } from "../../src/cli/emit/functions.js";
import { compile } from "../../src/compiler/compile.js";
import { Engine, type TierEvent } from "../../src/engine/engine.js";
import { isInlinable } from "../../src/jit/inlinable.js";
import { printed } from "../../src/jit/javascript.js";
import type { Target } from "../../src/jit/joined.js";
import { translate } from "../../src/jit/translate.js";

const NOT_RUN = (): undefined => undefined;

function functions(source: string): readonly Proto[] {
  return compile(source, "=test").protos;
}

const isSmall = (source: string): boolean => isInlinable(functions(source)[0]!);

/** A function of `count` additions and a return. */
const additions = (count: number): string => `local function f(a) return a${" + a".repeat(count)} end`;

describe("A13 a function is put in line", () => {
  test.each([
    ["of 10 instructions", additions(9), true],
    ["of 11 instructions", additions(10), false],
    [
      "of more that only name values",
      `local k local function f(a) local b, c, d = a, k, nil ${"b = a ".repeat(9)} return b end`,
      true,
    ],
    ["without captures", "local function f(a) local b = a return b end", true],
    ["with one capture", "local function f(a) local b = a return function() return b end end", false],
    ["with a captured parameter that is assigned", "local function f(a) return function() a = 1 end end", false],
    ["that captures nothing of its own", "local k local function f() return k end k = 1", true],
    ["with varargs", "local function f(...) return 1 end", false],
    ["with a defer", "local function f() defer() end end", false],
    ["with a loop", "local function f() while x do end end", false],
    ["that makes a table", "local function f() return {} end", false],
    ["that stores last", "local function f(a, b) a.x = b.y + 1 return b end", true],
    ["with a guard behind a store", "local function f(a, b) a.x = 1 return b.y end", false],
    ["that has branches", "local function f(a) if a then return 1 end return 2 end", true],
  ])("%s", (_, source, expected) => expect(isSmall(source)).toBe(expected));
});

/** The second function of a chunk, with all its calls expected to be of the first one. */
function inLine(source: string): { text: string; refused: number[] } {
  const [callee, caller] = functions(source).map(
    (proto) => new Code(proto, NOT_RUN, NOT_RUN, Number.POSITIVE_INFINITY),
  );
  for (let i = 0; i < caller!.feedback.length; i++) caller!.recordTarget(i, callee);
  const refused: number[] = [];
  const target: Target = { code: callee!, fn: undefined, calleeAt: () => undefined };
  const { program } = translate(caller!, {
    ...uninformed,
    targetAt: (pc) => (refused.includes(pc) ? undefined : target),
    refuse: (pc) => refused.push(pc),
  });
  return { text: printed(program), refused };
}

describe("A13 emitted JavaScript", () => {
  test("has the body instead of the call", () => {
    const { text } = inLine("local function f(a) return a * 7 end local function g(x) return f(x) + 1 end");
    expect(text).toMatch(/\.code === Q0/);
    expect(text).toMatch(/\* 7/);
    expect(text).not.toMatch(/\.c\(|\btry\b|growStack/);
  });

  test("leaves in front of the call, with what the caller has, where the body would fail", () => {
    const { text } = inLine("local function f(a) return a.x end local function g(x, h) return h(x) end");
    expect(text.match(/deopt\(/g)).toHaveLength(1);
    expect(text).toMatch(/deopt\(x, fn, r0, r1, r2, r3\)/);
  });

  test("looks at entry at what is called from an upvalue that is never assigned", () => {
    const { text } = inLine("local function f(a) return a.x end local function g(x) while x do f(x) f(x) end end");
    expect(text.match(/u0\.code === Q0/g)).toHaveLength(1);
    expect(text.match(/\.code ===/g)).toHaveLength(1);
  });

  test("takes results of another call as open values", () => {
    const { text, refused } = inLine("local function f(a) return a * 7 end local function g(x) return f(f(x)) end");
    expect(text.match(/\* 7/g)).toHaveLength(2);
    expect(text).not.toMatch(/\.c\(/);
    expect(refused).toEqual([]);
  });

  test.each([
    ["would have to throw", "local function f(a) return -(a .. a) end"],
    ["leaves behind a store", "local function f(a) a.x = 1 a.y = 2 end"],
  ])("has the call where the body %s", (_, callee) => {
    const { text, refused } = inLine(`${callee} local function g(x) f(x) end`);
    expect(text).toMatch(/\.c\(/);
    expect(refused).toHaveLength(1);
  });
});

describe("A13 a load put in line", () => {
  test("that has found nil is not taken to find a value", () => {
    const events: TierEvent[] = [];
    const host = createCaptureHost("test", () => {
      throw new Error("os.exit");
    });
    const engine = new Engine(host, { trace: (event) => events.push(event) });
    const [found] = engine.run(`
      local function get(o) return o.foo end
      local plain, object = { x = 1 }, setmetatable({ x = 1 }, { __index = {} })
      local n = 0
      for i = 1, 5000 do if get(plain) or get(object) then n = n + 1 end end
      return n`);
    expect(found).toBe(0);
    expect(events.some(({ kind }) => kind === "translated")).toBe(true);
    expect(events.filter(({ kind }) => kind === "deopt")).toEqual([]);
  });
});
