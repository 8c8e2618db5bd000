-- Number keys of all kinds beside the array part: negative, fractional, huge, far apart. They are found, cleared and found again, also when there
-- are many, and when neighbours of theirs have gone to the array part.
-- row: V23
local kinds = {
  { "negative", function(i) return -i end },
  { "fractions", function(i) return i + 0.5 end },
  { "between nought and one", function(i) return i / 1024 end },
  { "far apart", function(i) return i * 7919 % 1000003 + 5000 end },
  { "powers of two apart", function(i) return i * 65536 end },
  { "beyond 32 bits", function(i) return i * 2 ^ 33 end },
  { "beyond integers", function(i) return i * 2 ^ 60 end },
  { "tiny", function(i) return i * 2 ^ -1060 end },
}
local function fill(t, key, n) for i = 1, n do t[key(i)] = i end end
local function count(t, key, n)
  local found = 0
  for i = 1, n do if t[key(i)] == i then found = found + 1 end end
  return found
end
local function clear(t, key, first, n, step) for i = first, n, step do t[key(i)] = nil end end
local function size(t)
  local pairsSeen = 0
  for k, v in pairs(t) do pairsSeen = pairsSeen + 1 end
  return pairsSeen
end
for _, kind in ipairs(kinds) do
  local name, key = kind[1], kind[2]
  for _, n in ipairs({ 5, 12, 600 }) do
    local t = {}
    fill(t, key, n)
    assert(count(t, key, n) == n and size(t) == n, name)
    clear(t, key, 1, n, 2)
    assert(count(t, key, n) == math.floor(n / 2) and size(t) == math.floor(n / 2), name)
    assert(t[key(1)] == nil and t[0] == nil and t[-0.25] == nil and t[0 / 0] == nil, name)
    fill(t, key, n)
    t[0], t.name = "nought", name
    assert(count(t, key, n) == n and size(t) == n + 2 and t[-0] == "nought" and t.name == name, name)
    for round = 1, 3 do
      clear(t, key, 1, n, 1)
      assert(size(t) == 2)
      fill(t, key, n)
    end
    assert(count(t, key, n) == n and size(t) == n + 2, name)
  end
  print(name, key(3)) --> negative -3
end --> fractions 3.5
--> between nought and one 0.0029296875
--> far apart 28757
--> powers of two apart 196608
--> beyond 32 bits 25769803776
--> beyond integers 3.4587645138205e+18
--> tiny 2.4284314624389e-319

-- The keys of a list that is filled from its end move to the array part, between others that stay.
local function mixed(n)
  local t = {}
  for i = n, 1, -1 do
    t[i] = i
    t[-i] = -i
    t[i + 0.5] = "half"
  end
  return t
end
for _, n in ipairs({ 7, 40, 1000 }) do
  local t = mixed(n)
  local sum, halves = 0, 0
  for k, v in pairs(t) do
    if v == "half" then halves = halves + 1 else assert(k == v) sum = sum + math.abs(v) end
  end
  print(#t, sum, halves, t[-n], t[n + 0.5], t[n + 1]) --> 7 56 7 -7 half nil
end --> 40 1640 40 -40 half nil
--> 1000 1001000 1000 -1000 half nil

-- Places of a list as numbers that are no elements: in, behind and before it.
local list = { 10, 20, 30 }
local function at(t, key) return t[key] end
local function put(t, key, value) t[key] = value end
for i = 1, 300 do
  assert(at(list, 2) == 20 and at(list, 1.5) == nil and at(list, -1) == nil and at(list, 0.5) == nil and at(list, 4) == nil)
end
put(list, 1.5, "between") put(list, -1, "before") put(list, 0.5, "half") put(list, 0, "nought")
for i = 1, 300 do
  assert(at(list, 2) == 20 and at(list, 1.5) == "between" and at(list, -1) == "before" and at(list, 0.5) == "half")
  put(list, -1, "before") put(list, 0.5, "half") put(list, 3, 30)
end
print(#list, at(list, 0), list[3], list[-1], list[0.5]) --> 3 nought 30 before half

-- Weak values under many such keys: what has gone is not found, its neighbours are.
local keep, weak = {}, setmetatable({}, { __mode = "v" })
for i = 1, 40 do
  local value = { i }
  weak[i * 1000] = value
  if i % 3 == 0 then keep[i] = value end
end
for i = 1, 40 do weak[-i] = i end
collectgarbage()
collectgarbage()
local alive, missed = 0, 0
for i = 1, 40 do
  local value = weak[i * 1000]
  if value then alive = alive + 1 assert(value[1] == i) elseif i % 3 == 0 then missed = missed + 1 end
  assert(weak[-i] == i)
end
print(alive >= 13, missed) --> true 0
for i = 1, 40 do weak[i * 1000] = keep end
for i = 1, 40 do assert(weak[i * 1000] == keep and weak[-i] == i) end
