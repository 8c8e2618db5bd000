-- `next` finds its way from each key of a table whose string keys have become a dictionary, also from those that were fields before.
local function keys(t)
  local all, n = {}, 0
  local k = next(t)
  while k ~= nil do
    n = n + 1
    if all[k] or n > 1000 then error("twice: " .. k) end
    all[k] = true
    k = next(t, k)
  end
  return n
end

for _, count in ipairs { 1, 12, 13, 40 } do
  local t = {}
  for i = 1, count do t["s" .. i] = i end
  io.write(keys(t), " ")
  t.s1 = nil
  t[1], t[0.5], t[-1] = 1, 2, 3
  io.write(keys(t), " ")
end
print() --> 1 3 12 14 13 15 40 42

-- Many traversals side by side.
local tables, at, steps = {}, {}, 0
for i = 1, 40 do
  tables[i] = {}
  for j = 1, 13 do tables[i]["k" .. j] = j end
end
local left = 40
while left > 0 and steps < 10000 do
  for i = 1, 40 do
    if at[i] ~= false then
      steps = steps + 1
      at[i] = next(tables[i], at[i]) or false
      if not at[i] then left = left - 1 end
    end
  end
end
print(steps) --> 560
