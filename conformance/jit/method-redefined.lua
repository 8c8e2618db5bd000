-- A method is replaced in the middle of the loop that calls it; then hidden by an own field.
-- row: A14
local Class = {}
Class.__index = Class
function Class:get() return 1 end
local object = setmetatable({}, Class)
local counts = {}
for i = 1, 4000 do
  if i == 1000 then function Class:get() return 2 end end
  if i == 2000 then object.get = function() return 3 end end
  if i == 3000 then object.get = nil end
  local v = object:get()
  counts[v] = (counts[v] or 0) + 1
end
print(counts[1], counts[2], counts[3]) --> 999 2001 1000
Class.get = nil
print(pcall(function() return object:get() end)) --> false method-redefined.lua:17: attempt to call method 'get' (a nil value)
