-- The same loop with integer, fractional, negative, string and huge bounds, after getting hot.
-- row: V18
local function loop(a, b, c)
  local n, s = 0, 0
  for i = a, b, c do
    n = n + 1
    s = s + i
  end
  return n, s
end
for i = 1, 60 do loop(1, 50, 1) end
print(loop(1, 100, 1)) --> 100 5050
print(loop(1, 2, 0.25)) --> 5 7.5
print(loop(10, 1, -3)) --> 4 22
print(loop("1", "10", "3")) --> 4 22
print(loop(5, 1, 1)) --> 0 0
print(loop(2 ^ 53 - 3, 2 ^ 53 - 1, 1)) --> 3 2.7021597764223e+16
print(loop(-1, 1, 0.5)) --> 5 0
print(loop(1, 0 / 0, 1)) --> 0 0
print((pcall(loop, 1, {}, 1)), (pcall(loop, nil, 1, 1))) --> false false
print(loop(0.1, 1, 0.1)) --> 10 5.5
