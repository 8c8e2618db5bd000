-- A hot loop is entered with a whole number in a variable it does not write, then with every other kind of value there.
local function last(x, n)
  local found
  for _ = 1, n do found = x end
  return found
end

local function lastByPairs(x, t)
  local found
  for _ in pairs(t) do found = x end
  return found
end

local list = {}
for i = 1, 1000 do list[i] = i end
local thread = coroutine.create(function() end)

print(last(7, 5000), lastByPairs(7, list)) --> 7 7
print(type(last({}, 5000)), type(lastByPairs({}, list))) --> table table
print(last(print, 5000) == print, lastByPairs(print, list) == print) --> true true
print(last(thread, 5000) == thread, lastByPairs(thread, list) == thread) --> true true
print(last("7", 5000), lastByPairs(0.5, list)) --> 7 0.5
print(last(-7, 5000), lastByPairs(nil, list)) --> -7 nil
