-- A __call handler must itself be a function: PUC 5.1 does not chain through callable tables.
-- row: V9
local inner = setmetatable({}, { __call = function() return "inner" end })
local outer = setmetatable({}, { __call = inner })
print((pcall(outer))) --> false
print(inner()) --> inner
