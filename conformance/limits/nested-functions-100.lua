-- A hundred levels of nested functions.
-- row: V4
-- dialect: perigee
local depth = 100
local source = ("return function() "):rep(depth) .. "return 'core'" .. (" end"):rep(depth)
local f = loadstring(source)
for i = 1, depth do f = f() end
print(f()) --> core
