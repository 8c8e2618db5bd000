import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  // traceback
  [
    "local function f() local t = debug.traceback('m') return t end local t = f() return (t:gsub('\\n\\t%[C%].*', ''))",
    "m\nstack traceback:\n\ttest:1: in function 'f'\n\ttest:1: in main chunk",
  ],
  [
    "local function f() return debug.traceback('m') end local t = f() return (t:gsub('\\n\\t%[C%].*', ''))",
    "m\nstack traceback:\n\ttest:1: in function 'f'\n\ttest:1: in main chunk",
  ],
  [
    "local function g() return (debug.traceback('m')) end local function f() return g() end local t = f() return (t:gsub('\\n\\t%[C%].*', ''))",
    "m\nstack traceback:\n\ttest:1: in function <test:1>\n\t(tail call): ?\n\ttest:1: in main chunk",
  ],
  [
    "local function rec(n) if n == 0 then return (debug.traceback()) end local t = rec(n - 1) return t end local t = rec(60) return select(2, t:gsub('\\n', '')), t:find('\\n\\t...\\n', 1, true) ~= nil",
    "22 true",
  ],
  ["return pcall(debug.traceback, 'm', {}, true, 'n')", "false attempt to concatenate a boolean value"],
  [
    "return debug.traceback({}), debug.traceback(1, 99), debug.traceback(nil), debug.traceback('', 99)",
    "table 1\nstack traceback: nil \nstack traceback:",
  ],
  [
    "return (debug.traceback('m', 0):match('^m\\n[^\\n]*\\n[^\\n]*'))",
    "m\nstack traceback:\n\t[C]: in function 'traceback'",
  ],
  [
    "local ok, t = xpcall(function() error('e') end, debug.traceback) return (t:gsub('\\n\\t%[C%]: in function .xpcall.*', ''))",
    "test:1: e\nstack traceback:\n\t[C]: in function 'error'\n\ttest:1: in function <test:1>",
  ],
  [
    "local ok, t = xpcall(function() local x = nil + 1 end, debug.traceback) return (t:gsub('\\n\\t%[C%]: in function .xpcall.*', ''))",
    "test:1: attempt to perform arithmetic on a nil value\nstack traceback:\n\ttest:1: in function <test:1>",
  ],
  [
    "local co = coroutine.create(function() local function f() coroutine.yield() end f() end) coroutine.resume(co) return debug.traceback(co, 'm')",
    "m\nstack traceback:\n\t[C]: in function 'yield'\n\ttest:1: in function 'f'\n\ttest:1: in function <test:1>",
  ],
  [
    "local co = coroutine.create(function() local function f() error('e') end f() end) coroutine.resume(co) return debug.traceback(co)",
    "stack traceback:\n\t[C]: in function 'error'\n\ttest:1: in function 'f'\n\ttest:1: in function <test:1>",
  ],
  ["return debug.traceback(coroutine.create(function() end), 'new')", "new\nstack traceback:"],
  [
    "local function f() defer() print((debug.traceback('m'):match('^[^\\n]*\\n[^\\n]*\\n[^\\n]*'))) end\n return 1 end return f()",
    "m\nstack traceback:\n\ttest:1: in deferred block\n1",
  ],
  // getinfo
  [
    "local function f() local i = debug.getinfo(1) return i.name, i.namewhat, i.what, i.currentline, i.linedefined, i.lastlinedefined, i.nups, i.source, i.short_src, i.func == f end return f()",
    "nil  Lua 1 1 1 1 =test test true",
  ],
  [
    "local i = debug.getinfo(print) return i.what, i.source, i.short_src, i.currentline, i.linedefined, i.lastlinedefined, i.nups, i.name, i.namewhat, i.func == print",
    "C =[C] [C] -1 -1 -1 0 nil  true",
  ],
  ["local i = debug.getinfo(1, 'S') return i.what, i.linedefined, i.currentline, i.func", "main 0 nil nil"],
  [
    "return debug.getinfo(100), debug.getinfo(0).name, debug.getinfo(-1).what, debug.getinfo(1, 'n').name",
    "nil getinfo tail nil",
  ],
  [
    "local function f() return debug.getinfo(2, 'Slnf') end local function g() return f() end local i = f() return i.what, i.func ~= nil",
    "main true",
  ],
  [
    "local function f() local i = debug.getinfo(2) return i end local function g() return f() end local i = (g()) return i.what, i.short_src, i.currentline, i.func, i.name",
    "tail (tail call) -1 nil ",
  ],
  [
    "local t = {} for k in pairs(debug.getinfo(loadstring('local a = 1\\n\\nreturn a'), 'L').activelines) do t[#t + 1] = k end table.sort(t) return unpack(t)",
    "1 3",
  ],
  ["debug.getinfo()", "error: test:1: bad argument #1 to 'getinfo' (function or level expected)"],
  ["debug.getinfo({})", "error: test:1: bad argument #1 to 'getinfo' (function or level expected)"],
  ["debug.getinfo(1, 'x')", "error: test:1: bad argument #2 to 'getinfo' (invalid option)"],
  ["debug.getinfo(print, {})", "error: test:1: bad argument #2 to 'getinfo' (string expected, got table)"],
  [
    "local co = coroutine.create(function() local x coroutine.yield() end) coroutine.resume(co) return debug.getinfo(co, 0).name, debug.getinfo(co, 1).what, debug.getinfo(co, 2)",
    "yield Lua nil",
  ],
  // variables
  [
    "local a, b = 1, 2 do local c end local d = 3 local s = '' for i = 1, 4 do local n, v = debug.getlocal(1, i) s = s .. tostring(n) .. tostring(v) .. ' ' end return s",
    "a1 b2 d3 sa1 b2 d3  ",
  ],
  ["local a = 1 local f = function() return a end a = 2 return debug.getlocal(1, 1)", "a 2"],
  ["local a = 1 local n = debug.setlocal(1, 1, 'new') return n, a", "a new"],
  ["local a = 1 local function f() a = a + 1 end debug.setlocal(1, 1, 10) f() return a", "11"],
  ["debug.getlocal(100, 1)", "error: test:1: bad argument #1 to 'getlocal' (level out of range)"],
  ["debug.setlocal(1, 1)", "error: test:1: bad argument #3 to 'setlocal' (value expected)"],
  ["debug.getlocal()", "error: test:1: bad argument #1 to 'getlocal' (number expected, got no value)"],
  ["return debug.getlocal(1, 0)", "nil"],
  [
    "local co = coroutine.create(function(x) local y = 2 coroutine.yield() return y end) coroutine.resume(co, 1) print(debug.getlocal(co, 1, 1)) print(debug.setlocal(co, 1, 2, 'set')) return coroutine.resume(co)",
    "x\t1\ny\ntrue set",
  ],
  [
    "local x, y = 1, 2 local function f() x = x + y return x end print(debug.getupvalue(f, 1)) print(debug.getupvalue(f, 2)) print(debug.getupvalue(f, 3)) print(debug.setupvalue(f, 2, 40)) return f(), x",
    "x\t1\ny\t2\n\ny\n41 41",
  ],
  ["return select('#', debug.getupvalue(print, 1)), select('#', debug.setupvalue(print, 1, 1))", "0 0"],
  ["debug.getupvalue(1, 1)", "error: test:1: bad argument #1 to 'getupvalue' (function expected, got number)"],
  ["debug.setupvalue(print, 1)", "error: test:1: bad argument #3 to 'setupvalue' (value expected)"],
  [
    "local x, y = 1, 2 local function f() x = x + 1 end local function g() x = x + y end return debug.upvalueid(f, 1) == debug.upvalueid(g, 1), debug.upvalueid(g, 1) ~= debug.upvalueid(g, 2)",
    "true true",
  ],
  [
    "local x, y = 1, 10 local function f() x = x + 1 return x end local function g() y = y + 1 return y end debug.upvaluejoin(f, 1, g, 1) return f(), g(), x, y",
    "11 12 1 12",
  ],
  ["debug.upvalueid(print, 1)", "error: test:1: bad argument #2 to 'upvalueid' (index out of range)"],
  // metatables, environments, hooks
  [
    "local t = setmetatable({}, {__metatable = 1}) return debug.getmetatable(t).__metatable, debug.setmetatable(t, nil), debug.getmetatable(t)",
    "1 true nil",
  ],
  ["debug.setmetatable(1, {__index = {twice = function(n) return n * 2 end}}) return (4):twice()", "8"],
  ["debug.setmetatable(nil, {__call = function() return 'called' end}) local x return x()", "called"],
  ["debug.setmetatable(1)", "error: test:1: bad argument #2 to 'setmetatable' (nil or table expected)"],
  ["debug.getmetatable()", "error: test:1: bad argument #1 to 'getmetatable' (value expected)"],
  ["return debug.getfenv(print) == _G, debug.getfenv(1), debug.setfenv(newproxy(), {}) ~= nil", "true nil true"],
  ["debug.setfenv(1, {})", "error: test:1: 'setfenv' cannot change environment of given object"],
  ["debug.setfenv(print)", "error: test:1: bad argument #2 to 'setfenv' (table expected, got no value)"],
  ["return type(debug.getregistry())", "table"],
  ["return debug.gethook()", "nil  0"],
  [
    "local h = function() end debug.sethook(h, 'rcx', 5) local f, m, c = debug.gethook() debug.sethook() return f == h, m, c, debug.gethook()",
    "true cr 5 nil  0",
  ],
  ["debug.sethook(1, 'l')", "error: test:1: bad argument #1 to 'sethook' (function expected, got number)"],
  ["debug.sethook(print)", "error: test:1: bad argument #2 to 'sethook' (string expected, got no value)"],
];

describe.each(tiers)("debug library (%s)", (tier) => {
  for (const [source, expected] of rows) test(source, () => expect(evaluate(source, tier)).toBe(expected));
});
