-- unpack: a range of a list as values. §5.1
-- row: V14, V31
print(unpack({ 1, 2, 3 })) --> 1 2 3
print(unpack({ 1, nil, 3 }, 1, 3)) --> 1 nil 3
print(unpack({ 1, 2, 3 }, 2)) --> 2 3
print(unpack({ 1, 2 }, 2, 4)) --> 2 nil nil
print(unpack({}, -1, 1)) --> nil nil nil
print(select("#", unpack({})), select("#", unpack({ 1 }, 2)), select("#", unpack({}, 1, 5))) --> 0 0 5
local sum = 0
for i = 1, 2000 do
  local a, b, c = unpack({ i, i + 1, i + 2 })
  sum = sum + a + b + c
end
print(sum) --> 6009000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() unpack() end)) --> bad argument #1 to 'unpack' (table expected, got no value)
print(message(function() unpack({}, {}) end)) --> bad argument #2 to 'unpack' (number expected, got table)
print(message(function() unpack({}, 1, 1e8) end)) --> too many results to unpack
