-- A field that a table has inherited as a number, and has itself as something else later.
-- row: A14, V9
local operand = setmetatable({}, { __add = function() return 100 end, __lt = function() return true end })
local function each(meta, own)
  local t = setmetatable({}, meta)
  local sum = 0
  local function add() sum = sum + t.x end
  for i = 1, 200 do
    if i == 150 then t.x = own end
    add()
  end
  return sum
end
print(each({ __index = { x = 3 } }, operand)) --> 100
print(each({ __index = { x = 3 } }, "7")) --> 804
print(select(2, pcall(each, { __index = { x = 3 } }, false))) --> field-that-hides-a-number.lua:7: attempt to perform arithmetic on field 'x' (a boolean value)

-- In classes, of one level and of two.
local Base = { size = 2 }
Base.__index = Base
local Derived = setmetatable({}, Base)
Derived.__index = Derived
local function area(o) return o.size * 2 end
local function hidden(class)
  local o, last = setmetatable({}, class), 0
  for i = 1, 200 do
    if i == 180 then o.size = "21" end
    last = area(o)
  end
  return last, select(2, pcall(area, setmetatable({ size = {} }, class)))
end
print(hidden(Base)) --> 42 field-that-hides-a-number.lua:23: attempt to perform arithmetic on field 'size' (a table value)
print(hidden(Derived)) --> 42 field-that-hides-a-number.lua:23: attempt to perform arithmetic on field 'size' (a table value)

-- With a metatable of its own for each object, and in a comparison.
local function less(t) return t.x < operand end
local function smaller(t) return t.x < 5 end
local count = 0
for i = 1, 200 do
  local t = setmetatable({}, { __index = { x = 3 } })
  if i > 190 then t.x = operand end
  if i <= 190 and smaller(t) then count = count + 1 end
  if i > 190 and less(t) then count = count + 1000 end
end
print(count) --> 10190
