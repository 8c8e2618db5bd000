-- Metamethods that are functions, called from hot code: with operands of every kind, replaced, removed, raising, yielding.
-- row: A14
-- dialect: luajit
local meta = {}
local function new(x) return setmetatable({ x = x }, meta) end
local function value(v) return type(v) == "table" and v.x or v end
function meta.__add(a, b) return new(value(a) + value(b)) end
function meta.__mul(a, b) return new(value(a) * value(b)) end
function meta.__sub(a, b) return value(a) - value(b), "dropped" end
function meta.__call(self, a, b, ...) return self.x + (a or 0) + (b or 0), select("#", ...) end
local function add(a, b) return a + b end
local function mul(a, b) return a * b end
local function sub(a, b) return a - b end
local function call(f, ...) return f(...) end
local function one(x) return x end
local function open(f, x) return f(one(x)) end
local function two(f, a, b) local x, n = f(a, b) return x, n end
local sum = 0
for i = 1, 2000 do
  local a, b = new(i), new(2)
  sum = sum + add(a, b).x + add(a, 1).x + add(1, b).x + mul(a, a).x + sub(a, b) + sub(10, b) + add(1, i) + two(a, 1, 2)
  if i % 500 == 0 then sum = sum + call(a, 1) + open(a, i) end
end
print(sum) --> 2678719004
print(add("3", 4), sub("3", "1"), pcall(add, {}, 1)) --> 7 2 false handlers-called.lua:11: attempt to perform arithmetic on local 'a' (a table value)
print(select(2, pcall(add, nil, 1)), (select(2, pcall(add, new(1), new("x"))))) --> handlers-called.lua:11: attempt to perform arithmetic on local 'a' (a nil value) handlers-called.lua:7: attempt to perform arithmetic on a string value
print((two(new(1))), select("#", sub(new(3), 1))) --> 1 1
meta.__add = function(a, b) return "replaced" end
print(add(new(1), 2), add(2, new(1))) --> replaced replaced
meta.__add = setmetatable({}, { __call = function(_, a, b) return "called" end })
print(add(new(1), 2)) --> called
meta.__add = nil
print((pcall(add, new(1), 2))) --> false
meta.__add = function(a, b) return coroutine.yield(a, b) end
print(coroutine.wrap(function() return add(new(5), 6) end)().x) --> 5
local co = coroutine.create(function() local s = 0 for i = 1, 400 do s = s + add(new(i), i) end return s end)
local _, a, b = coroutine.resume(co)
while coroutine.status(co) == "suspended" do _, a, b = coroutine.resume(co, a and type(a) == "table" and a.x + b or 0) end
print(a) --> 160400

local log, backing = 0, {}
local watched = {
  __index = function(t, k) log = log + 1 return backing[k] end,
  __newindex = function(t, k, v) log = log + 1 if k == "raw" or k == 7 then rawset(t, k, v) else backing[k] = v end end,
}
local function get(t, k) return t[k] end
local function put(t, k, v) t[k] = v end
local function field(t) return t.name end
local function name(t, v) t.name = v end
local proxy = setmetatable({}, watched)
for i = 1, 1000 do
  put(proxy, i % 5 + 1, i)
  put(proxy, "k" .. i % 3, i)
  name(proxy, i)
  assert(get(proxy, i % 5 + 1) == i and get(proxy, "k" .. i % 3) == i and field(proxy) == i)
  assert(get(proxy, "none") == nil)
end
print(log, next(proxy)) --> 7000 nil
put(proxy, 7, 1)
put(proxy, 7, 2)
put(proxy, 7, nil)
put(proxy, "raw", 1)
put(proxy, "raw", nil)
print(log, rawget(proxy, 7), rawget(proxy, "raw"), get(proxy, 7)) --> 7002 nil nil nil
rawset(proxy, 1, "own")
rawset(proxy, 2.5, "half")
rawset(proxy, "name", "own")
local before = log
put(proxy, 1, "mine")
put(proxy, 2.5, "mine")
put(proxy, 1, nil)
name(proxy, "mine")
print(get(proxy, 2.5), get(proxy, 1), field(proxy), log - before) --> mine 1000 mine 1
for i = 1, 20 do rawset(proxy, "r" .. i, i) end
before = log
print(get(proxy, "r15"), field(proxy), get(proxy, "k1"), log - before) --> 15 mine 1000 1
watched.__index = backing
print(get(proxy, 2), field(setmetatable({}, watched))) --> 996 1000
watched.__index = nil
print(get(proxy, 2), field(setmetatable({}, watched))) --> nil nil
