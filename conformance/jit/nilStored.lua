-- A store that has always overwritten a value with a value stores nil, then has nothing to overwrite.
-- row: A14
local function fill(t, first, last, v) for i = first, last do t[i] = v end end
local t = { 1, 2, 3 }
for i = 1, 2000 do fill(t, 1, 3, i) end
print(t[1], t[2], t[3]) --> 2000 2000 2000
fill(t, 2, 2, nil)
print(t[1], t[2], t[3]) --> 2000 nil 2000
fill(t, 3, 3, nil)
print(#t == 1, next(t), next(t, 1)) --> true 1 nil
fill(t, 2, 2, "back")
fill(t, 4, 4, "beyond")
fill(t, -1, -1, "negative")
print(t[2], t[3], t[4], t[-1]) --> back nil beyond negative
for _ = 1, 1000 do fill(t, 1, 5, nil) end
print(next(t), #t) --> -1 0
