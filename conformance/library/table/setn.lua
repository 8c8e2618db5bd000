-- table.setn is obsolete: it always fails. §5.5 (5.0 leftovers)
-- row: V33
-- skip luajit: has no setn
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.setn({}, 3) end)) --> 'setn' is obsolete
