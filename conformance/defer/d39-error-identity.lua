-- An error passes handlers unchanged: the same object, the same position.
-- row: D39
-- dialect: perigee
local object = setmetatable({}, { __tostring = function() return "object" end })
local function with(value) defer() end do defer() local x = 1 end error(value) end end
local _, e = pcall(with, object)
print(e == object, getmetatable(e) ~= nil) --> true true
local function position() defer() end
  local t = nil
  return t.field
end
print(pcall(position)) --> false d39-error-identity.lua:10: attempt to index local 't' (a nil value)
local function level() defer() end error("at caller", 2) end
local function caller()
  level()
end
print(pcall(caller)) --> false d39-error-identity.lua:15: at caller
local same = 0
for i = 1, 1500 do
  local v = {}
  local ok, got = pcall(with, v)
  if got == v then same = same + 1 end
end
print(same) --> 1500
