-- Loops that are entered again and again in one activation, with values of other kinds than when they were translated.
-- row: A14

-- Integers that get too large, then fractions, negative ones, and the negative zero.
local function sums(values)
  local total = 0
  for i = 1, #values do
    local v, w = values[i], 0
    for j = 0, 70 do
      w = w + v
      v = v + j % 2
    end
    total = total + w
    if w == 0 then total = total + 1 / w end
  end
  return total
end
local values = {}
for i = 1, 30 do values[i] = i end
for i = 31, 60 do values[i] = i * 2 ^ 31 end
for i = 61, 90 do values[i] = i / 4 end
for i = 91, 120 do values[i] = -i end
print(string.format("%.2f", sums(values))) --> 208123377741423.75
local none = sums({ 1, 0 / 0 })
print(none == none) --> false

-- A limit that is zero, a start that is, and a step that changes its sign.
local function count(limits)
  local n = 0
  for i = 1, #limits do
    local limit, step = limits[i], limits[i] < 0 and -1 or 1
    local start = step
    for j = start - step, limit, step do n = n + j * step end
    for j = start, limit, step do n = n + 1 end
  end
  return n
end
local limits = {}
for i = 1, 40 do limits[i] = 100 end
for i = 41, 80 do limits[i] = (i % 3 - 1) * 70 end
print(count(limits)) --> 274985

-- A table, a function, a string and nothing.
local function kinds(list)
  local found = {}
  for i = 1, #list do
    local x, n = list[i][1], 0
    while n < 80 do
      local kind = type(x)
      if kind == "table" then n = n + #x
      elseif kind == "function" then n = n + x(n)
      elseif kind == "string" then n = n + #x
      elseif kind == "number" then n = n + x
      else n = n + 1 end
    end
    found[#found + 1] = n
  end
  return table.concat(found, " ")
end
local list = {}
for i, x in ipairs({ { 1 }, function() return 1 end, "x", 3, { 1, 2, 3 }, "abc", 1.5 }) do
  for j = 1, 8 do list[#list + 1] = { x } end
end
for j = 1, 8 do list[#list + 1] = {} end
local texts = kinds(list)
print(#texts, texts:sub(1, 26), texts:sub(-26)) --> 191 80 80 80 80 80 80 80 80 80 81 80 80 80 80 80 80 80 80
