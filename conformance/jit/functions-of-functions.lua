-- Functions that call a parameter have a copy for each call; these follow when the function, or what it does, is replaced.
-- row: A1, A13, A14, V11, V27
local function map(list, f)
  local result = {}
  for i = 1, #list do result[i] = f(list[i], i) end
  return result
end
local function reduce(list, f, value)
  for i = 1, #list do value = f(value, list[i]) end
  return value
end
local function each(list, f) for i = 1, #list do f(list[i]) end end
local function find(list, f)
  for i = 1, #list do
    if f(list[i]) then return i, list[i] end
  end
end
local function through(f, ...) return f(...) end

local function add(a, b) return a + b end
local list = {}
for i = 1, 20 do list[i] = i end

local function work(k)
  local seen = 0
  each(list, function(x) seen = seen + x * k end)
  local squares = map(list, function(x) return x * x end)
  local pairs = map(list, function(x, i) return { x, i } end)
  local sum = reduce(squares, add, 0) + reduce(pairs, function(a, p) return a + p[1] * p[2] end, 0)
  local at, found = find(list, function(x) return x * k > 30 end)
  return seen + sum, at, found, through(add, at, 1), (through(function(a, ...) return select("#", ...) end, k, k, k))
end
local total = 0
for i = 1, 400 do
  local s, at, found, next, count = work(i % 7 + 2)
  total = total + s + at + found + next + count
end
print(total) --> 2726560
print(work(3)) --> 6370 11 11 12 2

-- Other kinds of values, other functions, no function.
print(table.concat(map({ "a", "b" }, function(x) return x .. x end), " ")) --> aa bb
print(reduce({ 1, 2.5, "3" }, add, 0), pcall(reduce, { {} }, add, 0)) --> 6.5 false functions-of-functions.lua:20: attempt to perform arithmetic on local 'b' (a table value)
print(pcall(map, list, nil)) --> false functions-of-functions.lua:5: attempt to call local 'f' (a nil value)
print(reduce(list, setmetatable({}, { __call = function(_, a, b) return a * 1 + b end }), 0)) --> 210
print(reduce(list, math.max, 0)) --> 20

-- Errors, yields and captures pass through the copies.
local function failing(n) return pcall(work, n) end
local broken = { [7] = true }
local function check(x) if broken[x] then error("bad " .. x) end return x end
local function all() return map(list, function(x) return check(x) end) end
for i = 1, 300 do broken[7] = nil all() end
broken[7] = true
print(pcall(all)) --> false functions-of-functions.lua:51: bad 7
print(failing(2), (failing("x"))) --> true false
local generator = coroutine.wrap(function()
  for i = 1, 300 do each(list, function(x) if x * i == 1540 then coroutine.yield(x, i) end end) end
end)
print(generator()) --> 20 77
for i = 1, 200 do each({ 1, 2 }, function() end) end
local traced
local function trace() each({ 1 }, function() traced = debug.traceback("here") end) end
for i = 1, 200 do trace() end
print((traced:match(".*main chunk")))
--> here
--> stack traceback:
-->  functions-of-functions.lua:63: in function 'f'
-->  functions-of-functions.lua:12: in function 'each'
-->  functions-of-functions.lua:63: in function 'trace'
-->  functions-of-functions.lua:64: in main chunk
local function deep(n) if n == 0 then return 0 end return reduce({ 1 }, function(a) return a + deep(n - 1) end, 1) end
for i = 1, 100 do deep(10) end
print(deep(5000)) --> 5000

-- The function called is another one now, and has an environment of its own.
local apply = function(f, x) return f(x) end
local function user() return apply(function(x) return x + 1 end, 1) + apply(function(x) return x * 2 end, 2) end
local sum = 0
for i = 1, 300 do sum = sum + user() end
apply = function(f, x) return -f(x) end
for i = 1, 300 do sum = sum + user() end
print(sum) --> 0
function global(f) return f(value) end
local function reader() return (global(function(x) return x end)), (global(function(x) return { x } end)) end
value = 1
for i = 1, 300 do reader() end
print(reader() == 1) --> true
setfenv(global, { value = "other" })
print((reader())) --> other
