-- setmetatable takes a table and a table or nil; getmetatable gives nil for plain values. §5.1
-- row: V31
local t, mt = {}, {}
print(setmetatable(t, mt) == t, getmetatable(t) == mt, getmetatable({}), setmetatable(t, nil) == t, getmetatable(t)) --> true true nil true nil
local shared = { __index = function(_, k) return k * 2 end }
local sum = 0
for i = 1, 3000 do sum = sum + setmetatable({}, shared)[i] end
print(sum) --> 9003000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() setmetatable({}) end)) --> bad argument #2 to 'setmetatable' (nil or table expected)
print(message(function() setmetatable({}, 1) end)) --> bad argument #2 to 'setmetatable' (nil or table expected)
print(message(function() setmetatable("x", {}) end)) --> bad argument #1 to 'setmetatable' (table expected, got string)
print(message(function() getmetatable() end)) --> bad argument #1 to 'getmetatable' (value expected)
