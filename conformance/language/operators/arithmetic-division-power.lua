-- Division and power are those of doubles. §2.5.1
-- row: V18
local function divide(a, b) return a / b end
local function power(a, b) return a ^ b end
print(divide(1, 2), divide(-7, 2), divide(6, 3)) --> 0.5 -3.5 2
print(divide(1, 0), divide(-1, 0), divide(0, 0) ~= divide(0, 0)) --> inf -inf true
print(divide(1, divide(-1, math.huge)), divide(1, -divide(0, 1))) --> -inf -inf
print(power(2, 10), power(2, 0.5) == math.sqrt(2), power(2, -2), power(-2, 3), power(0, 0)) --> 1024 true 0.25 -8 1
print(power(-8, 1 / 3) ~= power(-8, 1 / 3), power(math.huge, 0), power(0, -1)) --> true 1 inf
local total = 0
for i = 1, 3000 do total = total + divide(i, 2) + power(i, 2) end
print(total) --> 9006751250
print(power("2", "3"), divide("10", 4), "2" ^ 2 / "8") --> 8 2.5 0.5
print(power(1, 0 / 0) == 1, power(0 / 0, 0) == 1) --> true true
print(power(-1, math.huge), power(1, -math.huge)) --> 1 1
