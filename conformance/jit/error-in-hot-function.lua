-- The line and the traceback of an error in a function that has been called often.
-- row: V30, A14
local function inner(i, limit)
  local t = i < limit and { value = i } or nil
  return
    t.value * 2
end
local function middle(i, limit)
  local r = inner(i, limit)
  return r
end
local function outer(limit)
  local sum = 0
  for i = 1, 2000 do
    sum = sum +
      middle(i, limit)
  end
  return sum
end
print(outer(3000)) --> 4002000
print(pcall(outer, 1500)) --> false error-in-hot-function.lua:6: attempt to index local 't' (a nil value)
local _, trace = xpcall(function() return (outer(1900)) end, debug.traceback)
print(trace:match("^[^\n]*")) --> error-in-hot-function.lua:6: attempt to index local 't' (a nil value)
local lines = {}
for line in trace:gmatch("error%-in%-hot%-function%.lua:(%d+): in") do lines[#lines + 1] = line end
print(table.concat(lines, " ")) --> 6 9 16 22 22
