-- A recursive walk of a tree that yields every value, and a lazy comparison of two walks. `n` is how often that is done.

local function build(depth, value)
  if depth == 0 then return nil end
  return { left = build(depth - 1, 2 * value), value = value, right = build(depth - 1, 2 * value + 1) }
end

local function walk(tree)
  if tree then
    walk(tree.left)
    coroutine.yield(tree.value)
    walk(tree.right)
  end
end

local function values(tree)
  return coroutine.wrap(function() walk(tree) end)
end

local function difference(first, second)
  local a, b = values(first), values(second)
  local position = 0
  while true do
    local x, y = a(), b()
    position = position + 1
    if x ~= y then return position end
    if x == nil then return 0 end
  end
end

local function run(n)
  local tree, other = build(12, 1), build(12, 1)
  local last = other
  while last.right do last = last.right end
  local checksum = 0
  for i = 1, n do
    for value in values(tree) do checksum = (checksum * 31 + value) % 1000003 end
    last.value = i % 2 == 0 and 4095 or i
    checksum = checksum + difference(tree, other)
  end
  return checksum
end

return { run = run, size = 60, expected = 19768 }
