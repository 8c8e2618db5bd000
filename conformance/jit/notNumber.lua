-- An operand that has always been a number is a string, then a table with metamethods, then nothing that can be added.
-- row: A14
local function add(a, b) return a + b end
local sum = 0
for i = 1, 2000 do sum = sum + add(i, 1) end
print(sum) --> 2003000
print(add("10", 5), add(5, " 0x10 ")) --> 15 21
print(add(setmetatable({}, { __add = function(_, b) return "added " .. b end }), 5)) --> added 5
print(pcall(add, 1, {})) --> false notNumber.lua:3: attempt to perform arithmetic on local 'b' (a table value)
print(pcall(add, nil, 1)) --> false notNumber.lua:3: attempt to perform arithmetic on local 'a' (a nil value)
print(add(1, 2)) --> 3
