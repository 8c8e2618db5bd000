-- type, tostring and tonumber for every type. §5.1
-- row: V31, V18
print(type(nil), type(true), type(1), type("x"), type({}), type(print), type(coroutine.create(function() end)), type(newproxy())) --> nil boolean number string table function thread userdata
print(tostring(nil), tostring(true), tostring(1), tostring(-1.5), tostring("x"), tostring(1e100), tostring(2 ^ 31)) --> nil true 1 -1.5 x 1e+100 2147483648
print(tonumber("10"), tonumber(" 0x1F "), tonumber("1e3"), tonumber(".5"), tonumber("5."), tonumber("-7"), tonumber(3)) --> 10 31 1000 0.5 5 -7 3
print(tonumber(""), tonumber(" "), tonumber("x"), tonumber("1 2"), tonumber("1e"), tonumber("0x"), tonumber("- 1"), tonumber({}), tonumber(nil), tonumber(true)) --> nil nil nil nil nil nil nil nil nil nil
print(tonumber("ff", 16), tonumber("777", 8), tonumber("1010", 2), tonumber("zz", 36), tonumber("ZZ", 36), tonumber(" 11 ", 2)) --> 255 511 10 1295 1295 3
print(tonumber("8", 8), tonumber("12", 2), tonumber("", 16), tonumber("g", 16)) --> nil nil nil nil
print(tonumber("0x10", 16), tonumber("1e400"), tonumber("-0x10"), tonumber("+5")) --> 16 inf -16 5
local sum = 0
for i = 1, 2000 do sum = sum + tonumber(tostring(i)) + tonumber(i .. ".5") end
print(sum) --> 4003000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() type() end)) --> bad argument #1 to 'type' (value expected)
print(message(function() tostring() end)) --> bad argument #1 to 'tostring' (value expected)
print(message(function() tonumber() end)) --> bad argument #1 to 'tonumber' (value expected)
print(message(function() tonumber("1", 99) end)) --> bad argument #2 to 'tonumber' (base out of range)
