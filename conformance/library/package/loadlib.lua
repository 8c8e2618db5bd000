-- package.loadlib: a library that is not there is nil, a message and a word for what failed. §5.3
-- row: V31
local f, text, what = package.loadlib("no-such-library.so", "luaopen_nothing")
print(f, type(text), what == "open" or what == "absent") --> nil string true
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() package.loadlib("x") end)) --> bad argument #2 to 'loadlib' (string expected, got no value)
print(message(function() package.loadlib({}, "x") end)) --> bad argument #1 to 'loadlib' (string expected, got table)
