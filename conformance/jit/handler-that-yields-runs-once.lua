-- A defer handler that yields and then fails has been taken: it does not run again for its own error, wherever its function goes on.
-- row: D28
-- dialect: perigee
local function run()
  defer()
    coroutine.yield("handler")
    local x = nil + 1
  end
  coroutine.yield("body")
end
for i = 1, 4 do
  local co = coroutine.create(function() return pcall(run) end)
  local _, first = coroutine.resume(co)
  local _, second = coroutine.resume(co)
  local _, ok, message = coroutine.resume(co)
  print(first, second, ok, message, coroutine.status(co))
end
--> body handler false handler-that-yields-runs-once.lua:7: attempt to perform arithmetic on a nil value dead
--> body handler false handler-that-yields-runs-once.lua:7: attempt to perform arithmetic on a nil value dead
--> body handler false handler-that-yields-runs-once.lua:7: attempt to perform arithmetic on a nil value dead
--> body handler false handler-that-yields-runs-once.lua:7: attempt to perform arithmetic on a nil value dead
