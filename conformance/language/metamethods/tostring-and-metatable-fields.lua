-- __tostring, and __metatable that hides and protects the metatable. §5.1
-- row: V9, V31
local t = setmetatable({}, { __tostring = function(self) return "custom" end })
print(t, tostring(t)) --> custom custom
print(#tostring({}) > 7, tostring({}):match("^table: ") ~= nil, tostring(print):match("^function: ") ~= nil) --> true true true
local hidden = setmetatable({}, { __metatable = "locked" })
print(getmetatable(hidden)) --> locked
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() setmetatable(hidden, {}) end)) --> cannot change a protected metatable
print(getmetatable("").__index == string, getmetatable(1), getmetatable(nil), getmetatable(print)) --> true nil nil nil
local falseLock = setmetatable({}, { __metatable = false })
print(getmetatable(falseLock), message(function() setmetatable(falseLock, nil) end)) --> false cannot change a protected metatable
print(getmetatable(setmetatable({}, nil)), setmetatable(t, nil) == t, getmetatable(t)) --> nil true nil
local sum = 0
local named = setmetatable({}, { __tostring = function() return "12" end })
for i = 1, 1500 do sum = sum + #tostring(named) end
print(sum) --> 3000
print(message(function() tostring(setmetatable({}, { __tostring = function() error("inside", 0) end })) end)) --> inside
