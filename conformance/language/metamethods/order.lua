-- __lt and __le need the same handler on both sides; without __le, `a <= b` is `not (b < a)`. §2.8
-- row: V9
local log = {}
local mt = {
  __lt = function(a, b) log[#log + 1] = "lt" return a.v < b.v end,
  __le = function(a, b) log[#log + 1] = "le" return a.v <= b.v end,
}
local function make(v, meta) return setmetatable({ v = v }, meta or mt) end
local a, b = make(1), make(2)
print(a < b, a > b, a <= b, a >= b, not (a < b)) --> true false true false false
print(table.concat(log, " ")) --> lt lt le le lt
local onlyLess = { __lt = function(a, b) return a.v < b.v end }
local c, d = make(1, onlyLess), make(1, onlyLess)
print(c <= d, c >= d, c < d, make(2, onlyLess) <= c) --> true true false false
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() return a < 1 end)) --> attempt to compare table with number
print(message(function() return a < make(1, onlyLess) end)) --> attempt to compare two table values
print(message(function() return {} < {} end)) --> attempt to compare two table values
print(message(function() return a < "x" end)) --> attempt to compare table with string
local list = {}
for i = 1, 200 do list[i] = make((i * 37) % 211, onlyLess) end
table.sort(list)
local sorted = true
for i = 2, 200 do sorted = sorted and list[i - 1] <= list[i] end
print(sorted) --> true
local truths = 0
local always = { __lt = function() return 0 end }
local e, f = make(1, always), make(2, always)
for i = 1, 2000 do if f < e then truths = truths + 1 end end
print(truths) --> 2000
