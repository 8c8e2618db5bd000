/** What translated code looks like where that is a promise: functions pay only for what they use. */
import { describe, expect, test } from "vitest";
import { INSTRUCTION_SIZE, type Op, opInfo } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { emitFunctions } from "../../src/cli/emit/functions.js";
import { compile } from "../../src/compiler/compile.js";

/** The JavaScript of the first function inside a chunk. */
function inner(source: string): string {
  return emitFunctions(compile(source, "=test"), source, undefined).split(/^(?=\/\/ (?:function|deferred block))/m)[1]!;
}

function opcodes({ code, protos }: Proto): Set<string> {
  const names = new Set(protos.flatMap((nested) => [...opcodes(nested)]));
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) names.add(opInfo[code[pc] as Op].name);
  return names;
}

describe("A16 a plain function", () => {
  test("that calls nothing has no try, no cells and no upvalues", () => {
    const text = inner("local function leaf(a, b) local t = a * b if t > 3 then return t - 1 end return t end");
    expect(text).not.toMatch(/\btry\b|\bCell\b|upvalues|growStack/);
  });

  test("that calls has a try", () => {
    expect(inner("local function caller(f) return f(1) + 1 end")).toMatch(/\btry\b/);
  });
});

describe("A15 a captured variable", () => {
  test("that is never assigned again has no cell", () => {
    expect(inner("local function make() local k = 5 return function() return k end end")).not.toMatch(/\bCell\b/);
  });

  test("that is assigned has one", () => {
    expect(inner("local function make() local k = 5 return function() k = k + 1 return k end end")).toMatch(
      /new Cell\(/,
    );
  });
});

describe("a loop that stores one value at each index", () => {
  const loop = (body: string, step = "") =>
    inner(`local up = {} local function f(t, n, v, o) for i = 1, n${step} do ${body} end end`);

  test.each(["t[i] = 0", "t[i] = v", "t[i] = t", "up[i] = v", "shared[i] = false", "o.list[i] = 0", "o[3][i] = v"])(
    "is done as a whole: %s",
    (body) => {
      expect(loop(body)).toMatch(/\bfill(Table|Element)\(/);
    },
  );

  test.each([
    "t[i] = i",
    "t[i] = o.x",
    "t[v] = 0",
    "t[i][i] = 0",
    "t[i] = 0 v = 1",
    "t[o[i]] = 0",
    "if v then t[i] = 0 end",
    "v() t[i] = 0",
    "local x = o.x t[i] = 0",
    "local x = o.x x = up t[i] = x",
    "t = o t[i] = 0",
    "t = up t[i] = 0",
    "v = up t[i] = v",
    "o.a[3][i] = 0",
    "t[i] = 0 if v then break end",
    "local x = i t[x] = 0",
    "n[t][v][i] = 0",
  ])("is not where there is more to it: %s", (body) => {
    expect(loop(body)).not.toMatch(/\bfill(Table|Element)\(/);
  });

  test("is not with another step", () => {
    expect(loop("t[i] = 0", ", 2")).not.toMatch(/\bfill(Table|Element)\(/);
  });
});

describe("defer", () => {
  test("F4 D46 a function without handlers is the same whether or not others have some", () => {
    const plain = "local function f(a) local t = {a} return #t + a end";
    const other = "local function g() defer() f() end end";
    expect(inner(`${plain}\n${other}`)).toBe(inner(`${plain}\nlocal function g() f() end`));
    expect(compile(plain, "=test").protos[0]!.hasDefer).toBe(false);
  });

  test("F8 needs no opcodes of its own", () => {
    const without = opcodes(
      compile("local f = nil f = function() x() end f() local g = f g = nil g(x()) return 1", "=test"),
    );
    const withHandler = opcodes(compile("defer() x() end defer(a) x() end(1) return 1", "=test"));
    expect(
      [...withHandler].filter((name) => !without.has(name) && name !== "LOAD_UPVALUE" && name !== "GET_UPVALUE"),
    ).toEqual([]);
  });
});
