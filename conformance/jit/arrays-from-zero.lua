-- Arrays that start at zero, or below, grow in hot code; elements stored ahead of the end are found when the array gets there.
-- row: A14
local function fill(t, from, to) for i = from, to do t[i] = i * 2 end return t end
local function sum(t, from, to)
  local s = 0
  for i = from, to do s = s + (t[i] or 0.5) end
  return s
end
local a = fill({}, 0, 3000)
print(#a, a[0], a[3000], sum(a, -1, 3001)) --> 3000 0 6000 9003001
local b = fill({}, -5, 1000)
print(#b, b[-5], b[0], sum(b, -6, 1001)) --> 1000 -10 0 1000971
b[0], b[-5] = nil, nil
print(#fill(b, 1001, 1400), b[0], b[1400], sum(b, -5, 1400)) --> 1400 nil 2800 1961381
local c = fill({}, 0, 400)
c[403], c[402], c[405] = "x", "y", "z"
c[401] = "w"
print(c[403], #c == 403 or #c == 405, c[404], rawget(c, 405)) --> x true nil z
fill(c, 404, 404)
print(#c, c[404], c[405]) --> 405 808 z
local d = {}
for i = 600, 0, -1 do d[i] = i end
print(#d, d[0], sum(d, 0, 600)) --> 600 0 180300
local e = { [0] = "zero", [0.5] = "half", [2.5] = "more" }
print(#fill(e, 1, 500), e[0], e[0.5], e[2.5]) --> 500 zero half more
local keys = 0
for k in pairs(e) do keys = keys + 1 end
print(keys, table.remove(e), #e, table.concat(a, ",", 0, 3)) --> 503 1000 499 0,2,4,6
