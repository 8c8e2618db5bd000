-- string.byte: codes of a range of bytes. §5.4
-- row: V32
print(("A"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("abc"):byte(1, -1)) --> 65 98 99 97 98 99
print(select("#", ("abc"):byte(10)), select("#", (""):byte()), select("#", ("abc"):byte(3, 2)), select("#", ("abc"):byte(0))) --> 0 0 0 0
print(("\0\127\128\255"):byte(1, 4)) --> 0 127 128 255
local sum = 0
local text = ("abc"):rep(1000)
for i = 1, #text do sum = sum + text:byte(i) end
print(sum) --> 294000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() string.byte() end)) --> bad argument #1 to 'byte' (string expected, got no value)
print(message(function() ("x"):byte("y") end)) --> bad argument #1 to 'byte' (number expected, got string)
print(message(function() string.byte({}) end)) --> bad argument #1 to 'byte' (string expected, got table)
