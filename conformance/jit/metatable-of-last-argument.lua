-- A table that gets the metatable which its class shares is the last argument of a call, an element of a list, and a result, in hot loops.
-- row: A14
local Base = { kind = "base" }
function Base:name()
  return self.kind
end
Base.__index = Base

local function count(...)
  return select("#", ...), (...)
end

local function run()
  local Sub = setmetatable({ kind = "sub" }, { __index = Base })
  local list, sum, last = {}, 0, nil
  for i = 1, 200 do
    local n, one = count(setmetatable({ x = i }, { __index = Sub }))
    local m, nothing = count(nil, setmetatable({ x = i }, { __index = Sub }))
    sum = sum + n + m + one.x
    table.insert(list, setmetatable({ x = i }, { __index = Sub }))
    last = { i, setmetatable({ x = i }, { __index = Sub }) }
    setmetatable(list[i], setmetatable({}, { __index = Base }))
  end
  print(sum, #list, getmetatable(list[200]).__index == Base, last[2]:name(), #last) --> 20700 200 true sub 2
end
run()
