/** Names of what registers hold: rows that Lua 5.1's own messages confirm. */
import { expect, test } from "vitest";
import { activeLocals, callName, localName, variableName } from "../../dist/runtime/bytecode/names.js";
import type { Proto } from "../../dist/runtime/bytecode/proto.js";
import { compile } from "../../dist/src/compiler/compile.js";
import { assemble, at, block, local, loop, opcode } from "./assemble.js";

const upvalues = [{ name: "up", fromRegister: true, index: 0, cell: true }];
const constants = ["x", "y", 1];

/** The name of the value in register 5 at the last instruction. */
const rows: [what: string, code: string, expected: string | undefined, fields?: Partial<Proto>][] = [
  ["a global", "GET_GLOBAL 5 k0\nRETURN 5 2", "global x"],
  ["a field", "GET_FIELD 5 0 k1\nRETURN 5 2", "field y"],
  ["a field with a constant key", "GET_INDEX 5 0 k1\nRETURN 5 2", "field y"],
  ["a field with a number as key", "GET_INDEX 5 0 k2\nRETURN 5 2", "field ?"],
  ["a field with a variable key", "GET_INDEX 5 0 1\nRETURN 5 2", "field ?"],
  ["an upvalue", "GET_UPVALUE 5 0\nRETURN 5 2", "upvalue up"],
  ["an upvalue by value", "LOAD_UPVALUE 5 0\nRETURN 5 2", "upvalue up"],
  ["a method", "SELF 5 0 k0\nRETURN 5 2", "method x"],
  ["the receiver of a method", "SELF 4 0 k0\nRETURN 5 2", undefined],
  ["a local", "RETURN 5 2", "local a", { locals: [local("a", 5, 1, 2)] }],
  ["a local that is not yet visible", "GET_GLOBAL 5 k0\nRETURN 5 2", "global x", { locals: [local("a", 5, 3, 4)] }],
  ["a copy of a local", "MOVE 5 1\nRETURN 5 2", "local a", { locals: [local("a", 1, 1, 3)] }],
  ["a copy of a copy", "GET_FIELD 3 0 k0\nMOVE 4 3\nMOVE 5 4\nRETURN 5 2", "field x"],
  ["a copy from above", "MOVE 5 6\nRETURN 5 2", undefined, { locals: [local("a", 6, 1, 3)] }],
  ["a local in a cell", "GET_CELL 5 1\nRETURN 5 2", "local a", { locals: [local("a", 1, 1, 3, true)] }],
  ["a constant", "LOAD_K 5 k0\nRETURN 5 2", undefined],
  ["nil", "LOAD_NIL 4 6\nRETURN 5 2", undefined],
  ["the result of a call", "GET_GLOBAL 5 k0\nCALL 5 1 2\nRETURN 5 2", undefined],
  ["what a call further down may have overwritten", "GET_GLOBAL 5 k0\nCALL 3 1 1\nRETURN 5 2", undefined],
  ["open values", "GET_GLOBAL 5 k0\nVARARG 3 0\nRETURN 5 2", undefined],
  ["a sum", "GET_GLOBAL 5 k0\nADD 5 5 5\nRETURN 5 2", undefined],
  ["an earlier value", "GET_GLOBAL 5 k0\nGET_GLOBAL 6 k1\nRETURN 5 2", "global x"],
  ["nothing", "RETURN 5 2", undefined],
  // `(a or b)()`: the result of `or` has no name.
  [
    "a result of `or`",
    "GET_GLOBAL 5 k0\nJUMP_IF 5 @4\nGET_GLOBAL 5 k1\nRETURN 5 2",
    undefined,
    { regions: [block(1, 4)] },
  ],
  // `(c and g.x or g.y)()`: forward jumps are taken, so that the last alternative is named.
  [
    "the last of several alternatives",
    "GET_GLOBAL 5 k0\nJUMP_IF_NOT 5 @6\nGET_GLOBAL 5 k0\nGET_FIELD 5 5 k0\nJUMP_IF 5 @7\nGET_FIELD 5 4 k1\nRETURN 5 2",
    "field y",
    { regions: [block(1, 7), block(1, 6)] },
  ],
  // Inside of a loop its exit is not taken.
  ["a value in a loop", "JUMP_IF 0 @5\nGET_GLOBAL 5 k0\nMOVE 6 5\nLOOP @1", "global x", { regions: [loop(1, 5)] }],
  ["a value before a loop", "GET_GLOBAL 5 k0\nFOR_PREP 0 @5\nGET_GLOBAL 5 k1\nFOR_LOOP 0 @3\nRETURN 5 2", "global x"],
];

const shown = (name: ReturnType<typeof variableName>): string | undefined => name && `${name.kind} ${name.name}`;

test.each(rows)("%s", (what, code, expected, fields) => {
  const proto = assemble(code, { constants, upvalues, ...fields });
  const pc = what === "a value in a loop" ? at(3) : proto.code.length - 4;
  expect(shown(variableName(proto, pc, 5))).toBe(expected);
});

test("the name of what is called", () => {
  const proto = assemble("GET_GLOBAL 5 k0\nCALL 5 1 1\nGET_UPVALUE 5 0\nTAIL_CALL 5 1", { constants, upvalues });
  expect(callName(proto, at(1))).toBeUndefined();
  expect(shown(callName(proto, at(2)))).toBe("global x");
  expect(shown(callName(proto, at(4)))).toBe("upvalue up");
  const iteration = assemble("TFOR_CALL 0 @3 1\nLOOP @1\nRETURN 0 1", { locals: [local("(for generator)", 0, 1, 3)] });
  expect(shown(callName(iteration, 0))).toBe("local (for generator)");
});

test("the locals at a pc, in order", () => {
  const locals = [local("a", 0, 1, 5), local("b", 1, 2, 3), local("c", 1, 4, 5)];
  const proto = assemble("MOVE 0 1\n".repeat(4), { locals });
  expect(
    [1, 2, 3, 4, 5].map((number) =>
      activeLocals(proto, at(number))
        .map(({ name }) => name)
        .join(),
    ),
  ).toEqual(["a", "a,b", "a", "a,c", ""]);
  expect([localName(proto, 1, at(2)), localName(proto, 1, at(3)), localName(proto, 1, at(4))]).toEqual([
    "b",
    undefined,
    "c",
  ]);
});

/** What Lua 5.1 calls the operand of the last instruction of a kind in the main function. */
const compiled: [source: string, instruction: string, operand: number, expected: string | undefined][] = [
  ["(a or b)()", "CALL", 0, undefined],
  ["local a, b; (a or b)()", "CALL", 0, undefined],
  ["local a, b; (a and b)()", "CALL", 0, undefined],
  ["(c and g.x or g.y)()", "CALL", 0, "field y"],
  ["local t, k = {}, 'x'; t[k]()", "CALL", 0, "field ?"],
  ["local t = {} t[1]()", "CALL", 0, "field ?"],
  ["local t = {} t.x.y = 1", "SET_FIELD", 0, "field x"],
  ["local t = {} t.x:y()", "SELF", 1, "field x"],
  ["local t = {} t:y()", "CALL", 0, "method y"],
  ["local f; local function g() f = nil end; f()", "CALL", 0, "local f"],
  ["local a = 'x' local b = a + 1", "ADD", 1, "local a"],
  ["local a = {} local b = -a", "UNM", 1, "local a"],
  ["local a = {} local b = 'x' .. a.q .. 'y'", "CONCAT", 2, undefined],
  ["local a = {} local b = 'x' .. a.q", "CONCAT", 2, "field q"],
  ["x = 1; x.y.z = 1", "GET_FIELD", 1, "global x"],
  ["return (function() end)()()", "TAIL_CALL", 0, undefined],
  ["local t = {}; return #t.x", "LEN", 1, "field x"],
  ["return ('x')()", "TAIL_CALL", 0, undefined],
  ["for x in y do end", "TFOR_CALL", 0, "local (for generator)"],
  ["local a; if x then a = y.z else a = q end; a()", "CALL", 0, "local a"],
  ["if x then f() end; while y do g(h.i) end; j()", "CALL", 0, "global j"],
  ["if f.x then g() else h() end", "CALL", 0, "global h"],
  ["local t = {}; (t.a or t.b or t.c).x = 1", "SET_FIELD", 0, undefined],
  ["local a, t = {}, {}; t.x = (a or t) + 1", "ADD", 1, undefined],
  ["local a; local b = not a; b()", "CALL", 0, "local b"],
  ["local a = {}; a.b.c(a.d)", "CALL", 0, "field c"],
];

test.each(compiled)("%s", (source, instruction, operand, expected) => {
  const proto = compile(source, "=test");
  const pc = lastOf(proto, opcode(instruction));
  expect(shown(variableName(proto, pc, proto.code[pc + 1 + operand]))).toBe(expected);
});

function lastOf(proto: Proto, op: number): number {
  for (let pc = proto.code.length - 4; pc >= 0; pc -= 4) if (proto.code[pc] === op) return pc;
  throw new Error("no such instruction");
}
