-- select("#", ...) and select(n, ...) with one result, done in place: with other arguments, another function, and in coroutines.
local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do
    local item = select(i, ...)
    total = total + (item or 100)
  end
  return total
end

local total = 0
for i = 1, 200 do total = total + sum(i, 2, nil, 4, nil) end
print(total, sum(), sum(nil), sum(nil, nil)) --> 61300 0 100 200

local function nth(n, ...)
  local one = select(n, ...)
  return one
end

for i = 1, 200 do nth(i % 3 + 1, "a", "b", "c") end
print(nth(1, "a", "b"), nth(2, "a", "b"), nth(3, "a", "b"), nth(100, "a", "b"), nth(1)) --> a b nil nil nil
print(nth(-1, "a", "b"), nth(-2, "a", "b"), nth("2", "a", "b"), nth("#", "a", "b"), nth(1.5, "a", "b"), nth(2.9, "a", "b")) --> b a b 2 a b
for _, n in ipairs({ 0, -3, "x", false }) do print(pcall(nth, n, "a", "b")) end
--> false select-in-place.lua:16: bad argument #1 to 'select' (index out of range)
--> false select-in-place.lua:16: bad argument #1 to 'select' (index out of range)
--> false select-in-place.lua:16: bad argument #1 to 'select' (number expected, got string)
--> false select-in-place.lua:16: bad argument #1 to 'select' (number expected, got boolean)
print(pcall(nth, 0 / 0 ~= 0 / 0 and -0 or 1, "a")) --> false select-in-place.lua:16: bad argument #1 to 'select' (index out of range)

local function which(choose, ...)
  local one, count = choose(2, ...), choose("#", ...)
  return one, count
end

for i = 1, 200 do which(select, i, i + 1, i + 2) end
print(which(select, 1, 2, 3)) --> 2 3
print(which(function(n, ...) return n, ... end, 1, 2, 3)) --> 2 #
print(pcall(which, nil, 1)) --> false select-in-place.lua:31: attempt to call local 'choose' (a nil value)
print(which(setmetatable({}, { __call = function(_, n) return "called " .. n end }), 1)) --> called 2 called #

local function global(...)
  local last = select(select("#", ...), ...)
  return last
end

for i = 1, 200 do global(i, i * 2) end
print(global(1, 2, 3)) --> 3
local original = select
select = function(n, ...) return n == "#" and 1 or "mine", ... end
print(global(1, 2, 3)) --> mine
select = original
print(global(1, 2, 3)) --> 3

local function wait(...)
  local found = 0
  for i = 1, select("#", ...) do found = found + select(i, ...) + coroutine.yield(select("#", ...)) end
  return found
end

local resumed = 0
for i = 1, 100 do
  local run = coroutine.wrap(wait)
  local value = run(1, 2, i)
  for _ = 1, 3 do value = run(10) end
  resumed = resumed + value
end
print(resumed) --> 8350
