-- Arguments that C takes as an int are the lower half of the integer: levels, bases, counts and positions.
-- skip luajit: has its own conversion to integers
local big = 2 ^ 32
print(select(big + 2, "a", "b", "c")) --> b c
print((pcall(select, big, "a"))) --> false
print(tonumber("11", big + 2)) --> 3
print(pcall(error, "message", big)) --> false message
print(getfenv(big + 1) == _G, getfenv(1 / 0) == _G) --> true true
print(("ab"):rep(big + 2), ("ab"):rep(2 ^ 53) == "") --> abab true
print(debug.getinfo(big + 1, "S").what, debug.getinfo(1e300, "S").what) --> main C
print(debug.getinfo(-big, "S").what, debug.getinfo(2 ^ 31, "S").what) --> C tail
print((debug.getlocal(big + 1, 1))) --> big
-- Of a level that is a lost tail call nothing is known: the options are not looked at.
print(type(debug.getinfo(2 ^ 31, "?"))) --> table
