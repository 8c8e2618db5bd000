-- Fields with computed keys are called '?'.
-- row: V30
-- skip luajit: names no field
local function message(f, ...) return (select(2, pcall(f, ...)):gsub("^.-:%d+: ", "")) end
local t = {}
print(message(function() return t[1].b end)) --> attempt to index field '?' (a nil value)
print(message(function(k) return t[k].b end, "key")) --> attempt to index field '?' (a nil value)
print(message(function() t[1]() end)) --> attempt to call field '?' (a nil value)
print(message(function() t["a b"]() end)) --> attempt to call field 'a b' (a nil value)
print(message(function() return t[1] + 1 end)) --> attempt to perform arithmetic on field '?' (a nil value)
print(message(function(i) return "x" .. t[i] end, 3)) --> attempt to concatenate field '?' (a nil value)
