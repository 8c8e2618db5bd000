-- string.rep: copies of a string. §5.4
-- row: V32
print(("ab"):rep(3), #("x"):rep(1000), ("x"):rep(0) == "", ("x"):rep(-5) == "", (""):rep(1000) == "") --> ababab 1000 true true true
print(("ab"):rep(2.9), ("ab"):rep("2"), string.rep(1, 3)) --> abab abab 111
local length = 0
for i = 1, 1500 do length = length + #("xy"):rep(i % 10) end
print(length) --> 13500
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() ("x"):rep() end)) --> bad argument #1 to 'rep' (number expected, got no value)
print(message(function() string.rep({}, 1) end)) --> bad argument #1 to 'rep' (string expected, got table)
