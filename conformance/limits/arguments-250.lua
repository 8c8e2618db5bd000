-- Calls with 230 arguments and functions with 200 parameters.
-- row: V14
local numbers, names = {}, {}
for i = 1, 250 do numbers[i] = tostring(i) end
for i = 1, 200 do names[i] = "p" .. i end
local f = loadstring("return function(...) return select('#', ...), (select(230, ...)) end")()
local call = loadstring("local f = ... return f(" .. table.concat(numbers, ", ", 1, 225) .. ", 1, 2, 3, 4, 230)")
print(call(f)) --> 230 230
local g = loadstring("return function(" .. table.concat(names, ",") .. ") return p1, p200 end")()
print(g(unpack(numbers))) --> 1 200
for i = 1, 1000 do assert(call(f) == 230) end
