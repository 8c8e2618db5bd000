-- Small records that point to each other: complete binary trees built and thrown away, and a treap (a search tree kept
-- balanced by random priorities) with insertion, search, removal by merging, and an in-order walk. Allocation, field
-- reads and nil tests. `n` is the number of keys inserted into the treap; complete trees are built beside it.

local function newTree(depth)
  if depth == 0 then return { left = nil, right = nil } end
  return { left = newTree(depth - 1), right = newTree(depth - 1) }
end

local function countNodes(tree)
  if tree.left == nil then return 1 end
  return 1 + countNodes(tree.left) + countNodes(tree.right)
end

local function insert(node, key, priority)
  if node == nil then
    return { key = key, priority = priority, count = 1, left = nil, right = nil }
  end
  if key == node.key then
    node.count = node.count + 1
    return node
  end
  if key < node.key then
    local child = insert(node.left, key, priority)
    if child.priority > node.priority then
      node.left = child.right
      child.right = node
      return child
    end
    node.left = child
    return node
  end
  local child = insert(node.right, key, priority)
  if child.priority > node.priority then
    node.right = child.left
    child.left = node
    return child
  end
  node.right = child
  return node
end

local function merge(low, high)
  if low == nil then return high end
  if high == nil then return low end
  if low.priority > high.priority then
    low.right = merge(low.right, high)
    return low
  end
  high.left = merge(low, high.left)
  return high
end

local function remove(node, key)
  if node == nil then return nil end
  if key < node.key then
    node.left = remove(node.left, key)
  elseif key > node.key then
    node.right = remove(node.right, key)
  else
    return merge(node.left, node.right)
  end
  return node
end

local function find(node, key)
  while node do
    if key == node.key then return node end
    if key < node.key then node = node.left else node = node.right end
  end
  return nil
end

local function walk(node, checksum)
  if node == nil then return checksum end
  checksum = walk(node.left, checksum)
  checksum = (checksum * 31 + node.key * node.count) % 1000003
  return walk(node.right, checksum)
end

local function run(n)
  local seed = 7
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local nodes = 0
  for _ = 1, 10 do nodes = nodes + countNodes(newTree(12)) end
  local root
  for _ = 1, n do
    local key = random(n * 2)
    root = insert(root, key, random(134456))
  end
  local found = 0
  for key = 1, n * 2 do
    local node = find(root, key)
    if node then found = found + node.count end
  end
  for key = 1, n * 2, 3 do root = remove(root, key) end
  return walk(root, 0) + nodes + found
end

return { run = run, size = 80000, expected = 232925 }
