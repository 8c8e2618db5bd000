-- Closures are created and called at once in hot loops, with constants, captures and mutation.
-- row: A3, A15
local sum = 0
for i = 1, 3000 do
  local base = i
  local function add(x) return base + x end
  local function set(x) base = x end
  sum = sum + add(1)
  set(0)
  sum = sum + add(2)
end
print(sum) --> 4510500
local function map(t, f) local r = {} for i = 1, #t do r[i] = f(t[i], i) end return r end
local list = {}
for i = 1, 100 do list[i] = i end
for round = 1, 20 do list = map(list, function(v, i) return v + (i == round and 1 or 0) end) end
print(list[1], list[20], list[21]) --> 2 21 21
local compose = function(f, g) return function(x) return f(g(x)) end end
local f = function(x) return x end
for i = 1, 100 do f = compose(f, function(x) return x + 1 end) end
print(f(0)) --> 100
