-- `a > b` is `b < a` and `a >= b` is `b <= a`: the error names the operands in swapped order. §2.5.2
-- row: V30
local function greater(a, b) return a > b end
local function greaterEqual(a, b) return a >= b end
local function lessEqual(a, b) return a <= b end
local function message(f, a, b) return (select(2, pcall(f, a, b)):gsub("^.-:%d+: ", "")) end
print(message(greater, 1, "x")) --> attempt to compare string with number
print(message(greaterEqual, {}, 2)) --> attempt to compare number with table
print(message(lessEqual, {}, 2)) --> attempt to compare table with number
local count = 0
for i = 1, 3000 do
  if greater(i, 1500) then count = count + 1 end
  if greaterEqual(i, 1500) then count = count + 1 end
  if lessEqual(i, 1500) then count = count + 1 end
end
print(count) --> 4501
print(message(greater, nil, true)) --> attempt to compare boolean with nil
