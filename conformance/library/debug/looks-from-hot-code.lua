-- Builtins that look at frames, called again and again from hot functions and loops: levels, names, variables and environments stay right.
-- skip luajit: it leaves no trace of tail calls
local function line() return debug.getinfo(2, "l").currentline end
local function name(level) return debug.getinfo(level, "n").name end
local function depth()
  local level = 1
  while debug.getinfo(level, "S") do level = level + 1 end
  return level
end

local sum = 0
for i = 1, 3000 do sum = sum + line() end
print(sum) --> 36000

local function inner(n)
  local doubled = n * 2
  local key, value = debug.getlocal(1, 2)
  assert(key == "doubled" and value == doubled)
  assert(name(2) == "inner")
  return value + 1
end
local function outer(n)
  local before = n + 0.5
  local first = inner(n)
  return first + before, first
end
local total = 0
for i = 1, 2000 do
  local a, b = outer(i)
  total = total + a - b
end
print(total) --> 2002000

-- Recursion: each activation looks, and all are still there.
local function climb(n)
  if n == 0 then return depth() end
  local below = climb(n - 1)
  assert(debug.getlocal(1, 1) == "n")
  return below + n - n
end
local base = climb(0)
for i = 1, 300 do assert(climb(10) == base + 10) end
for i = 1, 3 do assert(climb(3000) == base + 3000) end

-- A tail call is a level of its own.
local function tail(n) return debug.getinfo(2, "S").what, n end
local function calls(n) return tail(n) end
local tails = 0
for i = 1, 1000 do
  local what, n = calls(i)
  assert(n == i)
  if what == "tail" then tails = tails + 1 end
end
print(tails) --> 1000

-- Through builtins, metamethods, coroutines and protected calls.
local function here() return debug.traceback("x"):match("x\nstack traceback:\n\t([^\n]*)") end
local seen = {}
local object = setmetatable({}, {
  __index = function(_, k) return here() .. k end,
  __add = function() return debug.getinfo(1, "l").currentline end,
})
for i = 1, 500 do
  seen[1] = object.field
  seen[2] = object + 1
  seen[3] = ("a"):gsub("a", function() return tostring(debug.getinfo(1, "l").currentline) end)
  seen[4] = coroutine.wrap(function()
    local at = line()
    coroutine.yield(at)
  end)()
  seen[5] = select(2, pcall(line))
  seen[6] = select(2, pcall(function() error(here(), 0) end))
end
print(seen[1]) --> looks-from-hot-code.lua:57: in function 'here'field
print(seen[2], seen[3], seen[4]) --> 61 66 68
print(seen[5]) --> -1
print(seen[6]) --> looks-from-hot-code.lua:57: in function 'here'

-- A local that is set from outside, and an environment by level.
local function assign(value)
  local x = 1
  local function set() debug.setlocal(2, 2, value) end
  set()
  return x
end
for i = 1, 1000 do assert(assign(i) == i) end
local function environment() return getfenv(2) end
local env = setmetatable({}, { __index = _G })
local function inside()
  local own = environment()
  return own
end
for i = 1, 1000 do assert(inside() == _G) end
setfenv(inside, env)
for i = 1, 1000 do assert(inside() == env) end
print(pcall(debug.getinfo, 1, "?")) --> false bad argument #2 to '?' (invalid option)
