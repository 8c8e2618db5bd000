-- Linked lists: singly linked cells built, reversed and merge-sorted, and a least-recently-used cache made of a doubly
-- linked list threaded through a dictionary of string keys. Field writes that rewire pointers, short-lived records, and
-- table lookups by computed strings. `n` is the length of the lists.

local function cons(head, tail) return { head = head, tail = tail } end

local function reverse(list)
  local result = nil
  while list do
    result = cons(list.head, result)
    list = list.tail
  end
  return result
end

local function mergeSorted(left, right)
  local first = cons(0, nil)
  local last = first
  while left and right do
    if left.head <= right.head then
      last.tail = left
      left = left.tail
    else
      last.tail = right
      right = right.tail
    end
    last = last.tail
  end
  last.tail = left or right
  return first.tail
end

local function mergeSort(list)
  if list == nil or list.tail == nil then return list end
  local slow, fast = list, list.tail
  while fast and fast.tail do
    slow = slow.tail
    fast = fast.tail.tail
  end
  local second = slow.tail
  slow.tail = nil
  return mergeSorted(mergeSort(list), mergeSort(second))
end

local Cache = {}
Cache.__index = Cache

function Cache.new(capacity)
  local sentinel = {}
  sentinel.next = sentinel
  sentinel.previous = sentinel
  return setmetatable({ capacity = capacity, size = 0, entries = {}, sentinel = sentinel, hits = 0 }, Cache)
end

local function unlink(entry)
  entry.previous.next = entry.next
  entry.next.previous = entry.previous
end

function Cache:pushFront(entry)
  local sentinel = self.sentinel
  entry.next = sentinel.next
  entry.previous = sentinel
  sentinel.next.previous = entry
  sentinel.next = entry
end

function Cache:get(key)
  local entry = self.entries[key]
  if not entry then return nil end
  self.hits = self.hits + 1
  unlink(entry)
  self:pushFront(entry)
  return entry.value
end

function Cache:put(key, value)
  local entry = { key = key, value = value }
  self.entries[key] = entry
  self:pushFront(entry)
  self.size = self.size + 1
  if self.size > self.capacity then
    local oldest = self.sentinel.previous
    unlink(oldest)
    self.entries[oldest.key] = nil
    self.size = self.size - 1
  end
end

local function run(n)
  local seed = 11
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local checksum = 0
  for _ = 1, 5 do
    local list = nil
    for _ = 1, n do list = cons(random(100000), list) end
    list = reverse(mergeSort(reverse(list)))
    local position = 0
    while list do
      position = position + 1
      checksum = (checksum + list.head * position) % 1000000007
      list = list.tail
    end
  end
  local cache = Cache.new(200)
  for _ = 1, n do
    -- The product of two draws favours small numbers, so that the cache is hit about half of the time.
    local number = math.floor(random(1000) * random(1000) / 1000)
    local key = "item" .. number
    local value = cache:get(key)
    if not value then
      value = number * 3
      cache:put(key, value)
    end
    checksum = checksum + value
  end
  return checksum + cache.hits
end

return { run = run, size = 40000, expected = 527551515 }
