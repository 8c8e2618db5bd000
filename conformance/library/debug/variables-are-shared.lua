-- What debug assigns to a variable is seen by its function and by all closures that have captured it, in a chunk that does so.
-- row: A6
-- skip luajit: it captures variables that no statement assigns by value
local function frame()
  local a, b, unused = 1, 2, 3
  local function g() return a end
  local function h() return a, b end
  for i = 1, 100 do g() h() end
  print(debug.setupvalue(g, 1, 11), a, g(), h()) --> a 11 11 11 2
  local place
  for i = 1, 10 do
    if debug.getlocal(1, i) == "b" then place = i end
  end
  print(debug.setlocal(1, place, 20), b, h()) --> b 20 11 20
end
frame()

-- A parameter, a loop's variable, and a function that refers to itself.
local function new(x)
  return function() return x end, function() return x end
end
local get, same = new(5)
debug.setupvalue(get, 1, 6)
print(get(), same()) --> 6 6

local fs = {}
for i = 1, 3 do fs[i] = function() return i end end
debug.setupvalue(fs[2], 1, "two")
print(fs[1](), fs[2](), fs[3]()) --> 1 two 3

local function self(n) return n == 0 and "done" or self(n - 1) end
local old = self
debug.setupvalue(old, 1, function() return "other" end)
print(old(3), old(0), self(0)) --> other done other
