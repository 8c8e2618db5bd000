-- Tail calls of a function by itself are jumps to its start: everything is made anew there, and who looks at the stack sees the calls.
-- row: V28
-- skip luajit: it counts tail calls otherwise
local function ack(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, n - 1))
end
print(ack(2, 20), ack(3, 4)) --> 43 125

local function gcd(a, b)
  if b == 0 then return a end
  return gcd(b, a % b)
end
local sum = 0
for i = 1, 300 do sum = sum + gcd(i * 12, 90 + i) end
print(sum, gcd(0, 0), gcd(0.75, 0.5), gcd(-12, 18)) --> 3856 0 0.25 6
print(pcall(gcd, 1, {})) --> false tail-calls-of-itself.lua:13: attempt to perform arithmetic on local 'b' (a table value)
print(pcall(gcd, "x", 2)) --> false tail-calls-of-itself.lua:13: attempt to perform arithmetic on local 'a' (a string value)

function globally(n, acc)
  if n == 0 then return acc end
  return globally(n - 1, acc * 0.5 + n)
end
print(globally(100, 1)) --> 4

-- Another function takes its place, for good or for one call.
for i = 1, 200 do globally(20, i) end
local itself = globally
function globally(n, acc) return "other", n, acc end
print(itself(3, 1)) --> other 2 3.5
globally = itself
print(itself(3, 1)) --> 2.875

local function other(n) return "other", n end
local function several(n, f)
  if n == 0 then return "end" end
  if n % 50 == 0 then f = other end
  return f(n - 1, f)
end
for i = 1, 100 do several(i % 49, several) end
print(several(49, several), several(149, several)) --> end other 99

-- Fewer and more arguments than parameters, and open ones.
local function fewer(n, a, b)
  if n == 0 then return a, b end
  if n % 3 == 0 then return fewer(n - 1) end
  if n % 3 == 1 then return fewer(n - 1, n, a, b, n) end
  return fewer(n - 1, n)
end
for i = 1, 100 do fewer(10) end
print(fewer(10)) --> 1 2
print(fewer(9)) --> 1 2
print(fewer(2, 7, 8)) --> 1 2

local function values(n) if n == 0 then return end if n == 1 then return 1 end return n, n - 1, n - 2 end
local function open(n, a)
  if n < 3 then return n, a end
  return open(n - 3, values(n % 4))
end
for i = 1, 100 do open(i) end
print(open(20)) --> 2 1
print(open(23)) --> 2 1
print(open(3)) --> 0 3
print(open(4)) --> 1 nil
print(open(5)) --> 2 1

local function onlyOpen(a, b)
  if a > 100 then return a, b end
  return onlyOpen((function() return a + 1, a end)())
end
for i = 1, 30 do onlyOpen(i) end
print(onlyOpen(1, 2)) --> 101 100

-- Variables are new ones each time.
local function closures(n, list)
  local x
  if n == 0 then return list end
  list[#list + 1] = function() n = n + 1 x = (x or n * 10) + 1 return n, x end
  return closures(n - 1, list)
end
for i = 1, 50 do closures(5, {}) end
local list = closures(3, {})
list[1]()
print(list[1]()) --> 5 42
print(list[2]()) --> 3 31
print(list[3]()) --> 2 21

-- Each closure is itself only.
local function make(name, next)
  local function f(n)
    if n == 0 then return name end
    if next and n % 10 == 0 then return next(n - 1) end
    return f(n - 1)
  end
  return f
end
local a = make("a")
local b = make("b", a)
for i = 1, 60 do a(i) b(i) end
print(a(100), b(9), b(95)) --> a b a

-- Methods.
local Stepper = {}
Stepper.__index = Stepper
function Stepper:go(n)
  self.count = self.count + 1
  if n == 0 then return self.count end
  return self:go(n - 1)
end
for i = 1, 50 do setmetatable({ count = 0 }, Stepper):go(20) end
local special = setmetatable({ count = 0, limit = 5 }, { __index = Stepper })
print(setmetatable({ count = 0 }, Stepper):go(99), special:go(9)) --> 100 10

-- A million, in loops, and with a loop that it starts with.
local function down(n) if n == 0 then return "down" end return down(n - 1) end
print(down(1000000)) --> down
local function looping(n, sum)
  while true do
    sum = sum + 1
    if n == 0 then return sum end
    if n % 2 == 0 then return looping(n - 1, sum) end
    n = n - 1
  end
end
print(looping(100000, 0)) --> 100001
local function numeric(n, sum)
  for i = 1, n do
    sum = sum + i
    if i == 3 then return numeric(n - 1, sum) end
  end
  return sum
end
for i = 1, 50 do numeric(i, 0) end
print(numeric(500, 0)) --> 2991

-- What is lost on the stack: levels of errors, and lines of tracebacks.
local function failing(n, level)
  if n == 0 then error("here", level) end
  return failing(n - 1, level)
end
for i = 1, 100 do pcall(failing, 3, 1) end
print(pcall(failing, 3, 1)) --> false tail-calls-of-itself.lua:139: here
print(pcall(failing, 3, 2)) --> false here
print(pcall(failing, 0, 1)) --> false tail-calls-of-itself.lua:139: here
local function caller(level) local ok = failing(2, level) return ok end
print(pcall(caller, 4)) --> false tail-calls-of-itself.lua:146: here
print(pcall(caller, 3)) --> false here

local function traced(n, look)
  if n == 0 then local found = look() return found end
  return traced(n - 1, look)
end
for i = 1, 100 do traced(5, function() end) end
local function levels()
  local found = {}
  for level = 2, 100 do
    local info = debug.getinfo(level, "Sl")
    if info == nil then break end
    found[#found + 1] = info.what .. " " .. info.currentline
    if info.what == "main" then break end
  end
  return table.concat(found, ", ")
end
print((traced(3, levels))) --> Lua 151, tail -1, tail -1, tail -1, main 165
print((traced(0, levels))) --> Lua 151, main 166
local function trace() return (debug.traceback("trace"):gsub("%[C%]: %?", ""):gsub("%s+", " ")) end
print((traced(2, trace))) --> trace stack traceback: tail-calls-of-itself.lua:167: in function 'look' tail-calls-of-itself.lua:151: in function <tail-calls-of-itself.lua:150> (tail call): ? (tail call): ? tail-calls-of-itself.lua:168: in main chunk

-- Suspended in between, and ended by errors.
local function producer(n, x)
  if n == 0 then return "done", x end
  x = x + coroutine.yield(n)
  return producer(n - 1, x)
end
local function consume(n)
  local co = coroutine.wrap(producer)
  local sum, value, last = 0, co(n, 0), nil
  while type(value) == "number" do
    sum = sum + value
    value, last = co(value)
  end
  return sum, value, last
end
for i = 1, 60 do consume(10) end
print(consume(100)) --> 5050 done 5050
local co = coroutine.create(producer)
coroutine.resume(co, 5, 0)
coroutine.resume(co, 1)
coroutine.resume(co, 1)
print((debug.traceback(co):gsub("%s+", " "))) --> stack traceback: [C]: in function 'yield' tail-calls-of-itself.lua:173: in function <tail-calls-of-itself.lua:171> (tail call): ? (tail call): ?
print(coroutine.resume(co, {})) --> false tail-calls-of-itself.lua:173: attempt to perform arithmetic on a table value

-- Its upvalues and its environment are replaced while it runs.
local step = 1
local function replaced(n, seen)
  if n == 3 then debug.setupvalue(replaced, 2, 2) end
  if n <= 0 then return seen end
  return replaced(n - step, seen .. n)
end
print(replaced(6, "")) --> 65431
function surroundings(n)
  if n == 2 then setfenv(surroundings, setmetatable({ mark = "new" }, { __index = _G })) end
  if n == 0 then return mark end
  return surroundings(n - 1)
end
mark = "old"
for i = 1, 100 do surroundings(1) end
print(surroundings(1), surroundings(5), surroundings(1)) --> old new new
