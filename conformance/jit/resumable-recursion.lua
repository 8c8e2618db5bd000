-- Recursive generators: every level is suspended and goes on; deep ones, many at once, and one that is left in the middle.
-- row: V12
local function tree(depth, at)
  if depth == 0 then return nil end
  return { left = tree(depth - 1, 2 * at), value = at, right = tree(depth - 1, 2 * at + 1) }
end
local function walk(t, level)
  if not t then return 0 end
  local left = walk(t.left, level + 1)
  local got = coroutine.yield(t.value, level)
  local right = walk(t.right, level + 1)
  return left + got + right
end
local function run(t)
  local co = coroutine.create(walk)
  local sum, n = 0, 0
  local ok, value, level = coroutine.resume(co, t, 1)
  while coroutine.status(co) ~= "dead" do
    n = n + 1
    sum = (sum * 3 + value * level) % 1000003
    ok, value, level = coroutine.resume(co, n)
  end
  return ok, sum, n, value
end
local t = tree(9, 1)
for _ = 1, 5 do run(t) end
print(run(t)) --> true 782066 511 130816

-- A list is a deep tree.
local function down(n)
  if n == 0 then coroutine.yield("bottom") return 0 end
  local below = down(n - 1)
  if n % 1000 == 0 then coroutine.yield(n) end
  return below + 1
end
local function depth(n)
  local co, seen = coroutine.create(down), 0
  local ok, value = coroutine.resume(co, n)
  while coroutine.status(co) == "suspended" do
    if value == "bottom" then seen = seen + 1 else seen = seen + value end
    ok, value = coroutine.resume(co)
  end
  return ok, value, seen
end
for _ = 1, 20 do depth(100) end
print(depth(15000)) --> true 15000 120001

-- Two hundred at once, in turn.
local threads, alive = {}, 200
for i = 1, alive do threads[i] = coroutine.wrap(function() walk(tree(i % 5 + 1, i), 1) return nil end) end
local checksum = 0
while alive > 0 do
  for i = 1, 200 do
    local co = threads[i]
    if co then
      local value = co(1)
      if value then checksum = (checksum * 3 + value) % 1000003
      else threads[i], alive = false, alive - 1 end
    end
  end
end
print(checksum) --> 100802
