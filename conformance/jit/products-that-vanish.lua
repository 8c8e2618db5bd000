-- A product of positive fractions that gets too small for a number, as an index.
-- row: A14
local t = { [0] = "zero", "one" }
local function halve(n)
  local x = 1
  for _ = 1, n do x = x * 0.5 end
  return t[x], x
end
for _ = 1, 200 do halve(10) end
print(halve(0)) --> one 1
print(halve(2000)) --> zero 0

local function store(n)
  local x = 1
  for _ = 1, n do
    x = x * 0.5
    if x == 0 then t[x] = "stored" end
  end
  return t[0], t[1]
end
for _ = 1, 200 do store(10) end
print(store(2000)) --> stored one

local x = 1
for _ = 1, 3000 do x = 0.25 * x end
print(t[x], x) --> stored 0
