/** Syntax errors: what is wrong, on which line, near which token. */
import { describe, expect, test } from "vitest";
import type { Dialect } from "../../src/syntax/contextual.js";
import { LuaSyntaxError } from "../../src/syntax/errors.js";
import { parse } from "../../src/syntax/parser.js";

type Row = readonly [source: string, expected: string];

const NONE = "no error";

function errorOf(source: string, chunkName = "=t", dialect?: Dialect): string {
  try {
    parse(source, chunkName, dialect);
    return NONE;
  } catch (error) {
    if (error instanceof LuaSyntaxError) return error.message;
    throw error;
  }
}

function rows(list: readonly Row[]): void {
  test.each(list)("%j: %s", (source, expected) => expect(errorOf(source)).toBe(`t:${expected}`));
}

const repeat = (text: string, count: number) => text.repeat(count);
const names = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`).join(", ");

describe("as PUC Lua 5.1 prints them", () => {
  rows([
    ["x =", "1: unexpected symbol near '<eof>'"],
    ["x = 3x", "1: malformed number near '3x'"],
    ["x = 3e", "1: malformed number near '3e'"],
    ["x = 0x", "1: malformed number near '0x'"],
    ["x = 0xg", "1: malformed number near '0xg'"],
    ["x = 1..2", "1: malformed number near '1..2'"],
    ["x = 1LL", "1: malformed number near '1LL'"],
    ["x = 0x1ULL", "1: malformed number near '0x1ULL'"],
    ["x = 1i", "1: malformed number near '1i'"],
    ["x = 0b1", "1: malformed number near '0b1'"],
    ["x = 1_000", "1: malformed number near '1_000'"],
    ['x = "abc', "1: unfinished string near '<eof>'"],
    ['x = "abc\\', "1: unfinished string near '<eof>'"],
    ['x = "a\\nb" "c\\td"', "1: unexpected symbol near '\"c\td\"'"],
    ['x = "\\300"', "1: escape sequence too large near '\"'"],
    ["x = 'a\\999b'", "1: escape sequence too large near ''a'"],
    ["x = [[abc", "1: unfinished long string near '<eof>'"],
    ["x = [==[ ]=] ]]", "1: unfinished long string near '<eof>'"],
    ["x = [==x", "1: invalid long string delimiter near '[=='"],
    ["--[[ never closed", "1: unfinished long comment near '<eof>'"],
    ["x = [[ [[ ]] ]]", "1: nesting of [[...]] is deprecated near '['"],
    ["--[[ [[ ]] ]]", "1: nesting of [[...]] is deprecated near '['"],
    ["x = [=[ [[ ]=] y", "1: '=' expected near '<eof>'"],
    ["x = }", "1: unexpected symbol near '}'"],
    ["return return", "1: unexpected symbol near 'return'"],
    ["f(", "1: unexpected symbol near '<eof>'"],
    ["f(1", "1: ')' expected near '<eof>'"],
    ["f(1,", "1: unexpected symbol near '<eof>'"],
    ["f(1\n", "2: ')' expected (to close '(' at line 1) near '<eof>'"],
    ["f\n(1)", "2: ambiguous syntax (function call x new statement) near '('"],
    ["f()()\n(g)()", "2: ambiguous syntax (function call x new statement) near '('"],
    ["a.1", "1: '=' expected near '.1'"],
    ["a.", "1: '<name>' expected near '<eof>'"],
    ["a:b", "1: function arguments expected near '<eof>'"],
    ["a:b.c()", "1: function arguments expected near '.'"],
    ["a", "1: '=' expected near '<eof>'"],
    ["a.b", "1: '=' expected near '<eof>'"],
    ["a b", "1: '=' expected near 'b'"],
    ["a, b", "1: '=' expected near '<eof>'"],
    ["a, b()", "1: syntax error near '<eof>'"],
    ["a, f() = 1", "1: syntax error near '='"],
    ["(a) = 1", "1: syntax error near '='"],
    ["(a.b) = 1", "1: syntax error near '='"],
    ["f() = 1", "1: unexpected symbol near '='"],
    ["(f())", "1: syntax error near '<eof>'"],
    ["(...)", "1: syntax error near '<eof>'"],
    ["a = = 1", "1: unexpected symbol near '='"],
    [";", "1: unexpected symbol near ';'"],
    ["if", "1: unexpected symbol near '<eof>'"],
    ["if x", "1: 'then' expected near '<eof>'"],
    ["if x then", "1: 'end' expected near '<eof>'"],
    ["if x then\n\nelse", "3: 'end' expected (to close 'if' at line 1) near '<eof>'"],
    ["if x then\n\nelseif y", "3: 'then' expected near '<eof>'"],
    ["if x then end end", "1: '<eof>' expected near 'end'"],
    ["while x", "1: 'do' expected near '<eof>'"],
    ["while x do", "1: 'end' expected near '<eof>'"],
    ["while x do\n\n", "3: 'end' expected (to close 'while' at line 1) near '<eof>'"],
    ["repeat", "1: 'until' expected near '<eof>'"],
    ["repeat\n\n", "3: 'until' expected (to close 'repeat' at line 1) near '<eof>'"],
    ["repeat until", "1: unexpected symbol near '<eof>'"],
    ["for", "1: '<name>' expected near '<eof>'"],
    ["for 1", "1: '<name>' expected near '1'"],
    ["for a", "1: '=' or 'in' expected near '<eof>'"],
    ["for a.b = 1, 2 do end", "1: '=' or 'in' expected near '.'"],
    ["for a, b = 1, 2 do end", "1: 'in' expected near '='"],
    ["for a = 1 do end", "1: ',' expected near 'do'"],
    ["for a = 1, 2", "1: 'do' expected near '<eof>'"],
    ["for a = 1, 2 do", "1: 'end' expected near '<eof>'"],
    ["for a = 1, 2, 3, 4 do end", "1: 'do' expected near ','"],
    ["for a in", "1: unexpected symbol near '<eof>'"],
    ["for a in b", "1: 'do' expected near '<eof>'"],
    ["for a in b do\n", "2: 'end' expected (to close 'for' at line 1) near '<eof>'"],
    ["do", "1: 'end' expected near '<eof>'"],
    ["do\n", "2: 'end' expected (to close 'do' at line 1) near '<eof>'"],
    ["end", "1: '<eof>' expected near 'end'"],
    ["until x", "1: '<eof>' expected near 'until'"],
    ["else", "1: '<eof>' expected near 'else'"],
    ["break", "1: no loop to break near '<eof>'"],
    ["do break end", "1: no loop to break near 'end'"],
    ["while x do f = function() break end end", "1: no loop to break near 'end'"],
    ["while x do break x = 1 end", "1: 'end' expected near 'x'"],
    ["return 1 x = 2", "1: '<eof>' expected near 'x'"],
    ["function", "1: '<name>' expected near '<eof>'"],
    ["function f", "1: '(' expected near '<eof>'"],
    ["function f(", "1: <name> or '...' expected near '<eof>'"],
    ["function f(a", "1: ')' expected near '<eof>'"],
    ["function f(a,", "1: <name> or '...' expected near '<eof>'"],
    ["function f(a,)", "1: <name> or '...' expected near ')'"],
    ["function f(..., a) end", "1: ')' expected near ','"],
    ["function f(1) end", "1: <name> or '...' expected near '1'"],
    ["function f(a.b) end", "1: ')' expected near '.'"],
    ["function f.g:h.i() end", "1: '(' expected near '.'"],
    ["function f()\n\n", "3: 'end' expected (to close 'function' at line 1) near '<eof>'"],
    ["function f() return ... end", "1: cannot use '...' outside a vararg function near '...'"],
    ["local", "1: '<name>' expected near '<eof>'"],
    ["local function", "1: '<name>' expected near '<eof>'"],
    ["local function f.g() end", "1: '(' expected near '.'"],
    ["local function f", "1: '(' expected near '<eof>'"],
    ["local x.y = 1", "1: unexpected symbol near '.'"],
    ["local x =", "1: unexpected symbol near '<eof>'"],
    ["local 1", "1: '<name>' expected near '1'"],
    ["x = function", "1: '(' expected near '<eof>'"],
    ["x = function f() end", "1: '(' expected near 'f'"],
    ["x = {", "1: unexpected symbol near '<eof>'"],
    ["x = {1", "1: '}' expected near '<eof>'"],
    ["x = {1\n2", "2: '}' expected (to close '{' at line 1) near '2'"],
    ["x = {1,,2}", "1: unexpected symbol near ','"],
    ["x = {[1]}", "1: '=' expected near '}'"],
    ["x = {[1 = 2}", "1: ']' expected near '='"],
    ["x = {a = }", "1: unexpected symbol near '}'"],
    ["x = {a b}", "1: '}' expected near 'b'"],
    ["x = (1", "1: ')' expected near '<eof>'"],
    ["x = (1\n", "2: ')' expected (to close '(' at line 1) near '<eof>'"],
    ["x = a[1", "1: ']' expected near '<eof>'"],
    ["x = a[", "1: unexpected symbol near '<eof>'"],
    ["x = not", "1: unexpected symbol near '<eof>'"],
    ["x = - -", "1: unexpected symbol near '<eof>'"],
    ["x = 1 + + 2", "1: unexpected symbol near '+'"],
    ["x = #", "1: unexpected symbol near '<eof>'"],
    ["x = @", "1: unexpected symbol near '@'"],
    ["x = $y", "1: unexpected symbol near '$'"],
    ["x = !y", "1: unexpected symbol near '!'"],
    ["x = y ! z", "1: unexpected symbol near '!'"],
    ["x ~ y", "1: '=' expected near '~'"],
    ["x ~= y", "1: '=' expected near '~='"],
    ["x = y & z", "1: unexpected symbol near '&'"],
    ["x = `y`", "1: unexpected symbol near '`'"],
    ["x = \u0001", "1: unexpected symbol near 'char(1)'"],
    ["x = ~", "1: unexpected symbol near '~'"],
    ["return ,", "1: unexpected symbol near ','"],
    ["and", "1: unexpected symbol near 'and'"],
    ["nil = 1", "1: unexpected symbol near 'nil'"],
    ["true", "1: unexpected symbol near 'true'"],
    ['"s":f()', "1: unexpected symbol near '\"s\"'"],
    ["{}.x = 1", "1: unexpected symbol near '{'"],
    ["1 = 2", "1: unexpected symbol near '1'"],
    ["...", "1: unexpected symbol near '...'"],
    ["= 1", "1: unexpected symbol near '='"],
    [")", "1: unexpected symbol near ')'"],
    ["x = ]", "1: unexpected symbol near ']'"],
    ['x = "a" .. .. "b"', "1: unexpected symbol near '..'"],
    ["x = a.and", "1: '<name>' expected near 'and'"],
    ["x = 1 2", "1: unexpected symbol near '2'"],
    ["x = 'abc' 'd'", "1: unexpected symbol near ''d''"],
    ["x = nil {}", "1: unexpected symbol near '{'"],
    ["goto = = 1", "1: unexpected symbol near '='"],
    ["x = \0", "1: unexpected symbol"],
    ["x = \x80", "1: unexpected symbol near '\x80'"],
    ["x = 'abc' 'd\\0ef'", "1: unexpected symbol near ''d'"],
    ["x = 5 [=[\na\0c]=]", "2: unexpected symbol near '[=[a'"],
    ["a\rb", "2: '=' expected near 'b'"],
    ["a\r\nb", "2: '=' expected near 'b'"],
    ["a\n\rb", "2: '=' expected near 'b'"],
    ["a\n\nb", "3: '=' expected near 'b'"],
    ["x = 'a\\\r\nb\n'", "2: unfinished string near ''a\nb'"],
  ]);
});

describe("limits", () => {
  const levels = "t:1: chunk has too many syntax levels";
  test.each<Row>([
    [`x = ${repeat("(", 201)}1${repeat(")", 201)}`, levels],
    [`x = ${repeat("(", 198)}1${repeat(")", 198)}`, NONE],
    [`x = ${repeat("(", 100_000)}`, levels],
    [`x = a${repeat("..a", 100_000)}`, levels],
    [`x = a${repeat("^a", 100_000)}`, levels],
    [`x = ${repeat("- ", 100_000)}1`, levels],
    [`x = ${repeat("not ", 100_000)}1`, levels],
    [`x = ${repeat("{", 100_000)}`, levels],
    [`x = ${repeat("f(", 100_000)}`, levels],
    [`x = ${repeat("a[", 100_000)}`, levels],
    [`x = ${repeat("function() return ", 100_000)}`, levels],
    [repeat("function f() ", 100_000), levels],
    [repeat("do ", 100_000), levels],
    [`${repeat("do ", 199)}${repeat(" end", 199)}`, NONE],
    [repeat("if a then else ", 100_000), levels],
    [repeat("repeat ", 100_000), levels],
    [repeat("defer() ", 100_000), levels],
    [`x = a${repeat("+a", 100_000)}`, NONE],
    [`x = a${repeat(" or a", 100_000)}`, NONE],
    [`x = a${repeat(".b", 100_000)}`, NONE],
    [`x = a${repeat("()", 100_000)}`, NONE],
    [`if a then ${repeat("elseif b then ", 100_000)}end`, NONE],
    [`local ${names(200)}`, NONE],
    [`local ${names(201)}`, "t:1: main function has more than 200 local variables"],
    [`\nfunction f(${names(201)}) end`, "t:2: function at line 2 has more than 200 local variables"],
    [`local ${names(197)} for i = 1, 2 do end`, "t:1: main function has more than 200 local variables"],
    [`${repeat("a,", 199)}a = 1`, NONE],
    [`${repeat("a,", 200)}a = 1`, "t:1: main function has more than 199 variables in assignment"],
    [`local ${names(60)} function f() return ${names(60)} end`, NONE],
    [
      `local ${names(61)}\nfunction f() return function() return ${names(61)} end end`,
      "t:2: function at line 2 has more than 60 upvalues",
    ],
  ])("%.40s", (source, expected) => expect(errorOf(source)).toBe(expected));
});

describe("goto and labels, as LuaJIT prints them", () => {
  rows([
    ["do\ngoto x\nend", "2: undefined label 'x'"],
    ["goto x; local y\n::x:: y = 1", "1: <goto x> jumps into the scope of local 'y'"],
    ["do goto x; local y ::x::; end", "1: <goto x> jumps into the scope of local 'y'"],
    ["repeat goto x; local y ::x:: until y", "1: <goto x> jumps into the scope of local 'y'"],
    ["goto x; local function f() end ::x:: f()", "1: <goto x> jumps into the scope of local 'f'"],
    ["::x::\n::x::", "2: duplicate label 'x'"],
    ["function f() goto x end ::x::", "1: undefined label 'x'"],
    ["do ::x:: end goto x", "1: undefined label 'x'"],
    ["::x", "1: '::' expected near '<eof>'"],
    ["::x: :", "1: '::' expected near ':'"],
    [": : x", "1: unexpected symbol near ':'"],
    [":: 1", "1: '<name>' expected near '1'"],
    ["goto end", "1: '=' expected near 'end'"],
    ["goto 1", "1: '=' expected near '1'"],
    ["a::b()", "1: '=' expected near '::'"],
    ["x = ::", "1: unexpected symbol near '::'"],
    [":: ::", "1: '<name>' expected near '::'"],
  ]);

  test("a dialect without goto has no '::'", () => {
    expect(errorOf("a::b()", "=t", { goto: false })).toBe("t:1: '<name>' expected near ':'");
    expect(errorOf("x = ::", "=t", { goto: false })).toBe("t:1: unexpected symbol near ':'");
  });
});

describe("escapes, as LuaJIT prints them", () => {
  rows([
    ["x = 'a\\xg1'", "1: invalid escape sequence near ''a'"],
    ["x = 'a\\x1g'", "1: invalid escape sequence near ''a'"],
    ["x = '\\u{}'", "1: invalid escape sequence near '''"],
    ["x = '\\u{110000}'", "1: invalid escape sequence near '''"],
    ["x = '\\u{d800}'", "1: invalid escape sequence near '''"],
    ["x = '\\uab'", "1: invalid escape sequence near '''"],
  ]);
});

describe("defer and continue", () => {
  const callHint = "to call a function of that name write '(defer)(...)'";
  const noArguments = "arguments expected on the line of 'end' (for the parameters of 'defer' at line 1)";
  rows([
    ["defer()\nf()", `2: 'end' expected (to close 'defer' at line 1; ${callHint}) near '<eof>'`],
    ["defer x() end", "1: '(' expected near 'x'"],
    ["defer f()", "1: '(' expected near 'f'"],
    ["defer(a) end", `1: ${noArguments} near '<eof>'`],
    ["defer(a) end\n(1)", `2: ${noArguments} near '('`],
    ["defer(...) end", `1: ${noArguments} near '<eof>'`],
    ["defer() f(...) end", "1: cannot use '...' outside a vararg function near '...'"],
    ["while x do defer() break end end", "1: no loop to break near 'end'"],
    ["while x do defer() continue end end", "1: no loop to continue near 'end'"],
    ["::x:: defer() goto x end", "1: undefined label 'x'"],
    ["goto x; defer() end ::x:: y = 1", "1: <goto x> jumps into the scope of deferred block"],
    ["repeat goto x; defer() end ::x:: until y", "1: <goto x> jumps into the scope of deferred block"],
    ["continue", "1: no loop to continue near '<eof>'"],
    ["while x do continue f() end", "1: 'end' expected near 'f'"],
    ["repeat\nif a then continue end\nlocal b\nuntil b", "2: <continue> jumps into the scope of local 'b'"],
    [
      "repeat if a then continue end local b until f(function() return b end)",
      "1: <continue> jumps into the scope of local 'b'",
    ],
  ]);
});

test.each([
  ["@" + repeat("a", 100), "..." + repeat("a", 72)],
  ["=" + repeat("a", 100), repeat("a", 79)],
  ["=", ""],
  ["x = (", '[string "x = ("]'],
  ["x\n= (", '[string "x..."]'],
  [repeat("a", 100), `[string "${repeat("a", 63)}..."]`],
])("chunk name %j", (chunkName, expected) => {
  expect(errorOf("x = (", chunkName)).toBe(`${expected}:1: unexpected symbol near '<eof>'`);
});
