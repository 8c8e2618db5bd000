-- Negative zero equals zero but divides to -inf; tables treat both as the same key. §2.5.1
-- row: V18
local zero = 0
local negative = -zero
print(negative == zero, 1 / negative, 1 / zero) --> true -inf inf
print(negative < zero, negative <= zero, rawequal(negative, zero)) --> false true true
local t = {}
t[negative] = "a"
print(t[0], t[zero], next(t) == 0) --> a a true
t[zero] = "b"
print(t[negative]) --> b
print(1 / (zero * -1), 1 / (negative + 0), 1 / (negative - 0), 1 / (negative * -1)) --> -inf inf -inf inf
print(1 / (-5 % 5), 1 / (negative + negative)) --> inf -inf
local function negate(x) return -x end
local count = 0
for i = 3000, 0, -1 do
  if 1 / negate(i) == -math.huge then count = count + 1 end
end
print(count) --> 1
print(1 / math.floor(negative), 1 / math.ceil(-0.5), 1 / math.abs(negative)) --> -inf -inf inf
