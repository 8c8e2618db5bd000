-- Every object that gets a metatable of its own has one of its own, whenever somebody looks.
-- row: A8
local C = { kind = "C" }
function C.new(x) local o = { x = x } return setmetatable(o, { __index = C }) end
local function new(x)
  local o = setmetatable({ x = x }, { __index = C })
  return o
end
local function statement(x)
  local o = { x = x }
  setmetatable(o, { __index = C })
  return o
end
local makers = { C.new, new, statement }
local objects = {}
for i = 1, 300 do objects[i] = makers[i % 3 + 1](i) end
local metas, count = {}, 0
for _, o in ipairs(objects) do
  local meta = getmetatable(o)
  assert(meta == getmetatable(o) and meta == debug.getmetatable(o))
  assert(rawget(meta, "__index") == C and next(meta) == "__index" and next(meta, "__index") == nil)
  if not metas[meta] then count = count + 1 end
  metas[meta] = true
end
print(count) --> 300

getmetatable(objects[1]).__index = { kind = "other" }
getmetatable(objects[2]).__newindex = function(t, k, v) rawset(t, k, v * 2) end
getmetatable(objects[3]).__index = nil
getmetatable(objects[4]).__metatable = "locked"
getmetatable(objects[5]).__eq = function() return true end
getmetatable(objects[6]).__eq = getmetatable(objects[5]).__eq
for i = 1, 7 do objects[i].y = i end
print(objects[1].kind, objects[2].kind, objects[3].kind, objects[4].kind, objects[7].kind) --> other C nil C C
print(objects[1].y, objects[2].y, objects[7].y) --> 1 4 7
print(getmetatable(objects[4]), getmetatable(objects[7]) ~= nil) --> locked true
print(pcall(setmetatable, objects[4], nil)) --> false cannot change a protected metatable
print(objects[5] == objects[6], objects[5] == objects[7]) --> true false
for i = 1, 300 do objects[i] = makers[i % 3 + 1](i) end
print(objects[1].kind, objects[300].kind, getmetatable(objects[1]) ~= getmetatable(objects[300])) --> C C true

-- The metatable's table comes from elsewhere.
local function with(class, x) local o = { x = x } return setmetatable(o, { __index = class }) end
local D = { kind = "D" }
local seen = {}
for i = 1, 200 do
  local o = with(i % 50 == 0 and D or C, i)
  seen[o.kind] = (seen[o.kind] or 0) + 1
  assert(getmetatable(o).__index == (i % 50 == 0 and D or C))
end
print(seen.C, seen.D) --> 196 4
print(with(nil, 1).kind, getmetatable(with(nil, 1)).__index) --> nil nil
print(with(function(_, k) return k end, 1).kind) --> kind
