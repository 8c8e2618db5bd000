-- A method that was found in hot code is not found any more, or is no function.
-- row: A8
local C = {}
C.__index = C
function C:get() return self.x end
local function sum(list)
  local total = 0
  for _, o in ipairs(list) do total = total + o:get() end
  return total
end
local list = {}
for i = 1, 100 do list[i] = setmetatable({ x = i }, C) end
for _ = 1, 200 do sum(list) end
print(sum(list)) --> 5050
list[50].get = setmetatable({}, { __call = function() return 1000 end })
print(sum(list)) --> 6000
list[50].get = nil
list[60] = setmetatable({}, { __index = function(_, name) return function() return #name end end })
print(sum(list)) --> 4993
list[60] = {}
print(pcall(sum, list)) --> false noMethod.lua:8: attempt to call method 'get' (a nil value)
C.get = nil
print(pcall(sum, list)) --> false noMethod.lua:8: attempt to call method 'get' (a nil value)
