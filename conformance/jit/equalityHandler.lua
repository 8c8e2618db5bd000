-- A comparison that has met different tables without metamethods meets tables that have one.
-- row: V9
local Class = {}
Class.__index = Class
local function new(key) return setmetatable({ key = key }, Class) end
local function plain(key) return setmetatable({ key = key }, { __index = Class }) end
local function find(list, value)
  for i = 1, #list do
    if list[i] == value then return i end
  end
end
local list = { new(1), new(2), plain(3), {}, print, plain(4) }
local sum = 0
for i = 1, 1000 do sum = sum + find(list, list[i % 6 + 1]) end
print(sum, find(list, {})) --> 3500
local calls = 0
function Class.__eq(a, b)
  calls = calls + 1
  return a.key == b.key
end
-- The first and the second share the metatable that has changed; others have none in common with it.
print(find(list, new(2)), calls) --> 2 2
print((find(list, plain(4))), calls) --> nil 2
getmetatable(list[3]).__eq = function() return true end
print(find(list, list[6]), find(list, new(2)), calls) --> 6 2 4
-- The handler has to be the same on both sides.
getmetatable(list[3]).__eq = Class.__eq
print(find(list, new(3)), calls) --> 3 7
print(pcall(find, { setmetatable({}, { __eq = error }) }, new(1))) --> true
local mt = { __eq = function() error("no") end }
print(pcall(find, { setmetatable({}, mt) }, setmetatable({}, mt))) --> false equalityHandler.lua:30: no
