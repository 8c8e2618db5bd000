-- next, pairs, ipairs. §5.1
-- row: V31, V23
local t = { 10, 20, 30, x = "y" }
local f, state, control = pairs(t)
print(type(f), state == t, control) --> function true nil
local g, state2, zero = ipairs(t)
print(type(g), state2 == t, zero, g(t, 0), g(t, 3)) --> function true 0 1
print(next({}), next({ 5 }), next({ 5 }, 1), select("#", next({}))) --> nil 1 nil 1
local n = 0
for round = 1, 300 do
  for k, v in pairs(t) do n = n + 1 end
  for i, v in ipairs(t) do n = n + v end
  local k, v = next(t)
  while k ~= nil do
    n = n + 1
    k, v = next(t, k)
  end
end
print(n) --> 20400
local noMeta = setmetatable({}, { __pairs = function() error("5.1 has no __pairs") end, __index = function(_, i) return i < 5 and i or nil end })
for k in pairs(noMeta) do print("never") end
for i in ipairs(noMeta) do print("never: ipairs is raw") end
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() pairs(nil) end)) --> bad argument #1 to 'pairs' (table expected, got nil)
print(message(function() ipairs("x") end)) --> bad argument #1 to 'ipairs' (table expected, got string)
print(message(function() next(5) end)) --> bad argument #1 to 'next' (table expected, got number)
print(message(function() next({}, "no such key") end)) --> invalid key to 'next'
