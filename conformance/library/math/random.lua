-- math.random: ranges; randomseed makes it reproducible. §5.6
-- row: V34
math.randomseed(42)
local first = {}
for i = 1, 10 do first[i] = math.random(1000) end
math.randomseed(42)
for i = 1, 10 do assert(math.random(1000) == first[i]) end
local sum = 0
for i = 1, 2000 do
  local a, b, c = math.random(), math.random(6), math.random(-3, 3)
  assert(a >= 0 and a < 1)
  assert(b >= 1 and b <= 6 and b == math.floor(b))
  assert(c >= -3 and c <= 3 and c == math.floor(c))
  sum = sum + a
end
print(sum > 800 and sum < 1200, math.random(5, 5), math.random(1)) --> true 5 1
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() math.random("x") end)) --> bad argument #1 to 'random' (number expected, got string)
