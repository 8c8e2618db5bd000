-- Every activation has its own pending handlers.
-- row: D34
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function f(n)
  defer() note("d" .. n) end
  if n > 1 then f(n - 1) f(n - 2) end
  note("b" .. n)
end
f(3)
print(table.concat(log, " ")) --> b1 d1 b0 d0 b2 d2 b1 d1 b3 d3
local registered, ran = 0, 0
local function fib(n)
  registered = registered + 1
  defer() ran = ran + 1 end
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end
print(fib(15), registered == ran, ran) --> 610 true 1973
