/** What the verifier accepts, and the rule it names for everything else. */
import { expect, test } from "vitest";
import type { Proto } from "../../dist/runtime/bytecode/proto.js";
import { ArtifactError } from "../../dist/runtime/bytecode/serialize.js";
import { verify } from "../../dist/runtime/bytecode/verify.js";
import { assemble, block, local, loop, pending } from "./assemble.js";

const nothing = assemble("RETURN 0 1");
const asCell = (index: number) => ({ name: "c", fromRegister: true, index, cell: true });
const byValue = (index: number) => ({ name: "v", fromRegister: true, index, cell: false });

const sound: [what: string, code: string, fields?: Partial<Proto>][] = [
  ["no registers", "RETURN 0 1", { registers: 0 }],
  ["no registers, open values", "VARARG 0 0\nRETURN 0 0", { registers: 0, isVararg: true }],
  [
    "a branch",
    "JUMP_IF 0 @4\nLOAD_BOOL 1 1\nJUMP @5\nLOAD_NIL 1 1\nRETURN 1 2",
    { regions: [block(1, 5), block(1, 4)] },
  ],
  ["a loop", "JUMP_IF 0 @3\nLOOP @1\nRETURN 0 1", { regions: [loop(1, 3)] }],
  ["an endless loop at the end", "LOOP @1", { regions: [loop(1, 2)] }],
  [
    "a numeric loop",
    "LOAD_K 0 k0\nLOAD_K 1 k0\nLOAD_K 2 k0\nFOR_PREP 0 @7\nGET_FIELD 4 3 k1\nFOR_LOOP 0 @5\nRETURN 0 1",
    { constants: [1, "x"], regions: [block(1, 7), loop(5, 7)], locals: [local("i", 3, 5, 6)] },
  ],
  [
    "a numeric loop with a fresh cell in each iteration",
    "FOR_PREP 0 @6\nNEW_CELL 3\nMAKE_CLOSURE 4 0\nGET_CELL 4 3\nFOR_LOOP 0 @2\nRETURN 0 1",
    {
      regions: [block(1, 6), loop(2, 6)],
      protos: [assemble("GET_UPVALUE 0 0\nRETURN 0 1", { upvalues: [asCell(3)] })],
      locals: [local("i", 3, 3, 5, true)],
    },
  ],
  ["a generic loop", "TFOR_CALL 0 @5 2\nNEW_CELL 5\nGET_CELL 6 5\nLOOP @1\nRETURN 0 1", { regions: [loop(1, 5)] }],
  ["open calls", "GET_GLOBAL 0 k0\nGET_GLOBAL 1 k0\nCALL 1 1 0\nCALL 0 0 0\nRETURN 0 0", { constants: ["f"] }],
  [
    "a list",
    "NEW_TABLE 0 1 0\nLOAD_NIL 1 1\nSET_LIST 0 2 0\nVARARG 1 0\nSET_LIST 0 0 1\nRETURN 0 2",
    { isVararg: true },
  ],
  ["a cell", "LOAD_NIL 0 0\nNEW_CELL 0\nSET_CELL 0 k0\nGET_CELL 1 0\nRETURN 1 2", { constants: [1] }],
  [
    "a function that captures itself by value, over an old cell",
    "NEW_CELL 0\nMAKE_CLOSURE 0 0\nRETURN 0 2",
    { protos: [assemble("LOAD_UPVALUE 0 0\nRETURN 0 2", { upvalues: [byValue(0)] })] },
  ],
  [
    "upvalues of upvalues",
    "MAKE_CLOSURE 0 0\nRETURN 0 2",
    {
      upvalues: [asCell(0)],
      protos: [
        assemble("GET_UPVALUE 0 0\nSET_UPVALUE 0 0\nRETURN 0 1", { upvalues: [{ ...asCell(0), fromRegister: false }] }),
      ],
    },
  ],
  [
    "a deferred block",
    "MAKE_CLOSURE 0 0\nLOAD_K 1 k0\nRETURN 0 1",
    { protos: [nothing], constants: [1], regions: [pending(2, 3, 0)], hasDefer: true },
  ],
  [
    "a loop with a dispatch, at one of whose labels a register holds a cell",
    "LOAD_K 0 k0\nJUMP_EQ 0 k1 @5\nLOAD_NIL 1 1\nNEW_CELL 1\nGET_CELL 2 1\nLOAD_K 0 k1\nLOOP @2",
    { constants: [0, 1], regions: [loop(2, 8), block(2, 5)] },
  ],
  ["unreachable code may misuse registers", "NEW_CELL 0\nRETURN 0 1\nADD 0 0 0\nRETURN 0 1"],
  ["unreachable jumps", "JUMP_IF 0 @4\nRETURN 0 1\nJUMP @4\nRETURN 0 1", { regions: [block(1, 4)] }],
];

/** Nested prototypes must share the constants of the chunk. */
function shareConstants(proto: Proto): Proto {
  return { ...proto, protos: proto.protos.map((nested) => shareConstants({ ...nested, constants: proto.constants })) };
}

test.each(sound)("sound: %s", (_, code, fields) => {
  expect(() => verify(shareConstants(assemble(code, fields)))).not.toThrow();
});

const unsound: [rule: RegExp, code: string, fields?: Partial<Proto>][] = [
  // The function as a whole.
  [/the code is not whole/, ""],
  [/the code is not whole/, "RETURN 0 1", { code: new Int32Array(7), lines: new Int32Array(2) }],
  [/there is not one line/, "RETURN 0 1", { lines: new Int32Array(2) }],
  [/300 registers are too many/, "RETURN 0 1", { registers: 300 }],
  [/more parameters than registers/, "RETURN 0 1", { parameters: 9 }],
  [/falls off the end/, "MOVE 0 1"],
  [/falls off the end/, "JUMP_IF 0 @1", { regions: [loop(1, 2)] }],
  [/constants of its own/, "RETURN 0 1", { constants: [], protos: [assemble("RETURN 0 1", { constants: [1] })] }],
  // Operands.
  [/no opcode 99/, "RETURN 0 1", { code: Int32Array.of(99, 0, 0, 0) }],
  [/no opcode -1/, "RETURN 0 1", { code: Int32Array.of(-1, 0, 0, 0) }],
  [/A is 8, which is no register.*instruction 1 \(MOVE\)/, "MOVE 8 0\nRETURN 0 1"],
  [/B is -1, which is no register/, "MOVE 0 -1\nRETURN 0 1"],
  [/C is 1, which is no zero/, "MOVE 0 1 1\nRETURN 0 1"],
  [/B is 2, which is no constant/, "LOAD_K 0 k2\nRETURN 0 1", { constants: [1, 2] }],
  [/which is no register or constant/, "ADD 0 1 k2\nRETURN 0 1", { constants: [1, 2] }],
  [/which is no register or constant/, "ADD 0 1 8\nRETURN 0 1"],
  [/which is no string constant/, "GET_GLOBAL 0 k0\nRETURN 0 1", { constants: [1] }],
  [/which is no string constant/, "GET_FIELD 0 0 k1\nRETURN 0 1", { constants: ["x"] }],
  [/which is no upvalue/, "GET_UPVALUE 0 0\nRETURN 0 1"],
  [/which is no nested function/, "MAKE_CLOSURE 0 0\nRETURN 0 1"],
  [/which is no instruction/, "JUMP @3\nRETURN 0 1"],
  [/which is no instruction/, "JUMP 3\nRETURN 0 1"],
  [/which is no count/, "CALL 0 -1 1\nRETURN 0 1"],
  [/range of registers is too long/, "LOAD_NIL 0 8\nRETURN 0 1"],
  [/range of registers is too long/, "CALL 6 3 1\nRETURN 0 1"],
  [/range of registers is too long/, "CALL 6 1 4\nRETURN 0 1"],
  [/range of registers is too long/, "RETURN 7 3"],
  [/range of registers is too long/, "RETURN 8 2"],
  [/range of registers is too long/, "SELF 7 0 k0\nRETURN 0 1", { constants: ["x"] }],
  [/range of registers is too long/, "FOR_PREP 5 @2\nRETURN 0 1", { regions: [block(1, 2)] }],
  [/range of registers is too long/, "TFOR_CALL 2 @2 3\nRETURN 0 1", { regions: [block(1, 2)] }],
  [/range of registers is empty/, "LOAD_NIL 3 2\nRETURN 0 1"],
  [/neither false nor true/, "LOAD_BOOL 0 2\nRETURN 0 1"],
  [/more fields than/, "NEW_TABLE 0 1000000 0\nRETURN 0 1"],
  [/no loop variable/, "TFOR_CALL 0 @2 0\nRETURN 0 1", { regions: [block(1, 2)] }],
  [/not vararg/, "VARARG 0 2\nRETURN 0 1"],
  [/not vararg/, "ARG_TABLE 0\nRETURN 0 1"],
  // Open values.
  [/nothing takes the open values/, "VARARG 0 0\nRETURN 0 1", { isVararg: true }],
  [/nothing takes the open values/, "CALL 0 1 0\nMOVE 1 0\nRETURN 0 0"],
  [/no open values to take/, "RETURN 0 0"],
  [/no open values to take/, "MOVE 0 1\nCALL 0 0 1\nRETURN 0 1"],
  [/start below/, "VARARG 0 0\nCALL 0 0 1\nRETURN 0 1", { isVararg: true }],
  [/start below/, "VARARG 0 0\nRETURN 1 0", { isVararg: true }],
  [
    /goes between open values and their use/,
    "JUMP_IF 0 @3\nVARARG 0 0\nRETURN 0 0",
    { isVararg: true, regions: [block(1, 3)] },
  ],
  // Regions and jumps.
  [/is none/, "RETURN 0 1", { regions: [block(1, 3)] }],
  [/is none/, "RETURN 0 1", { regions: [{ ...block(1, 2), end: 3 }] }],
  [/is none/, "MOVE 0 1\nRETURN 0 1", { regions: [block(2, 1)] }],
  [/out of order/, "MOVE 0 1\nRETURN 0 1", { regions: [block(2, 3), block(1, 2)] }],
  [/leaves the one around it/, "MOVE 0 1\nMOVE 0 1\nRETURN 0 1", { regions: [block(1, 3), block(2, 4)] }],
  [/leaves the one around it/, "MOVE 0 1\nRETURN 0 1", { regions: [block(1, 2), block(1, 3)] }],
  [/a loop region has a register/, "LOOP @1", { regions: [{ ...loop(1, 2), register: 0 }] }],
  [/no register for a deferred block/, "RETURN 0 1", { regions: [pending(1, 2, 8)], hasDefer: true }],
  [/is not marked/, "RETURN 0 1", { regions: [pending(1, 2, 0)] }],
  [/end of a region around it/, "JUMP @2\nRETURN 0 1"],
  [/end of a region around it/, "JUMP @2\nRETURN 0 1", { regions: [pending(1, 2, 0)], hasDefer: true }],
  [/end of a region around it/, "JUMP_IF 0 @3\nMOVE 0 1\nRETURN 0 1", { regions: [block(2, 3)] }],
  [/end of a region around it/, "MOVE 0 1\nJUMP @1\nRETURN 0 1", { regions: [loop(1, 3)] }],
  [/start of a loop around it/, "MOVE 0 1\nLOOP @1", { regions: [block(1, 3)] }],
  [/start of a loop around it/, "MOVE 0 1\nLOOP @1", { regions: [loop(1, 2)] }],
  [/start of a loop around it/, "LOOP @2\nRETURN 0 1", { regions: [loop(1, 3)] }],
  // Debug information.
  [/no place for a local variable/, "RETURN 0 1", { locals: [local("x", 8, 1, 2)] }],
  [/no place for a local variable/, "RETURN 0 1", { locals: [local("x", 0, 1, 3)] }],
  [/register 0 of local x may hold no cell/, "RETURN 0 1", { locals: [local("x", 0, 1, 2, true)] }],
  [/register 0 of local x may hold a cell/, "NEW_CELL 0\nRETURN 0 1", { locals: [local("x", 0, 2, 3)] }],
  [
    /register 3 of local x may hold the state of a loop/,
    "TFOR_CALL 0 @3 1\nLOOP @1\nRETURN 0 1",
    { regions: [loop(1, 3)], locals: [local("x", 3, 2, 3)] },
  ],
  // What registers hold.
  [/register 1 may hold no cell/, "GET_CELL 0 1\nRETURN 0 1"],
  [/register 1 may hold no cell/, "SET_CELL 1 0\nRETURN 0 1"],
  [/register 1 may hold a cell, but is used as a value/, "NEW_CELL 1\nMOVE 0 1\nRETURN 0 1"],
  [/register 1 may hold a cell, but is used as a value/, "NEW_CELL 1\nNEW_CELL 1\nRETURN 0 1"],
  [/register 1 may hold a cell, but is used as a value/, "NEW_CELL 1\nRETURN 1 2"],
  [/register 0 may hold no cell/, "JUMP_IF 1 @3\nNEW_CELL 0\nGET_CELL 1 0\nRETURN 0 1", { regions: [block(1, 3)] }],
  [/register 0 may hold a cell/, "JUMP_IF 1 @3\nNEW_CELL 0\nMOVE 1 0\nRETURN 0 1", { regions: [block(1, 3)] }],
  [/register 0 may hold a cell/, "MOVE 1 0\nNEW_CELL 0\nLOOP @1", { regions: [loop(1, 4)] }],
  [
    /register 0 may hold a cell/,
    "JUMP_IF 2 @6\nJUMP_IF 2 @5\nMOVE 1 0\nLOOP @2\nNEW_CELL 0\nLOOP @1",
    { regions: [loop(1, 7), block(1, 6), loop(2, 5)] },
  ],
  [
    /register 1 may have been overwritten by open values/,
    "VARARG 1 0\nCALL 0 0 1\nMOVE 0 1\nRETURN 0 1",
    { isVararg: true },
  ],
  [/something else than the numbers of the loop/, "FOR_LOOP 0 @1\nRETURN 0 1", { regions: [loop(1, 2)] }],
  [
    /register 1 may hold something else than the numbers of the loop/,
    "FOR_PREP 0 @4\nMOVE 1 4\nFOR_LOOP 0 @2\nRETURN 0 1",
    { regions: [block(1, 4), loop(2, 4)] },
  ],
  [/something else than a new table/, "SET_LIST 0 2 0\nRETURN 0 1"],
  [/may hold the state of a loop/, "TFOR_CALL 0 @3 1\nLOOP @1\nMOVE 0 3\nRETURN 0 1", { regions: [loop(1, 3)] }],
  [
    /register 0 of a deferred block may hold a cell/,
    "NEW_CELL 0\nRETURN 0 1",
    { regions: [pending(2, 3, 0)], hasDefer: true },
  ],
  // Upvalues.
  [/the upvalue is no cell/, "GET_UPVALUE 0 0\nRETURN 0 1", { upvalues: [byValue(0)] }],
  [/the upvalue is no cell/, "SET_UPVALUE 0 0\nRETURN 0 1", { upvalues: [byValue(0)] }],
  [/the upvalue is a cell/, "LOAD_UPVALUE 0 0\nRETURN 0 1", { upvalues: [asCell(0)] }],
  [/upvalue 0 does not exist/, "RETURN 0 1", { protos: [assemble("RETURN 0 1", { upvalues: [byValue(8)] })] }],
  [
    /upvalue 0 does not exist/,
    "RETURN 0 1",
    { protos: [assemble("RETURN 0 1", { upvalues: [{ ...byValue(0), fromRegister: false }] })] },
  ],
  [
    /upvalue 0 is a cell, but not in the enclosing function/,
    "RETURN 0 1",
    { upvalues: [byValue(0)], protos: [assemble("RETURN 0 1", { upvalues: [{ ...asCell(0), fromRegister: false }] })] },
  ],
  [
    /register 0 may hold no cell/,
    "MAKE_CLOSURE 1 0\nRETURN 0 1",
    { protos: [assemble("RETURN 0 1", { upvalues: [asCell(0)] })] },
  ],
  [
    /register 0 may hold a cell/,
    "NEW_CELL 0\nMAKE_CLOSURE 1 0\nRETURN 0 1",
    { protos: [assemble("RETURN 0 1", { upvalues: [byValue(0)] })] },
  ],
];

test.each(unsound)("A10 V20 unsound: %s %j", (rule, code, fields) => {
  const proto = assemble(code, fields);
  const checked = String(rule).includes("constants of its own") ? proto : shareConstants(proto);
  const failure = caught(() => verify(checked));
  expect(failure).toBeInstanceOf(ArtifactError);
  expect((failure as Error).message).toMatch(rule);
});

function caught(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("a message says where", () => {
  const proto = assemble("LOAD_NIL 0 1\nMOVE 8 0\nRETURN 0 1", { source: "@game.lua", lineDefined: 3 });
  expect(() => verify(proto)).toThrow(
    "unsound code: operand A is 8, which is no register (function <game.lua:3>, instruction 2 (MOVE))",
  );
});

test("nested functions are verified, however deep", () => {
  const nest = (innermost: Proto, depth: number): Proto => {
    let proto = innermost;
    for (let level = 0; level < depth; level++)
      proto = assemble("RETURN 0 1", { protos: [proto], constants: innermost.constants });
    return proto;
  };
  expect(() => verify(nest(assemble("RETURN 0 1"), 20_000))).not.toThrow();
  expect(() => verify(nest(assemble("MOVE 9 0\nRETURN 0 1"), 20_000))).toThrow(/no register/);
});

test("a big function is verified in little time", () => {
  const count = 50_000;
  const proto = assemble(`${"ADD 200 100 201\n".repeat(count)}LOOP @1\nRETURN 0 1`, {
    registers: 250,
    regions: [loop(1, count + 2)],
    locals: Array.from({ length: 200 }, (_, index) => local(`x${index}`, index, 1, count)),
  });
  const start = performance.now();
  verify(proto);
  expect(performance.now() - start).toBeLessThan(3000);
});
