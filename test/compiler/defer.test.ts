/** `defer`: closures in hidden registers, regions where they are pending, calls where blocks are left. */
import { describe, expect, test } from "vitest";
import { code, text } from "./code.js";

const rows = [
  [
    "at the end of a block, latest first",
    `do
        defer() f() end
        defer() g() end
        h()
      end`,
    `
      MAKE_CLOSURE r0 p0
      defer r0 {
        MAKE_CLOSURE r1 p1
        defer r1 {
          GET_GLOBAL r2 "h"
          CALL r2 1 1
          MOVE r2 r1
          LOAD_NIL r1 1
          CALL r2 1 1
          MOVE r2 r0
          LOAD_NIL r0 0
          CALL r2 1 1
        }
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "f"
      CALL r0 1 1
      RETURN r0 1
      function 2, deferred
      GET_GLOBAL r0 "g"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "return evaluates its values first",
    `defer() f() end
      return g(), 1`,
    `
      MAKE_CLOSURE r0 p0
      defer r0 {
        GET_GLOBAL r1 "g"
        CALL r1 1 2
        LOAD_K r2 1
        MOVE r3 r0
        LOAD_NIL r0 0
        CALL r3 1 1
        RETURN r1 3
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "f"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "return of an open list",
    `defer() f() end
      return 1, g()`,
    `
      MAKE_CLOSURE r0 p0
      defer r0 {
        MAKE_CLOSURE r1 p1
        LOAD_K r2 1
        GET_GLOBAL r3 "g"
        CALL r3 1 0
        CALL r1 0 2
        MOVE r2 r0
        LOAD_NIL r0 0
        CALL r2 1 1
        MAKE_CLOSURE r2 p2
        MOVE r3 r2
        MOVE r4 r1
        LOAD_K r5 1
        GET_FIELD r6 r1 "n"
        CALL r2 5 0
        RETURN r2 0
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "f"
      CALL r0 1 1
      RETURN r0 1
      function 2
      ARG_TABLE r0
      RETURN r0 2
      RETURN r0 1
      function 3
      block a {
        block b {
          JUMP_NOT_LT r3 r2 b.end
          RETURN r0 1
        }
        ADD r4 r2 7
        JUMP_NOT_LT r3 r4 a.end
        GET_INDEX r4 r1 r2
        MOVE r5 r0
        MOVE r6 r0
        MOVE r7 r1
        ADD r8 r2 1
        MOVE r9 r3
        CALL r5 5 0
        RETURN r4 0
      }
      GET_INDEX r4 r1 r2
      ADD r5 r2 1
      GET_INDEX r5 r1 r5
      ADD r6 r2 2
      GET_INDEX r6 r1 r6
      ADD r7 r2 3
      GET_INDEX r7 r1 r7
      ADD r8 r2 4
      GET_INDEX r8 r1 r8
      ADD r9 r2 5
      GET_INDEX r9 r1 r9
      ADD r10 r2 6
      GET_INDEX r10 r1 r10
      ADD r11 r2 7
      GET_INDEX r11 r1 r11
      MOVE r12 r0
      MOVE r13 r0
      MOVE r14 r1
      ADD r15 r2 8
      MOVE r16 r3
      CALL r12 5 0
      RETURN r4 0
      RETURN r0 1
    `,
  ],
  [
    "return of `...`",
    `defer() f() end
      return 1, ...`,
    `
      MAKE_CLOSURE r0 p0
      defer r0 {
        LOAD_K r1 1
        MOVE r2 r0
        LOAD_NIL r0 0
        CALL r2 1 1
        VARARG r2 0
        RETURN r1 0
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "f"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "a call is a tail call again when nothing is pending",
    `do defer() end end
      return f()`,
    `
      MAKE_CLOSURE r0 p0
      defer r0 {
        MOVE r1 r0
        LOAD_NIL r0 0
        CALL r1 1 1
      }
      GET_GLOBAL r0 "f"
      TAIL_CALL r0 1
      RETURN r0 1
      function 1, deferred
      RETURN r0 1
    `,
  ],
  [
    "break and continue leave the blocks inside the loop",
    `defer() end
      while f() do
        defer() g() end
        if h() then break end
        do defer() end continue end
      end`,
    `
      MAKE_CLOSURE r0 p0
      defer r0 {
        loop b {
          GET_GLOBAL r1 "f"
          CALL r1 1 2
          JUMP_IF_NOT r1 b.end
          block c {
            MAKE_CLOSURE r1 p1
            defer r1 {
              block e {
                GET_GLOBAL r2 "h"
                CALL r2 1 2
                JUMP_IF_NOT r2 e.end
                MOVE r2 r1
                LOAD_NIL r1 1
                CALL r2 1 1
                JUMP b.end
              }
              MAKE_CLOSURE r2 p2
              defer r2 {
                MOVE r3 r2
                LOAD_NIL r2 2
                CALL r3 1 1
                MOVE r3 r1
                LOAD_NIL r1 1
                CALL r3 1 1
                JUMP c.end
              }
            }
          }
          LOOP b.start
        }
        MOVE r1 r0
        LOAD_NIL r0 0
        CALL r1 1 1
      }
      RETURN r0 1
      function 1, deferred
      RETURN r0 1
      function 2, deferred
      GET_GLOBAL r0 "g"
      CALL r0 1 1
      RETURN r0 1
      function 3, deferred
      RETURN r0 1
    `,
  ],
  [
    "repeat runs handlers after the condition",
    "repeat local a = f() defer() g() end until a",
    `
      loop a {
        LOAD_NIL r0 0
        defer r0 {
          GET_GLOBAL r1 "f"
          CALL r1 1 2
          MAKE_CLOSURE r0 p0
          MOVE r2 r1
          block c {
            JUMP_IF_NOT r0 c.end
            MOVE r3 r0
            LOAD_NIL r0 0
            CALL r3 1 1
          }
          JUMP_IF r2 a.end
        }
        LOOP a.start
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "g"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "goto back leaves the scope of what follows the label",
    `::top::
      defer() f() end
      if g() then goto top end`,
    `
      LOAD_NIL r0 0
      defer r0 {
        loop b {
          MAKE_CLOSURE r0 p0
          block c {
            GET_GLOBAL r1 "g"
            CALL r1 1 2
            JUMP_IF_NOT r1 c.end
            block d {
              JUMP_IF_NOT r0 d.end
              MOVE r1 r0
              LOAD_NIL r0 0
              CALL r1 1 1
            }
            LOOP b.start
          }
        }
        block e {
          JUMP_IF_NOT r0 e.end
          MOVE r1 r0
          LOAD_NIL r0 0
          CALL r1 1 1
        }
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "f"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "goto past a handler to the end of the block",
    `do
        if f() then goto done end
        defer() g() end
        h()
        ::done::
      end`,
    `
      LOAD_NIL r0 0
      defer r0 {
        block b {
          GET_GLOBAL r1 "f"
          CALL r1 1 2
          JUMP_IF r1 b.end
          MAKE_CLOSURE r0 p0
          GET_GLOBAL r1 "h"
          CALL r1 1 1
        }
        block c {
          JUMP_IF_NOT r0 c.end
          MOVE r1 r0
          LOAD_NIL r0 0
          CALL r1 1 1
        }
      }
      RETURN r0 1
      function 1, deferred
      GET_GLOBAL r0 "g"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "arguments are captured by value",
    `local function f(a)
        defer(x, y) g(x, y) end(a, h())
      end`,
    `
      MAKE_CLOSURE r0 p0
      RETURN r0 1
      function 1
      MOVE r2 r0
      GET_GLOBAL r3 "h"
      CALL r3 1 2
      MAKE_CLOSURE r1 p0
      defer r1 {
        MOVE r2 r1
        LOAD_NIL r1 1
        CALL r2 1 1
      }
      RETURN r0 1
      function 2, deferred
      LOAD_UPVALUE r0 u0
      LOAD_UPVALUE r1 u1
      GET_GLOBAL r2 "g"
      MOVE r3 r0
      MOVE r4 r1
      CALL r2 3 1
      RETURN r0 1
    `,
  ],
  [
    "any number of arguments",
    "do defer(...) f(...) end(g()) end",
    `
      MAKE_CLOSURE r1 p0
      GET_GLOBAL r2 "g"
      CALL r2 1 0
      CALL r1 0 2
      MAKE_CLOSURE r0 p1
      defer r0 {
        MOVE r1 r0
        LOAD_NIL r0 0
        CALL r1 1 1
      }
      RETURN r0 1
      function 1
      ARG_TABLE r0
      RETURN r0 2
      RETURN r0 1
      function 2, deferred
      MAKE_CLOSURE r0 p0
      MAKE_CLOSURE r1 p1
      MOVE r2 r0
      MOVE r3 r0
      LOAD_UPVALUE r4 u0
      LOAD_K r5 1
      LOAD_UPVALUE r6 u0
      GET_FIELD r6 r6 "n"
      CALL r2 5 0
      CALL r1 0 1
      RETURN r0 1
      function 3
      block a {
        block b {
          JUMP_NOT_LT r3 r2 b.end
          RETURN r0 1
        }
        ADD r4 r2 7
        JUMP_NOT_LT r3 r4 a.end
        GET_INDEX r4 r1 r2
        MOVE r5 r0
        MOVE r6 r0
        MOVE r7 r1
        ADD r8 r2 1
        MOVE r9 r3
        CALL r5 5 0
        RETURN r4 0
      }
      GET_INDEX r4 r1 r2
      ADD r5 r2 1
      GET_INDEX r5 r1 r5
      ADD r6 r2 2
      GET_INDEX r6 r1 r6
      ADD r7 r2 3
      GET_INDEX r7 r1 r7
      ADD r8 r2 4
      GET_INDEX r8 r1 r8
      ADD r9 r2 5
      GET_INDEX r9 r1 r9
      ADD r10 r2 6
      GET_INDEX r10 r1 r10
      ADD r11 r2 7
      GET_INDEX r11 r1 r11
      MOVE r12 r0
      MOVE r13 r0
      MOVE r14 r1
      ADD r15 r2 8
      MOVE r16 r3
      CALL r12 5 0
      RETURN r4 0
      RETURN r0 1
      function 4, deferred
      LOAD_NIL r0 0
      GET_GLOBAL r1 "f"
      VARARG r2 0
      CALL r1 0 1
      RETURN r0 1
    `,
  ],
] as const;

describe("Defer F2 F9", () => {
  for (const [name, source, golden] of rows) {
    test(name, () => expect(code(source)).toBe(text(golden)));
  }
});
