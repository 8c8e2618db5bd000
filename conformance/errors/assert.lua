-- assert gives back all its arguments, or raises its message, with the position of a Lua caller. §5.1
-- row: V31
print(assert(1, "message", nil, 4)) --> 1 message nil 4
print(assert("x"), assert(0), assert("")) --> x 0
print(pcall(assert, false)) --> false assertion failed!
print(pcall(assert, nil, "message")) --> false message
print(pcall(function() assert(nil, "with position") end)) --> false assert.lua:7: with position
print(pcall(assert)) --> false bad argument #1 to '?' (value expected)
local total = 0
for i = 1, 3000 do total = total + assert(i, "never") end
print(total) --> 4501500
