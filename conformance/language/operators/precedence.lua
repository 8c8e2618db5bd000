-- Operator precedence and associativity. Lua 5.1 manual §2.5.6
-- row: V6, V21
local a, b, c = 2, 3, 4
print(a + b * c, (a + b) * c, a * b + c, a - b - c) --> 14 20 10 -5
print(2 ^ 3 ^ 2, (2 ^ 3) ^ 2, -a ^ 2, (-a) ^ 2, 2 ^ -1) --> 512 64 -4 4 0.5
print(a .. b .. c, a + b .. c, a .. b + c) --> 234 54 27
print(not a == b, not (a == b), not nil == true) --> false true true
print(a < b == true, 1 .. 2 == "12", a .. b < "3") --> true true true
print(a and b or c, a or b and c, nil and b or c, false or nil and c) --> 3 2 4 nil
print(#"abc" + 1, -#"abc", not #"abc", #"ab" .. "c") --> 4 -3 false 2c
print(- - a, not not a, - -2, -(-2) ^ 2) --> 2 true 2 -4
print(7 % 4 * 2, 7 * 4 % 3, 2 ^ 2 % 3, -7 % 3 ^ 1) --> 6 1 1 2
print(1 < 2 and 2 < 3, 1 < 2 and 3 < 2, 1 == 1 ~= false) --> true false true
local function mixed(x, y, z) return x + y * z ^ 2 - x / y % z, x .. y + z, not x == y end
local sum = 0
for i = 1, 3000 do
  local v, s, n = mixed(i, 2, 3)
  sum = sum + v + #s
  assert(n == false)
end
print(sum) --> 4565643
