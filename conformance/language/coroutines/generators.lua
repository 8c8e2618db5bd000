-- coroutine.wrap as an iterator: permutations, a tree walk, and a pipeline.
-- row: V7
local function permutations(list)
  local function permute(n)
    if n == 0 then coroutine.yield(table.concat(list)) return end
    for i = 1, n do
      list[n], list[i] = list[i], list[n]
      permute(n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
  return coroutine.wrap(function() permute(#list) end)
end
local count, last = 0, nil
for p in permutations({ "a", "b", "c", "d", "e" }) do count = count + 1 last = p end
print(count, last) --> 120 abcde
local function walk(tree)
  return coroutine.wrap(function()
    local function visit(node)
      if not node then return end
      visit(node[1])
      coroutine.yield(node.v)
      visit(node[2])
    end
    visit(tree)
  end)
end
local function insert(node, v)
  if not node then return { v = v } end
  local side = v < node.v and 1 or 2
  node[side] = insert(node[side], v)
  return node
end
local tree
for i = 0, 400 do tree = insert(tree, i * 157 % 401) end
local previous, ordered, n = -1, true, 0
for v in walk(tree) do
  ordered = ordered and v == previous + 1
  previous, n = v, n + 1
end
print(ordered, n) --> true 401
local function numbers(limit) return coroutine.wrap(function() for i = 1, limit do coroutine.yield(i) end end) end
local function filter(test, source) return coroutine.wrap(function() for v in source do if test(v) then coroutine.yield(v) end end end) end
local function map(f, source) return coroutine.wrap(function() for v in source do coroutine.yield(f(v)) end end) end
local sum = 0
for v in map(function(x) return x * x end, filter(function(x) return x % 3 == 0 end, numbers(1500))) do sum = sum + v end
print(sum) --> 376125750
