-- Functions of two numbers check the second argument first, as the C compiler evaluates the arguments of one call. §5.6
-- row: V34
-- skip luajit: checks them in order
local function message(f, ...) return (select(2, pcall(f, ...))) end
print(message(math.fmod)) --> bad argument #2 to '?' (number expected, got no value)
print(message(math.fmod, {}, 1)) --> bad argument #1 to '?' (number expected, got table)
print(message(math.atan2, {})) --> bad argument #2 to '?' (number expected, got no value)
print(message(math.pow, {}, {})) --> bad argument #2 to '?' (number expected, got table)
print(message(math.ldexp, {}, "x")) --> bad argument #2 to '?' (number expected, got string)
print(message(math.random, 2 ^ 32)) --> bad argument #1 to '?' (interval is empty)
print(message(math.random, 2, 1)) --> bad argument #2 to '?' (interval is empty)
print(message(math.random, 1, 2, 3)) --> wrong number of arguments
for i = 1, 1000 do assert(math.fmod("7", 4) == 3 and math.pow(2, "3") == 8 and math.ldexp("1", 2) == 4 and math.atan2("0", 1) == 0) end
