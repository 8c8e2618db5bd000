/** What stands in a prototype besides code: debug information, numbers, the pool; and that nothing of it can be changed. */
import { describe, expect, test } from "vitest";
import { INSTRUCTION_SIZE, opInfo } from "../../dist/runtime/bytecode/opcodes.js";
import type { Proto } from "../../dist/runtime/bytecode/proto.js";
import { compile } from "../../dist/src/compiler/compile.js";
import { checked, find } from "./code.js";

const locals = (proto: Proto) =>
  proto.locals.map(({ name, register, start, end, cell }) => {
    return `${name}${cell ? " in a cell" : ""} r${register} ${start / 4}..${end / 4}`;
  });

describe("Locals", () => {
  for (const [source, expected] of [
    ["local a = 1 do local b = a end local c", ["a r0 1..3", "b r1 2..2", "c r1 3..3"]],
    ["local a a = 1 return function() return a end", ["a in a cell r0 2..5"]],
    ["for i = 1, 2 do f() end", ["(for index) r0 3..7", "(for limit) r1 3..7", "(for step) r2 3..7", "i r3 4..6"]],
    ["for k in f do f() end", ["(for generator) r0 3..7", "(for state) r1 3..7", "(for control) r2 3..7", "k r4 4..6"]],
    ["local function f() end", ["f r0 1..1"]],
    ["do defer() end local a end", ["a r1 2..5"]],
    ["repeat local a if a then continue end local b until c", ["a r0 1..5", "b r1 3..3"]],
    ["do local a if a then goto done end local b b = 1 ::done:: end", ["a r0 1..4", "b r1 3..4"]],
  ] as const) {
    test(source, () => expect(locals(checked(source))).toEqual(expected));
  }

  test("parameters and arg", () => {
    const proto = checked("return function(a, b, ...) b = 1 return function() return b end end");
    expect(locals(find(proto, 1))).toEqual(["a r0 0..5", "b in a cell r1 1..5", "arg r2 2..5"]);
  });
});

describe("Upvalues", () => {
  const source = `
    local a, b = 1, 2
    b = 3
    return function() return function() return b, a end end`;

  test("come from a register or from an upvalue of the function around", () => {
    const proto = checked(source);
    expect(find(proto, 1).upvalues).toEqual([
      { name: "b", fromRegister: true, index: 1, cell: true },
      { name: "a", fromRegister: true, index: 0, cell: false },
    ]);
    expect(find(proto, 2).upvalues).toEqual([
      { name: "b", fromRegister: false, index: 0, cell: true },
      { name: "a", fromRegister: false, index: 1, cell: false },
    ]);
  });
});

describe("Prototypes", () => {
  const proto = checked("local function f(a, b, ...)\n  return ...\nend\nreturn function() local function g() end end");

  test("are numbered as they appear", () => {
    expect([0, 1, 2, 3].map((id) => find(proto, id).lineDefined)).toEqual([0, 1, 4, 4]);
  });

  test("know their lines, parameters and source", () => {
    const { lineDefined, lastLine, source, parameters, isVararg } = find(proto, 1);
    expect({ lineDefined, lastLine, source, parameters, isVararg }).toEqual({
      lineDefined: 1,
      lastLine: 3,
      source: "=test",
      parameters: 2,
      isVararg: true,
    });
    expect([proto.lineDefined, proto.lastLine, proto.isVararg]).toEqual([0, 0, true]);
  });

  test("share one pool of constants", () => {
    const { constants, protos } = checked("local a, b = 'x', 1 return function() return 'x', 1, 2 end");
    expect(constants).toEqual(["x", 1, 2]);
    expect(protos[0]!.constants).toBe(constants);
  });

  test("are frozen", () => {
    const all = (value: unknown): unknown[] =>
      typeof value === "object" && value !== null && !ArrayBuffer.isView(value)
        ? [value, ...Object.values(value).flatMap(all)]
        : [];
    const source = "local a a = 1 do defer() end end while a do f() end return function() return a end";
    for (const value of all(checked(source))) expect(Object.isFrozen(value)).toBe(true);
  });

  test("say whether they have or are handlers", () => {
    const main = checked("local function f() defer() end end");
    expect([0, 1, 2].map((id) => [find(main, id).hasDefer, find(main, id).isDefer])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
});

describe("Lines", () => {
  // As PUC Lua reports errors: an operation where its last operand ends, a call where its arguments start.
  for (const [name, source, expected] of [
    ["operations", "local a = b\n+\nc", [2, 3, 3, 3]],
    ["calls", "f(\n1,\n2\n)", [1, 2, 4, 1, 4]],
    ["methods", "a\n.b\n:c(\n1)", [1, 3, 3, 4, 3, 4]],
    ["concatenation", "return a ..\nb ..\nc", [1, 2, 3, 3, 3, 3, 3]],
    ["the head of a numeric for", "for i = 1,\n2\ndo\nf()\nend", [1, 2, 2, 3, 4, 4, 1, 5]],
    ["functions are made in their last line and stored in their first", "function f()\nend", [2, 1, 2]],
  ] as const) {
    test(name, () => expect([...checked(source).lines]).toEqual(expected));
  }
});

describe("Limits", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `a${index + 1}`).join(", ");

  test("registers", () => {
    expect(() => checked(`f(${names(300)})`)).toThrow("test:1: function or expression too complex near 'a250'");
    expect(() => checked(`f(${names(248)})`)).not.toThrow();
  });

  for (const [name, source] of [
    ["operators", `local a return a${" + a".repeat(20000)}`],
    ["suffixes", `x = a${".b:c()[1]()".repeat(5000)}`],
    ["conditions", `if a${" and b or c".repeat(10000)} then f() end`],
    ["comparisons", `x = a${" == b".repeat(5000)}`],
    ["constants", `x = 1${" + 1".repeat(20000)}`],
    ["clauses", `if a then f() ${"elseif b then g() ".repeat(5000)} end`],
  ] as const) {
    test(`long chains of ${name}`, () => expect(() => compile(source, "=test")).not.toThrow());
  }

  test("lists of more than fifty items are stored in batches", () => {
    const { code } = checked(`return {${"1, ".repeat(120)} f()}`);
    const stores: number[][] = [];
    for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
      const { name } = opInfo[code[pc]! as keyof typeof opInfo];
      if (name === "SET_LIST") stores.push([...code.slice(pc + 2, pc + 4)]);
    }
    expect(stores).toEqual([
      [51, 0],
      [51, 50],
      [0, 100],
    ]);
  });
});
