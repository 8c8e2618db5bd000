-- Recursion through library callbacks ends in an error, too.
-- row: V12
-- dialect: perigee
local function viaGsub(n) return (string.gsub("x", "x", function() return viaGsub2(n + 1) end)) end
function viaGsub2(n) return viaGsub(n) end
local function check(f)
  local ok, message = pcall(f, 1)
  print(ok, tostring(message):find("stack overflow", 1, true) ~= nil)
end
check(viaGsub) --> false true
check((function() local function f(n) table.sort({ 1, 2 }, function() return f(n + 1) end) return 1 end return f end)()) --> false true
check((function() local function f() local ok, e = pcall(f) error(e, 0) end return f end)()) --> false true
viaGsub2 = nil
