/** What expressions become: operands, folding, conditions as values, calls, tables. */
import { describe, expect, test } from "vitest";
import { code, text } from "./code.js";

const rows = [
  [
    "operands are locals and constants in place",
    `local a, b = 1
      local c = a + b * 2`,
    `
      LOAD_K r0 1
      LOAD_NIL r1 1
      MUL r2 r1 2
      ADD r2 r0 r2
      RETURN r0 1
    `,
  ],
  [
    "the left operand takes the register of the result",
    `local a
      local b = a.x + a.y`,
    `
      LOAD_NIL r0 0
      GET_FIELD r1 r0 "x"
      GET_FIELD r2 r0 "y"
      ADD r1 r1 r2
      RETURN r0 1
    `,
  ],
  [
    "a local that is assigned is written directly",
    `local a = 1
      a = a - 1`,
    `
      LOAD_K r0 1
      SUB r0 r0 1
      RETURN r0 1
    `,
  ],
  [
    "globals",
    "x = y",
    `
      GET_GLOBAL r0 "y"
      SET_GLOBAL "x" r0
      RETURN r0 1
    `,
  ],
  [
    "fields and indexes",
    `local t, i
      t.x = t[i]
      t[i] = t['y']
      t[1] = nil`,
    `
      LOAD_NIL r0 1
      GET_INDEX r2 r0 r1
      SET_FIELD r0 "x" r2
      GET_FIELD r2 r0 "y"
      SET_INDEX r0 r1 r2
      SET_INDEX r0 1 nil
      RETURN r0 1
    `,
  ],
  [
    "arithmetic on constants is folded",
    "return 2 ^ 3 * -(1 + 1) % 5",
    `
      LOAD_K r0 4
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "what would be NaN or divides by zero is not folded",
    "return 0 / 0, 1 % 0, -'1'",
    `
      DIV r0 0 0
      MOD r1 1 0
      LOAD_K r2 "1"
      UNM r2 r2
      RETURN r0 4
      RETURN r0 1
    `,
  ],
  [
    "a function has one constant for both zeros, the one it mentions first",
    "return 0, -0",
    `
      LOAD_K r0 0
      LOAD_K r1 0
      RETURN r0 3
      RETURN r0 1
    `,
  ],
  [
    "comparisons are not folded",
    "local a = 1 < 2",
    `
      block a {
        block b {
          JUMP_NOT_LT 1 2 b.end
          LOAD_BOOL r0 1
          JUMP a.end
        }
        LOAD_BOOL r0 0
      }
      RETURN r0 1
    `,
  ],
  [
    "comparisons as values",
    `local a, b
      local c = a > b`,
    `
      LOAD_NIL r0 1
      block a {
        block b {
          JUMP_NOT_LT r1 r0 b.end
          LOAD_BOOL r2 1
          JUMP a.end
        }
        LOAD_BOOL r2 0
      }
      RETURN r0 1
    `,
  ],
  [
    "not",
    `local a, b
      b = not a
      b = not (a == b)
      b = not nil`,
    `
      LOAD_NIL r0 1
      NOT r1 r0
      block a {
        block b {
          JUMP_EQ r0 r1 b.end
          LOAD_BOOL r1 1
          JUMP a.end
        }
        LOAD_BOOL r1 0
      }
      LOAD_BOOL r1 1
      RETURN r0 1
    `,
  ],
  [
    "and, or as values",
    `local a, b
      local c = a and b or 3`,
    `
      LOAD_NIL r0 1
      block a {
        block b {
          JUMP_IF_NOT r0 b.end
          MOVE r2 r1
          JUMP_IF r2 a.end
        }
        LOAD_K r2 3
      }
      RETURN r0 1
    `,
  ],
  [
    "only a value that is needed is loaded",
    `local a, b
      local c = a < b and 1 or 2`,
    `
      LOAD_NIL r0 1
      block a {
        block b {
          JUMP_NOT_LT r0 r1 b.end
          LOAD_K r2 1
          JUMP a.end
        }
        LOAD_K r2 2
      }
      RETURN r0 1
    `,
  ],
  [
    "a default value in place",
    `local a
      a = a or {}`,
    `
      LOAD_NIL r0 0
      block a {
        JUMP_IF r0 a.end
        NEW_TABLE r0 0 0
      }
      RETURN r0 1
    `,
  ],
  [
    "an assigned local is written last, because the right side may read it",
    `local a, b
      a = b and a.x`,
    `
      LOAD_NIL r0 1
      block a {
        MOVE r2 r1
        JUMP_IF_NOT r2 a.end
        GET_FIELD r2 r0 "x"
      }
      MOVE r0 r2
      RETURN r0 1
    `,
  ],
  [
    "constants in and, or",
    `local a
      local b = nil or a
      local c = 1 and a`,
    `
      LOAD_NIL r0 0
      MOVE r1 r0
      MOVE r2 r0
      RETURN r0 1
    `,
  ],
  [
    "concatenation from the right",
    `local a
      local b = a .. 1 .. f() .. 'x'`,
    `
      LOAD_NIL r0 0
      GET_GLOBAL r1 "f"
      CALL r1 1 2
      CONCAT r2 r1 "x"
      CONCAT r2 1 r2
      CONCAT r1 r0 r2
      RETURN r0 1
    `,
  ],
  [
    "setmetatable of what may be a new table, and of anything else",
    `local o = setmetatable({}, o)
      setmetatable(o.x, o)
      return setmetatable(o, o)`,
    `
      GET_GLOBAL r0 "setmetatable"
      NEW_TABLE r1 0 0
      GET_GLOBAL r2 "o"
      ADOPT r0
      CALL r0 3 2
      GET_GLOBAL r1 "setmetatable"
      GET_FIELD r2 r0 "x"
      MOVE r3 r0
      CALL r1 3 1
      GET_GLOBAL r1 "setmetatable"
      MOVE r2 r0
      MOVE r3 r0
      ADOPT r1
      TAIL_CALL r1 3
      RETURN r0 1
    `,
  ],
  [
    "calls",
    "f(1)(2, 3)",
    `
      GET_GLOBAL r0 "f"
      LOAD_K r1 1
      CALL r0 2 2
      LOAD_K r1 2
      LOAD_K r2 3
      CALL r0 3 1
      RETURN r0 1
    `,
  ],
  [
    "open arguments",
    `local a = f(g(), ...)
      return (f(...))`,
    `
      GET_GLOBAL r0 "f"
      GET_GLOBAL r1 "g"
      CALL r1 1 2
      VARARG r2 0
      CALL r0 0 2
      GET_GLOBAL r1 "f"
      VARARG r2 0
      CALL r1 0 2
      RETURN r1 2
      RETURN r0 1
    `,
  ],
  [
    "method calls",
    `local o
      o:m(1, o:n())`,
    `
      LOAD_NIL r0 0
      SELF r1 r0 "m"
      LOAD_K r3 1
      SELF r4 r0 "n"
      CALL r4 2 0
      CALL r1 0 1
      RETURN r0 1
    `,
  ],
  [
    "parentheses cut a list to one value",
    `local a, b = (f())
      local c = (...)`,
    `
      GET_GLOBAL r0 "f"
      CALL r0 1 2
      LOAD_NIL r1 1
      VARARG r2 2
      RETURN r0 1
    `,
  ],
  [
    "tables",
    "local t = {1, 2, x = 3, [4] = 5, f()}",
    `
      NEW_TABLE r0 3 2
      LOAD_K r1 1
      LOAD_K r2 2
      SET_FIELD r0 "x" 3
      SET_INDEX r0 4 5
      GET_GLOBAL r3 "f"
      CALL r3 1 0
      SET_LIST r0 0 0
      RETURN r0 1
    `,
  ],
  [
    "length and negation",
    `local a
      return #a, -a`,
    `
      LOAD_NIL r0 0
      LEN r1 r0
      UNM r2 r0
      RETURN r1 3
      RETURN r0 1
    `,
  ],
  [
    "powers associate to the right",
    "local a, b return a ^ b, a ^ 2 ^ b",
    `
      LOAD_NIL r0 1
      POW r2 r0 r1
      POW r3 2 r1
      POW r3 r0 r3
      RETURN r2 3
      RETURN r0 1
    `,
  ],
  [
    "not less or equal is not greater, for the sake of NaN",
    "local a, b if a <= b then f() end if not (a <= b) then f() end",
    `
      LOAD_NIL r0 1
      block a {
        JUMP_NOT_LE r0 r1 a.end
        GET_GLOBAL r2 "f"
        CALL r2 1 1
      }
      block b {
        JUMP_LE r0 r1 b.end
        GET_GLOBAL r2 "f"
        CALL r2 1 1
      }
      RETURN r0 1
    `,
  ],
] as const;

describe("Expressions", () => {
  for (const [name, source, golden] of rows) {
    test(name, () => expect(code(source)).toBe(text(golden)));
  }
});
