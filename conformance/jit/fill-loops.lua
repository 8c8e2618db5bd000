-- Loops that store one value at each index are done as a whole where that makes no difference.
-- row: A14
local function sum(t)
  local count, total = 0, 0
  for k, v in pairs(t) do
    if type(k) == "number" then
      count = count + 1
      total = total + k * (type(v) == "number" and v or 7)
    end
  end
  return #t, count, total
end

local function repeated(f, ...)
  for _ = 1, 70 do
    f(...)
  end
  return f(...)
end

local function plain(first, last, value)
  local t = {}
  for i = first, last do
    t[i] = value
  end
  return t
end
for _, first in ipairs({ 1, 0, 2, 5, -3, 0.5, 40, 1.0 }) do
  print(first, sum(repeated(plain, first, 300, true)))
end
--> 1 300 300 316050
--> 0 300 301 316050
--> 2 300 299 316043
--> 5 300 296 315980
--> -3 300 304 316008
--> 0.5 0 300 315000
--> 40 300 261 310590
--> 1 300 300 316050
print(sum(repeated(plain, 1, 299.5, 0.25)))
--> 299 299 11212.5
print(sum(repeated(plain, 1, 1000, 3)))
--> 1000 1000 1501500
print(sum(repeated(plain, 1, 300, nil)))
--> 0 0 0
print(sum(repeated(plain, 1, -300, 1)))
--> 0 0 0
print(sum(plain(1, 100000, "x")))
--> 100000 100000 35000350000
local nan = repeated(plain, 1, 100, 0 / 0)[77]
print(nan ~= nan)
--> true
print(1 / repeated(plain, 1, 100, -1 / math.huge)[77])
--> -inf

-- What is there already: elements, holes, keys ahead.
local function over(t, last, value)
  for i = 1, last do
    t[i] = value
  end
  return t
end
print(sum(repeated(function()
  return over({ 1, 2, 3, nil, 5, x = 1 }, 100, 1)
end)))
--> 100 100 5050
print(sum(repeated(function()
  return over({ 1, 2, 3, nil, nil, nil, 7 }, 100, 0.5)
end)))
--> 100 100 2525
print(sum(repeated(function()
  local t = { [90] = "ahead", [150] = "behind", [101] = 5 }
  return over(t, 100, 2)
end)))
--> 101 102 11655
print(sum(repeated(function()
  local t = over({}, 200, 1)
  over(t, 100, 1.5)
  return over(t, 70, t)
end)))
--> 200 200 36292.5
local kept = over({}, 100, "old")
over(kept, 80, "new")
print(kept[80], kept[81], #kept)
--> new old 100

-- Metatables are asked.
local log = 0
local watched = {
  __newindex = function(t, k, v)
    log = log + 1
    rawset(t, k, v)
  end,
}
print(sum(repeated(function()
  return over(setmetatable({}, watched), 100, 1)
end)), log)
--> 100 7100
local refusing = setmetatable({}, {
  __newindex = function(_, k)
    if k == 90 then
      error("no more")
    end
  end,
})
print(repeated(pcall, over, refusing, 100, 1))
--> false fill-loops.lua:101: no more

-- The table and the value come from elsewhere.
local up, count = {}, 0
shared = {}
local function elsewhere(m, o)
  count = count + 1
  for i = 1, 100 do
    up[i] = count
  end
  for i = 1, 100 do
    shared[i] = up
  end
  for i = 1, 100 do
    m[3][i] = count
  end
  for i = 1, 100 do
    o.list[i] = "s"
  end
end
local m, o = { 1, 2, {} }, { list = {} }
repeated(elsewhere, m, o)
print(sum(up))
--> 100 100 358550
print(sum(shared))
--> 100 100 35350
print(sum(m[3]))
--> 100 100 358550
print(sum(o.list))
--> 100 100 35350
print(select(2, pcall(elsewhere, { 1, 2 }, o)):match("^.-attempt to index"))
--> fill-loops.lua:120: attempt to index
shared = nil
print(pcall(elsewhere, m, o))
--> false fill-loops.lua:117: attempt to index global 'shared' (a nil value)

-- What is stored is where the table was found.
local function itself(t, k)
  for i = 1, 100 do
    t[k][i] = 5
  end
end
local function makeLoop()
  local t = { 1, 2, 3 }
  t[80] = t
  return t
end
print(repeated(function()
  local t = makeLoop()
  local ok, message = pcall(itself, t, 80)
  return ok, message:match("^.-attempt to index"), #t
end))
--> false fill-loops.lua:145: attempt to index 80
local function own(t)
  for i = 1, 100 do
    t[i] = t
  end
  return t
end
print(#repeated(own, {}), repeated(own, {})[100][50][1] ~= nil)
--> 100 true

-- The loop that is entered in the middle, and what comes behind it.
local flags = {}
for i = 1, 5000 do
  flags[i] = true
end
flags[#flags + 1] = false
print(#flags, flags[5000], flags[5001])
--> 5001 true false

-- Loops that do something else.
local function others(n)
  local a, b, c = {}, {}, {}
  for i = 1, n do
    a[i] = i
  end
  for i = 1, n do
    b[1] = i
  end
  for i = n, 1, -1 do
    c[i] = 1
  end
  for i = 1, n, 2 do
    c[i] = 2
  end
  return a[n], b[1], c[n - 1], c[n], #a, #b
end
print(repeated(others, 101))
--> 101 101 1 2 101 1

-- More than stores.
local calls = 0
local function more(t, n, what)
  local last
  if what == "condition" then
    for i = 1, n do
      if i > 90 then t[i] = 0 end
    end
  elseif what == "call" then
    for i = 1, n do
      what:len(calls)
      t[i] = 0
    end
  elseif what == "unused" then
    for i = 1, n do
      local x = last.y
      t[i] = 0
    end
  elseif what == "assigned" then
    for i = 1, n do
      last = up
      last[i] = 0
    end
  elseif what == "both" then
    for i = 1, n do
      last = count
      t[i] = last
    end
  end
  return #t, last == up, last == count
end
print(repeated(more, { 1 }, 100, "condition"))
--> 1 false false
print(repeated(more, {}, 100, "call"))
--> 100 false false
print(repeated(more, {}, 100, "assigned"))
--> 0 true false
print(repeated(more, {}, 100, "both"))
--> 100 false true
print(repeated(pcall, more, {}, 100, "unused"))
--> false fill-loops.lua:212: attempt to index local 'last' (a nil value)
print(repeated(more, {}, 0, "assigned"))
--> 0 false false

-- What __index functions give is asked for each time.
local asked = 0
local proxy = setmetatable({}, {
  __index = function()
    asked = asked + 1
    return up
  end,
})
local function through(p, n)
  for i = 1, n do
    p.list[i] = 0
  end
  for i = 1, n do
    p[5][i] = 0
  end
end
repeated(through, proxy, 100)
print(asked)
--> 14200

-- Rows in one list: what is there already is not copied for each of them.
local function rows(width, height, value)
  local t, offset = {}, 0
  for _ = 1, height do
    for i = offset + 1, offset + width do
      t[i] = value
    end
    offset = offset + width
  end
  return sum(t)
end
print(rows(100, 3000, 1))
--> 300000 300000 45000150000
