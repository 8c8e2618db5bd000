-- Handlers of all frames between the error and pcall run, and none outside.
-- row: D15
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function c() defer() note("c") end error("E", 0) end
local function b() defer() note("b") end c() note("never") end
local function a() defer() note("a") end local x = b() note("never") return x end
local function outer()
  defer() note("outer") end
  local ok, e = pcall(a)
  note("caught " .. e)
end
outer()
print(take()) --> c b a caught E outer
local function deep(n)
  defer() note(n) end
  if n == 5 then error("deep", 0) end
  deep(n + 1)
end
print(pcall(deep, 1)) --> false deep
print(take()) --> 5 4 3 2 1
local total = 0
local function count(n)
  defer() total = total + 1 end
  if n == 0 then error("end") end
  return 1 + count(n - 1)
end
for i = 1, 100 do pcall(count, 20) end
print(total) --> 2100
