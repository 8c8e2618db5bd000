-- table.insert grows the list to any given position; inserting nil at the end changes nothing.
-- row: V33
local t = { 1 }
table.insert(t, nil)
print(#t) --> 1
table.insert(t, 5, "five")
print(t[5], t[1], t[2]) --> five 1 nil
table.insert(t, 2, nil)
print(t[2]) --> nil
