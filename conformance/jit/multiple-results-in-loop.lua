-- Calls with zero to four results in a hot loop, and a callee whose count changes.
-- row: V26
local function results(n)
  if n == 0 then return end
  if n == 1 then return 1 end
  if n == 2 then return 1, 2 end
  if n == 3 then return 1, nil, 3 end
  return 1, 2, 3, 4
end
local count, sum, nils = 0, 0, 0
for i = 1, 3000 do
  local n = i % 5
  count = count + select("#", results(n))
  local a, b, c, d = results(n)
  sum = sum + (a or 0) + (b or 0) + (c or 0) + (d or 0)
  if c == nil then nils = nils + 1 end
  local t = { results(n), results(n) }
  count = count + (t[1] and 1 or 0)
  assert((results(n)) == (n > 0 and 1 or nil))
end
print(count, sum, nils) --> 8400 10800 1800
local function swap(a, b) return b, a end
local x, y = 1, 2
for i = 1, 3001 do x, y = swap(x, y) end
print(x, y) --> 2 1
