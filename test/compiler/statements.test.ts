/** What statements become: assignment, control flow, loops, functions. */
import { describe, expect, test } from "vitest";
import { code, text } from "./code.js";

const rows = [
  [
    "missing and extra values",
    `local a, b = 1
      local c = 2, f()
      local d, e = f()`,
    `
      LOAD_K r0 1
      LOAD_NIL r1 1
      LOAD_K r2 2
      GET_GLOBAL r3 "f"
      CALL r3 1 1
      GET_GLOBAL r3 "f"
      CALL r3 1 3
      RETURN r0 1
    `,
  ],
  [
    "multiple assignment evaluates everything and stores from the right",
    `local a, b
      a, b = b, a`,
    `
      LOAD_NIL r0 1
      MOVE r2 r1
      MOVE r1 r0
      MOVE r0 r2
      RETURN r0 1
    `,
  ],
  [
    "a local that a target to the left uses is copied",
    `local t, i
      t[i], i, t = 1, 2, 3`,
    `
      LOAD_NIL r0 1
      MOVE r2 r1
      MOVE r3 r0
      LOAD_K r4 1
      LOAD_K r5 2
      LOAD_K r0 3
      MOVE r1 r5
      SET_INDEX r3 r2 r4
      RETURN r0 1
    `,
  ],
  [
    "assignment of one call to many",
    "a, b.c = f()",
    `
      GET_GLOBAL r0 "b"
      GET_GLOBAL r1 "f"
      CALL r1 1 3
      SET_FIELD r0 "c" r2
      SET_GLOBAL "a" r1
      RETURN r0 1
    `,
  ],
  [
    "if",
    `local a
      if a then f() end`,
    `
      LOAD_NIL r0 0
      block a {
        JUMP_IF_NOT r0 a.end
        GET_GLOBAL r1 "f"
        CALL r1 1 1
      }
      RETURN r0 1
    `,
  ],
  [
    "if else",
    `local a
      if a == 1 then f() elseif a ~= 2 then g() else h() end`,
    `
      LOAD_NIL r0 0
      block a {
        block b {
          JUMP_NE r0 1 b.end
          GET_GLOBAL r1 "f"
          CALL r1 1 1
          JUMP a.end
        }
        block c {
          JUMP_EQ r0 2 c.end
          GET_GLOBAL r1 "g"
          CALL r1 1 1
          JUMP a.end
        }
        GET_GLOBAL r1 "h"
        CALL r1 1 1
      }
      RETURN r0 1
    `,
  ],
  [
    "and, or, not as conditions",
    `local a, b, c
      if a and (b or not c) then f() end`,
    `
      LOAD_NIL r0 2
      block a {
        JUMP_IF_NOT r0 a.end
        block b {
          JUMP_IF r1 b.end
          JUMP_IF r2 a.end
        }
        GET_GLOBAL r3 "f"
        CALL r3 1 1
      }
      RETURN r0 1
    `,
  ],
  [
    "constant conditions",
    "while true do f() end",
    `
      loop a {
        GET_GLOBAL r0 "f"
        CALL r0 1 1
        LOOP a.start
      }
      RETURN r0 1
    `,
  ],
  [
    "while with break and continue",
    `local a
      while a do
        if f() then break end
        if g() then continue end
        h()
      end`,
    `
      LOAD_NIL r0 0
      loop a {
        JUMP_IF_NOT r0 a.end
        block b {
          GET_GLOBAL r1 "f"
          CALL r1 1 2
          JUMP_IF r1 a.end
          GET_GLOBAL r1 "g"
          CALL r1 1 2
          JUMP_IF r1 b.end
          GET_GLOBAL r1 "h"
          CALL r1 1 1
        }
        LOOP a.start
      }
      RETURN r0 1
    `,
  ],
  [
    "a jump with something before it is not the condition's",
    `while f() do
        if g() then h() break end
      end`,
    `
      loop a {
        GET_GLOBAL r0 "f"
        CALL r0 1 2
        JUMP_IF_NOT r0 a.end
        block b {
          GET_GLOBAL r0 "g"
          CALL r0 1 2
          JUMP_IF_NOT r0 b.end
          GET_GLOBAL r0 "h"
          CALL r0 1 1
          JUMP a.end
        }
        LOOP a.start
      }
      RETURN r0 1
    `,
  ],
  [
    "repeat sees the locals of its body",
    "repeat local a = f() until a > 1",
    `
      loop a {
        GET_GLOBAL r0 "f"
        CALL r0 1 2
        JUMP_LT 1 r0 a.end
        LOOP a.start
      }
      RETURN r0 1
    `,
  ],
  [
    "continue in repeat goes to the condition",
    "repeat if f() then continue end g() until h()",
    `
      loop a {
        block b {
          GET_GLOBAL r0 "f"
          CALL r0 1 2
          JUMP_IF r0 b.end
          GET_GLOBAL r0 "g"
          CALL r0 1 1
        }
        GET_GLOBAL r0 "h"
        CALL r0 1 2
        JUMP_IF r0 a.end
        LOOP a.start
      }
      RETURN r0 1
    `,
  ],
  [
    "numeric for",
    "for i = 1, 10, 2 do f(i) end",
    `
      LOAD_K r0 1
      LOAD_K r1 10
      LOAD_K r2 2
      block a {
        FOR_PREP r0 a.end
        loop b {
          GET_GLOBAL r4 "f"
          MOVE r5 r3
          CALL r4 2 1
          FOR_LOOP r0 b.start
        }
      }
      RETURN r0 1
    `,
  ],
  [
    "numeric for with break and continue",
    "for i = 1, 10 do if i == 2 then continue end if i == 3 then break end f() end",
    `
      LOAD_K r0 1
      LOAD_K r1 10
      LOAD_K r2 1
      block a {
        FOR_PREP r0 a.end
        loop b {
          block c {
            JUMP_EQ r3 2 c.end
            JUMP_EQ r3 3 b.end
            GET_GLOBAL r4 "f"
            CALL r4 1 1
          }
          FOR_LOOP r0 b.start
        }
      }
      RETURN r0 1
    `,
  ],
  [
    "generic for",
    "for k, v in pairs(t) do f(k) end",
    `
      GET_GLOBAL r0 "pairs"
      GET_GLOBAL r1 "t"
      CALL r0 2 4
      LOAD_NIL r3 3
      loop a {
        TFOR_CALL r0 a.end 2
        GET_GLOBAL r6 "f"
        MOVE r7 r4
        CALL r6 2 1
        LOOP a.start
      }
      RETURN r0 1
    `,
  ],
  [
    "return",
    "do return end",
    `
      RETURN r0 1
      RETURN r0 1
    `,
  ],
  [
    "return of many",
    `local a
      if a then return a end
      if f() then return a, f() end
      return ...`,
    `
      LOAD_NIL r0 0
      block a {
        JUMP_IF_NOT r0 a.end
        RETURN r0 2
      }
      block b {
        GET_GLOBAL r1 "f"
        CALL r1 1 2
        JUMP_IF_NOT r1 b.end
        MOVE r1 r0
        GET_GLOBAL r2 "f"
        CALL r2 1 0
        RETURN r1 0
      }
      VARARG r1 0
      RETURN r1 0
      RETURN r0 1
    `,
  ],
  [
    "tail calls",
    `local o
      if o then return f(1) end
      return o:m(...)`,
    `
      LOAD_NIL r0 0
      block a {
        JUMP_IF_NOT r0 a.end
        GET_GLOBAL r1 "f"
        LOAD_K r2 1
        TAIL_CALL r1 2
      }
      SELF r1 r0 "m"
      VARARG r3 0
      TAIL_CALL r1 0
      RETURN r0 1
    `,
  ],
  [
    "a call in parentheses is no tail call",
    "return (f())",
    `
      GET_GLOBAL r0 "f"
      CALL r0 1 2
      RETURN r0 2
      RETURN r0 1
    `,
  ],
  [
    "functions",
    `function f(a) return a end
      function t.a.b() end
      function t:m(x) return self, x end`,
    `
      MAKE_CLOSURE r0 p0
      SET_GLOBAL "f" r0
      GET_GLOBAL r0 "t"
      GET_FIELD r0 r0 "a"
      MAKE_CLOSURE r1 p1
      SET_FIELD r0 "b" r1
      GET_GLOBAL r0 "t"
      MAKE_CLOSURE r1 p2
      SET_FIELD r0 "m" r1
      RETURN r0 1
      function 1
      RETURN r0 2
      RETURN r0 1
      function 2
      RETURN r0 1
      function 3
      MOVE r2 r0
      MOVE r3 r1
      RETURN r2 3
      RETURN r0 1
    `,
  ],
  [
    "arg of a function that never uses `...`",
    `local function f(...) return arg end
      local function g(...) return ..., arg end`,
    `
      MAKE_CLOSURE r0 p0
      MAKE_CLOSURE r1 p1
      RETURN r0 1
      function 1
      ARG_TABLE r0
      RETURN r0 2
      RETURN r0 1
      function 2
      LOAD_NIL r0 0
      VARARG r1 2
      MOVE r2 r0
      RETURN r1 3
      RETURN r0 1
    `,
  ],
] as const;

describe("Statements", () => {
  for (const [name, source, golden] of rows) {
    test(name, () => expect(code(source)).toBe(text(golden)));
  }
});
