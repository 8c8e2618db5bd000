-- Recursion through builtins that call back, and with a list of arguments that grows, ends at the same depth in every tier.
-- row: V12
-- dialect: perigee
local function deepest(start)
  local n = 0
  return pcall(start, function() n = n + 1 end), n
end
print(deepest(function(count) local function f() count() return (string.gsub("x", "x", function() return f() end)) end return f() end)) --> false 99998
print(deepest(function(count) local function f() count() table.sort({ 1, 2 }, f) return 1 end f() end)) --> false 99997
print(deepest(function(count) local function f(...) count() return 1 + f(1, ...) end f() end)) --> false 3561
local handled = 0
local ok, depth = deepest(function(count)
  local function f() count() f() end
  local ok, message = xpcall(f, function(message) handled = handled + 1 return message end)
  error(message, 0)
end)
print(ok, depth, handled) --> false 199993 1
