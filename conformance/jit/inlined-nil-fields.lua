-- Functions put in line that find nil: in plain tables, behind metatables, in dictionaries, and where it is compared or stored.
-- row: A13, A14, V9
local function get(o) return o.foo end
local function has(o) return o.foo ~= nil end
local function first(list) return list[1] end
local class = {}
class.__index = class
local objects = { { x = 1 }, setmetatable({ x = 1 }, { __index = {} }), setmetatable({ y = 1 }, class) }
local wide = {}
for i = 1, 2000 do wide["k" .. i] = i end
objects[4] = wide
local empty, filled = {}, { false }
local found, checked, elements = 0, 0, 0
for r = 1, 2000 do
  for i = 1, 4 do
    if get(objects[i]) then found = found + 1 end
    if has(objects[i]) then checked = checked + 1 end
  end
  if first(empty) == nil then elements = elements + 1 end
  if first(filled) == nil then elements = elements + 100 end
end
print(found, checked, elements) --> 0 0 2000
class.foo = "inherited"
wide.foo = "wide"
local results = {}
for r = 1, 200 do
  for i = 1, 4 do results[i] = get(objects[i]) end
end
print(results[1], results[2], results[3], results[4]) --> nil nil inherited wide
print(has(objects[3]), has(objects[1]), get(setmetatable({}, { __index = function(_, k) return k end }))) --> true false foo
print(pcall(function() for i = 1, 300 do get(objects[1]) end return (get(nil)) end)) --> false inlined-nil-fields.lua:3: attempt to index local 'o' (a nil value)
