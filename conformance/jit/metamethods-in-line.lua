-- Metamethods of comparisons, of the unary minus and of concatenation that translated code calls by itself, and all that it leaves to others.
-- row: V9
local Value = {}
local function new(x) return setmetatable({ x = x }, Value) end
Value.__eq = function(a, b) return a.x == b.x end
Value.__lt = function(a, b) return a.x < b.x end
Value.__le = function(a, b) return a.x <= b.x end
Value.__unm = function(a, same) assert(rawequal(a, same)) return new(-a.x) end
Value.__concat = function(a, b)
  return (type(a) == "table" and a.x or a) .. "+" .. (type(b) == "table" and b.x or b)
end

local function compare(a, b)
  local text = ""
  if a == b then text = text .. "=" end
  if a ~= b then text = text .. "#" end
  if a < b then text = text .. "<" end
  if not (a < b) then text = text .. "!" end
  if a <= b then text = text .. "{" end
  if not (a <= b) then text = text .. "}" end
  return text
end
local function minus(a) return -a end
local function join(a, b) return a .. b end

local one, two = new(1), new(2)
for _ = 1, 200 do
  compare(one, two) compare(two, one) compare(one, new(1))
  minus(one) join(one, two)
end
print(compare(one, two), compare(two, one), compare(one, new(1))) --> #<{ #!} =!{
print(minus(two).x, join(one, two), join("a", two), join(one, "b"), join(one, 5), join(5, one)) --> -2 1+2 a+2 1+b 1+5 5+1

-- What is not in line: numbers, strings, no common metatable, handlers that are no Lua functions, results that are no booleans.
print(compare(1, 2), compare("b", "a"), minus(3), minus("4"), join("x", "y"), join(1, 2)) --> #<{ #!} -3 -4 xy 12
local Twin = { __eq = Value.__eq, __lt = Value.__lt, __le = Value.__le }
local twin = setmetatable({ x = 1 }, Twin)
print(compare(one, twin), compare(twin, two)) --> =!{ #<{
local Other = { __eq = function() return true end, __lt = function() return true end }
print(select(2, pcall(compare, one, setmetatable({}, Other)))) --> metamethods-in-line.lua:17: attempt to compare two table values
print(select(2, pcall(compare, one, {}))) --> metamethods-in-line.lua:17: attempt to compare two table values
print(select(2, pcall(compare, one, 1))) --> metamethods-in-line.lua:17: attempt to compare table with number
print(select(2, pcall(minus, {}))) --> metamethods-in-line.lua:23: attempt to perform arithmetic on local 'a' (a table value)
print(select(2, pcall(join, {}, "x"))) --> metamethods-in-line.lua:24: attempt to concatenate local 'a' (a table value)
print(select(2, pcall(join, "x", {}))) --> metamethods-in-line.lua:24: attempt to concatenate local 'b' (a table value)

for _, answer in ipairs({ false, 0, "", true }) do
  local M = { __eq = function() return answer end, __lt = function() return answer end, __le = function() return answer end }
  local a, b = setmetatable({}, M), setmetatable({}, M)
  for _ = 1, 3 do io.write(compare(a, b), " ") end
end
print() --> #!} #!} #!} =<{ =<{ =<{ =<{ =<{ =<{ =<{ =<{ =<{
do
  local M = { __eq = function() end, __lt = function() return nil end }
  local a, b = setmetatable({}, M), setmetatable({}, M)
  for _ = 1, 3 do io.write(compare(a, b), " ") end -- <= is not (b < a)
  M.__lt = function(x, y) return x == a end
  M.__eq = nil
  print(compare(a, b), compare(b, a)) --> #!{ #!{ #!{ #<{ #!}
end
do
  local M = { __eq = rawequal, __unm = type }
  M.__lt = setmetatable({}, { __call = function(self, x, y) return rawequal(self, M.__lt) and x.x < y.x end })
  M.__le = M.__lt
  local a, b = setmetatable({ x = 1 }, M), setmetatable({ x = 2 }, M)
  print(compare(a, b), compare(b, a), minus(a)) --> #<{ #!} table
end

-- A metatable that is an object itself: what it inherits is no handler.
do
  local Base = { __lt = Value.__lt, __eq = Value.__eq, __unm = Value.__unm, __concat = Value.__concat }
  Base.__index = Base
  local Sub = setmetatable({}, Base)
  Sub.__index = Sub
  function Sub.method() end
  local a, b = setmetatable({ x = 1 }, Sub), setmetatable({ x = 1 }, Sub)
  for _ = 1, 3 do io.write(tostring(a == b), " ") end
  print(pcall(compare, a, b)) --> false false false false metamethods-in-line.lua:17: attempt to compare two table values
  print(pcall(minus, a)) --> false metamethods-in-line.lua:23: attempt to perform arithmetic on local 'a' (a table value)
  print(pcall(join, a, "x")) --> false metamethods-in-line.lua:24: attempt to concatenate local 'a' (a table value)
  Sub.__lt, Sub.__le, Sub.__eq, Sub.__unm, Sub.__concat = Value.__lt, Value.__le, Value.__eq, Value.__unm, Value.__concat
  print(compare(a, b), minus(a).x, join(a, "x")) --> =!{ -1 1+x
end

-- Errors from within.
do
  local Bad = {}
  for _, event in ipairs({ "__eq", "__lt", "__le", "__unm", "__concat" }) do
    Bad[event] = function() error(event) end
  end
  local a, b = setmetatable({}, Bad), setmetatable({}, Bad)
  local tries = {
    function() return a == b end,
    function() return a < b end,
    function() return a <= b end,
    function() return -a end,
    function() return a .. b end,
  }
  for _ = 1, 100 do for _, try in ipairs(tries) do pcall(try) end end
  for _, try in ipairs(tries) do print(pcall(try)) end
  --> false metamethods-in-line.lua:89: __eq
  --> false metamethods-in-line.lua:89: __lt
  --> false metamethods-in-line.lua:89: __le
  --> false metamethods-in-line.lua:89: __unm
  --> false metamethods-in-line.lua:89: __concat
end

-- Numbers and strings may have handlers, too, which are asked first when they stand in front.
local function behindString(x) return "a" .. x end
local function behindNumber(n, x) return (n + 0) .. x end
local function addTo(n, x) return (n + 0) + x end
local V = setmetatable({}, { __concat = function() return "V" end, __add = function() return "V" end })
for _ = 1, 300 do behindString(V) behindNumber(1, V) addTo(1, V) end
getmetatable("").__concat = function() return "S" end
print(behindString(V), behindNumber(1, V), addTo(1, V)) --> S V V
debug.setmetatable(1, { __concat = function() return "N" end, __add = function() return "N" end })
print(behindString(V), behindNumber(1, V), addTo(1, V)) --> S N N
debug.setmetatable(1, nil)
getmetatable("").__concat = nil
print(behindString(V), behindNumber(1, V), addTo(1, V)) --> V V V
