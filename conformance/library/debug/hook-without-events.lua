-- A hook for no event is never called, but gethook knows it.
-- skip luajit: it forgets such hooks
local calls = 0
local function hook() calls = calls + 1 end
debug.sethook(hook, "", 0)
print(debug.gethook() == hook, select(2, debug.gethook()), select(3, debug.gethook())) --> true  0
debug.sethook(hook, "unknown", -1)
print(debug.gethook() == hook, select(2, debug.gethook()), calls) --> true  0
debug.sethook()
print(debug.gethook()) --> nil  0
local co = coroutine.create(function() end)
debug.sethook(co, hook, "")
print(debug.gethook(co) == hook, debug.gethook()) --> true nil  0
debug.sethook(co)
print(debug.gethook(co)) --> nil  0

-- The outermost level is the host, which has a function.
local level = 1
while debug.getinfo(level + 1) do level = level + 1 end
local info = debug.getinfo(level)
print(info.what, type(info.func), info.currentline, info.name, info.nups) --> C function -1 nil 0
