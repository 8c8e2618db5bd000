-- In 5.1 `#` does not consult __len of tables; userdata does. §2.8
-- row: V9
local t = setmetatable({ 1, 2, 3 }, { __len = function() return 42 end })
print(#t) --> 3
local u = newproxy(true)
getmetatable(u).__len = function() return 7 end
print(#u) --> 7
local sum = 0
for i = 1, 1500 do sum = sum + #t + #u end
print(sum) --> 15000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() local plain = newproxy() return #plain end)) --> attempt to get length of local 'plain' (a userdata value)
