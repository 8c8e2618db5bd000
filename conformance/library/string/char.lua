-- string.char: bytes to a string. §5.4
-- row: V32
print(string.char(72, 105), #string.char(), string.char("65"), string.char(65.9)) --> Hi 0 A A
local all = {}
for i = 0, 255 do all[i + 1] = string.char(i) end
local s = table.concat(all)
print(#s, s:byte(1), s:byte(128), s:byte(256)) --> 256 0 127 255
for i = 1, 2000 do assert(string.char(i % 256):byte() == i % 256) end
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() string.char(256) end)) --> bad argument #1 to 'char' (invalid value)
print(message(function() string.char(65, -1) end)) --> bad argument #2 to 'char' (invalid value)
print(message(function() string.char("x") end)) --> bad argument #1 to 'char' (number expected, got string)
