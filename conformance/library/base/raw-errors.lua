-- Argument errors of rawget, rawset and rawequal. §5.1
-- row: V31
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() rawget(1, 2) end)) --> bad argument #1 to 'rawget' (table expected, got number)
print(message(function() rawset({}, nil, 1) end)) --> table index is nil
print(message(function() rawset("x", 1, 1) end)) --> bad argument #1 to 'rawset' (table expected, got string)
print(message(function() rawequal(1) end)) --> bad argument #2 to 'rawequal' (value expected)
print(message(function() rawget({}) end)) --> bad argument #2 to 'rawget' (value expected)
