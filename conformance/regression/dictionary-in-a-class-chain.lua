-- A table with many computed keys that comes into an inheritance chain by a change of __index keeps its own fields.
-- row: V9
local function own(t) return t.name, t.kind, t:get() end
local total = 0
for round = 1, 40 do
  local base = { name = "base", kind = "base", get = function() return 1 end }
  base.__index = base
  local middle = setmetatable({}, { })
  for i = 1, 30 do middle["key" .. i] = i end
  middle.name = "middle"
  middle.get = function() return 2 end
  setmetatable(middle, base)
  local class = { get2 = function() end }
  local meta = {}
  setmetatable(class, meta)
  meta.__index = middle
  local object = setmetatable({}, { __index = class })
  local another = setmetatable({}, { __index = class })
  middle["key" .. round] = nil
  middle["computed" .. round] = round
  for i = 1, 5 do
    local name, kind, got = own(middle)
    assert(name == "middle" and kind == "base" and got == 2)
    name, kind, got = own(another)
    assert(name == "middle" and kind == "base" and got == 2 and another["computed" .. round] == round)
    total = total + got
  end
end
print(total) --> 400
