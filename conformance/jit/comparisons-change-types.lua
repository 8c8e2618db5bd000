-- Comparison sites that see numbers, then strings, then objects, then a mixture.
-- row: V9
local function less(a, b) return a < b end
local function equal(a, b) return a == b end
for i = 1, 2000 do assert(less(i, i + 1) and equal(i, i)) end
for i = 1, 200 do assert(less("a" .. i, "b") and not equal("a" .. i, "b") and equal("a" .. i, "a" .. i)) end
local mt = { __lt = function(a, b) return a.v < b.v end, __eq = function(a, b) return a.v == b.v end }
local function object(v) return setmetatable({ v = v }, mt) end
for i = 1, 200 do assert(less(object(i), object(i + 1)) and equal(object(i), object(i)) and not equal(object(i), i)) end
print(equal(1, "1"), equal(nil, false), equal(0, -0), equal(0 / 0, 0 / 0)) --> false false true false
print(pcall(less, 1, "2")) --> false comparisons-change-types.lua:3: attempt to compare number with string
print(pcall(less, object(1), 2)) --> false comparisons-change-types.lua:3: attempt to compare table with number
print(less(-1 / 0, 1 / 0), less("", "a"), less("Z", "a")) --> true true true
