-- table.maxn: the largest positive numeric key, by a full scan. §5.5
-- row: V33
print(table.maxn({}), table.maxn({ 1, 2, 3 }), table.maxn({ [10] = 1, [2.5] = 2 }), table.maxn({ [-5] = 1, x = 2 })) --> 0 3 10 0
print(table.maxn({ [10.5] = 1 }), table.maxn({ 1, nil, 3 }), table.maxn({ [2 ^ 40] = 1 })) --> 10.5 3 1099511627776
local t = {}
for i = 1, 1000 do t[i] = i end
for i = 1, 999 do t[i] = nil end
print(table.maxn(t)) --> 1000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.maxn() end)) --> bad argument #1 to 'maxn' (table expected, got no value)
