-- The sign of `a % b` follows b; a % b == a - floor(a/b)*b. §2.5.1
-- row: V18
local function mod(a, b) return a % b end
local cases = {
  { 5, 3 }, { -5, 3 }, { 5, -3 }, { -5, -3 }, { 5.5, 2 }, { -5.5, 2 }, { 0, 3 }, { 3, 3 }, { 1e15, 7 }, { -1, 1e13 },
}
for _, case in ipairs(cases) do io.write(mod(case[1], case[2]), " ") end
print() --> 2 1 -1 -2 1.5 0.5 0 0 6 9999999999999
for i = 1, 2500 do
  local a, b = i - 1250, i % 7 + 1
  assert(mod(a, b) == a - math.floor(a / b) * b)
  assert(mod(a, -b) == a - math.floor(a / -b) * -b)
end
local nan = mod(1, 0)
local infinite = mod(5, math.huge) -- PUC 5.1 computes 5 - 0 * inf
print(nan ~= nan, infinite ~= infinite) --> true true
print(mod("7", 4), mod(7, "4"), mod("0x10", "6")) --> 3 3 4
print(1 % 0.25, 1.125 % 1, -1.125 % 1) --> 0 0.125 0.875
