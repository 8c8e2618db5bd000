-- A handler that changes a returned local does not change the returned value; a returned table is shared.
-- row: D6
-- dialect: perigee
local log = {}
local function f()
  local x = 10
  defer()
    x = x + 5
    log[#log + 1] = x
  end
  return x
end
print(f(), log[1]) --> 10 15
local function g()
  local t = { v = 1 }
  defer() t.v = 2 t = nil end
  return t
end
print(g().v) --> 2
local function h(a, b)
  defer() a, b = b, a end
  return a, b, a + b
end
print(h(1, 2)) --> 1 2 3
local sum = 0
for i = 1, 2000 do sum = sum + f() + g().v end
print(sum, #log) --> 24000 2001
