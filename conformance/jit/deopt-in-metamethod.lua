-- Metamethods change what their caller relies on: the operand, the metatable, the array.
-- row: V9, A14
local t = { 1, 2, 3 }
local mt = {}
mt.__index = function(self, k)
  if k == "clear" then for i = 1, 3 do t[i] = nil end end
  if k == "unset" then setmetatable(self, nil) end
  return 0
end
local function walk(p, key, at)
  local s = 0
  for i = 1, 3000 do
    if i == at then s = s + p[key] end
    s = s + (t[i % 3 + 1] or 100)
  end
  return s
end
print(walk(setmetatable({}, mt), "x", 1)) --> 6000
print(walk(setmetatable({}, mt), "clear", 1501)) --> 153000
t[1], t[2], t[3] = 1, 2, 3
local p = setmetatable({}, mt)
print(walk(p, "unset", 2000), getmetatable(p), p.x) --> 6000 nil nil
