-- "bad argument" names the function as it was called; methods do not count self; unnamed calls give '?'.
-- row: V30
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
local alias = string.rep
local t = { field = string.rep }
print(message(function() string.rep() end)) --> bad argument #1 to 'rep' (string expected, got no value)
print(message(function() alias("x") end)) --> bad argument #2 to 'alias' (number expected, got no value)
print(message(function() t.field({}) end)) --> bad argument #1 to 'field' (string expected, got table)
print(message(function() ("x"):rep() end)) --> bad argument #1 to 'rep' (number expected, got no value)
print(message(function() ("x"):rep({}) end)) --> bad argument #1 to 'rep' (number expected, got table)
print(message(function() local m = { rep = string.rep } m:rep(1) end)) --> calling 'rep' on bad self (string expected, got table)
print(select(2, pcall(string.rep))) --> bad argument #1 to '?' (string expected, got no value)
print(message(function() setmetatable(1, {}) end)) --> bad argument #1 to 'setmetatable' (table expected, got number)
print(message(function() math.floor("x") end)) --> bad argument #1 to 'floor' (number expected, got string)
print(message(function() math.floor(nil) end)) --> bad argument #1 to 'floor' (number expected, got nil)
