/** Reads, writes, successors and liveness of instructions. */
import { expect, test } from "vitest";
import {
  isCall,
  LiveRegisters,
  reads,
  registersOf,
  successors,
  writes,
  writesRegister,
  writesTo,
} from "../../dist/runtime/bytecode/effects.js";
import { opInfo } from "../../dist/runtime/bytecode/opcodes.js";
import { assemble, at, block, local, loop, opcode, pending } from "./assemble.js";

const rows: [code: string, reads: number[], writes: number[], successors: number[]][] = [
  ["MOVE 1 0", [0], [1], [4]],
  ["LOAD_K 1 k0", [], [1], [4]],
  ["LOAD_NIL 2 5", [], [2, 3, 4, 5], [4]],
  ["LOAD_BOOL 1 1", [], [1], [4]],
  ["GET_UPVALUE 1 0", [], [1], [4]],
  ["LOAD_UPVALUE 1 0", [], [1], [4]],
  ["SET_UPVALUE 0 3", [3], [], [4]],
  ["SET_UPVALUE 0 k0", [], [], [4]],
  ["NEW_CELL 2", [2], [2], [4]],
  ["GET_CELL 1 2", [2], [1], [4]],
  ["SET_CELL 2 1", [2, 1], [], [4]],
  ["GET_GLOBAL 1 k0", [], [1], [4]],
  ["SET_GLOBAL k0 1", [1], [], [4]],
  ["GET_FIELD 1 2 k0", [2], [1], [4]],
  ["GET_INDEX 1 2 3", [2, 3], [1], [4]],
  ["GET_INDEX 1 2 k0", [2], [1], [4]],
  ["SET_FIELD 1 k0 2", [1, 2], [], [4]],
  ["SET_INDEX 1 2 3", [1, 2, 3], [], [4]],
  ["NEW_TABLE 1 5 5", [], [1], [4]],
  ["SET_LIST 1 3 0", [1, 2, 3], [], [4]],
  ["SELF 3 1 k0", [1], [3, 4], [4]],
  ["ADD 0 1 k0", [1], [0], [4]],
  ["CONCAT 0 1 2", [1, 2], [0], [4]],
  ["NOT 0 1", [1], [0], [4]],
  ["JUMP @3", [], [], [8]],
  ["LOOP @1", [], [], [0]],
  ["JUMP_IF 1 @3", [1], [], [4, 8]],
  ["JUMP_LT 1 k0 @3", [1], [], [4, 8]],
  ["CALL 2 3 1", [2, 3, 4], [], [4]],
  ["CALL 2 1 4", [2], [2, 3, 4], [4]],
  ["CALL 2 1 0", [2], [], [4]],
  ["TAIL_CALL 2 2", [2, 3], [], []],
  ["RETURN 2 1", [], [], []],
  ["RETURN 2 3", [2, 3], [], []],
  ["VARARG 2 1", [], [], [4]],
  ["VARARG 2 3", [], [2, 3], [4]],
  ["ARG_TABLE 0", [], [0], [4]],
  ["FOR_PREP 1 @3", [1, 2, 3], [1, 2, 3, 4], [4, 8]],
  ["FOR_LOOP 1 @1", [1, 2, 3], [1, 4], [4, 0]],
  ["ADOPT 1", [1, 2], [], [4]],
  ["TFOR_CALL 1 @3 2", [1, 2, 3, 4], [3, 4, 5, 6], [4, 8]],
];

test.each(rows)("%s", (code, read, written, following) => {
  const proto = assemble(code, {
    constants: ["name"],
    upvalues: [{ name: "u", fromRegister: true, index: 0, cell: true }],
  });
  expect(reads(proto, 0)).toEqual(read);
  expect(writes(proto, 0)).toEqual(written);
  for (let register = 0; register < 8; register++)
    expect(writesRegister(proto, 0, register)).toBe(written.includes(register));
  expect(successors(proto, 0)).toEqual(following);
});

test("every opcode that works on registers is described", () => {
  const described = new Set(rows.map(([code]) => code.split(" ")[0]));
  const likeOthers = new Set(["SUB", "MUL", "DIV", "MOD", "POW", "UNM", "LEN", "JUMP_IF_NOT", "MAKE_CLOSURE"]);
  for (const { name } of Object.values(opInfo)) {
    if (!likeOthers.has(name) && !/^JUMP_(EQ|NE|NOT_LT|LE|NOT_LE)$/.test(name)) expect(described).toContain(name);
  }
});

test("an open consumer reads the registers below the open values", () => {
  const rest: [string, number[]][] = [
    ["CALL 1 0 1", [1, 2]],
    ["TAIL_CALL 1 0", [1, 2]],
    ["RETURN 1 0", [1, 2]],
    ["SET_LIST 1 0 0", [1, 2]],
  ];
  for (const [consumer, expected] of rest) expect(reads(assemble(`VARARG 3 0\n${consumer}`), 4)).toEqual(expected);
});

test("a closure reads what it captures from registers, but not itself", () => {
  const nested = assemble("RETURN 0 1", {
    upvalues: [
      { name: "cell", fromRegister: true, index: 2, cell: true },
      { name: "outer", fromRegister: false, index: 3, cell: true },
      { name: "itself", fromRegister: true, index: 5, cell: false },
      { name: "value", fromRegister: true, index: 4, cell: false },
    ],
  });
  const proto = assemble("MAKE_CLOSURE 5 0", { protos: [nested] });
  expect(reads(proto, 0)).toEqual([2, 4]);
  expect(writes(proto, 0)).toEqual([5]);
});

test("loop variables are written only when an iteration begins", () => {
  expect(writesTo(assemble("FOR_PREP 0 @3"), 0, 4)).toEqual([0, 1, 2, 3]);
  expect(writesTo(assemble("FOR_PREP 0 @3"), 0, 8)).toEqual([0, 1, 2]);
  expect(writesTo(assemble("FOR_LOOP 0 @1"), 0, 0)).toEqual([0, 3]);
  expect(writesTo(assemble("FOR_LOOP 0 @1"), 0, 4)).toEqual([]);
  expect(writesTo(assemble("TFOR_CALL 0 @3 2"), 0, 8)).toEqual([]);
});

test("calls", () => {
  expect([isCall(opcode("CALL")), isCall(opcode("GET_FIELD"))]).toEqual([true, false]);
});

/** Live registers before each instruction. */
function liveness(...source: Parameters<typeof assemble>): number[][] {
  const proto = assemble(...source);
  const live = LiveRegisters.of(proto);
  return Array.from({ length: proto.code.length / 4 }, (_, index) => registersOf(live.at(index * 4)));
}

test("liveness of straight code", () => {
  expect(liveness("LOAD_K 1 k0\nADD 2 0 1\nMOVE 0 2\nRETURN 0 2", { constants: [1] })).toEqual([[0], [0, 1], [2], [0]]);
});

test("liveness of branches", () => {
  const code = "JUMP_IF 0 @4\nMOVE 3 1\nJUMP @5\nMOVE 3 2\nRETURN 3 2";
  expect(liveness(code, { regions: [block(1, 5), block(1, 4)] })).toEqual([[0, 1, 2], [1], [3], [2], [3]]);
});

test("liveness around loops, through several levels", () => {
  const code = "JUMP_IF 0 @6\nJUMP_IF 1 @5\nMOVE 2 3\nLOOP @2\nLOOP @1\nRETURN 2 2";
  const all = [0, 1, 2, 3];
  expect(liveness(code, { regions: [loop(1, 6), loop(2, 5)] })).toEqual([all, all, [0, 1, 3], all, all, [2]]);
});

test("liveness of a numeric loop", () => {
  const code = "FOR_PREP 0 @4\nMOVE 5 3\nFOR_LOOP 0 @2\nRETURN 5 2";
  expect(liveness(code, { regions: [block(1, 4), loop(2, 4)] })).toEqual([
    [0, 1, 2, 5],
    [0, 1, 2, 3],
    [0, 1, 2, 5],
    [5],
  ]);
});

test("liveness of a generic loop", () => {
  const code = "TFOR_CALL 0 @4 2\nMOVE 6 5\nLOOP @1\nRETURN 6 2";
  expect(liveness(code, { regions: [loop(1, 4)] })).toEqual([[0, 1, 2, 3, 6], [0, 1, 2, 3, 5], [0, 1, 2, 3, 6], [6]]);
});

test("open values overwrite what is above", () => {
  expect(liveness("VARARG 2 0\nRETURN 1 0", { isVararg: true })).toEqual([[1], [1]]);
  expect(liveness("CALL 2 1 0\nCALL 1 0 2\nADD 0 0 3\nRETURN 0 2")).toEqual([[0, 1, 2], [0, 1, 3], [0, 3], [0]]);
});

test("pending handlers are live", () => {
  const code = "MAKE_CLOSURE 7 0\nLOAD_K 0 k0\nMOVE 1 0\nRETURN 1 1";
  const proto = assemble(code, {
    constants: [1],
    protos: [assemble("RETURN 0 1")],
    regions: [pending(2, 4, 7)],
    hasDefer: true,
  });
  const live = LiveRegisters.of(proto);
  expect([1, 2, 3, 4].map((number) => registersOf(live.at(at(number))).includes(7))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("a function without registers, and one with many", () => {
  expect(liveness("RETURN 0 1", { registers: 0 })).toEqual([[]]);
  expect(liveness("MOVE 31 0\nMOVE 32 31\nRETURN 32 169", { registers: 200 })[0]).toEqual([
    0,
    ...Array.from({ length: 167 }, (_, i) => i + 33),
  ]);
});

test("variables are live where their scope starts", () => {
  const locals = [local("x", 0, 3, 4), local("y", 1, 3, 4)];
  expect(liveness("LOAD_K 0 k0\nLOAD_K 1 k0\nRETURN 1 2", { constants: [1], locals })).toEqual([[], [0], [0, 1]]);
});

test("liveness of a big function takes little time", () => {
  const count = 20_000;
  const code = `${"ADD 200 100 201\n".repeat(count)}LOOP @1\nRETURN 0 1`;
  const proto = assemble(code, { registers: 250, regions: [loop(1, count + 2)], locals: [local("x", 0, 1, 2)] });
  const start = performance.now();
  expect(registersOf(LiveRegisters.of(proto).at(0))).toEqual([0, 100, 201]);
  expect(performance.now() - start).toBeLessThan(1000);
});
