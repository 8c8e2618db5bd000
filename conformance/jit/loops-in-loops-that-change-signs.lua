-- A loop is entered with a number that is positive at first, and negative when the loop around it gets there again.
local function f(n, factor)
  local sign, sum = 0.5, 0
  for _ = 1, n do
    for j = 1, 700 do sum = sum + j end
    sign = sign * factor
  end
  return sum, sign > 0, sign < 0
end
print(f(5, -1)) --> 1226750 false true
print(f(6, -1)) --> 1472100 true false

local s, k, u = 0, 0.5, -3
local list = {}
for i = 1, 12 do list[i] = i end
for h = 1, 12 do
  for _ = h, h + 6 do
    for j = 1, #list do s = s + list[j] end
    k = k * u
  end
end
print(s, k < 0, k > 0) --> 6552 false true
