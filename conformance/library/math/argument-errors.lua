-- Argument counts that only PUC 5.1 checks this way.
-- row: V34
-- skip luajit: more lenient
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() math.random(1, 2, 3) end)) --> wrong number of arguments
print(message(function() math.randomseed() end)) --> bad argument #1 to 'randomseed' (number expected, got no value)
print(math.mod(7, 3), math.log(8, 2) == math.log(8)) --> 1 true
print(message(function() math.random(0) end)) --> bad argument #1 to 'random' (interval is empty)
print(message(function() math.random(5, 1) end)) --> bad argument #2 to 'random' (interval is empty)
