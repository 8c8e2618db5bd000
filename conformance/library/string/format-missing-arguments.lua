-- A conversion without an argument is an error.
-- row: V32
-- skip luajit: words it differently
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() ("%d"):format() end)) --> bad argument #1 to 'format' (no value)
print(message(function() string.format("%s %s", 1) end)) --> bad argument #3 to 'format' (no value)
