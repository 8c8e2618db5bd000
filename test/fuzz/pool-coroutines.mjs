/** Statements for hot loops over coroutines: generators, yields from everything that can be yielded across, errors and early ends. */

const setup = [
  "local s, last = 0, nil",
  "local function count(n) return coroutine.wrap(function() for j = 1, n do coroutine.yield(j) end end) end",
  "local function echo(v) while true do v = coroutine.yield(v) end end",
  "local function nested(n) if n > 0 then nested(n - 1) coroutine.yield(n) nested(n - 1) end end",
  "local function walk(t) for j = 1, #t do if type(t[j]) == 'table' then walk(t[j]) else coroutine.yield(t[j]) end end end",
  "local function produce(n) for j = 1, n do local a, b = coroutine.yield(j, j * 2) s = s + num(a) + num(b) end return 'done', n end",
  "local function fails(n) coroutine.yield(n) local v = n .. nil return v end",
  "local tree = {1, {2, 3, {4}}, 5}",
  "local e = coroutine.create(echo)",
  "local g = count(1000)",
  "local co = coroutine.create(produce)",
  "local function resume(...) local t = {coroutine.resume(...)} last = t[2] return t[1], t[2], t[3] end",
];

const hot = [
  "local _, v = coroutine.resume(e, i) s = s + num(v)",
  "s = s + (g() or 0)",
  "for v in count(3) do s = s + v end",
  "for v in count(5) do if v > 2 then break end s = s + v end",
  "local c = count(2) s = s + c() + c()",
  "local n = 0 for v in coroutine.wrap(function() nested(3) end) do n = n + v end s = s + n",
  "for v in coroutine.wrap(function() walk(tree) end) do s = s + v end",
  "if coroutine.status(co) == 'dead' then co = coroutine.create(produce) end out(resume(co, 3, i))",
  "out(coroutine.status(co))",
  "local ok, x = resume(coroutine.create(fails), i) s = s + (ok and 1 or 0)",
  "local c = coroutine.create(fails) resume(c, i) out((select(2, resume(c)) ~= nil))",
  "local c = coroutine.wrap(function(...) local n = select('#', ...) local a = coroutine.yield(...) return a, n end) s = s + select('#', c(i, i)) s = s + num((c(i)))",
  "local c = coroutine.wrap(function() local t = {coroutine.yield(1), coroutine.yield(2)} return t[1] + t[2] end) c() c(i) s = s + c(2)",
  "local c = coroutine.wrap(function() for j = 1, 3 do for k = 1, 2 do coroutine.yield(j * k) end end end) for j = 1, 6 do s = s + c() end",
  "local c = coroutine.wrap(function() local x = 0 while true do x = x + (coroutine.yield(x) or 1) if x > 20 then return x end end end) for j = 1, 4 do s = s + num(c(j)) end",
  "local c = coroutine.create(function() coroutine.yield(s) end) resume(c) s = s + num(last)",
  "local c = coroutine.wrap(function() return coroutine.yield(coroutine.yield(i)) end) c() c(1) s = s + num(c(2))",
  "local c; c = coroutine.wrap(function() return pcall(c) end) out(c())",
  "s = s + (coroutine.running() and 1 or 2)",
  "out(s)",
  "s = s % 10007",
  "local c = coroutine.wrap(function(v) local r = v for j = 1, 3 do r = coroutine.yield(r) or r end error(r) end) c(i) c() out(pcall(c, 'e')) out(pcall(c)) out(pcall(c))",
];

/** What PUC Lua 5.1 cannot yield across. */
const across = [
  "local c = coroutine.wrap(function() return pcall(function() local v = coroutine.yield(i) error(v, 0) end) end) c() out(c('caught'))",
  "local c = coroutine.wrap(function() return xpcall(function() coroutine.yield(1) return nothing.x end, function() return 'handled' end) end) c() out(c())",
  "local m = setmetatable({}, {__add = function(a, b) return coroutine.yield(b) end, __index = function(t, k) return coroutine.yield(k) end}) local c = coroutine.wrap(function() return m.key + (m + i) end) out(c()) out(c(2)) out(c(3))",
  "local m = setmetatable({}, {__lt = function() return coroutine.yield('lt') end, __eq = function() coroutine.yield('eq') return true end, __concat = function() return coroutine.yield('cat') end}) local c = coroutine.wrap(function() local r = m < m if r then r = m .. 'x' end return r end) out(c()) out(c(true)) out(c('end'))",
  "local m = setmetatable({}, {__call = function(_, v) return coroutine.yield(v) end, __newindex = function(t, k, v) coroutine.yield(v) rawset(t, k, v) end}) local c = coroutine.wrap(function() m.x = 1 return m(2), m.x end) out(c()) out(c()) out(c(4))",
  "local c = coroutine.wrap(function() for j in function(_, j) j = (j or 0) + 1 coroutine.yield(j) if j < 3 then return j end end do s = s + j end return 'over' end) for j = 1, 4 do out(c()) end",
  "local c = coroutine.wrap(function() local ok, v = pcall(pcall, coroutine.yield, 1) return ok, v end) c() out(c(5))",
];
/** What only ours can yield across. */
const everywhere = [
  "local c = coroutine.wrap(function() local t = {3, 1, 2} table.sort(t, function(a, b) coroutine.yield(a) return a < b end) return table.concat(t) end) local v repeat v = c() until type(v) == 'string' out(v)",
  "local c = coroutine.wrap(function() return (string.gsub('abc', '.', function(x) return coroutine.yield(x) end)) end) c() c('1') c() out(c('3'))",
  "local c = coroutine.wrap(function() return tostring(setmetatable({}, {__tostring = function() return coroutine.yield('t') end})) end) c() out(c('text'))",
  "local c = coroutine.wrap(function() table.foreach({1, 2}, function(k, v) coroutine.yield(v) end) return 'over' end) c() c() out(c())",
  "local c = coroutine.create(function() defer() s = s + 1 coroutine.yield('deferred') end coroutine.yield(1) end) resume(c) resume(c) out(last, coroutine.status(c)) resume(c) out(coroutine.status(c))",
  "local c = coroutine.create(function() defer() s = s + 1 end defer() error('in handler') end coroutine.yield(1) end) resume(c) out(coroutine.close(c))",
  "local c = coroutine.wrap(function() for j = 1, 3 do defer() coroutine.yield('d' .. j) end coroutine.yield(j) if j == 2 then break end end end) for j = 1, 5 do out(c()) end",
  "local c = coroutine.wrap(function() for j = 1, 4 do if j == 2 then continue end coroutine.yield(j) end end) out(c(), c(), c())",
];

const changes = [
  "g = count(2)",
  "g = function() end",
  "g = nil",
  "g = coroutine.wrap(function() error({i}) end)",
  "e = coroutine.create(fails)",
  "e = co",
  "co = coroutine.create(function() end)",
  "co = coroutine.create(function() co = nil end)",
  "echo = function() return 1 end e = coroutine.create(echo)",
  "tree = {1}",
  "tree[2] = 'leaf'",
  "tree = {}",
  "tree[#tree + 1] = {i, {i}}",
  "nested = function(n) coroutine.yield(n) end",
  "walk = function(t) coroutine.yield(t[1] and 1) end",
  "count = function(n) local j = 0 return function() j = j + 1 if j <= n then return j end end end",
  "count = function(n) return coroutine.wrap(function() coroutine.yield('1') coroutine.yield(2.5) end) end",
  "coroutine.yield = function(...) return plain.yield(...) end",
  "coroutine.wrap = function(f) return plain.wrap(function(...) return f(...) end) end",
  "s = 's'",
  "s = nil",
  "s = 0.5",
];

export const coroutines = {
  setup,
  hot,
  changes,
  yielding: [...across, "if i % 3 == 0 then s = s + num((yield(i))) end"],
  deferred: everywhere,
  output: "out(s, last, tree)",
  parameters: "s, g, e, co, tree, last",
};
