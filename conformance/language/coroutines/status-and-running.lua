-- status: suspended, running, normal, dead; running gives the current coroutine, nil in the main program. §5.2
-- row: V31
print(coroutine.running()) --> nil
local outer, inner
inner = coroutine.create(function()
  print(coroutine.status(outer), coroutine.status(inner), coroutine.running() == inner) --> normal running true
  print(coroutine.resume(inner)) --> false cannot resume running coroutine
  coroutine.yield()
end)
outer = coroutine.create(function()
  coroutine.resume(inner)
  print(coroutine.status(outer), coroutine.status(inner), coroutine.running() == outer) --> running suspended true
  coroutine.resume(inner)
  print(coroutine.status(inner)) --> dead
end)
coroutine.resume(outer)
print(coroutine.status(outer), coroutine.status(coroutine.create(function() end))) --> dead suspended
print(type(inner), tostring(outer):match("^thread: ") ~= nil, outer == inner) --> thread true false
local suspended = 0
for i = 1, 500 do
  local co = coroutine.create(function() coroutine.yield() end)
  coroutine.resume(co)
  if coroutine.status(co) == "suspended" then suspended = suspended + 1 end
end
print(suspended) --> 500
