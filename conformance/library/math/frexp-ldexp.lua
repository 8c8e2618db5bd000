-- math.frexp and ldexp take floats apart and put them together. §5.6
-- row: V34
print(math.frexp(8)) --> 0.5 4
print(math.frexp(0)) --> 0 0
print(math.frexp(-0.75)) --> -0.75 0
print(math.ldexp(0.5, 4), math.ldexp(1, -1), math.ldexp(3, 10), math.ldexp(0, 100)) --> 8 0.5 3072 0
for i = 1, 2000 do
  local x = i * 0.37 - 300
  assert(math.ldexp(math.frexp(x)) == x)
end
print(math.frexp(2 ^ -1074), math.ldexp(1, -1074) > 0, math.ldexp(1, 2000)) --> 0.5 true inf
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() math.frexp("x") end)) --> bad argument #1 to 'frexp' (number expected, got string)
print(message(function() math.ldexp(1) end)) --> bad argument #2 to 'ldexp' (number expected, got no value)
