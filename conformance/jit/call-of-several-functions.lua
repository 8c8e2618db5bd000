-- A call that has called a few functions tells them apart: another function, one that yields, one that fails, a builtin, an object that is
-- called, and nothing that can be called get there, too.
-- row: V6
local function first(x) return x + 1 end
local function second(x) return x * 2 end
local function third(x, y) return x - (y or 0), "more" end
local function call(f, x) return (f(x)) end
local function tail(f, x) return f(x) end
local total = 0
for i = 1, 400 do
  local f = i % 3 == 0 and first or i % 3 == 1 and second or third
  total = total + call(f, i) + tail(f, i)
end
print(total) --> 214400
local object = setmetatable({}, { __call = function(self, x) return "object " .. x end })
for _, f in ipairs { first, math.abs, object, tostring, function(x) return -x end } do print(call(f, 3), tail(f, 3)) end
--> 4 4
--> 3 3
--> object 3 object 3
--> 3 3
--> -3 -3
print(pcall(call, nil, 1)) --> false call-of-several-functions.lua:7: attempt to call local 'f' (a nil value)
print(select(2, pcall(call, function() error("inner", 0) end))) --> inner
local co = coroutine.wrap(function() return call(function(x) return coroutine.yield(x) end, 7) end)
print(co(), co("resumed")) --> 7 resumed

-- Methods of several classes.
local shapes = {}
for k = 1, 3 do
  local class = {}
  class.__index = class
  class.area = function(self, scale) return self.size * k * scale end
  shapes[k] = setmetatable({ size = k }, class)
end
local sum = 0
for i = 1, 600 do sum = sum + shapes[i % 3 + 1]:area(2) end
print(sum) --> 5600
shapes[4] = setmetatable({ size = 1 }, { __index = { area = function() return 1000 end } })
for i = 1, 8 do sum = sum + shapes[i % 4 + 1]:area(1) end
print(sum) --> 7628
