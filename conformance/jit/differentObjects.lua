-- A comparison that has met no two different tables meets them, with and without a metamethod.
-- row: V9
local calls = 0
local function same(a, b) return a == b end
local function other(a, b) if a ~= b then return 1 end return 0 end
local one, none = {}, nil
local n = 0
for i = 1, 2000 do
  if same(i, 1000) then n = n + 1 end
  if same(one, none) then n = n + 1 end
  if same(one, one) then n = n + 1 end
  n = n + other(i % 2, 1) + other("a", "b")
end
print(n) --> 5001
print(same({}, {}), other({}, {}), same(print, print), same(print, type)) --> false 1 true false
local mt = { __eq = function(a, b) calls = calls + 1 return a.key == b.key end }
local function keyed(key) return setmetatable({ key = key }, mt) end
print(same(keyed(1), keyed(1)), same(keyed(1), keyed(2)), other(keyed(3), keyed(3)), same(keyed(1), {})) --> true false 0 false
print(calls) --> 3
