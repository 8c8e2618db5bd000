-- Hot functions with ten parameters and varargs, called with fewer and more arguments.
-- row: V14
local function ten(a, b, c, d, e, f, g, h, i, j) return (a or 0) + (b or 0) + (c or 0) + (d or 0) + (e or 0) + (f or 0) + (g or 0) + (h or 0) + (i or 0) + (j or 0) end
local total = 0
for k = 1, 2000 do total = total + ten(k, 1, 1, 1, 1, 1, 1, 1, 1, 1) + ten(k) + ten(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) end
print(total) --> 4130000
local function varied(a, ...)
  local n = select("#", ...)
  local x, y = ...
  return a + n + (x or 0) + (y or 0)
end
total = 0
for k = 1, 1500 do total = total + varied(1) + varied(1, 2) + varied(1, 2, 3) + varied(1, nil, nil, nil) end
print(total) --> 25500
local function pass(...) return ... end
local function count(...) return select("#", pass(...)) end
total = 0
for k = 1, 1500 do total = total + count() + count(nil) + count(k, nil) + count(k, k, k, k) end
print(total) --> 10500
