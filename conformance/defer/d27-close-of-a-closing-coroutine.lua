-- A coroutine that is being closed cannot be closed again by its own handlers.
-- row: D27
-- dialect: perigee
local co, inside
co = coroutine.create(function()
  defer() inside = pcall(coroutine.close, co) end
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co), inside) --> true false
print(coroutine.status(co), coroutine.close(co)) --> dead true
