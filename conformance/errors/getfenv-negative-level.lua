-- A negative level is refused. §5.1
-- row: V31
-- skip luajit: words it differently
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() getfenv(-1) end)) --> bad argument #1 to 'getfenv' (level must be non-negative)
print(message(function() setfenv(-1, {}) end)) --> bad argument #1 to 'setfenv' (level must be non-negative)
