-- Global variables written and read in hot loops, by the loop and by its callees.
-- row: A9
counter, step = 0, 1
local function bump() counter = counter + step end
for i = 1, 3000 do
  bump()
  if i == 1000 then step = 2 end
  if i == 2000 then counter = counter + 0.5 end
end
print(counter) --> 5000.5
for i = 1, 1000 do _G["g" .. i] = i end
local sum = 0
for i = 1, 1000 do sum = sum + _G["g" .. i] _G["g" .. i] = nil end
print(sum, g1, g1000) --> 500500 nil nil
counter = nil
print(pcall(bump)) --> false globals-in-hot-loops.lua:4: attempt to perform arithmetic on global 'counter' (a nil value)
step, counter = "3", "4"
bump()
print(counter) --> 7
counter, step = nil, nil
local logged = 0
setmetatable(_G, { __index = function(_, k) logged = logged + 1 return k == "virtual" and 1 or nil end })
for i = 1, 1500 do logged = logged + virtual end
print(logged) --> 3000
setmetatable(_G, nil)
print(virtual) --> nil
