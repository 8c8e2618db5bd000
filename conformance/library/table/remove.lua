-- table.remove: from the end or a position, shifting down. §5.5
-- row: V33
local t = { "a", "b", "c", "d" }
print(table.remove(t), table.remove(t, 1), table.concat(t, " ")) --> d a b c
print(table.remove(t, 2), table.remove(t), table.remove(t), #t) --> c b nil 0
print(table.remove({}), table.remove({}, 1), select("#", table.remove({}))) --> nil nil 0
print(table.remove({ 1, 2, 3 }, 7)) -->
local list = {}
for i = 1, 600 do list[i] = i end
local sum = 0
for i = 1, 300 do sum = sum + table.remove(list, 1) + table.remove(list) end
print(sum, #list) --> 180300 0
local stack = {}
for i = 1, 2000 do
  stack[#stack + 1] = i
  if i % 2 == 0 then table.remove(stack) end
end
print(#stack) --> 1000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.remove("x") end)) --> bad argument #1 to 'remove' (table expected, got string)
print(message(function() table.remove({}, {}) end)) --> bad argument #2 to 'remove' (number expected, got table)
