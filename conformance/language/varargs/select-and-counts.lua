-- `...` keeps every argument and every nil; select counts from either end. §2.5.9
-- row: V25
local function count(...) return select("#", ...) end
print(count(), count(nil), count(nil, nil), count(1, nil, 3, nil)) --> 0 1 2 4
local function third(...) return (select(3, ...)) end
print(third(1, 2, 3, 4), third(1), select(-1, "a", "b"), select(2, "a", "b", "c")) --> 3 nil b b c
local function pack(...) return { n = select("#", ...), ... } end
local p = pack(nil, 2, nil)
print(p.n, p[1], p[2], p[3]) --> 3 nil 2 nil
local function pass(...) return ... end
print(pass()) -->
print(pass(1, nil), (pass(1, 2))) --> 1 1
print(count(pass(nil, nil, nil)), count((pass(1, 2))), count(pass(1, 2), 3), count(0, pass(1, 2))) --> 3 1 2 3
local function first(...) local a, b, c = ... return a, b, c end
print(first(1), first(1, 2, 3, 4)) --> 1 1 2 3
local total = 0
for i = 1, 1000 do
  total = total + count(i, nil, i) + select("#", pass(i, i)) + third(i, i, i)
end
print(total) --> 505500
local function message(...) return (select(2, pcall(function(...) return (select(...)) end, ...)):gsub("^.-:%d+: ", "")) end
print(message(0)) --> bad argument #1 to 'select' (index out of range)
print(message(-3, 1, 2)) --> bad argument #1 to 'select' (index out of range)
print(message("x")) --> bad argument #1 to 'select' (number expected, got string)
print(select(5, 1, 2)) -->
