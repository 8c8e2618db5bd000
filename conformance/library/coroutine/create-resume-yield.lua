-- create, resume, yield, running and status: values pass both ways, errors end the coroutine. §5.2
-- row: V31
-- skip luajit: it takes builtins as bodies, and names the boundary differently
local co = coroutine.create(function(a, b)
  local c, d = coroutine.yield(a + b)
  local e = coroutine.yield(c * d, coroutine.running() ~= nil)
  return e, "end"
end)
print(coroutine.resume(co, 1, 2)) --> true 3
print(coroutine.resume(co, 3, 4)) --> true 12 true
print(coroutine.status(co), coroutine.resume(co, 5)) --> suspended true 5 end
print(coroutine.status(co), coroutine.resume(co)) --> dead false cannot resume dead coroutine
print(coroutine.running()) --> nil
local function message(f, ...) return (select(2, pcall(f, ...)):gsub("'%?'", "it")) end
print(message(coroutine.create, 5)) --> bad argument #1 to it (Lua function expected)
print(message(coroutine.wrap)) --> bad argument #1 to it (Lua function expected)
print(message(coroutine.status, {})) --> bad argument #1 to it (coroutine expected)
print(message(coroutine.yield)) --> attempt to yield across metamethod/C-call boundary
