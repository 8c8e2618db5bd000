-- Builtins that translated code does in place are replaced: in their library, in an upvalue, and as a method of strings.
-- row: A14
local floor = math.floor
local function round(x) return floor(x + 0.5) end
local function root(x) return math.sqrt(x) end
local function first(s) return s:byte(1) end
local sum = 0
for i = 1, 2000 do sum = sum + round(i / 2) + root(i * i) + first("a") end
print(sum) --> 3196000
local sqrt, byte = math.sqrt, string.byte
math.sqrt = function(x) return "root of " .. x end
print(root(2)) --> root of 2
math.sqrt = nil
print(pcall(root, 2)) --> false otherFunction.lua:5: attempt to call field 'sqrt' (a nil value)
math.sqrt = math.abs
print(root(-3)) --> 3
math.sqrt = setmetatable({}, { __call = function(_, x) return x, "called" end })
print(root(4)) --> 4 called
math.sqrt = sqrt
print(root(4)) --> 2
string.byte = function(s, i) return s .. i end
print(first("x")) --> x1
string.byte = byte
print(first("x")) --> 120
floor = math.ceil
print(round(1.2)) --> 2
floor = nil
print(pcall(round, 1)) --> false otherFunction.lua:4: attempt to call upvalue 'floor' (a nil value)
