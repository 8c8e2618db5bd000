-- %s takes strings and numbers only in PUC 5.1.
-- row: V32
-- skip luajit: converts any value
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() string.format("%s", nil) end)) --> bad argument #2 to 'format' (string expected, got nil)
print(message(function() string.format("%s", {}) end)) --> bad argument #2 to 'format' (string expected, got table)
print(message(function() string.format("%s", true) end)) --> bad argument #2 to 'format' (string expected, got boolean)
print(message(function() string.format("%10q") end)) --> bad argument #2 to 'format' (no value)
print(message(function() string.format("%1234d", 1) end)) --> invalid format (width or precision too long)
print(message(function() string.format("%0000000d", 1) end)) --> invalid format (repeated flags)
