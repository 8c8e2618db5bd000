-- __eq is tried for two tables (or two userdata) with the same handler, and only when they are not the same object. §2.8
-- row: V9
local calls = 0
local mt = { __eq = function(a, b) calls = calls + 1 return a.v == b.v end }
local a, b, c = setmetatable({ v = 1 }, mt), setmetatable({ v = 1 }, mt), setmetatable({ v = 2 }, mt)
print(a == b, a ~= b, a == c, a ~= c, calls) --> true false false true 4
print(a == a, a == 1, a == "x", a == nil, {} == a, calls) --> true false false false false 4
print(rawequal(a, b), rawequal(a, a)) --> false true
local other = setmetatable({ v = 1 }, { __eq = function() return true end })
print(a == other, other == a) --> false false
local sameHandler = setmetatable({ v = 1 }, { __eq = mt.__eq })
print(a == sameHandler) --> true
local truthy = { __eq = function() return 1 end }
print(setmetatable({}, truthy) == setmetatable({}, truthy)) --> true
local falsy = { __eq = function() return nil end }
print(setmetatable({}, falsy) == setmetatable({}, falsy), setmetatable({}, falsy) ~= setmetatable({}, falsy)) --> false true
local n = 0
for i = 1, 3000 do
  if a == (i % 2 == 0 and b or c) then n = n + 1 end
end
print(n) --> 1500
local t = { [a] = "key a" }
print(t[b], t[a]) --> nil key a
