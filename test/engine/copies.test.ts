/** Calls of functions that call their parameters get copies of these, for V8 to put the functions passed in line. */
import { describe, expect, test } from "vitest";
import type { Entry, LuaFunction } from "../../runtime/values/function.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { compile } from "../../src/compiler/compile.js";
import { Engine } from "../../src/engine/engine.js";
import { Copies, callsOfParameters } from "../../src/jit/copies.js";

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
  const each = first("local function each(t, f) for i = 1, #t do f(t[i]) end end");
  const entry = (): Entry => () => undefined;

  test("are different functions, up to sixteen", () => {
    const copies = new Copies();
    const original = entry();
    expect(copies.note(each, original, () => entry())).toBe(true);
    const made = Array.from({ length: 20 }, () => copies.copy(original)?.entry);
    expect(new Set(made.slice(0, 16)).size).toBe(16);
    expect(made.slice(16)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("are made of nothing that calls no parameter, or is long", () => {
    const copies = new Copies();
    const plain = entry();
    expect(copies.note(first("local function f(x) return x + 1 end"), plain, () => entry())).toBe(false);
    expect(copies.note(first(`local function f(g) g() ${"x = 1 ".repeat(100)} end`), plain, () => entry())).toBe(false);
    expect(copies.copy(plain)).toBeUndefined();
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
