-- Coroutines that yield from inside recursion: an in-order walk of a search tree, the comparison of the fringes of two
-- trees that are walked at once, all permutations of a list, and all subsets of a given sum. Every value is yielded
-- below several recursive calls. `n` is the number of keys in a tree.

local function insert(tree, key)
  if tree == nil then return { key = key } end
  if key < tree.key then
    tree.left = insert(tree.left, key)
  elseif key > tree.key then
    tree.right = insert(tree.right, key)
  end
  return tree
end

local function walk(tree)
  if tree then
    walk(tree.left)
    coroutine.yield(tree.key)
    walk(tree.right)
  end
end

local function keys(tree)
  return coroutine.wrap(function() walk(tree) end)
end

local function sameFringe(first, second)
  local nextFirst, nextSecond = keys(first), keys(second)
  while true do
    local a, b = nextFirst(), nextSecond()
    if a ~= b then return false end
    if a == nil then return true end
  end
end

local function permute(list, count)
  if count == 1 then
    coroutine.yield(list)
    return
  end
  for i = 1, count do
    list[i], list[count] = list[count], list[i]
    permute(list, count - 1)
    list[i], list[count] = list[count], list[i]
  end
end

local function permutations(list)
  return coroutine.wrap(function() permute(list, #list) end)
end

local function subsets(numbers, target)
  local chosen = {}
  local function search(position, rest)
    if rest == 0 then
      coroutine.yield(chosen)
    elseif position <= #numbers and rest > 0 then
      chosen[#chosen + 1] = numbers[position]
      search(position + 1, rest - numbers[position])
      chosen[#chosen] = nil
      search(position + 1, rest)
    end
  end
  return coroutine.wrap(function() search(1, target) end)
end

local function run(n)
  local seed = 13
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local list = {}
  for i = 1, n do list[i] = random(100000) end
  local forward, backward = nil, nil
  for i = 1, n do
    forward = insert(forward, list[i])
    backward = insert(backward, list[n + 1 - i])
  end
  local checksum = 0
  for key in keys(forward) do checksum = (checksum * 31 + key) % 1000003 end
  if sameFringe(forward, backward) then checksum = checksum + 1 end
  backward = insert(backward, 100001)
  if not sameFringe(forward, backward) then checksum = checksum + 2 end
  for permutation in permutations({ 1, 2, 3, 4, 5, 6, 7 }) do
    checksum = (checksum * 3 + permutation[1] * permutation[7] + permutation[4]) % 1000003
  end
  for subset in subsets({ 3, 5, 7, 8, 9, 11, 12, 13, 17, 19, 21, 22 }, 60) do
    checksum = (checksum * 7 + #subset + subset[#subset]) % 1000003
  end
  return checksum
end

return { run = run, size = 15000, expected = 831498 }
