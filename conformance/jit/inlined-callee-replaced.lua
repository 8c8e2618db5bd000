-- A small function is replaced, in all the ways that a call can come by it, while a loop runs that has it in line.
-- row: A13, A14
local function count(get)
  local counts = {}
  for i = 1, 1200 do
    local v = get(i)
    counts[v] = (counts[v] or 0) + 1
  end
  return table.concat({ counts[1] or 0, counts[2] or 0, counts[3] or 0 }, " ")
end

local function one() return 1 end
local f = one
print(count(function(i)
  if i == 500 then f = function() return 2 end end
  if i == 1000 then f = one end
  return f(i) + 0
end)) --> 700 500 0

function shared(x) return x - x + 1 end
local total = 0
for i = 1, 900 do
  if i == 300 then function shared(x) return 2 end end
  if i == 600 then shared = setmetatable({}, { __call = function(self, x) return 3 end }) end
  total = total + shared(i)
end
print(total) --> 1802
shared = nil
print(pcall(function() return shared(1) end)) --> false inlined-callee-replaced.lua:29: attempt to call global 'shared' (a nil value)

local library = { get = function(x) return 1 end }
total = 0
for i = 1, 900 do
  if i == 300 then library.get = function(x) return 2 end end
  if i == 600 then library = { get = function(x) return 3 end } end
  total = total + library.get(i)
end
print(total) --> 1802

-- Closures of one prototype, each with variables of its own.
local function adder(n) return function(x) return x + n end end
local function counter()
  local n = 0
  return function() n = n + 1 return n end
end
total = 0
local add, next_ = adder(1), counter()
for i = 1, 1000 do
  if i % 250 == 0 then add, next_ = adder(i), counter() end
  total = total + add(0) + next_()
end
print(total) --> 501500
local function twice(g, x) return g(g(x)) end
total = 0
for i = 1, 1000 do total = total + twice(i % 2 == 0 and add or adder(-1), i) end
print(total) --> 1499500

-- A builtin in its place, and back.
local function double(x) return x + x end
local functions = { double, math.abs, double }
total = 0
for i = 1, 900 do total = total + functions[math.floor((i - 1) / 300) + 1](i) end
print(total) --> 675750
