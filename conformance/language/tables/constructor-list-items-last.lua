-- List items of a constructor are stored in batches after the fields between them, so they win over equal explicit keys.
-- row: V6
-- skip luajit: stores constant items first
print(({ 10, 20, [1] = 99 })[1], ({ 10, [2] = 99, 20 })[2], ({ [1] = 99, 10 })[1]) --> 10 20 10
local function build(i) return { i, [1] = -i } end
for i = 1, 2000 do assert(build(i)[1] == i) end
