-- Fields that had values while the function was interpreted, and of which nil is expected because they are tested or have been nil elsewhere.
-- row: A14, V9
local function last(list)
  local at = list
  while at.after ~= nil do at = at.after end
  return at.value
end
local function length(list)
  local count = 0
  while list do count = count + 1 list = list.after end
  return count
end
local function isFree(place) return place.owner == nil end
local function take(place, who) place.owner = who return place.owner end
local function leave(place) place.owner = nil end

local ring = { value = 1 }
local list = { value = 1, after = { value = 2, after = { value = 3 } } }
local sum = 0
for i = 1, 500 do sum = sum + last(list) + length(list) end
print(sum) --> 3000
local base = setmetatable({}, { __index = { after = { value = "inherited" } } })
print(last(base), length(base), length(nil)) --> inherited 2 0
print(pcall(last, nil)) --> false fields-that-become-nil.lua:5: attempt to index local 'at' (a nil value)

local place = { owner = "a" }
for i = 1, 500 do
  assert(take(place, i) == i and not isFree(place))
  if i > 400 then leave(place) assert(isFree(place)) end
end
local log = {}
local watched = setmetatable({}, { __newindex = function(_, key, value) log[#log + 1] = key .. "=" .. tostring(value) end })
print(take(watched, 1), isFree(watched), log[1]) --> nil true owner=1
leave(watched)
print(log[2], pcall(take, 1, 2)) --> owner=nil false fields-that-become-nil.lua:14: attempt to index local 'place' (a number value)
