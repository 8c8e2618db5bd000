/** Where captured variables live: by value when they never change, in a cell from birth otherwise. */
import { describe, expect, test } from "vitest";
import { code, text } from "./code.js";

const rows = [
  [
    "captured by value",
    `local a = 1
      return function() return a end`,
    `
      LOAD_K r0 1
      MAKE_CLOSURE r1 p0
      RETURN r1 2
      RETURN r0 1
      function 1
      LOAD_UPVALUE r0 u0
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "captured and reassigned",
    `local a = 1
      a = 2
      return function() a = a + 1 end`,
    `
      LOAD_K r0 1
      NEW_CELL r0
      SET_CELL r0 2
      MAKE_CLOSURE r1 p0
      RETURN r1 2
      RETURN r0 1
      function 1
      GET_UPVALUE r0 u0
      ADD r0 r0 1
      SET_UPVALUE u0 r0
      RETURN r0 1
    `,
  ],
  [
    "a cell without a first value",
    `local a
      local function f() return a end
      a = 1`,
    `
      LOAD_NIL r0 0
      NEW_CELL r0
      MAKE_CLOSURE r1 p0
      SET_CELL r0 1
      RETURN r0 1
      function 1
      GET_UPVALUE r0 u0
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "a local function captures itself by value",
    "local function f() return f end",
    `
      MAKE_CLOSURE r0 p0
      RETURN r0 1
      function 1
      LOAD_UPVALUE r0 u0
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "a local function that is assigned again",
    `local function f() return f end
      f = nil`,
    `
      LOAD_NIL r0 0
      NEW_CELL r0
      MAKE_CLOSURE r1 p0
      SET_CELL r0 r1
      SET_CELL r0 nil
      RETURN r0 1
      function 1
      GET_UPVALUE r0 u0
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "parameters",
    "return function(a, b) b = 1 return function() return a, b end end",
    `
      MAKE_CLOSURE r0 p0
      RETURN r0 2
      RETURN r0 1
      function 1
      NEW_CELL r1
      SET_CELL r1 1
      MAKE_CLOSURE r2 p0
      RETURN r2 2
      RETURN r0 1
      function 2
      LOAD_UPVALUE r0 u0
      GET_UPVALUE r1 u1
      RETURN r0 3
      RETURN r0 1
    `,
  ],
  [
    "loop variables",
    "for i = 1, 2 do f(function() i = i + 1 end) end",
    `
      LOAD_K r0 1
      LOAD_K r1 2
      LOAD_K r2 1
      block a {
        FOR_PREP r0 a.end
        loop b {
          NEW_CELL r3
          GET_GLOBAL r4 "f"
          MAKE_CLOSURE r5 p0
          CALL r4 2 1
          FOR_LOOP r0 b.start
        }
      }
      RETURN r0 1
      function 1
      GET_UPVALUE r0 u0
      ADD r0 r0 1
      SET_UPVALUE u0 r0
      RETURN r0 1
    `,
  ],
  [
    "variables of a generic for",
    "for k, v in f do g(function() v = k end) end",
    `
      GET_GLOBAL r0 "f"
      LOAD_NIL r1 2
      LOAD_NIL r3 3
      loop a {
        TFOR_CALL r0 a.end 2
        NEW_CELL r5
        GET_GLOBAL r6 "g"
        MAKE_CLOSURE r7 p0
        CALL r6 2 1
        LOOP a.start
      }
      RETURN r0 1
      function 1
      LOAD_UPVALUE r0 u1
      SET_UPVALUE u0 r0
      RETURN r0 1
    `,
  ],
  [
    "upvalues of upvalues",
    `local a
      return function() return function() return a end end`,
    `
      LOAD_NIL r0 0
      MAKE_CLOSURE r1 p0
      RETURN r1 2
      RETURN r0 1
      function 1
      MAKE_CLOSURE r0 p0
      RETURN r0 2
      RETURN r0 1
      function 2
      LOAD_UPVALUE r0 u0
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "a cell is read when the operation happens",
    `local a = 1
      local function f() a = 2 end
      return a + f(), a[f()]`,
    `
      LOAD_K r0 1
      NEW_CELL r0
      MAKE_CLOSURE r1 p0
      MOVE r3 r1
      CALL r3 1 2
      GET_CELL r2 r0
      ADD r2 r2 r3
      MOVE r4 r1
      CALL r4 1 2
      GET_CELL r3 r0
      GET_INDEX r3 r3 r4
      RETURN r2 3
      RETURN r0 1
      function 1
      SET_UPVALUE u0 2
      RETURN r0 1
    `,
  ],
  [
    "a cell as part of a target is read when the store happens",
    `local t
      local function f() t = {} end
      t.x = f()
      t.x, t = f(), 1`,
    `
      LOAD_NIL r0 0
      NEW_CELL r0
      MAKE_CLOSURE r1 p0
      MOVE r3 r1
      CALL r3 1 2
      GET_CELL r2 r0
      SET_FIELD r2 "x" r3
      GET_CELL r2 r0
      MOVE r3 r1
      CALL r3 1 2
      SET_CELL r0 1
      SET_FIELD r2 "x" r3
      RETURN r0 1
      function 1
      NEW_TABLE r0 0 0
      SET_UPVALUE u0 r0
      RETURN r0 1
    `,
  ],
] as const;

describe("Closures, with the opcodes of A8", () => {
  for (const [name, source, golden] of rows) {
    test(name, () => expect(code(source)).toBe(text(golden)));
  }
});
