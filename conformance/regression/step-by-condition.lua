-- A numeric loop whose step is chosen among constants counts by the one that was chosen.
-- row: V6
local function count(from, to, forward, half)
  local turns = 0
  for i = from, to, forward and 1 or -1 do turns = turns + 1 end
  for i = from, to, half and 0.5 or 1 do turns = turns + 100 end
  for i = from, to, half or 2 do turns = turns + 10000 end
  return turns
end
local sum = 0
for i = 1, 400 do sum = sum + count(1, 3, true) + count(3, 1, false) + count(1, 2, true, 0.5) end
print(sum) --> 20243200
