-- Stores into an array: integers, floats, then objects, then beyond its end.
-- row: V23
local t = {}
for i = 1, 1000 do t[i] = i end
for i = 1, 1000 do t[i] = t[i] + 0.5 end
print(t[1], t[1000]) --> 1.5 1000.5
for i = 1, 1000, 2 do t[i] = "s" .. i end
print(t[1], t[2], t[999]) --> s1 2.5 s999
for i = 1, 1000, 3 do t[i] = { i } end
print(t[1][1], t[4][1], t[2]) --> 1 4 2.5
for i = 1000, 1500 do t[i] = i end
print(#t, t[1500]) --> 1500 1500
for i = 0, -10, -1 do t[i] = i end
print(t[0], t[-10], #t) --> 0 -10 1500
for i = 1500, 1, -1 do t[i] = nil end
print(#t, t[0]) --> 0 0
