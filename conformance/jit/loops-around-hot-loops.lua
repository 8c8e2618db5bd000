-- A hot loop is left for the interpreter by its end, by break, and by jumps to other levels; then the loops around it get hot.
-- row: A14
-- dialect: luajit
local function ends(n)
  local log, inner, outer = 0, 0, 0
  for i = 1, n do
    local before = inner
    local j = 0
    while j < 400 do
      j = j + 1
      inner = inner + 1
      if j == 390 and i % 3 == 0 then break end
      if j == 395 and i % 5 == 0 then goto continue end
      if i == 11 and j == 380 then goto done end
    end
    outer = outer + (inner - before)
    ::continue::
    log = log + 1
  end
  ::done::
  return log, inner, outer
end
print(ends(20)) --> 10 4340 3170
local function three(n)
  local text, sum = "", 0.5
  for i = 1, n do
    local kept = i * 1.5
    repeat
      local fs = {}
      for j = 1, 350 do
        sum = sum + j * kept
        if j % 100 == 0 then fs[#fs + 1] = function() return i + j end end
        if j == 345 and i == 4 then return text, sum, fs[3]() end
      end
      text = text .. #fs .. ":" .. fs[#fs]() .. " "
      kept = kept - 1
    until kept < 0
  end
  return text, sum
end
print(three(3)) --> 3:301 3:301 3:302 3:302 3:302 3:302 3:303 3:303 3:303 3:303 3:303  1259213
print(select(2, three(9)), (select(3, three(9)))) --> 1617323 304
local function kinds(...)
  local count, last = 0, nil
  for _, list in ipairs({ ... }) do
    for i, v in ipairs(list) do
      last = v
      count = count + (type(v) == "number" and v or #v)
    end
    last = last .. "!"
  end
  return count, last
end
local numbers, strings, mixed = {}, {}, {}
for i = 1, 500 do
  numbers[i] = i
  strings[i] = tostring(i)
  mixed[i] = i % 2 == 0 and i or "x"
end
print(kinds(numbers, strings, mixed, { 0.5 }, strings)) --> 191034.5 500!
local function raised(n)
  local at
  local ok, message = pcall(function()
    for i = 1, n do
      at = i
      for j = 1, 400 do at = at + 0.5 end
      if i == 8 then error("at " .. at) end
    end
  end)
  return ok, message
end
print(raised(10)) --> false loops-around-hot-loops.lua:67: at 208
local function protected(n)
  local results = {}
  for i = 1, n do
    local x = 0
    for j = 1, 330 do x = x + j if x > 1e9 then x = nil end end
    results[i] = pcall(function() return x.y end) and 1 or x
  end
  return #results, results[1], results[n]
end
print(protected(8)) --> 8 54615 54615
local gen = coroutine.wrap(function()
  for i = 1, 5 do
    local s = 0
    for j = 1, 400 do s = s + j end
    for j = 1, 400 do if j % 200 == 0 then coroutine.yield(s + i + j) end end
  end
  return "end"
end)
local seen = 0
for v in gen do if v == "end" then break end seen = seen + v end
print(seen) --> 805030
