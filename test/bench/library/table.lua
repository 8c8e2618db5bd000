-- Rows for the table library, and for what programs do with arrays and their iterators.
local words, numbers, floats, records = {}, {}, {}, {}
local loads = 0
local seed = 42
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end
for i = 1, 1000 do
  numbers[i] = random(100000)
  floats[i] = random(100000) / 16
  words[i] = "w" .. random(100000)
  records[i] = { id = i, name = words[i], age = random(90) }
end
local function copy(list)
  local result = {}
  for i = 1, #list do result[i] = list[i] end
  return result
end

return {
  { "insert at the end", 1000, function(n)
    local t = {}
    for i = 1, n do table.insert(t, i) end
    return #t
  end },
  { "insert at the front of 50", 50, function(n)
    local t = {}
    for i = 1, n do table.insert(t, 1, i) end
    return t[1]
  end },
  { "insert in the middle of 1000", 100, function(n)
    local t = copy(numbers)
    for i = 1, n do table.insert(t, 500, i) end
    return t[500]
  end },
  { "append by #", 1000, function(n)
    local t = {}
    for i = 1, n do t[#t + 1] = i end
    return #t
  end },
  { "fill from the end", 1000, function(n)
    local t = {}
    for i = n, 1, -1 do t[i] = i end
    return #t
  end },
  { "keys far apart", 1000, function(n)
    local t = {}
    for i = 1, n do t[i * 7919 % 1000003] = i end
    return t[7919]
  end },
  { "keys below zero", 1000, function(n)
    local t = {}
    for i = 1, n do t[-i] = i end
    return t[-n]
  end },
  { "fractions as keys", 1000, function(n)
    local t, sum = {}, 0
    for i = 1, n do t[i + 0.5] = i end
    for i = 1, n do sum = sum + t[i + 0.5] end
    return sum
  end },
  { "load of a list of records", 1000, function(n)
    local list = "return { " .. ("{ id = 1, 'name' }, "):rep(n) .. "} -- "
    loads = loads + 1
    return #loadstring(list .. loads)()
  end },
  { "remove at the end", 1000, function(n)
    local t = copy(numbers)
    local sum = 0
    for i = 1, n do sum = sum + table.remove(t) end
    return sum
  end },
  { "remove at the front of 50", 50, function(n)
    local t = {}
    for i = 1, n do t[i] = i end
    local sum = 0
    for i = 1, n do sum = sum + table.remove(t, 1) end
    return sum
  end },
  { "remove in the middle of 1000", 100, function(n)
    local t = copy(numbers)
    local sum = 0
    for i = 1, n do sum = sum + table.remove(t, 300) end
    return sum
  end },
  { "stack of insert and remove", 1000, function(n)
    local t, sum = {}, 0
    for i = 1, n do
      table.insert(t, i)
      table.insert(t, i)
      sum = sum + table.remove(t)
    end
    return sum
  end },
  { "concat of 3", 300, function(n)
    local length = 0
    local t = { "a", "b", "c" }
    for i = 1, n do
      t[1] = words[i]
      length = length + #table.concat(t, ", ")
    end
    return length
  end },
  { "concat of 1000 words, per word", 1000, function(n) return #table.concat(words) end },
  { "concat of 1000 with separator", 1000, function(n) return #table.concat(words, ", ") end },
  { "concat, then looked at", 1000, function(n) return table.concat(words, ", "):byte(100) end },
  { "concat of 1000 numbers", 1000, function(n) return #table.concat(numbers, " ") end },
  { "concat of 1000 fractions", 1000, function(n) return #table.concat(floats, " ") end },
  { "fill and concat", 1000, function(n)
    local t = {}
    for i = 1, n do t[#t + 1] = words[i] end
    return table.concat(t, "\n"):byte(-1)
  end },
  { "fill with characters and concat", 1000, function(n)
    local t = {}
    for i = 1, n do t[i] = string.char(97 + i % 26) end
    return table.concat(t):byte(77)
  end },
  { "sort of 1000 numbers", 1000, function(n)
    local t = copy(numbers)
    table.sort(t)
    return t[500]
  end },
  { "sort of 1000 strings", 1000, function(n)
    local t = copy(words)
    table.sort(t)
    return t[500]
  end },
  { "sort of 20 numbers", 20, function(n)
    local t = {}
    for i = 1, n do t[i] = numbers[i] end
    table.sort(t)
    return t[10]
  end },
  { "sort by a function", 1000, function(n)
    local t = copy(numbers)
    table.sort(t, function(a, b) return a > b end)
    return t[500]
  end },
  { "sort of records", 1000, function(n)
    local t = copy(records)
    table.sort(t, function(a, b) return a.age < b.age or a.age == b.age and a.id < b.id end)
    return t[500].id
  end },
  { "sort of sorted numbers", 1000, function(n)
    local t = {}
    for i = 1, n do t[i] = i end
    table.sort(t)
    return t[500]
  end },
  { "getn", 1000, function(n)
    local sum = 0
    for i = 1, n do sum = sum + table.getn(numbers) end
    return sum
  end },
  { "maxn", 10, function(n)
    local sum = 0
    for i = 1, n do sum = sum + table.maxn(numbers) end
    return sum
  end },
  { "foreach", 1000, function(n)
    local sum = 0
    table.foreach(numbers, function(k, v) sum = sum + v end)
    return sum
  end },
  { "foreachi", 1000, function(n)
    local sum = 0
    table.foreachi(numbers, function(k, v) sum = sum + v end)
    return sum
  end },
  { "ipairs", 1000, function(n)
    local sum = 0
    for i, v in ipairs(numbers) do sum = sum + i + v end
    return sum
  end },
  { "ipairs of 3", 300, function(n)
    local t, sum = { 1, 2, 3 }, 0
    for i = 1, n do for _, v in ipairs(t) do sum = sum + v end end
    return sum
  end },
  { "pairs of an array", 1000, function(n)
    local sum = 0
    for k, v in pairs(numbers) do sum = sum + v end
    return sum
  end },
  { "pairs of a record", 300, function(n)
    local count = 0
    for i = 1, n do for k, v in pairs(records[i]) do count = count + 1 end end
    return count
  end },
  { "pairs of a dictionary", 1000, function(n)
    local t, count = {}, 0
    for i = 1, 1000 do t["k" .. i] = i end
    for k, v in pairs(t) do count = count + v end
    return count
  end },
  { "next in a loop", 1000, function(n)
    local count = 0
    local k, v = next(numbers)
    while k do
      count = count + v
      k, v = next(numbers, k)
    end
    return count
  end },
  { "next to see emptiness", 1000, function(n)
    local count = 0
    local empty = {}
    for i = 1, n do
      if next(records[i]) then count = count + 1 end
      if next(empty) then count = count + 1 end
    end
    return count
  end },
  { "unpack of 3", 500, function(n)
    local t, sum = { 1, 2, 3 }, 0
    for i = 1, n do
      local a, b, c = unpack(t)
      sum = sum + a + b + c
    end
    return sum
  end },
  { "unpack of 20 as arguments", 200, function(n)
    local t, sum = {}, 0
    for i = 1, 20 do t[i] = i end
    local function last(...) return select("#", ...) end
    for i = 1, n do sum = sum + last(unpack(t)) end
    return sum
  end },
  { "copy of an array", 1000, function(n) return #copy(numbers) end },
  { "# of an array", 1000, function(n)
    local sum = 0
    for i = 1, n do sum = sum + #numbers end
    return sum
  end },
}
