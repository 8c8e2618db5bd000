-- Handler frames are shown as deferred blocks.
-- row: D37, F12
-- dialect: perigee
local info, trace
local function f()
  defer()
    info = debug.getinfo(1, "nSl")
    trace = debug.traceback("here")
  end
  return 1
end
f()
print(info.what, info.namewhat, info.currentline, info.short_src) --> Lua defer 7 d37-traceback.lua
print(trace:find("in deferred block", 1, true) ~= nil, trace:find("d37-traceback.lua:8:", 1, true) ~= nil) --> true true
local ok, message = pcall(function() defer() error("in handler") end end)
print(message) --> d37-traceback.lua:15: in handler
