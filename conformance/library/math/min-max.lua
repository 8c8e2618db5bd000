-- math.min and math.max over any number of arguments. §5.6
-- row: V34
print(math.max(1, 5, 3), math.min(4, -2, 8), math.max(7), math.min(-1 / 0, 0), math.max("10", 9)) --> 5 -2 7 -inf 10
local best, worst = -math.huge, math.huge
for i = 1, 3000 do
  local v = (i * 7919) % 3001
  best, worst = math.max(best, v), math.min(worst, v)
end
print(best, worst) --> 3000 1
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() math.max() end)) --> bad argument #1 to 'max' (number expected, got no value)
print(message(function() math.min(1, "x") end)) --> bad argument #2 to 'min' (number expected, got string)
print(message(function() math.max(1, nil) end)) --> bad argument #2 to 'max' (number expected, got nil)
