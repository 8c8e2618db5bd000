-- print writes tostring of its arguments, separated by tabs, and uses the global tostring. §5.1
-- row: V31
print() -->
print(nil, false, 1, "x") --> nil false 1 x
print("a\0b" == "a\0b", "tab", "") --> true tab
print(setmetatable({}, { __tostring = function() return "object" end })) --> object
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() print(setmetatable({}, { __tostring = function() return {} end })) end)) --> 'tostring' must return a string to 'print'
local original = tostring
tostring = function(v) return "<" .. original(v) .. ">" end
print(1, "x") --> <1> <x>
tostring = original

-- It is the tostring of the running thread's globals, looked up as any global
local co = coroutine.create(function() print(1, 2) end)
debug.setfenv(co, setmetatable({}, { __index = function(_, name) return function(v) return name .. v end end }))
coroutine.resume(co) --> tostring1 tostring2
