-- Sorting: table.sort on numbers and on strings with the default order, on records with a comparison function over
-- several fields, and a heap sort and a quicksort written in the language itself. Every order is total, so that the
-- result does not depend on the algorithm behind table.sort. `n` is the number of elements.

local function heapSort(list, before)
  local size = #list
  local function sink(root, last)
    local value = list[root]
    while root * 2 <= last do
      local child = root * 2
      if child < last and before(list[child], list[child + 1]) then child = child + 1 end
      if not before(value, list[child]) then break end
      list[root] = list[child]
      root = child
    end
    list[root] = value
  end
  for root = math.floor(size / 2), 1, -1 do sink(root, size) end
  for last = size, 2, -1 do
    list[1], list[last] = list[last], list[1]
    sink(1, last - 1)
  end
end

local function quickSort(list, low, high)
  while low < high do
    local pivot = list[math.floor((low + high) / 2)]
    local i, j = low, high
    while i <= j do
      while list[i] < pivot do i = i + 1 end
      while list[j] > pivot do j = j - 1 end
      if i <= j then
        list[i], list[j] = list[j], list[i]
        i = i + 1
        j = j - 1
      end
    end
    if j - low < high - i then
      quickSort(list, low, j)
      low = i
    else
      quickSort(list, i, high)
      high = j
    end
  end
end

local function weigh(list)
  local checksum = 0
  for i = 1, #list, 5 do checksum = (checksum * 3 + list[i] * i) % 1000000007 end
  return checksum
end

local function run(n)
  local seed = 77
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local numbers, halves, copies, strings, people = {}, {}, {}, {}, {}
  for i = 1, n do
    numbers[i] = random(1000000)
    halves[i] = numbers[i] / 2
    copies[i] = numbers[i]
    strings[i] = "key" .. random(100000)
    people[i] = { name = "p" .. random(50), age = random(80), id = i }
  end
  table.sort(numbers)
  table.sort(halves, function(a, b) return a > b end)
  table.sort(strings)
  table.sort(people, function(a, b)
    if a.age ~= b.age then return a.age < b.age end
    if a.name ~= b.name then return a.name > b.name end
    return a.id < b.id
  end)
  local checksum = weigh(numbers) + weigh(halves)
  quickSort(copies, 1, #copies)
  checksum = checksum + weigh(copies)
  heapSort(copies, function(a, b) return a % 1000 < b % 1000 or (a % 1000 == b % 1000 and a < b) end)
  checksum = checksum + weigh(copies)
  for i = 1, n, 10 do checksum = (checksum * 3 + #strings[i] + people[i].id) % 1000000007 end
  return strings[1] .. strings[n] .. ":" .. checksum
end

return { run = run, size = 20000, expected = "key100key99996:507566667.5" }
