-- What a small function knows changes while it is in line of its callers: variables, by assignment and by the debug library, globals and its
-- environment.
-- row: A13, A14
-- skip luajit: it takes upvalues that are never assigned for constants
local step = 1
local function advance(x) return x + step end
local total = 0
for i = 1, 1000 do
  if i == 501 then step = 3 end
  total = advance(total)
end
print(total) --> 2000

local fixed = 10
local function scale(x) return x * fixed end
total = 0
for i = 1, 1000 do
  if i == 501 then assert(debug.setupvalue(scale, 1, 1) == "fixed") end
  if i == 751 then debug.setupvalue(scale, 1, "2") end
  total = total + scale(1)
end
print(total) --> 5750
print(pcall(function()
  for i = 1, 200 do
    if i == 150 then debug.setupvalue(scale, 1, nil) end
    scale(i)
  end
end)) --> false inlined-upvalues.lua:15: attempt to perform arithmetic on upvalue 'fixed' (a nil value)

local floor = math.floor
local function whole(x) return floor(x) end
total = 0
for i = 1, 600 do
  if i == 301 then debug.setupvalue(whole, 1, math.ceil) end
  total = total + whole(0.5)
end
print(total) --> 300

weight = 1
local function weigh(x) return x * weight end
local function root(x) return math.sqrt(x) end
total = 0
for i = 1, 1200 do
  if i == 301 then weight = 2 end
  if i == 601 then setfenv(weigh, { weight = 10 }) end
  if i == 901 then setfenv(weigh, _G) end
  if i == 1001 then math = { sqrt = function() return 100 end } end
  total = total + weigh(1) + root(4)
end
print(total) --> 26500

-- A function that sets what it has captured.
local last
local function remember(x) last = x end
for i = 1, 500 do remember(i) end
print(last) --> 500
local function swap()
  local a, b = 1, 2
  local function set(x, y) a, b = y, x end
  for i = 1, 501 do set(a, b) end
  return a, b
end
print(swap()) --> 2 1
