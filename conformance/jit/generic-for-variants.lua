-- A hot generic for over pairs, ipairs, next, closures, and tables that change under it.
-- row: V7
local function count(...)
  local n, last = 0, nil
  for k, v in ... do n = n + 1 last = v end
  return n, last
end
local array = {}
for i = 1, 50 do array[i] = i end
for i = 1, 60 do assert(count(ipairs(array)) == 50) end
print(count(ipairs(array))) --> 50 50
print(count(pairs(array))) --> 50 50
print(count(next, { only = "x" })) --> 1 x
print(count(("a,b,c"):gmatch("(%a)()"))) --> 3 6
local i = 0
print(count(function() i = i + 1 if i < 5 then return i, i * i end end)) --> 4 16
print(count(setmetatable({}, { __call = function(_, s, k) k = (k or 0) + 1 if k < 3 then return k, "c" end end }))) --> 2 c
print((count(coroutine.wrap(function() for j = 1, 7 do coroutine.yield(j, j) end end)))) --> 7
print((pcall(count, 5)), (pcall(count, nil))) --> false false
local growing = { 1 }
local steps = 0
for index, v in ipairs(growing) do
  steps = steps + 1
  if index < 2000 then growing[index + 1] = v + 1 end
end
print(steps, #growing) --> 2000 2000
