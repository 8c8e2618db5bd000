-- A variable of a hot loop becomes a string and a table and a number again.
-- row: V18
local x, kinds = 1, {}
for i = 1, 4000 do
  if i == 1000 then x = "5" end
  if i == 2000 then x = setmetatable({ v = 7 }, { __add = function(a, b) return type(a) == "table" and a.v or b.v end }) end
  if i == 3000 then x = 2.5 end
  local y = x + 1
  kinds[y] = (kinds[y] or 0) + 1
end
print(kinds[2], kinds[6], kinds[7], kinds[3.5]) --> 999 1000 1000 1001
local acc = 0
for i = 1, 3000 do
  acc = acc + 1
  if i == 2000 then acc = tostring(acc) end
end
print(acc, type(acc)) --> 3000 number
