-- A key whose entry has been cleared does not keep its object from being collected, and a traversal that stands on one goes on.
-- row: V17
local seen = setmetatable({}, { __mode = "v" })
local set = {}
-- In a function of its own, lest a register go on holding the last one.
local function fill(i)
  local object = { i }
  seen[i] = object
  set[object] = true
  set[object] = nil
end
for i = 1, 3 do fill(i) end
fill(4)
seen[4] = nil
collectgarbage()
print(seen[1], seen[2], seen[3]) --> nil nil nil

-- Many keys, of which one is left.
local last
local function fillMany()
  for i = 1, 20 do
    last = { i }
    seen[i], set[last] = last, true
  end
end
local function clear()
  for object in pairs(set) do if object ~= last then set[object] = nil end end
end
fillMany()
clear()
collectgarbage()
local left = 0
for _ in pairs(seen) do left = left + 1 end
print(left, next(set) == last, set[last], next(set, last)) --> 1 true true nil

local keys, visited = {}, 0
for i = 1, 12 do keys[{ i }] = i end
local key = next(keys)
while key do
  visited = visited + 1
  keys[key] = nil
  collectgarbage()
  key = next(keys, key)
end
print(visited, next(keys)) --> 12 nil
