-- Tables hold themselves and each other; fields of fields are assigned in place.
-- row: V17
local t = {}
t.self = t
t.list = { t, { t } }
print(t.self.self.self == t, t.list[2][1].self == t) --> true true
local matrix = {}
for i = 1, 40 do
  matrix[i] = {}
  for j = 1, 40 do matrix[i][j] = i * j end
end
local trace = 0
for i = 1, 40 do trace = trace + matrix[i][i] matrix[i][i] = 0 end
print(trace, matrix[40][39], matrix[40][40]) --> 22140 1560 0
local node
for i = 1, 3000 do node = { next = node, value = i } end
local sum = 0
while node do sum = sum + node.value node = node.next end
print(sum) --> 4501500
local a, b = { n = 1 }, { n = 2 }
a.other, b.other = b, a
a.other.other.n = 5
print(a.n, b.other.n) --> 5 5
