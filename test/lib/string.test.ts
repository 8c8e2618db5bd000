import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  // byte
  ["return ('abc'):byte()", "97"],
  ["return ('abc'):byte(2, 3)", "98 99"],
  ["return ('abc'):byte(-1)", "99"],
  ["return select('#', ('abc'):byte(4)), select('#', ('abc'):byte(0)), select('#', ('abc'):byte(-9))", "0 0 0"],
  ["return ('abc'):byte(1, -1)", "97 98 99"],
  ["return select('#', ('x'):rep(5000):byte(1, -1))", "5000"],
  ["return ('abc'):byte(1, {})", "error: test:1: bad argument #2 to 'byte' (number expected, got table)"],
  // char
  ["return string.char(), string.char(72, 105), string.char('33')", " Hi !"],
  ["return string.char(1, 256)", "error: test:1: bad argument #2 to 'char' (invalid value)"],
  ["return #string.char(('\\200\\255'):byte(1, 2))", "2"],
  // find
  ["return ('hello'):find('l')", "3 3"],
  ["return ('hello'):find('l', 4)", "4 4"],
  ["return ('hello'):find('xyz'), ('hello'):find('')", "nil 1 0"],
  ["return ('a+b'):find('+', 1, true)", "2 2"],
  ["return ('hello'):find('(l)(l)()')", "3 4 l l 5"],
  ["return ('hello'):find('', 10)", "6 5"],
  ["return ('hello'):find('h', -100)", "1 1"],
  ["return ('x'):find('[a')", "error: test:1: malformed pattern (missing ']')"],
  // match
  ["return ('key = value'):match('(%w+) = (%w+)')", "key value"],
  ["return ('2024-05-06'):match('(%d+)-(%d+)-(%d+)')", "2024 05 06"],
  ["return ('abcd'):match('(a)(b)(c)(d)')", "a b c d"],
  ["return ('hello'):match('.l+')", "ell"],
  ["return ('x'):match('%1')", "error: test:1: invalid capture index"],
  // gmatch
  ["local r = '' for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do r = r .. k .. v end return r", "a1b2"],
  ["local r = 0 for _ in ('abc'):gmatch('') do r = r + 1 end return r", "4"],
  ["return string.gfind == string.gmatch", "true"],
  ["for _ in ('x'):gmatch('(') do end", "error: test:1: unfinished capture"],
  // gsub
  ["return ('hello'):gsub('l', 'L')", "heLLo 2"],
  ["return ('hello'):gsub('l', 'L', 1)", "heLlo 1"],
  ["return ('hello'):gsub('', '-')", "-h-e-l-l-o- 6"],
  ["return ('abc'):gsub('%w*', 'x')", "xx 2"],
  ["return ('abc def'):gsub('%w+', '<%0>')", "<abc> <def> 2"],
  ["return ('abc'):gsub('(a)(b)', '%2%1%%')", "ba%c 1"],
  ["return ('abc'):gsub('()', '%1')", "1a2b3c4 4"],
  ["return ('a b'):gsub('%w', {a = 1, b = false})", "1 b 2"],
  ["return ('a b'):gsub('%w', setmetatable({}, {__index = function(_, k) return k .. k end}))", "aa bb 2"],
  ["return ('a b'):gsub('%w', function(c) if c == 'a' then return 'A' end end)", "A b 2"],
  ["return ('abc'):gsub('(%w)(%w)', function(...) return select('#', ...) end)", "2c 1"],
  ["return ('abc'):gsub('^%w', 'x')", "xbc 1"],
  ["return ('abc'):gsub('b', 5)", "a5c 1"],
  ["return (('x'):gsub('x', '%')):byte()", "0"],
  ["return ('x'):gsub('x', true)", "error: test:1: bad argument #2 to 'gsub' (string/function/table expected)"],
  ["return ('x'):gsub('x', function() return {} end)", "error: test:1: invalid replacement value (a table)"],
  ["return ('x'):gsub('x', '%9')", "error: test:1: invalid capture index"],
  ["return ('x'):gsub('x', function() error('e', 0) end)", "error: e"],
  // case, length, repetition
  [
    "return ('Az\\192\\223\\255'):lower() == 'az\\192\\223\\255', ('aZ\\181\\255'):upper() == 'AZ\\181\\255'",
    "true true",
  ],
  ["return #'a\\0b', ('a\\0b'):len(), ('abc'):reverse(), (''):reverse()", "3 3 cba "],
  ["return ('ab'):rep(3), ('ab'):rep(2, '-'), ('ab'):rep(0), ('ab'):rep(-1), ('x'):rep(1, '-')", "ababab ab-ab   x"],
  ["return ('x'):rep(1e10)", "error: test:1: resulting string too large"],
  // sub
  ["return ('hello'):sub(2, 3), ('hello'):sub(-3), ('hello'):sub(2, -2), ('hello'):sub(0)", "el llo ell hello"],
  ["return ('hello'):sub(4, 2) == '', ('hello'):sub(-100, 100), ('hello'):sub(3, -4) == ''", "true hello true"],
  ["return ('hello'):sub('2', 3.9)", "el"],
  ["return ('hello'):sub()", "error: test:1: bad argument #1 to 'sub' (number expected, got no value)"],
  // format
  ["return ('%5d|%-5s|%05.1f|%x'):format(42, 'ab', 2.25, 255)", "   42|ab   |002.2|ff"],
  ["return ('%q'):format('a\\n\"\\0')", '"a\\\n\\"\\000"'],
  ["return ('%s'):format({})", "error: test:1: bad argument #1 to 'format' (string expected, got table)"],
  ["return ('%d'):format()", "error: test:1: bad argument #1 to 'format' (no value)"],
  ["return ('%y'):format(1)", "error: test:1: invalid option '%y' to 'format'"],
  // dump
  ["return loadstring(string.dump(function(a) return a * 2 end))(21)", "42"],
  ["return string.dump(print)", "error: test:1: unable to dump given function"],
  // the metatable
  ["return getmetatable('').__index == string, ('x').nothing", "true nil"],
];

describe.each(tiers)("string, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    expect(evaluate(source, tier)).toBe(expected);
  });

  test("a replacement function may yield", () => {
    const source = `
      local co = coroutine.wrap(function()
        return (("abc"):gsub("%w", function(c) return coroutine.yield(c) .. c end))
      end)
      return co(), co("1"), co("2"), co("3")`;
    expect(evaluate(source, tier)).toBe("a b c 1a2b3c");
  });

  test("an __index handler of a replacement table may yield", () => {
    const source = `
      local co = coroutine.wrap(function()
        return (("ab"):gsub("%w", setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end })))
      end)
      return co(), co("x"), co("y")`;
    expect(evaluate(source, tier)).toBe("a b xy");
  });

  test("patterns nest in replacement functions", () => {
    const source = `
      return (("a1 b2"):gsub("(%a)(%d)", function(a, d) return (d:gsub("%d", a)) .. ("x"):match("x") end))`;
    expect(evaluate(source, tier)).toBe("ax bx");
  });

  test("more patterns than are kept compiled", () => {
    const source = `
      local sum = 0
      for round = 1, 2 do for i = 1, 700 do sum = sum + #(("k" .. i .. "."):match("k" .. i .. "%.")) end end
      return sum`;
    expect(evaluate(source, tier)).toBe("6784");
  });

  test("replacement functions nest deeper than the stack", () => {
    const source = `
      local function nest(n) return n == 0 and "x" or (("a"):gsub("a", function() return nest(n - 1) end)) end
      return nest(8000)`;
    expect(evaluate(source, tier)).toBe("x");
  });

  test("__index handlers are called for more matches than the stack has room for", () => {
    const source = `
      local double = setmetatable({}, { __index = function(_, k) return k .. k end })
      return #(("a"):rep(20000):gsub("a", double))`;
    expect(evaluate(source, tier)).toBe("40000");
  });
});
