/** Listings, compared with the files `*.golden.txt` beside this one. */
import { expect, test } from "vitest";
import { escapeBytes, instructionText, listing } from "../../dist/runtime/bytecode/disassemble.js";
import { compile } from "../../dist/src/compiler/compile.js";
import { assemble } from "./assemble.js";

const program = `local count, name = 0, "a\\0b\\200\\n"
local function each(list, ...)
  for index = 1, #list do
    count = count + index
    if list[index] == nil then break end
  end
  for key, value in pairs(list) do print(key, value, -0.5, ...) end
  return each, { 1, 2, x = true, ... }
end
repeat
  local resource = open(name)
  defer() resource:close() end
  while not resource.ready do resource = resource.next or each end
until each { name } > 10
return each(count)
`;

test("a program", async () => {
  await expect(listing(compile(program, "@program.lua"))).toMatchFileSnapshot("program.golden.txt");
});

test("code alone, of one function", () => {
  expect(listing(compile("print(x, ...) local function f() end", "=stdin"), { tables: false, nested: false })).toBe(
    `main <stdin:0,0> (6 instructions)
0+ parameters, 3 registers, 0 upvalues, 1 local, 2 constants, 1 function
	1	[1]	GET_GLOBAL  	0 k0	; print
	2	[1]	GET_GLOBAL  	1 k1	; x
	3	[1]	VARARG      	2 0
	4	[1]	CALL        	0 0 1
	5	[1]	MAKE_CLOSURE	0 0	; function <stdin:1,1>
	6	[1]	RETURN      	0 1
`,
  );
});

test("an instruction", () => {
  const proto = assemble("JUMP_LT 3 k1 @2\nSET_FIELD 0 k0 k2\nLOAD_K 1 k3", { constants: ["two words", 10, -0, "x"] });
  expect([0, 4, 8].map((pc) => instructionText(proto, pc))).toEqual([
    "1\t[1]\tJUMP_LT     \t3 k1 2\t; 10, to 2",
    '2\t[1]\tSET_FIELD   \t0 k0 k2\t; "two words", -0',
    '3\t[1]\tLOAD_K      \t1 k3\t; "x"',
  ]);
});

test.each([
  ["plain text", "plain text"],
  ['"quoted" \\', '\\"quoted\\" \\\\'],
  ["\n\r\t\0", "\\n\\r\\t\\0"],
  ["\x001", "\\0001"],
  ["\x07\x1b\x7f\xff9", "\\007\\027\\127\\2559"],
])("bytes %j are shown as %j", (bytes, shown) => {
  expect(escapeBytes(bytes)).toBe(shown);
});
