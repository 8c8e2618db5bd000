import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  // require
  [
    "package.preload.m = function(...) return {n = select('#', ...), name = ...} end local m = require('m') return m.n, m.name, require('m') == m, package.loaded.m == m",
    "1 m true true",
  ],
  ["package.preload.m = function() end return require('m'), package.loaded.m", "true true"],
  ["package.preload.m = function(n) package.loaded[n] = 'set' end return require('m')", "set"],
  ["package.preload.m = function() return false end return require('m'), package.loaded.m", "false false"],
  [
    "package.preload.m = function() require('m') end require('m')",
    "error: test:1: loop or previous error loading module 'm'",
  ],
  [
    "package.preload.m = function() error('e', 0) end print(pcall(require, 'm')) require('m')",
    "error: test:1: loop or previous error loading module 'm'",
  ],
  [
    "package.path, package.cpath = './?.none;/no/?/init.none', '/no/?.none' require('a.b')",
    "error: test:1: module 'a.b' not found:\n\tno field package.preload['a.b']\n\tno file './a/b.none'\n\tno file '/no/a/b/init.none'\n\tno file '/no/a/b.none'\n\tno file '/no/a.none'",
  ],
  [
    "package.path = 5 package.cpath = '' require('x')",
    "error: test:1: module 'x' not found:\n\tno field package.preload['x']\n\tno file '5'",
  ],
  ["package.path = nil require('x')", "error: 'package.path' must be a string"],
  ["package.loaders = nil require('x')", "error: test:1: 'package.loaders' must be a table"],
  ["package.preload = nil require('x')", "error: 'package.preload' must be a table"],
  ["require()", "error: test:1: bad argument #1 to 'require' (string expected, got no value)"],
  [
    "table.insert(package.loaders, 1, function(n) if n == 'mine' then return function(...) return 'got ' .. ... end end end) return require('mine')",
    "got mine",
  ],
  [
    "package.loaders = {function() return '\\n\\tone' end, function() return 2 end, function() end} require('x')",
    "error: test:1: module 'x' not found:\n\tone2",
  ],
  [
    "return require('string') == string, package.loaded._G == _G, type(package.path), package.config",
    "true true string /\n;\n?\n!\n-",
  ],
  ["return package.loadlib('x', 'y') == nil", "true"],
  ["package.loadlib()", "error: test:1: bad argument #1 to 'loadlib' (string expected, got no value)"],
  // module
  [
    "local function f() module('a.b.c') x = 1 end f() return a.b.c.x, a.b.c._NAME, a.b.c._PACKAGE, a.b.c._M == a.b.c, package.loaded['a.b.c'] == a.b.c",
    "1 a.b.c a.b. true true",
  ],
  ["local function f() module('m', package.seeall) return type(print), _PACKAGE end return f()", "function "],
  ["m = 1 module('m')", "error: test:1: name conflict for module 'm'"],
  ["module('m', function(t) t.opt = true end, 5) return opt", "error: attempt to call a number value"],
  ["module()", "error: test:1: bad argument #1 to 'module' (string expected, got no value)"],
  ["return pcall(module, 'm')", "false 'module' not called from a Lua function"],
  ["package.seeall(1)", "error: test:1: bad argument #1 to 'seeall' (table expected, got number)"],
  ["local t = setmetatable({}, {}) package.seeall(t) return t.print == print", "true"],
];

describe.each(tiers)("package library (%s)", (tier) => {
  for (const [source, expected] of rows) test(source, () => expect(evaluate(source, tier)).toBe(expected));
});
