-- The values of `and` and `or` in hot loops: numbers, nil, false, tables.
-- row: V6
local function pick(a, b, c) return a and b or c end
local sum, nils, falses = 0, 0, 0
for i = 1, 3000 do
  local v = pick(i % 2 == 0, i % 3 ~= 0 and i or nil, i % 5 == 0 and 1)
  if v == nil then nils = nils + 1 elseif v == false then falses = falses + 1 else sum = sum + v end
  local x = i > 1500 and i or 0
  local y = (x == 0 or x < 2000) and 1 or 2
  sum = sum + y
end
print(sum, nils, falses) --> 1504401 0 1600
local t = nil
local inits = 0
for i = 1, 2000 do
  t = t or (function() inits = inits + 1 return { n = 0 } end)()
  t.n = t.n + (i % 2 == 0 and 1 or 0)
  if i % 500 == 0 then t = i == 1000 and t or nil end
end
print(inits, t) --> 3 nil
