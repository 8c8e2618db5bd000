-- coroutine.isyieldable, which LuaJIT has, and coroutine.close, which comes with `defer`.
-- row: D27, V31
-- dialect: perigee
print(coroutine.isyieldable()) --> false
local co = coroutine.create(function() coroutine.yield(coroutine.isyieldable()) end)
print(coroutine.resume(co)) --> true true
print(coroutine.close(co), coroutine.status(co), coroutine.close(co)) --> true dead true
local function message(f, ...) return (select(2, pcall(f, ...)):gsub("'%?'", "it")) end
print(message(coroutine.close, 5)) --> bad argument #1 to it (coroutine expected)
