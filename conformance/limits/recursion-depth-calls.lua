-- The depth at which recursion ends counts calls of every kind: through metamethods, protected, from loops, in coroutines.
-- row: V12
-- dialect: perigee
local function deepest(start)
  local n = 0
  return pcall(start, function() n = n + 1 end), n
end
print(deepest(function(count) local f, g function f(a) count() g(a, 1) end function g(a, b) count() f(a) end f() end)) --> false 199994
print(deepest(function(count) local t = setmetatable({}, { __index = function(t, k) count() return t[k] .. "" end }) return t.x .. "" end)) --> false 199994
print(deepest(function(count) local function f() count() pcall(f) error("x", 0) end f() end)) --> false 99997
print(deepest(function(count) coroutine.wrap(function() local function f() count() for i = 1, 2 do f() end end f() end)() end)) --> false 199997
