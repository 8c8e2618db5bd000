-- table.foreach and foreachi call a function until it returns something; getn is the length. §5.5 (5.0 leftovers)
-- row: V33
local seen = {}
print(table.foreach({ 10, 20, x = 30 }, function(k, v) seen[k] = v end)) -->
print(seen[1], seen[2], seen.x) --> 10 20 30
print(table.foreachi({ "a", "b", "c" }, function(i, v) if i == 2 then return v end end)) --> b
print(table.getn({ 1, 2, 3 }), table.getn({})) --> 3 0
local sum = 0
table.foreachi({ 1, 2, 3, nil, 5 }, function(i, v) sum = sum + (v or 0) end)
print(sum >= 6) --> true
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.foreach({}, 5) end)) --> bad argument #2 to 'foreach' (function expected, got number)
print(message(function() table.foreachi(5) end)) --> bad argument #1 to 'foreachi' (table expected, got number)
