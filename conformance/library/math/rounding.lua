-- math.floor, ceil, modf, fmod, abs. §5.6
-- row: V34
print(math.floor(1.5), math.floor(-1.5), math.floor(3), math.ceil(1.2), math.ceil(-1.2), math.ceil(-0.5) == 0) --> 1 -2 3 2 -1 true
print(math.abs(-5), math.abs(5), math.abs(-0.5), math.abs("-3"), math.floor("2.7")) --> 5 5 0.5 3 2
print(math.modf(3.7) == 3, math.modf(-3.25)) --> true -3 -0.25
print(math.modf(5), math.modf(1 / 0)) --> 5 inf 0
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.fmod(-6, 2) == 0) --> 1 -1 1 1.5 true
print(math.floor(2 ^ 52 + 0.5) == 2 ^ 52, math.floor(1e300) == 1e300, math.floor(-1 / 0), math.ceil(1 / 0)) --> true true -inf inf
local sum = 0
for i = 1, 3000 do sum = sum + math.floor(i / 7) + math.ceil(i / 7) - math.abs(-i) + math.fmod(i, 10) end
print(sum) --> -3201856
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() math.floor() end)) --> bad argument #1 to 'floor' (number expected, got no value)
print(message(function() math.abs("x") end)) --> bad argument #1 to 'abs' (number expected, got string)
print(message(function() math.fmod(1) end)) --> bad argument #2 to 'fmod' (number expected, got no value)
print(message(function() math.ceil({}) end)) --> bad argument #1 to 'ceil' (number expected, got table)
