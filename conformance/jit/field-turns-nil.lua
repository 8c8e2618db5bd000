-- A field read in a hot loop becomes nil, then comes back.
-- row: V9
local t = { value = 1 }
local present, absent = 0, 0
for i = 1, 3000 do
  if i == 1500 then t.value = nil end
  if i == 2500 then t.value = 10 end
  local v = t.value
  if v then present = present + v else absent = absent + 1 end
end
print(present, absent) --> 6509 1000
local function read(r) return r.x + r.y end
for i = 1, 2000 do assert(read({ x = i, y = 1 }) == i + 1) end
print(pcall(read, { x = 1 })) --> false field-turns-nil.lua:12: attempt to perform arithmetic on field 'y' (a nil value)
print(pcall(read, { y = 1 })) --> false field-turns-nil.lua:12: attempt to perform arithmetic on field 'x' (a nil value)
print(read({ y = 2, x = 1 }), read(setmetatable({}, { __index = { x = 5, y = 6 } }))) --> 3 11
