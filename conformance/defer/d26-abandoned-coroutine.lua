-- Handlers of a coroutine that is never resumed again do not run.
-- row: D26
-- dialect: perigee
local ran = 0
local function abandon()
  local co = coroutine.wrap(function()
    defer() ran = ran + 1 end
    coroutine.yield()
  end)
  co()
end
for i = 1, 50 do abandon() end
collectgarbage()
collectgarbage()
print(ran) --> 0
coroutine.create(function() defer() ran = ran + 1 end end)
collectgarbage()
print(ran) --> 0
