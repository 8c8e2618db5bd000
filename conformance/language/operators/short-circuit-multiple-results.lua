-- A call that is an operand of `and`/`or` gives one value, even in last position. §2.5
-- row: V26
local function two() return 1, 2 end
local function none() end
print(true and two()) --> 1
print(nil or two()) --> 1
print((two())) --> 1
print(none() or "default", none() and 1) --> default nil
print(select("#", nil or none()), select("#", true and two())) --> 1 1
local t = { false or two(), two(), two() }
print(#t) --> 4
local function pass(...) return true and ... end
print(pass(5, 6, 7), select("#", pass())) --> 5 1
local total = 0
for i = 1, 3000 do
  local a, b = i > 0 and two()
  assert(b == nil)
  total = total + a
end
print(total) --> 3000
