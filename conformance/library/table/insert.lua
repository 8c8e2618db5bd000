-- table.insert: at the end or at a position, shifting up. §5.5
-- row: V33, V15
local t = { 1, 2 }
table.insert(t, 3)
table.insert(t, 1, 0)
table.insert(t, 3, "mid")
print(table.concat(t, " ")) --> 0 1 mid 2 3
table.insert(t, #t + 1, "end")
print(table.concat(t, " "), #t) --> 0 1 mid 2 3 end 6
local list = {}
for i = 1, 1500 do table.insert(list, i) end
for i = 1, 100 do table.insert(list, 1, -i) end
print(#list, list[1], list[100], list[101], list[1600]) --> 1600 -100 -1 1 1500
print(select("#", table.insert(t, "x"))) --> 0
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.insert(nil, 1) end)) --> bad argument #1 to 'insert' (table expected, got nil)
print(message(function() table.insert({}, 1, 2, 3) end)) --> wrong number of arguments to 'insert'
print(message(function() table.insert({}) end)) --> wrong number of arguments to 'insert'
print(message(function() table.insert({}, "x", 2) end)) --> bad argument #2 to 'insert' (number expected, got string)
