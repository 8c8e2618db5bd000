-- Arithmetic in a hot function: numbers, then strings, then tables, then an error.
-- row: V18, V9
local function f(a, b) return a * 2 + b end
local total = 0
for i = 1, 2000 do total = total + f(i, 1) end
for i = 1, 100 do total = total + f(tostring(i), "1") end
local mt = { __mul = function() return 5 end }
for i = 1, 100 do total = total + f(setmetatable({}, mt), 1) end
print(total) --> 4014800
print(pcall(f, nil, 1)) --> false operand-types-change.lua:3: attempt to perform arithmetic on local 'a' (a nil value)
print(pcall(f, {}, 1)) --> false operand-types-change.lua:3: attempt to perform arithmetic on local 'a' (a table value)
print(pcall(f, 1, {})) --> false operand-types-change.lua:3: attempt to perform arithmetic on local 'b' (a table value)
print(f(3, 4)) --> 10
