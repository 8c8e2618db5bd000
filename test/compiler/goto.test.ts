/** `goto` as jumps to the ends of blocks and the starts of loops. */
import { describe, expect, test } from "vitest";
import { code, text } from "./code.js";

const rows = [
  [
    "ahead",
    `if f() then goto done end
      g()
      ::done::`,
    `
      block a {
        GET_GLOBAL r0 "f"
        CALL r0 1 2
        JUMP_IF r0 a.end
        GET_GLOBAL r0 "g"
        CALL r0 1 1
      }
      RETURN r0 1
    `,
  ],
  [
    "ahead out of loops",
    `while f() do for i = 1, 2 do if g() then goto out end end end
      ::out:: h()`,
    `
      block a {
        loop b {
          GET_GLOBAL r0 "f"
          CALL r0 1 2
          JUMP_IF_NOT r0 b.end
          LOAD_K r0 1
          LOAD_K r1 2
          LOAD_K r2 1
          block c {
            FOR_PREP r0 c.end
            loop d {
              GET_GLOBAL r4 "g"
              CALL r4 1 2
              JUMP_IF r4 b.end
              FOR_LOOP r0 d.start
            }
          }
          LOOP b.start
        }
      }
      GET_GLOBAL r0 "h"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "continue",
    `for i = 1, 2 do
        if f(i) then goto next end
        g()
        ::next::
      end`,
    `
      LOAD_K r0 1
      LOAD_K r1 2
      LOAD_K r2 1
      block a {
        FOR_PREP r0 a.end
        loop b {
          block c {
            GET_GLOBAL r4 "f"
            MOVE r5 r3
            CALL r4 2 2
            JUMP_IF r4 c.end
            GET_GLOBAL r4 "g"
            CALL r4 1 1
          }
          FOR_LOOP r0 b.start
        }
      }
      RETURN r0 1
    `,
  ],
  [
    "back",
    `::top::
      f()
      if g() then goto top end
      h()`,
    `
      loop a {
        GET_GLOBAL r0 "f"
        CALL r0 1 1
        block b {
          GET_GLOBAL r0 "g"
          CALL r0 1 2
          JUMP_IF_NOT r0 b.end
          LOOP a.start
        }
      }
      GET_GLOBAL r0 "h"
      CALL r0 1 1
      RETURN r0 1
    `,
  ],
  [
    "ahead and back to the same label",
    `if f() then goto a end
      g()
      ::a::
      if h() then goto a end`,
    `
      block a {
        GET_GLOBAL r0 "f"
        CALL r0 1 2
        JUMP_IF r0 a.end
        GET_GLOBAL r0 "g"
        CALL r0 1 1
      }
      loop b {
        block c {
          GET_GLOBAL r0 "h"
          CALL r0 1 2
          JUMP_IF_NOT r0 c.end
          LOOP b.start
        }
      }
      RETURN r0 1
    `,
  ],
  [
    "blocks that would cross are widened",
    `if f() then goto a end
      if g() then goto b end
      h()
      ::a::
      h()
      ::b::`,
    `
      block a {
        block b {
          GET_GLOBAL r0 "f"
          CALL r0 1 2
          JUMP_IF r0 b.end
          GET_GLOBAL r0 "g"
          CALL r0 1 2
          JUMP_IF r0 a.end
          GET_GLOBAL r0 "h"
          CALL r0 1 1
        }
        GET_GLOBAL r0 "h"
        CALL r0 1 1
      }
      RETURN r0 1
    `,
  ],
  [
    "loops that would cross are widened",
    `::a:: f()
      ::b:: g()
      if h() then goto a end
      if h() then goto b end`,
    `
      loop a {
        GET_GLOBAL r0 "f"
        CALL r0 1 1
        loop b {
          GET_GLOBAL r0 "g"
          CALL r0 1 1
          block c {
            GET_GLOBAL r0 "h"
            CALL r0 1 2
            JUMP_IF_NOT r0 c.end
            LOOP a.start
          }
          block d {
            GET_GLOBAL r0 "h"
            CALL r0 1 2
            JUMP_IF_NOT r0 d.end
            LOOP b.start
          }
        }
      }
      RETURN r0 1
    `,
  ],
  [
    "a jump into a loop needs a dispatch",
    `goto middle
      ::top::
      f()
      ::middle::
      if g() then goto top end
      h()`,
    `
      LOAD_K r0 0
      loop a {
        block b {
          block c {
            JUMP_EQ r0 1 c.end
            JUMP b.end
          }
          GET_GLOBAL r1 "f"
          CALL r1 1 1
        }
        block d {
          GET_GLOBAL r1 "g"
          CALL r1 1 2
          JUMP_IF_NOT r1 d.end
          LOAD_K r0 1
          LOOP a.start
        }
      }
      GET_GLOBAL r1 "h"
      CALL r1 1 1
      RETURN r0 1
    `,
  ],
  [
    "a loop inside a block",
    `local i = 0
      ::top::
      if f() then goto out end
      goto top
      ::out::`,
    `
      LOAD_K r0 0
      loop a {
        block b {
          GET_GLOBAL r1 "f"
          CALL r1 1 2
          JUMP_IF r1 b.end
          LOOP a.start
        }
      }
      RETURN r0 1
    `,
  ],
] as const;

describe("Goto", () => {
  for (const [name, source, golden] of rows) {
    test(name, () => expect(code(source)).toBe(text(golden)));
  }
});
