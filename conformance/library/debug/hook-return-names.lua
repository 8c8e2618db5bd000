-- In the hook of a return, a builtin has the name that its call gave it.
-- skip luajit: tells returns of its own functions otherwise
local events = {}
local function hook(event)
  local info = debug.getinfo(2, "nS")
  events[#events + 1] = event .. " " .. info.what .. " " .. tostring(info.name)
end
local function run(f)
  events = {}
  debug.sethook(hook, "r")
  f()
  debug.sethook()
  return table.concat(events, ", ")
end
print(run(function() local m = math.max(1, 2) return m end)) --> return C sethook, return C max, return Lua f
print(run(function() local s = ("x"):rep(2) return s end)) --> return C sethook, return C rep, return Lua f
