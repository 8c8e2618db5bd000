-- A coroutine that has resumed another one cannot be resumed by it.
-- row: V29
-- skip luajit: calls it running
local outer
outer = coroutine.create(function()
  local inner = coroutine.wrap(function() return coroutine.resume(outer) end)
  return inner()
end)
print(coroutine.resume(outer)) --> true false cannot resume normal coroutine
print(coroutine.status(outer)) --> dead
