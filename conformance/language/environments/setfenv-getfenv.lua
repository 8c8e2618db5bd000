-- setfenv and getfenv: by function and by stack level. §2.9, §5.1
-- row: V31, A3
local function reader() return x end
print(getfenv(reader) == _G, getfenv() == _G, getfenv(0) == _G, getfenv(print) == _G) --> true true true true
x = "global"
print(reader()) --> global
local env = { x = "private" }
print(setfenv(reader, env) == reader, reader(), x, getfenv(reader) == env) --> true private global true
local function level()
  setfenv(1, { value = 5, getfenv = getfenv })
  value = value + 1
  return value, getfenv(1).value
end
print(level()) --> 6 6
local function make()
  setfenv(1, setmetatable({ tag = "inherited" }, { __index = _G }))
  return function() return tag end
end
print(make()(), tag) --> inherited nil
local f = loadstring("counter = (counter or 0) + 1 return counter")
local e1, e2 = {}, {}
setfenv(f, e1)
for i = 1, 1500 do f() end
setfenv(f, e2)
f()
print(e1.counter, e2.counter, counter) --> 1500 1 nil
local function caller() return setfenv(2, getfenv(2)) ~= nil end
print(caller()) --> true
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() setfenv(print, {}) end)) --> 'setfenv' cannot change environment of given object
print(message(function() setfenv(1) end)) --> bad argument #2 to 'setfenv' (table expected, got no value)
print(message(function() setfenv(100, {}) end)) --> bad argument #1 to 'setfenv' (invalid level)
print(message(function() setfenv("x", {}) end)) --> bad argument #1 to 'setfenv' (number expected, got string)
print(message(function() getfenv(100) end)) --> bad argument #1 to 'getfenv' (invalid level)
x = nil
