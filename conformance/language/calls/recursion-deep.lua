-- Non-tail recursion to depth 190000 works, or ends with a Lua error.
-- row: V12, V13
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
for round = 1, 2 do
  local ok, result = pcall(depth, 190000)
  print(ok and result == 190000 or not ok and result:find("stack overflow", 1, true) ~= nil) --> true
end --> true
local ok, message = pcall(function() local function f() return 1 + f() end return f() end)
print(ok, message:find("stack overflow", 1, true) ~= nil) --> false true
print(depth(1000)) --> 1000
