-- What a loop calls through a variable that it does not assign is looked at where the loop is entered: other functions, and other values,
-- are met there, and where the variable is assigned.
-- row: A13
local function sum(f, n)
  local s = 0
  for i = 1, n do
    local g = f
    s = s + g(i + 0.25)
  end
  return s
end
print(sum(math.floor, 300), sum(math.ceil, 300), sum(math.floor, 10), sum(function(x) return -x end, 4)) --> 45150 45450 55 -11
print(sum(setmetatable({}, { __call = function(_, x) return x * 2 end }), 4), pcall(sum, 5, 3)) --> 22 false callees-of-entered-loops.lua:8: attempt to call local 'g' (a number value)
print(sum(nil, 0), pcall(sum)) --> 0 false callees-of-entered-loops.lua:6: 'for' limit must be a number
local function switching(n)
  local f, s = math.floor, 0
  for i = 1, n do
    s = s + f(i + 0.5)
    if i == 200 then f = math.ceil end
  end
  return s
end
print(switching(100), switching(400)) --> 5050 80400
local function nested(n)
  local f, s = math.max, 0
  for i = 1, n do
    local g = f
    for k = 1, n do
      s = s + g(i, k)
    end
    f = i % 2 == 0 and math.max or math.min
  end
  return s
end
print(nested(5), nested(60)) --> 81 109800
local absent, s = nil, 0
for i = 1, 500 do
  local h = absent
  if i > 1000 then s = h(i) end
  s = s + math.abs(-i)
end
print(s) --> 125250
