-- In a multiple assignment all expressions are evaluated before any assignment. §2.4.3
-- row: V26
local i, a = 3, {}
i, a[i] = i + 1, 20
print(i, a[3], a[4]) --> 4 20 nil
local x, y = 1, 2
x, y = y, x
print(x, y) --> 2 1
local t = { 1, 2, 3 }
t[1], t[2], t[3] = t[3], t[1], t[2]
print(unpack(t)) --> 3 1 2
local p, q, r = (function() return 1, 2 end)()
print(p, q, r) --> 1 2 nil
p, q, r = 0, (function() return 1, 2, 3 end)()
print(p, q, r) --> 0 1 2
p, q = 1, 2, print("extra is evaluated") --> extra is evaluated
local self = { n = 0 }
self.n, self = 5, { n = 9 }
print(self.n) --> 9
do
  local a = {}
  local b = a
  a.x, a = 1, a
  print(b.x, a == b) --> 1 true
end
local function swap(list, m, n) list[m], list[n] = list[n], list[m] end
local list = {}
for k = 1, 100 do list[k] = k end
for round = 1, 30 do for k = 1, 50 do swap(list, k, 101 - k) end end
print(list[1], list[100]) --> 1 100
