-- Functions that call themselves: the way to their end stands for the call where it is taken, and the call is made where it is not.
-- row: A13
local function fib(n)
  if n < 2 then return 1 end
  return fib(n - 2) + fib(n - 1)
end
print(fib(20), fib(20.5), fib(-1), pcall(fib)) --> 10946 10946 1 false recursion-shortcuts.lua:4: attempt to compare nil with number
print(fib("x" == "y" and 1 or 3), pcall(fib, "x")) --> 3 false recursion-shortcuts.lua:4: attempt to compare string with number

-- Fewer and more results than are wanted, and none.
local function several(n, a, b)
  if n == 0 then return end
  if n == 1 then return a end
  if n == 2 then return a, b end
  if n == 3 then return a, b, n end
  local x, y = several(n % 4, n, a)
  several(n - 1)
  local z = several(n % 3, x)
  return x, y, z
end
for n = 3, 12 do print(n, several(n, "a", "b")) end
--> 3 a b 3
--> 4 nil nil nil
--> 5 5 nil 5
--> 6 6 a nil
--> 7 7 a 7
--> 8 nil nil nil
--> 9 9 nil nil
--> 10 10 a 10
--> 11 11 a 11
--> 12 nil nil nil

-- Tail calls, arguments that are missing, a condition of several parts.
local function gcd(a, b)
  if b == 0 then return a end
  return gcd(b, a % b)
end
local function count(n, done)
  if n <= 0 and not done then return "end", n elseif done == 1 then return done, n, 2 end
  return count(n - 1)
end
local s = 0
for i = 1, 300 do s = s + gcd(i * 12, 18) end
print(s, gcd(2 ^ 52, 3 * 2 ^ 40), count(200), count(0.5)) --> 3000 1099511627776 end end -0.5
print(count(1e5), (count(3, 1))) --> end 1

-- Values that are given to the call are not changed by what stands for it.
local function change(n, t)
  if n < 1 then n = n - 1 t = n return n, t end
  local a, b = change(n - 1, t)
  local c, d = change(n - 2, n)
  return a + c, n, b, d, t
end
for n = 0, 4 do print(change(n, "t")) end
--> -1 -1
--> -3 1 -1 -2 t
--> -4 2 1 -1 t
--> -7 3 2 1 t
--> -11 4 3 2 t

-- The function is replaced while it runs; other closures of the same code; coroutines.
local recursive
local function make(k)
  local function f(n)
    if n <= k then return k end
    if n == 50 then recursive = make(k + 1) end
    return recursive(n - 1) + 1
  end
  return f
end
recursive = make(0)
for i = 1, 100 do recursive(20) end
print(recursive(40), recursive(60), recursive(60), recursive(1)) --> 40 60 60 2
local function walk(n)
  if n == 0 then return 0 end
  coroutine.yield(n)
  return walk(n - 1) + 1
end
local total = 0
for i = 1, 200 do
  local co = coroutine.wrap(function() return -walk(5) end)
  for k = 1, 6 do total = total + co() end
end
print(total) --> 2000
function global(n)
  if n > 100 then return n end
  return global(n * 2) + global(n + 50)
end
local old = global
local before = global(1)
for i = 1, 200 do global(1) end
function global(n) return n > 100 and 1 or 2 + old(n * 3) end
print(before, old(1), global(1), global(200)) --> 1631 807 481 1
