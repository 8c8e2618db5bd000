-- `#` gives the bytes of a string and a border of a table; other types are errors. §2.5.5
-- row: V23, V30
print(#"", #"abc", #"a\0b", #"\200\201") --> 0 3 3 2
print(#{}, #{ 1, 2, 3 }, #{ 1, 2, nil }, #{ n = 1 }, #{ nil }) --> 0 3 2 0 0
local t = {}
for i = 1, 2000 do
  t[#t + 1] = i
  assert(#t == i)
end
for i = 2000, 1, -1 do
  assert(t[#t] == i)
  t[#t] = nil
end
print(#t, next(t)) --> 0 nil
local function length(x) return #x end
local function message(x) return (select(2, pcall(length, x)):gsub("^.-:%d+: ", "")) end
print(message(nil)) --> attempt to get length of local 'x' (a nil value)
print(message(5)) --> attempt to get length of local 'x' (a number value)
print(message(true)) --> attempt to get length of local 'x' (a boolean value)
print(message(print)) --> attempt to get length of local 'x' (a function value)
local holes = { 1, 2, 3, 4, 5 }
holes[5] = nil
holes[4] = nil
print(#holes) --> 3
