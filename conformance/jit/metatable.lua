-- A field has been nil in tables without metatable only; then there is one behind which it is found, computed, or nil again.
-- row: A14, V9
local function mark(t) return t.mark end
local function chain(t) local n = 0 while t do n, t = n + 1, t.rest end return n end
local plain, list = { other = 1 }, nil
for i = 1, 4 do list = { rest = list } end
local count = 0
for i = 1, 2000 do
  if mark(plain) == nil then count = count + 1 end
  count = count + chain(list)
end
print(count) --> 10000

local class = { mark = "inherited" }
local base = {}
local derived = setmetatable({}, { __index = base })
print(mark(setmetatable({}, { __index = class })), mark(setmetatable({ mark = "own" }, { __index = class }))) --> inherited own
print(mark(setmetatable({}, { __index = function(_, key) return "no " .. key end }))) --> no mark
print(mark(setmetatable({}, { __index = derived })), mark(setmetatable({}, {}))) --> nil nil
base.mark = "far"
print(mark(setmetatable({}, { __index = derived }))) --> far
print(chain(setmetatable({}, { __index = { rest = list } }))) --> 5
print(mark("text"), pcall(mark, nil)) --> nil false metatable.lua:3: attempt to index local 't' (a nil value)

-- Many keys: then fields are no properties.
local wide = {}
for i = 1, 3000 do wide["key" .. i] = i end
print(mark(wide)) --> nil
wide.mark = "wide"
print(mark(wide)) --> wide
setmetatable(plain, { __index = class })
for i = 1, 300 do count = count + #mark(plain) end
print(count) --> 12700
setmetatable(plain, nil)
print(mark(plain)) --> nil

-- Where the function is put in line.
local function has(t) return t.flag ~= nil end
local hits = 0
local mixed = {}
for i = 1, 400 do mixed[i] = i % 4 == 0 and setmetatable({}, { __index = { flag = false } }) or {} end
for round = 1, 20 do
  for i = 1, 400 do if has(mixed[round < 10 and (i % 4 == 0 and 1 or i) or i]) then hits = hits + 1 end end
end
print(hits) --> 1100

-- An error follows: the function is made again once.
local function sums(t) local m, s = t.mark, 0 for i = 1, 3 do s = s + i end return m, s end
local bad = setmetatable({}, { __index = 5 })
for i = 1, 300 do sums({}) end
local failed = 0
for i = 1, 40 do
  if not pcall(sums, bad) then failed = failed + 1 end
  for j = 1, 20 do sums({}) end
end
print(failed, sums({ mark = 1 })) --> 40 1 6

-- Fields that turn out to have defaults one after the other.
local function area(s)
  local k = 1
  if s.border then k = k + 1 end
  if s.margin then k = k + 2 end
  if s.padding then k = k + 4 end
  return k
end
local defaults = { margin = true }
local areas = 0
for i = 1, 300 do areas = areas + area({}) end
for _, own in ipairs({ { border = 1, margin = 1 }, { border = 1 }, {} }) do
  local styled = setmetatable(own, { __index = defaults })
  for i = 1, 100 do areas = areas + area(styled) end
end
print(areas) --> 1400
