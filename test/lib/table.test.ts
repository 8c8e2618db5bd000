import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  // concat
  ["return table.concat({1, 'b', 2.5, -0.1}, ',')", "1,b,2.5,-0.1"],
  [
    "return table.concat({'a', 'b', 'c'}, '-', 2), table.concat({}) == '', table.concat({'a'}, '-', 2) == ''",
    "b-c true true",
  ],
  ["local t = {} for i = 1, 50 do t[i] = i / 2 end return #table.concat(t, ', ')", "229"],
  ["return table.concat({[0] = 'z', 'a', [7] = 'g'}, '', 0, 1), table.concat({[7] = 'g'}, '', 7, 7)", "za g"],
  ["table.concat({1, {}, 3})", "error: test:1: invalid value (table) at index 2 in table for 'concat'"],
  [
    "local t = {} for i = 1, 20 do t[i] = i end t[13] = nil table.concat(t)",
    "error: test:1: invalid value (nil) at index 13 in table for 'concat'",
  ],
  ["table.concat({}, '', 1, 1)", "error: test:1: invalid value (nil) at index 1 in table for 'concat'"],
  ["table.concat(1, {})", "error: test:1: bad argument #2 to 'concat' (string expected, got table)"],
  // insert
  [
    "local t = {} table.insert(t, 'a') table.insert(t, 1, 'b') table.insert(t, 3, 'c') return t[1], t[2], t[3]",
    "b a c",
  ],
  ["local t = {1} table.insert(t, 5, 'five') return #t, t[5]", "1 five"],
  ["local t = {1, 2} table.insert(t, 0, 'x') return t[0], t[1], t[2], t[3]", "x nil 1 2"],
  [
    "local t = {1, 2} t[-1] = 'm' table.insert(t, -2, 'x') return t[-2], t[-1], t[0], t[1], t[2], t[3]",
    "x nil m nil 1 2",
  ],
  ["local t = {1, 2, nil, 4} table.insert(t, 1, 0) return #t, t[1], t[4], t[5]", "5 0 nil 4"],
  ["local t = {1, [3] = 'three', [4] = 'four'} table.insert(t, 'x') return #t, t[2], t[3], t[4]", "4 x three four"],
  ["return select('#', table.insert({}, nil))", "0"],
  ["table.insert({}, 1, 2, 3)", "error: test:1: wrong number of arguments to 'insert'"],
  ["table.insert({})", "error: test:1: wrong number of arguments to 'insert'"],
  [
    "local t = {} for i = 1, 100 do table.insert(t, 1, i) end table.insert(t, 50, 'm') return #t, t[1], t[50], t[51], t[101]",
    "101 100 m 51 1",
  ],
  // remove
  [
    "local t = {'a', 'b', 'c'} return table.remove(t, 1), table.remove(t), table.remove(t), #t, table.remove(t)",
    "a c b 0",
  ],
  [
    "return select('#', table.remove({})), select('#', table.remove({1}, 2)), select('#', table.remove({1}, 0))",
    "0 0 0",
  ],
  ["local t = {1, nil, nil, 4} return table.remove(t), #t", "4 1"],
  [
    "local t = {} for i = 1, 100 do t[i] = i end return table.remove(t, 1), table.remove(t, 50), t[49], t[50], t[98], #t",
    "1 51 50 52 100 98",
  ],
  // maxn, getn, setn
  ["return table.maxn({1, 2, [9] = 1, [9.5] = 1, x = 1}), table.maxn({}), table.maxn({[-1] = 1})", "9.5 0 0"],
  ["local t = {[10] = 1} t[10] = nil return table.maxn(t), table.getn({1, 2})", "0 2"],
  ["table.setn({}, 1)", "error: test:1: 'setn' is obsolete"],
  // foreach
  ["local s = 0 table.foreachi({1, 2, 3}, function(i, v) s = s + i * v end) return s", "14"],
  ["return table.foreachi({'a', 'b'}, function(i, v) if i == 2 then return v, 'x' end end)", "b"],
  ["local n = 0 table.foreach({1, 2, x = 3}, function(k, v) n = n + v end) return n", "6"],
  ["return table.foreach({x = 3}, function(k, v) return k .. v end)", "x3"],
  ["table.foreachi({}, 1)", "error: test:1: bad argument #2 to 'foreachi' (function expected, got number)"],
];

describe.each(tiers)("table, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    expect(evaluate(source, tier)).toBe(expected);
  });

  test("callbacks of foreach may yield", () => {
    const source = `
      local co = coroutine.wrap(function() table.foreachi({ 4, 5 }, function(i, v) coroutine.yield(i * v) end) return "end" end)
      return co(), co(), co()`;
    expect(evaluate(source, tier)).toBe("4 10 end");
  });
});
