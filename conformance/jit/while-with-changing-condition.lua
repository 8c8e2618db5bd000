-- Loop conditions that change their type: numbers, booleans, nil, strings, calls.
-- row: V6
local steps, condition = 0, 5000
while condition do
  steps = steps + 1
  if steps == 1000 then condition = "text"
  elseif steps == 2000 then condition = true
  elseif steps == 2500 then condition = {}
  elseif steps == 3000 then condition = nil end
end
print(steps) --> 3000
local n = 0
repeat n = n + 1 local done = n == 2000 and "yes" or n == 5000 and 1 until done
print(n) --> 2000
local list = nil
for i = 1, 2500 do list = { next = list, v = i } end
local sum, node = 0, list
while node do sum, node = sum + node.v, node.next end
print(sum) --> 3126250
local queue = { 1 }
local processed = 0
while #queue > 0 and processed < 3000 do
  local v = table.remove(queue)
  processed = processed + 1
  if v < 1500 then queue[#queue + 1] = v + 1 end
end
print(processed) --> 1500
