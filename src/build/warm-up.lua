-- Uses what most programs use, so that the build (program.ts) can keep the code that V8 makes for that. Run with an argument. It
-- requires itself. Its loops are hot, because programs that go on for a while get translated, and the translator would be compiled
-- then; one of them is left when its numbers become strings.
if ... == "warm-up" then return { name = "warm-up" } end
--[[ Long comments are
read over. ]]
local folder = debug.getinfo(1, "S").source:match("^@(.*)[/\\]")
package.path = folder .. "/?.lua;" .. package.path
assert(require("warm-up").name == "warm-up" and require("string") == string)
assert(io.open(folder .. "/warm-up.lua"):read("*l") and arg[1] and dofile and loadstring("return 1")() == 1)

local words = {}
for word in ("a list of words"):gmatch("%a+") do words[#words + 1] = word end
local object = setmetatable({}, { __index = { greet = function(self, name) return "hello, " .. name end } })
local text = table.concat(words, " "):upper():sub(1, 4) .. tostring(object:greet("world")) .. string.format("%d %s", 1, "x")
if #text > 1000 then print(text) end
io.write("")
local Class = { count = 0 }
Class.__index = Class
function Class.new(x, y) return setmetatable({ x = x, y = y, items = {} }, Class) end
function Class:add(item)
  local items = self.items
  items[#items + 1] = item
  self.count = self.count + 1
  if self.count % 100 == 0 and not self.done then self.done = true elseif item == nil then error("no item") end
  return self, self.count
end
local function walk(list, action)
  for i, item in ipairs(list) do action(item, i) end
  for key, value in pairs(list) do if key == 3 then break end end
end
local function sum(...) local total = 0 for i = 1, select("#", ...) do total = total + (select(i, ...)) end return total end
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
local total, all = 0, Class.new(1, 2)
for i = 1, 1000 do
  local point = Class.new(i, i * 0.5)
  local self, count = point:add(i):add(i / 2)
  all:add(point.x > point.y and point or all)
  total = total + math.floor(point.y) - sum(i, 1, count) + #("x" .. i) + bit.band(i, 255)
  if i % 200 == 0 then walk(all.items, function(item, at) total = total - at end) end
  local ok = pcall(sum, i, 2)
  while ok and total < 0 do total = total + 1000 end
end
fib(15)
local add = function(a, b) return a + b end
for i = 1, 800 do total = i < 700 and add(total, i) or add("1", "2") end
local producer = coroutine.wrap(function() for i = 1, 800 do coroutine.yield(i) end end)
for i = 1, 790 do total = total + producer() end

-- Keys and values of all kinds.
local keys = {}
for i = 1, 20 do keys[keys] = i keys[i * 1000] = i keys[-i] = i keys[i + 0.5] = true keys[tostring(i)] = nil end
for i = 1, 20 do keys[i * 1000] = nil end
keys[true] = #keys
local list = { 1, 2, 3, "\n\t\65", [10] = 10, unpack({ 4, 5 }) }
table.insert(list, 6)
table.insert(list, 1, 0)
table.remove(list)
table.sort(list, function(a, b) return tostring(a) < tostring(b) end)
for name in pairs({ a = 1, [2] = 2 }) do if name == 2 then break end end
repeat list[#list] = nil until #list < 2

-- Classes whose objects have metatables of their own, and inherit.
local Base = {}
function Base.new() return setmetatable({ value = 1, next = nil }, { __index = Base }) end
function Base:get() return self.value end
function Base:set(value) self.value = value return self end
local Derived = setmetatable({}, { __index = Base })
Derived.__index = Derived
Derived.__eq = function(a, b) return a.value == b.value end
Derived.__add = function(a, b) return a.value + b end
Derived.__lt = function(a, b) return a.value < b.value end
function Derived.new() return setmetatable({ value = 2 }, Derived) end
function Derived:get() return self.value or -1 end
function Derived:last() return self:get() end

local function work(n)
  local grid, flags, words, found, object = {}, {}, {}, 0, Base.new()
  for i = 1, n do grid[i] = { i, i * 0.5, false } flags[i] = true end
  for i = 1, n do
    local row, other = grid[i], i % 2 == 0 and Base.new() or Derived.new()
    row[2] = row[1] + row[2]
    row[i % 3 + 1] = row[1]
    if flags[i] then flags[i] = false elseif flags[i] == nil then found = -found end
    local k = i + 1
    while k <= n do flags[k] = not flags[k] k = k + i * 10 end
    if other == object or other ~= row then found = found + other:get() end
    if other:set(i).value > object.value then object = other end
    object.next, object.extra = object.next or other, i
    words[#words + 1] = "w" .. i .. "\n"
    words["k" .. i % 5], words[other] = i, nil
    found = found + math.sqrt(i) + math.abs(-i) + math.max(i, 2) + math.min(i, 3) + math.sin(i) * math.cos(i) - math.floor(i / 2)
    found = found + bit.bxor(bit.lshift(i, 2), bit.rshift(i, 1)) + bit.bor(i, bit.bnot(1)) % 7 + bit.band(found, 255)
    local text = words[#words]
    if text:sub(1, 1) == "w" and text:byte(2) > 40 and #text < 100 and i < 1e9 then found = found + (tonumber(text:sub(2, -2)) or 0) end
    for j = 3, 1, -1 do row[j], row[1] = row[1], row[j] end
  end
  return found, unpack(grid[1])
end
local function sumOf(...) local sum = 0 for _, x in ipairs({ ... }) do sum = sum + (tonumber(x) or 0) end return sum end
local function pass(...) return sumOf(...) end
local text = ""
for i = 1, 100 do
  text = text .. (i % 2 == 0 and string.char(65 + i % 26) or ("%5.2f%s%x"):format(i, "x", i))
  sumOf(work(3))
  pass(work(2))
  local derived = Derived.new()
  if derived == Derived.new() and derived + 1 > 0 and not (derived < derived) then derived:last() end
  local ok, message = pcall(error, { code = i })
  ok, message = pcall(function() local nothing return nothing.field end)
  ok, message = pcall(error, "message " .. tostring(message))
end
work(300)
text:gsub("[%w_]+", string.lower):find("x", 1, true)
for a, b in text:gmatch("(%a)([^%s%d]*)") do text = a .. b end
assert(text:rep(3):reverse() and tostring(print) and os.clock() and os.time() and type(nil) and next({}) == nil)
assert(select("#", string.find("key = value", "^(%w+)%s*=%s*(%w+)$")) == 4)
assert(tostring(1e15) .. 0x10 .. 1e-3 .. 123456.75 and not pcall(coroutine.wrap(function() error("in a coroutine") end)))
