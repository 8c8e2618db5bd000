import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const helpers = `
  local function list(t) local r = {} for i = 1, #t do r[i] = tostring(t[i]) end return table.concat(r, " ") end
  local function numbers(n) local t, x = {}, 7 for i = 1, n do x = x * 16807 % 2147483647 t[i] = x % 1000 end return t end
  local function isSorted(t, less) for i = 2, #t do if less(t[i], t[i - 1]) then return false end end return true end
`;

const rows: readonly (readonly [source: string, expected: string])[] = [
  ["local t = {3, 1, 2} table.sort(t) return list(t)", "1 2 3"],
  ["local t = {'b', 'a', 'B', '', 'a\\0'} table.sort(t) return #t[1], t[2], t[3], #t[4], t[5]", "0 B a 2 b"],
  ["local t = {2.5, -1, 1e300, -1/0, 0} table.sort(t) return list(t)", "-inf -1 0 2.5 1e+300"],
  ["return select('#', table.sort({})), select('#', table.sort({1}))", "0 0"],
  // Negative zero equals zero and keeps its place among the zeros as PUC Lua would leave it.
  ["local z = 0 local t = {0, -z, 1} table.sort(t) return list(t)", "0 -0 1"],
  ["local t = numbers(500) table.sort(t) return isSorted(t, function(a, b) return a < b end)", "true"],
  [
    "local t = numbers(500) for i = 1, #t do t[i] = t[i] / 8 end table.sort(t) return isSorted(t, function(a, b) return a < b end)",
    "true",
  ],
  [
    "local t = numbers(500) table.sort(t, function(a, b) return a > b end) return isSorted(t, function(a, b) return a > b end)",
    "true",
  ],
  // The same comparisons as PUC Lua, so the same order of elements that compare equal.
  [
    "local s = '' table.sort({3, 1, 2, 6, 4, 5, 9, 7, 8}, function(a, b) s = s .. a .. b .. ' ' return a < b end) return s",
    "83 43 84 14 24 64 49 45 47 46 42 23 12 87 97 89 58 68 88 86 67 56 ",
  ],
  ["table.sort({1, 'x'})", "error: attempt to compare string with number"],
  ["table.sort({1, 2, nil, 4})", "error: attempt to compare nil with number"],
  ["table.sort({{}, {}})", "error: attempt to compare two table values"],
  ["table.sort({1, 2, 3, 4, 5, 6}, function() return true end)", "error: test:6: invalid order function for sorting"],
  ["table.sort({2, 1}, function() error('stop', 0) end)", "error: stop"],
  ["table.sort({}, 1)", "error: test:6: bad argument #2 to 'sort' (function expected, got number)"],
  [
    "local mt = {__lt = function(a, b) return a.v < b.v end} local t = {} for i = 1, 9 do t[i] = setmetatable({v = i * 4 % 9}, mt) end " +
      "table.sort(t) local s = '' for i = 1, 9 do s = s .. t[i].v end return s",
    "012345678",
  ],
  // Comparators may be builtins.
  ["local t = {1, 3, 2} table.sort(t, rawequal) return #t", "3"],
];

describe.each(tiers)("table.sort, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    expect(evaluate(`${helpers}\n${source}`, tier)).toBe(expected);
  });

  test("a comparator that fails leaves a permutation", () => {
    const source = `${helpers}
      for stop = 1, 120, 7 do
        local t, calls, seen = {}, 0, 0
        for i = 1, 30 do t[i] = i * 11 % 31 end
        pcall(table.sort, t, function(a, b) calls = calls + 1 if calls == stop then error("stop") end return a < b end)
        for i = 1, 30 do seen = seen + 2 ^ t[i] end
        assert(seen == 2 ^ 31 - 2)
      end
      return "ok"`;
    expect(evaluate(source, tier)).toBe("ok");
  });

  test("a comparator may yield in mid-sort", () => {
    const source = `${helpers}
      local co = coroutine.wrap(function()
        local t = numbers(40)
        table.sort(t, function(a, b) coroutine.yield("compare") return a < b end)
        return isSorted(t, function(a, b) return a < b end)
      end)
      local n = 0
      local v = co()
      while v == "compare" do n = n + 1 v = co() end
      return v, n > 40`;
    expect(evaluate(source, tier)).toBe("true true");
  });

  test("a comparator may sort, and change the table", () => {
    const source = `${helpers}
      local t = numbers(60)
      table.sort(t, function(a, b)
        local inner = { b, a }
        table.sort(inner, function(x, y) return x < y end)
        return a ~= b and inner[1] == a
      end)
      local u = numbers(30)
      pcall(table.sort, u, function(a, b) u[#u] = nil return (a or 0) < (b or 0) end)
      return isSorted(t, function(a, b) return a < b end)`;
    expect(evaluate(source, tier)).toBe("true");
  });

  test("comparators nest deeper than the stack", () => {
    const source = `
      local function nest(n)
        if n == 0 then return 0 end
        local r
        table.sort({ 1, 2 }, function() r = r or nest(n - 1) + 1 return false end)
        return r
      end
      return nest(8000)`;
    expect(evaluate(source, tier)).toBe("8000");
  });

  test("metamethods make more comparisons than the stack has room for", () => {
    const source = `
      local meta = { __lt = function(a, b) return a.v < b.v end }
      local t = {}
      for i = 1, 5000 do t[i] = setmetatable({ v = i * 7919 % 20011 }, meta) end
      table.sort(t)
      for i = 2, #t do assert(t[i - 1].v <= t[i].v) end
      return "ok"`;
    expect(evaluate(source, tier)).toBe("ok");
  });
});
