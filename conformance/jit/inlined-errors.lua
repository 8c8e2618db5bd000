-- An error in a small function has its message, position and levels, whether or not the function was put in line of its caller.
-- row: A13, A14
local function add(a, b)
  local sum = a + b
  return sum * 2
end
local function get(object)
  return object.field.inner
end
local function call(f, a, b)
  local total = 0
  for i = 1, 300 do total = total + f(i, 1) end
  return total + f(a, b)
end
print(pcall(call, add, 1, "x")) --> false inlined-errors.lua:4: attempt to perform arithmetic on local 'b' (a string value)
print(pcall(call, add, nil, 2)) --> false inlined-errors.lua:4: attempt to perform arithmetic on local 'a' (a nil value)
print(pcall(call, add, "10", 2)) --> true 90924

local function read(last)
  local found = 0
  local object = { field = { inner = 1 } }
  for i = 1, 300 do found = found + get(object) end
  return found + get(last)
end
print(pcall(read, { field = { inner = 5 } })) --> true 305
print(pcall(read, {})) --> false inlined-errors.lua:8: attempt to index field 'field' (a nil value)
print(pcall(read, nil)) --> false inlined-errors.lua:8: attempt to index local 'object' (a nil value)
print(pcall(read, { field = {} })) --> false inlined-errors.lua:23: attempt to perform arithmetic on a nil value

-- Levels: the function itself stands on the stack when the error is raised, and while a metamethod runs.
local function traced(message) return (debug.traceback(message, 2):gsub("\n\t", "|"):match("^(.-traceback:|.-|.-)|")) end
print(xpcall(function() return 1 + read({}) end, traced))
--> false inlined-errors.lua:8: attempt to index field 'field' (a nil value)
--> stack traceback:|inlined-errors.lua:8: in function 'get'|inlined-errors.lua:23: in function 'read'

local function product(a, b) return a * b + 1 end
local lines
local number = setmetatable({}, {
  __mul = function()
    lines = debug.getinfo(2, "l").currentline .. " " .. debug.getinfo(3, "l").currentline
    return 40
  end,
})
local function multiply(last)
  local total = 0
  for i = 1, 200 do
    total = total + (product(i == 200 and last or i, 2))
  end
  return total
end
print(multiply(5), multiply(number), lines) --> 40010 40040 36 47
