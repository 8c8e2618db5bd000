-- debug.getinfo: by function and by level. §5.9
-- row: V30, A7
local function f(a, b)
  local info = debug.getinfo(1, "nSl")
  return info
end
local info = f(1, 2)
print(info.name, info.namewhat, info.what, info.short_src, info.linedefined, info.lastlinedefined, info.currentline) --> f local Lua getinfo.lua 3 6 4
local byFunction = debug.getinfo(f)
print(byFunction.func == f, byFunction.nups, byFunction.what, byFunction.source, byFunction.name) --> true 0 Lua @getinfo.lua nil
local native = debug.getinfo(print)
print(native.what, native.short_src, native.currentline, native.linedefined) --> C [C] -1 -1
print(debug.getinfo(1, "S").what, debug.getinfo(1, "l").currentline, debug.getinfo(100)) --> main 13 nil
local t = {}
function t.field() return debug.getinfo(1, "n").name, debug.getinfo(1, "n").namewhat end
local name, what = t.field()
print(name, what) --> field field
function t:method() local i = debug.getinfo(1, "n") return i.name, i.namewhat end
name, what = t:method()
print(name, what) --> method method
globalName = function() local i = debug.getinfo(1, "n") return i.name .. " " .. i.namewhat end
local r = globalName()
print(r) --> globalName global
print(pcall(debug.getinfo, 1, "?")) --> false bad argument #2 to '?' (invalid option)
globalName = nil
