-- Recursion that fills the JavaScript stack again and again goes on from the heap, in translated code, with nothing lost on the way.
-- row: V12
-- dialect: perigee
local DEPTH = 9000
local function again(f, ...)
  local results
  for _ = 1, 4 do results = { f(...) } end
  return unpack(results)
end

local function sum(n) if n == 0 then return 0 end return n + sum(n - 1) end
print(again(sum, DEPTH)) --> 40504500

-- Varargs and several results.
local function count(n, ...) if n == 0 then return select("#", ...), ... end return count(n - 1, ...), n, (count(0, ...)) end
local function values(n, a, ...)
  if n == 0 then return a, ... end
  local x, y, z = values(n - 1, a, ...)
  return x, y + 1, z
end
print(again(count, DEPTH, 7, 8)) --> 2 9000 2
print(again(values, DEPTH, 1, 2, 3)) --> 1 9002 3

-- Tail calls leave nothing; what is below them is still there.
local even, odd
local function wait(n) local r = even(n) return r, n end
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
local function nest(n, k) if n == 0 then return (wait(k)) end local r = nest(n - 1, k) return r end
print(again(wait, 30001)) --> false 30001
print(again(nest, DEPTH, 20000)) --> true

-- In loops that are entered, with open upvalues.
local function walk(n)
  local total = 0
  local add = function(x) total = total + x end
  for i = 1, 2 do
    if i == 2 and n > 0 then add(walk(n - 1)) else add(1) end
  end
  return total
end
print(again(walk, DEPTH)) --> 9002

-- In coroutines, which yield from down there.
local function yields(n) if n == 0 then coroutine.yield("down") return 0 end return 1 + yields(n - 1) end
local function deep(n)
  local co = coroutine.wrap(function() return yields(n) end)
  return co(), co()
end
print(again(deep, DEPTH)) --> down 9000
local function nested(n) if n == 0 then return deep(6000) end local a, b = nested(n - 1) return a, b end
print(again(nested, 6000)) --> down 6000

-- Defer handlers run, positions and tracebacks are right.
local log = 0
local function deferring(n) defer() log = log + 1 end if n == 0 then error("here") end local r = deferring(n - 1) return r end
print(again(function(n) return pcall(deferring, n) end, 6000)) --> false recursion-beyond-stack.lua:56: here
print(log) --> 24004
local function traced(n) if n == 0 then return debug.traceback("", 1) end local r = traced(n - 1) return r end
local trace = again(traced, DEPTH)
print(select(2, trace:gsub("in function", "")), trace:match("[^\n\t]*in function[^\n]*")) --> 19 recursion-beyond-stack.lua:59: in function 'traced'
print(select(2, pcall(function() local function f(n) return 1 + f(n + 1) end return f(1) end)):match("stack overflow")) --> stack overflow
