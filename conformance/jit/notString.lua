-- What has always been a string where its length is taken or a method is called is a table, a number, then nil.
-- row: A14
local function length(x) return #x end
local function upper(x) return x:upper() end
local sum = 0
for i = 1, 2000 do sum = sum + length("abc") + #upper("x") end
print(sum) --> 8000
print(length({ 1, 2 }), upper({ upper = function() return "table" end })) --> 2 table
print(pcall(length, 5)) --> false notString.lua:3: attempt to get length of local 'x' (a number value)
print(pcall(upper, 5)) --> false notString.lua:4: attempt to index local 'x' (a number value)
print(pcall(length, nil)) --> false notString.lua:3: attempt to get length of local 'x' (a nil value)
string.upper = nil
print(pcall(upper, "x")) --> false notString.lua:4: attempt to call method 'upper' (a nil value)
string.upper = string.lower
print(length("four"), upper("X")) --> 4 x
