import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

// Dates of UTC, or differences: nothing here depends on the time zone.
const rows: readonly (readonly [source: string, expected: string])[] = [
  ["return os.date('!%Y-%m-%d %H:%M:%S', 0), os.date('!%c', 1e9)", "1970-01-01 00:00:00 Sun Sep  9 01:46:40 2001"],
  [
    "return os.date('!%a %A %b %B %d %D %e %F %j %y', 86400)",
    "Fri Friday Jan January 02 01/02/70  2 1970-01-02 002 70",
  ],
  ["return os.date('!%H %I %k %l %M %p %P %r %R %S %T', 4e4)", "11 11 11 11 06 AM am 11:06:40 AM 11:06 40 11:06:40"],
  // The first days of 2021 and the last of 2024 belong to weeks of their neighbours.
  [
    "return os.date('!%G %g %V %U %W %u %w %C', 1609459200), os.date('!%G-%V', 1735603200)",
    "2020 20 53 00 00 5 5 20 2025-01",
  ],
  ["return os.date('!%n%t%%|%Q|%', 0)", "\n\t%|%Q|%"],
  [
    "return os.date('!%z %Z %x %X', 3600), os.date('!', 0) == '', os.date('!a\\0b', 0)",
    "+0000 GMT 01/01/70 01:00:00 true a",
  ],
  [
    "local d = os.date('!*t', 1e9) return d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst",
    "2001 9 9 1 46 40 1 252 false",
  ],
  ["return os.date('!%c', 1e300), os.date('%c', 0/0)", "nil nil"],
  [
    "return os.time(os.date('*t', 1e9)) == 1e9, os.time{year = 2020, month = 14, day = 1} == os.time{year = 2021, month = 2, day = 1}",
    "true true",
  ],
  [
    "return os.time{year = 2020, month = 1, day = 1} == os.time{year = '2020', month = 1, day = 1.9, hour = 12, min = 0, sec = 0}",
    "true",
  ],
  ["return os.time{year = 50, month = 1, day = 1, hour = 0} < -6e10", "true"],
  ["os.time{year = 2020}", "error: test:1: field 'day' missing in date table"],
  ["os.time(5)", "error: test:1: bad argument #1 to 'time' (table expected, got number)"],
  ["return os.time(setmetatable({}, {__index = function(_, k) return k ~= 'isdst' and 10 or nil end})) ~= nil", "true"],
  ["return os.difftime(10, 4), os.difftime(10), type(os.clock()), os.time() > 1.7e9", "6 10 number true"],
  ["return os.setlocale(), os.setlocale('C'), os.setlocale('', 'numeric'), os.setlocale('de_DE')", "C C C nil"],
  ["os.setlocale('C', 'x')", "error: test:1: bad argument #2 to 'setlocale' (invalid option 'x')"],
  ["return os.getenv('NO_SUCH_VARIABLE'), type(os.getenv('PATH'))", "nil string"],
  ["return os.remove('no-such-file')", "nil no-such-file: No such file or directory 2"],
  ["return os.rename('no-such-file', 'x')", "nil no-such-file: No such file or directory 2"],
  [
    "local n = os.tmpname() local r = n .. '.new' return os.rename(n, r), os.remove(r), (os.remove(r))",
    "true true nil",
  ],
  ["return os.execute() ~= 0, os.execute('exit 3'), os.execute('kill -9 $$')", "true 768 9"],
];

describe.each(tiers)("os, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    expect(evaluate(source, tier)).toBe(expected);
  });

  test.each([
    ["os.exit()", "exit 0"],
    ["os.exit(3)", "exit 3"],
    ["os.exit(-1)", "exit 255"],
    ["os.exit(true)", "exit 0"],
    ["os.exit(false)", "exit 1"],
  ])("%s", (source, expected) => {
    expect(evaluate(source, tier)).toBe(expected);
  });

  test("fields of a date table may come from a function that yields", () => {
    const source = `
      local t = setmetatable({ year = 2020, month = 1 }, { __index = function(_, k) return coroutine.yield(k) end })
      local co = coroutine.wrap(function() return os.time(t) == os.time({ year = 2020, month = 1, day = 5, hour = 3, min = 2, sec = 1 }) end)
      return co(), co(1), co(2), co(3), co(5), co(nil)`;
    expect(evaluate(source, tier)).toBe("sec min hour day isdst true");
  });
});
