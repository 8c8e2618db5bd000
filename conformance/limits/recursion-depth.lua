-- Recursion ends at the same depth in every tier, however much of it has been compiled.
-- row: V12
-- dialect: perigee
local function deepest(start)
  local n = 0
  local ok, message = pcall(start, function() n = n + 1 end)
  return ok, n, message:match("%d+: .*")
end
print(deepest(function(count) local function f() count() f() end f() end)) --> false 199994 9: stack overflow
local function sum(n) if n == 0 then return 0 end return n + sum(n - 1) end
print(sum(190000)) --> 18050095000
print((pcall(sum, 201000))) --> false
