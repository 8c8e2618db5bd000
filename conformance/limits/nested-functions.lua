-- Eighty levels of nested functions.
-- row: V4
local depth = 80
local source = ("return function() "):rep(depth) .. "return 'core'" .. (" end"):rep(depth)
local f = loadstring(source)
for i = 1, depth do f = f() end
print(f()) --> core
