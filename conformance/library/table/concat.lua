-- table.concat: strings and numbers, separator and range. §5.5
-- row: V33
print(table.concat({ 1, "b", 2.5 }), table.concat({ "a", "b", "c" }, ", "), table.concat({}, "x") == "") --> 1b2.5 a, b, c true
print(table.concat({ "a", "b", "c" }, "-", 2), table.concat({ "a", "b", "c" }, "-", 2, 3), table.concat({ "a", "b" }, "-", 3) == "") --> b-c b-c true
print(table.concat({ "a", "b" }, 0), table.concat({ [5] = "x", [6] = "y" }, "", 5, 6), table.concat({ "only" }, "sep")) --> a0b xy only
local t = {}
for i = 1, 3000 do t[#t + 1] = i % 10 end
print(#table.concat(t), #table.concat(t, ", ")) --> 3000 8998
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.concat({ 1, {}, 3 }) end)) --> invalid value (table) at index 2 in table for 'concat'
print(message(function() table.concat({ 1, 2 }, "", 1, 3) end)) --> invalid value (nil) at index 3 in table for 'concat'
print(message(function() table.concat({ true }) end)) --> invalid value (boolean) at index 1 in table for 'concat'
print(message(function() table.concat() end)) --> bad argument #1 to 'concat' (table expected, got no value)
print(message(function() table.concat({}, {}) end)) --> bad argument #2 to 'concat' (string expected, got table)
