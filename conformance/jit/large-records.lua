-- Tables with more fields than V8 takes from keyed stores: made field by field, by constructors, as modules, with nils and computed keys between.
-- row: A8
local function make(n)
  local t = {}
  t.a1, t.a2, t.a3, t.a4, t.a5, t.a6, t.a7, t.a8 = 1, 2, 3, 4, 5, 6, 7, 8
  t.b1, t.b2, t.b3, t.b4, t.b5, t.b6, t.b7, t.b8 = n, n, n, n, n, n, n, n
  t.c1, t.c2, t.c3, t.c4, t.c5, t.c6, t.c7, t.c8 = "x", nil, n + 0.5, true, false, nil, t, n
  t.d1, t.d2, t.d3, t.d4, t.d5, t.d6, t.d7, t.d8 = 1, 2, 3, 4, 5, 6, 7, 8
  t.b4, t.c2, t.d8 = nil, "late", nil
  t.b4 = "again"
  return t
end
local function names(t)
  local list = {}
  for k in pairs(t) do list[#list + 1] = k end
  table.sort(list)
  return #list .. " " .. table.concat(list, " ")
end
local seen = names(make(0))
print(seen) --> 30 a1 a2 a3 a4 a5 a6 a7 a8 b1 b2 b3 b4 b5 b6 b7 b8 c1 c2 c3 c4 c5 c7 c8 d1 d2 d3 d4 d5 d6 d7
local sum = 0
for i = 1, 500 do
  local t = make(i)
  sum = sum + t.b8 + t.c3 + t.d7
  assert(t.c7 == t and t.c2 == "late" and t.d8 == nil and t.b4 == "again" and names(t) == seen)
end
print(sum) --> 254250

-- A field that comes and goes, of a table that has many.
local t = make(1)
for i = 1, 200 do
  t.flag = i % 2 == 0 or nil
  t.d8 = i % 3 == 0 and i or nil
end
print(t.flag, t.d8, next({ flag = nil }), names(t):sub(1, 2)) --> true nil nil 31

-- A module with many functions, a counter that becomes a fraction, and inheritance from it.
local M = {}
M.count = 0
local template = "function M.f%d(x) M.count = M.count + x return %d end "
local source = { "local M = ... " }
for i = 1, 60 do source[#source + 1] = template:format(i, i) end
loadstring(table.concat(source))(M)
for i = 1, 300 do M.f7(1) M.f60(0.5) end
print(M.count, M.f1(0), M.f60(0), M.f61) --> 450 1 60 nil
M.__index = M
local o = setmetatable({}, M)
for i = 1, 300 do o.f7(0.25) end
print(M.count, o.count, rawget(o, "count"), o.f59(0)) --> 525 525 nil 59
M.f61 = function() return "new" end
M.f7 = nil
print(o.f61(), o.f7, M.f8(0)) --> new nil 8

-- Computed keys among them: from the thirteenth on the keys are those of a dictionary, none is lost.
for _, computed in ipairs({ 5, 12, 13, 40 }) do
  local r = make(2)
  for i = 1, computed do r["k" .. i] = i end
  r.e1, r.e2, r[1], r[0.5] = 1, 2, 3, 4
  local count, total = 0, 0
  for _, v in pairs(r) do
    count = count + 1
    if type(v) == "number" then total = total + v end
  end
  print(count, total, r.c2, r.e2, r["k" .. computed], rawget(r, "k0"))
end
--> 39 107.5 late 2 5 nil
--> 46 170.5 late 2 12 nil
--> 47 183.5 late 2 13 nil
--> 74 912.5 late 2 40 nil

-- Globals, of which there are many more.
for i = 1, 50 do loadstring(("g%d = %d function h%d() g%d = g%d + 0.5 return g%d end"):format(i, i, i, i, i, i))() end
local last
for _ = 1, 200 do last = h50() + h1() end
print(last, g50, g1, g51) --> 251 150 101 nil
