-- Which argument is complained about first, and integers that no int holds. §5.1
-- row: V31
-- skip luajit: checks in another order
local function message(f, ...) return (select(2, pcall(f, ...))) end
local protected = setmetatable({}, { __metatable = "protected" })
print(message(setmetatable, protected, 1)) --> bad argument #2 to '?' (nil or table expected)
print(message(setmetatable, protected)) --> bad argument #2 to '?' (nil or table expected)
print(message(setmetatable, protected, {})) --> cannot change a protected metatable
print(message(load, nil, {})) --> bad argument #2 to '?' (string expected, got table)
print(message(load, nil, "=x")) --> bad argument #1 to '?' (function expected, got nil)
print(message(assert, nil, "a\0b") == "a", message(assert, false, 12)) --> true 12
print(select("#", unpack({}, 1e300)), select("#", unpack({ 1, 2 }, 0 / 0))) --> 1 3
print(message(unpack, {}, 1, 1e6)) --> too many results to unpack
print(message(os.difftime, nil, {})) --> bad argument #2 to '?' (number expected, got table)
