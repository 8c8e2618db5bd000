import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  // values
  [
    "local co = coroutine.wrap(function(a, b) local c = coroutine.yield(a + b) local d, e = coroutine.yield(c * 2) return d, e, 'end', 4 end) print(co(1, 2), co(10)) return co(5, 6)",
    "3\t20\n5 6 end 4",
  ],
  [
    "local co = coroutine.create(function(...) return select('#', ...), ... end) return coroutine.resume(co, 1, nil, 3, nil)",
    "true 4 1 nil 3 nil",
  ],
  [
    "local co = coroutine.create(function() coroutine.yield() end) return select('#', coroutine.resume(co)), select('#', coroutine.resume(co)), coroutine.resume(co)",
    "1 1 false cannot resume dead coroutine",
  ],
  [
    "local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, i, i, i) end end) local s = '' for a, b, c, d in co do s = s .. a .. d end return s",
    "112233",
  ],
  // states
  [
    "local co co = coroutine.create(function() return coroutine.status(co), coroutine.running() == co, coroutine.resume(co) end) return coroutine.status(co), coroutine.resume(co)",
    "suspended true running true false cannot resume running coroutine",
  ],
  [
    "local outer outer = coroutine.create(function() local inner = coroutine.wrap(function() return coroutine.status(outer), coroutine.resume(outer) end) return inner() end) return coroutine.resume(outer)",
    "true normal false cannot resume normal coroutine",
  ],
  ["return coroutine.running()", "nil"],
  ["return coroutine.isyieldable(), coroutine.wrap(function() return coroutine.isyieldable() end)()", "false true"],
  ["coroutine.resume(1)", "error: test:1: bad argument #1 to 'resume' (coroutine expected)"],
  ["coroutine.status()", "error: test:1: bad argument #1 to 'status' (coroutine expected)"],
  ["coroutine.create()", "error: test:1: bad argument #1 to 'create' (Lua function expected)"],
  ["coroutine.create(print)", "error: test:1: bad argument #1 to 'create' (Lua function expected)"],
  ["coroutine.wrap('x')", "error: test:1: bad argument #1 to 'wrap' (Lua function expected)"],
  // errors
  ["return coroutine.resume(coroutine.create(function() error('m') end))", "false test:1: m"],
  ["return coroutine.resume(coroutine.create(function() error({}) end))", "false table"],
  ["coroutine.wrap(function() error('m') end)()", "error: test:1: test:1: m"],
  ["coroutine.wrap(function() error('m', 0) end)()", "error: test:1: m"],
  ["return pcall(coroutine.wrap(function() error(7) end))", "false test:1: 7"],
  ["coroutine.wrap(function() error({}) end)()", "error: table"],
  ["local w = coroutine.wrap(function() end) w() w()", "error: test:1: cannot resume dead coroutine"],
  [
    "local co = coroutine.create(function() error('x', 0) end) coroutine.resume(co) return coroutine.status(co), coroutine.resume(co)",
    "dead false cannot resume dead coroutine",
  ],
  ["return coroutine.resume(coroutine.create(function() error('at level 2', 2) end))", "false at level 2"],
  ["return pcall(coroutine.yield)", "false attempt to yield across metamethod/C-call boundary"],
  [
    "return coroutine.resume(coroutine.create(function() return pcall(function() coroutine.yield('out') error('back', 0) end) end))",
    "true out",
  ],
  // depth
  [
    "local function nest(n) local co = coroutine.wrap(function() if n == 0 then return 'bottom' end return nest(n - 1) end) return co() end return nest(100)",
    "bottom",
  ],
  [
    "local function nest(n) local co = coroutine.wrap(function() if n == 0 then return 'bottom' end return nest(n - 1) end) return co() end local ok, m = pcall(nest, 500) return ok, m:match('C stack overflow')",
    "false C stack overflow",
  ],
  [
    "local function deep(n) if n == 0 then return coroutine.wrap(function() coroutine.yield(1) end)() end return (deep(n - 1)) end return deep(10000)",
    "1",
  ],
  [
    "local co = coroutine.wrap(function() local function deep(n) if n == 0 then coroutine.yield('deep') return 'back' end return (deep(n - 1)) end return deep(10000) end) return co(), co()",
    "deep back",
  ],
  // environment
  [
    "local co = coroutine.create(function() return x, loadstring('return x')() end) debug.setfenv(co, {x = 'thread'}) return coroutine.resume(co)",
    "true nil thread",
  ],
  // close
  ["return coroutine.close(coroutine.create(function() end))", "true"],
  [
    "local co = coroutine.create(function() coroutine.yield() end) coroutine.resume(co) return coroutine.close(co), coroutine.status(co), coroutine.close(co), coroutine.resume(co)",
    "true dead true false cannot resume dead coroutine",
  ],
  [
    "local log = '' local co = coroutine.create(function() defer() log = log .. 'outer' end\nlocal function f() defer() log = log .. 'inner ' end\n coroutine.yield() end pcall(f) end) coroutine.resume(co) return coroutine.close(co), log",
    "true inner outer",
  ],
  [
    "local log = '' local co = coroutine.create(function() defer() log = log .. 'last' end\n defer() error('first', 0) end\n coroutine.yield() end) coroutine.resume(co) local ok, e = coroutine.close(co) return ok, e, log, coroutine.status(co)",
    "false first last dead",
  ],
  [
    "local co = coroutine.create(function() defer() coroutine.yield() end\n coroutine.yield() end) coroutine.resume(co) return coroutine.close(co)",
    "false test:1: attempt to yield from a deferred block",
  ],
  [
    "coroutine.wrap(function() coroutine.close(coroutine.running()) end)()",
    "error: test:1: test:1: cannot close a running coroutine",
  ],
  [
    "local co co = coroutine.create(function() return coroutine.wrap(function() return pcall(coroutine.close, co) end)() end) return coroutine.resume(co)",
    "true false cannot close a normal coroutine",
  ],
  ["coroutine.close(1)", "error: test:1: bad argument #1 to 'close' (coroutine expected)"],
];

describe.each(tiers)("coroutine library (%s)", (tier) => {
  for (const [source, expected] of rows) test(source, () => expect(evaluate(source, tier)).toBe(expected));
});
