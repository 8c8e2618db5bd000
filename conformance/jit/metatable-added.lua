-- A metatable is added to, changed on and removed from an object in the middle of a hot loop.
-- row: V9
local t = { 10 }
local counts = {}
local function bump(k) counts[k] = (counts[k] or 0) + 1 end
for i = 1, 4000 do
  if i == 1000 then setmetatable(t, { __index = function() return "index" end, __call = function() return "call" end }) end
  if i == 2000 then setmetatable(t, { __index = { missing = "inherited" } }) end
  if i == 3000 then setmetatable(t, nil) end
  bump(t.missing or "nil")
  bump(t[1])
end
print(counts["nil"], counts.index, counts.inherited, counts[10]) --> 2000 1000 1000 4000
local written = 0
local u = {}
for i = 1, 3000 do
  if i == 1500 then u = setmetatable({}, { __newindex = function() written = written + 1 end }) end
  u[i] = i
end
print(written, rawget(u, 2000)) --> 1501 nil
