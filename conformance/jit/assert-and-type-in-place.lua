-- `assert` and `type` in hot code: with one result, none and all, and when an assertion fails.
-- row: A14
-- skip luajit: a nil message of its assert is the error
local function check(x, message) assert(x, message) return x end
local function passed(x, message) return assert(x, message) end
local function kind(x) return type(x) end
local function isTable(x) return type(x) == "table" end
local sum = 0
for i = 1, 2000 do
  local v = assert(i % 5)
  sum = sum + v + check(i) + #kind(i) + (isTable(i) and 1 or 0) + select("#", passed(i, "m"))
end
print(sum) --> 2021000
print(passed(1, "two")) --> 1 two
print(pcall(check, nil, "not this")) --> false assert-and-type-in-place.lua:4: not this
print(pcall(check, false)) --> false assert-and-type-in-place.lua:4: assertion failed!
print(pcall(check, nil, {}) == false) --> true
print(pcall(passed, nil)) --> false assert-and-type-in-place.lua:5: assertion failed!
print(kind(nil), kind("x"), kind(print), kind({}), kind(false), isTable({})) --> nil string function table boolean true
print(pcall(function() for i = 1, 500 do local _ = type(i) end return type() end)) --> false assert-and-type-in-place.lua:20: bad argument #1 to 'type' (value expected)
type = function() return "mine" end
print(kind(1)) --> mine
