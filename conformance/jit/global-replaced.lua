-- A global function and a library function are replaced while a hot loop calls them.
-- row: A14, A9
function step(x) return x + 1 end
local sum = 0
for i = 1, 3000 do
  if i == 1000 then step = function(x) return x + 2 end end
  if i == 2000 then step = setmetatable({}, { __call = function(_, x) return x + 3 end }) end
  sum = sum + step(0)
end
print(sum) --> 6002
local floor, calls = math.floor, 0
for i = 1, 3000 do
  if i == 1500 then math.floor = function(x) calls = calls + 1 return floor(x) end end
  assert(math.floor(i + 0.5) == i)
end
print(calls) --> 1501
math.floor = floor
step = nil
print(pcall(function() return step(1) end)) --> false global-replaced.lua:19: attempt to call global 'step' (a nil value)
