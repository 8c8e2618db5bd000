-- Bounds of a numeric loop that have always been numbers are strings, then nothing that becomes a number.
-- row: A14
local function count(first, last, step)
  local n = 0
  for _ = first, last, step do n = n + 1 end
  return n
end
local sum = 0
for i = 1, 2000 do sum = sum + count(1, 3, 1) end
print(sum) --> 6000
print(count("1", "10", "3"), count(10, "1", -2)) --> 4 5
print(pcall(count, {}, 1, 1)) --> false forValue.lua:5: 'for' initial value must be a number
print(pcall(count, 1, nil, 1)) --> false forValue.lua:5: 'for' limit must be a number
print(pcall(count, 1, 1, "x")) --> false forValue.lua:5: 'for' step must be a number
print(count(3, 1, -1)) --> 3
