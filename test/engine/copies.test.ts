/** Calls of functions that call their parameters get copies of these, for V8 to put the functions passed in line. */
import { describe, expect, test } from "vitest";
import { Code } from "../../runtime/bytecode/code.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { Entry, LuaFunction } from "../../runtime/values/function.js";
import { LuaTable } from "../../runtime/values/table.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { compile } from "../../src/compiler/compile.js";
import { Engine } from "../../src/engine/engine.js";
import { Copies, callsOfParameters } from "../../src/jit/copies.js";
import { perigee } from "../cli/perigee.js";

const NOTHING = { constants: [], values: [] };

const first = (source: string) => compile(source, "=test").protos[0]!;

describe("A1 calls of parameters", () => {
  test.each([
    ["a call", "local function f(g, x) return (g(x)) end", 1],
    ["a tail call", "local function f(g, x) return g(x) end", 1],
    ["one in a loop", "local function f(t, g) for i = 1, #t do g(t[i]) end end", 1],
    ["two of them", "local function f(g, h) g() h() end", 2],
    ["a call of a global", "local function f(x) return (print(x)) end", 0],
    ["a method of a parameter", "local function f(x) return (x:g()) end", 0],
    ["a call of a local variable", "local function f(x) local g = x.g return (g(x)) end", 0],
  ])("%s", (_, source, count) => expect(callsOfParameters(first(source))).toHaveLength(count));
});

describe("A1 copies of a translation", () => {
  const entry = (): Entry => () => undefined;
  const codeOf = (proto: Proto): Code => new Code(proto, entry(), entry(), Number.POSITIVE_INFINITY);
  const each = first("local function each(t, f) for i = 1, #t do f(t[i]) end end");
  const called = codeOf(each);

  test("are different functions, up to sixteen, and one for each call", () => {
    const copies = new Copies();
    const original = entry();
    expect(copies.offer(each, NOTHING, original, entry)).toBe(true);
    const caller = codeOf(each);
    const made = Array.from({ length: 20 }, (_, at) => copies.copy(original, called, caller, at, true)?.entry);
    expect(new Set(made.slice(0, 16)).size).toBe(16);
    expect(made.slice(16)).toEqual([undefined, undefined, undefined, undefined]);
    expect(copies.copy(original, called, caller, 3, true)?.entry).toBe(made[3]);
    expect(copies.copy(original, called, codeOf(each), 3, true)).toBeUndefined();
    expect(copies.made).toBe(16);
  });

  test("are made where several functions have been called only", () => {
    const copies = new Copies();
    const original = entry();
    const fresh = codeOf(each);
    copies.offer(each, NOTHING, original, entry);
    expect(copies.copy(original, fresh, called, 0, false)).toBeUndefined();
    for (const pc of callsOfParameters(each)) for (let i = 0; i < 2; i++) fresh.recordTarget(pc / 4, codeOf(each));
    expect(copies.copy(original, fresh, called, 0, false)).toBeDefined();
  });

  test.each([
    ["what calls no parameter", first("local function f(x) return x + 1 end"), NOTHING],
    ["what is long", first(`local function f(g) g() ${"x = 1 ".repeat(40)} end`), NOTHING],
    ["what names an upvalue", each, { constants: [{ name: "u0", from: "upvalues", key: 0 }], values: [] }],
    ["what names a table", each, { constants: [], values: [new LuaTable()] }],
  ] as const)("are not made of %s", (_, proto, known) => {
    const copies = new Copies();
    const original = entry();
    expect(copies.offer(proto, known, original, entry)).toBe(false);
    expect(copies.copy(original, codeOf(proto), called, 0, true)).toBeUndefined();
  });
});

describe("A1 a hot caller", () => {
  /** The JavaScript of two callers of `each`; the functions that they pass are `first` and `second`. */
  function callers(first: string, second: string): string[] {
    const host = createCaptureHost("test", () => {
      throw new Error("os.exit");
    });
    const engine = new Engine(host, { hot: 10 });
    const functions = engine.run(`
      local n = 0
      local function each(t, f) for i = 1, #t do f(t[i]) end end
      local function add(x) n = n + x end
      local function one() each({ 1, 2 }, ${first}) end
      local function two() each({ 3 }, ${second}) end
      for i = 1, 200 do one() two() end
      return one, two`) as LuaFunction[];
    return functions.map(({ c }) => String(c));
  }

  test("has a copy of a function that is passed different functions", () => {
    for (const text of callers("function(x) n = n - x end", "add")) expect(text).toMatch(/ \? Q\d+\.call\(/);
  });

  test("has none of a function that is always passed the same one", () => {
    for (const text of callers("add", "add")) expect(text).not.toContain(".call(");
  });
});

describe("V17 what a function that calls its parameter has captured", () => {
  const source = `
    local weak = setmetatable({}, { __mode = "k" })
    local function make()
      local captured = {}
      weak[captured] = true
      return function(list, f) for i = 1, #list do f(list[i], captured) end end
    end
    local each, sum = make(), 0
    local function one() each({ 1, 2 }, function(x) sum = sum + x end) end
    local function two() each({ 3 }, function(x) sum = sum - x end) end
    for i = 1, 500 do one() two() end
    io.write(tostring(next(weak) ~= nil))
    each = function() end
    for i = 1, 500 do one() two() end
    collectgarbage() collectgarbage()
    print(next(weak))`;

  test.each(["interp", "auto", "jit"])("is garbage when nobody has it, though its callers go on: %s", (tier) => {
    expect(perigee([`--tier=${tier}`, "-e", source]).stdout).toBe("truenil\n");
  });
});
