-- table.sort: natural order, comparators, strings; errors of comparators and mixed types. §5.5
-- row: V33, V24
local t = { 5, 2, 8, 1, 9, 3 }
table.sort(t)
print(table.concat(t, " ")) --> 1 2 3 5 8 9
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ")) --> 9 8 5 3 2 1
local words = { "pear", "Apple", "fig", "apple", "Zoo", "" }
table.sort(words)
print(table.concat(words, ",")) --> ,Apple,Zoo,apple,fig,pear
local records = {}
for i = 1, 500 do records[i] = { key = (i * 7919) % 503, id = i } end
table.sort(records, function(a, b) return a.key < b.key end)
local ordered, sum = true, 0
for i = 2, 500 do ordered = ordered and records[i - 1].key <= records[i].key end
for i = 1, 500 do sum = sum + records[i].id end
print(ordered, sum) --> true 125250
for n = 0, 40 do
  local list = {}
  for i = 1, n do list[i] = (i * 17) % 11 end
  table.sort(list)
  for i = 2, n do assert(list[i - 1] <= list[i]) end
end
local same = {}
for i = 1, 100 do same[i] = 7 end
table.sort(same)
print(#same, select("#", table.sort({}))) --> 100 0
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.sort({ 3, "x", 1 }) end):match("^attempt to compare")) --> attempt to compare
print(message(function() table.sort({ 1, 2, 3 }, function() error("comparator", 0) end) end)) --> comparator
print(message(function() table.sort({ 1, 2 }, 5) end)) --> bad argument #2 to 'sort' (function expected, got number)
print(message(function() table.sort(5) end)) --> bad argument #1 to 'sort' (table expected, got number)
print(message(function() table.sort({ 1, 2, 3, 4, 5, 6 }, function() return true end) end)) --> invalid order function for sorting
