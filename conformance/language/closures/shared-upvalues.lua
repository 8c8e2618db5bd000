-- Sibling closures and their enclosing function share one variable, before and after it returns.
-- row: A4, A5, V27
local function counter(start)
  local n = start
  local function inc(by) n = n + (by or 1) return n end
  local function get() return n end
  n = n + 100
  inc()
  return inc, get, function(v) n = v end
end
local inc, get, set = counter(0)
print(get(), inc(), get(), inc(5)) --> 101 102 102 107
set(1)
print(get(), inc()) --> 1 2
local inc2, get2 = counter(10)
print(inc2(), get2(), get()) --> 112 112 2
for i = 1, 3000 do inc() end
print(get(), get2()) --> 3002 112
local function live()
  local x = 1
  local function read() return x end
  x = 2
  local before = read()
  x = 3
  return before, read()
end
print(live()) --> 2 3
local function nest(a)
  return function(b) return function(c) return function(d) return function(e) return a + b + c + d + e end end end end
end
print(nest(1)(10)(100)(2)(2)) --> 115
local function parameters(p) return function() p = p + 1 return p end end
local p1, p2 = parameters(1), parameters(1)
print(p1(), p1(), p2()) --> 2 3 2
