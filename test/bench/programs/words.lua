-- Dictionaries with string keys: a text of invented words is generated, split with gmatch, and counted; the counts are
-- grouped by first letter in nested tables, inverted, and ranked; anagrams are found by sorting the letters of each
-- word. `n` is the number of words in the text.

local syllables = { "ba", "co", "di", "fu", "ge", "ha", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "we", "za" }

local function generate(n)
  local seed = 21
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local words = {}
  for i = 1, n do
    local word = ""
    for _ = 1, random(3) + 1 do
      -- The product of two draws makes some words much more frequent than others.
      word = word .. syllables[math.floor(random(16) * random(17) / 16) + 1]
    end
    if i % 10 == 1 then word = word:sub(1, 1):upper() .. word:sub(2) end
    words[i] = word
  end
  return table.concat(words, " ")
end

local function countWords(text)
  local counts = {}
  for word in text:gmatch("%a+") do
    word = word:lower()
    counts[word] = (counts[word] or 0) + 1
  end
  return counts
end

local function rank(counts)
  local list = {}
  for word, count in pairs(counts) do list[#list + 1] = { word = word, count = count } end
  table.sort(list, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.word < b.word
  end)
  return list
end

local function groupByLetter(counts)
  local groups = {}
  for word, count in pairs(counts) do
    local letter = word:sub(1, 1)
    local group = groups[letter]
    if not group then
      group = { words = 0, total = 0 }
      groups[letter] = group
    end
    group.words = group.words + 1
    group.total = group.total + count
  end
  return groups
end

local function countAnagrams(counts)
  local families = {}
  for word in pairs(counts) do
    local letters = {}
    for i = 1, #word do letters[i] = word:sub(i, i) end
    table.sort(letters)
    local signature = table.concat(letters)
    families[signature] = (families[signature] or 0) + 1
  end
  local shared = 0
  for _, size in pairs(families) do
    if size > 1 then shared = shared + size end
  end
  return shared
end

local function run(n)
  local counts = countWords(generate(n))
  local ranked = rank(counts)
  local checksum = #ranked + countAnagrams(counts)
  for position = 1, 100 do
    local entry = ranked[position]
    checksum = (checksum * 31 + entry.count + #entry.word) % 1000003
  end
  local groups = groupByLetter(counts)
  for letter in ("bcdfghlmnprstvwz"):gmatch(".") do
    local group = groups[letter]
    if group then checksum = checksum + group.words * 2 + group.total end
  end
  -- Every rare word is forgotten again.
  local kept = 0
  for word, count in pairs(counts) do
    if count < 3 then counts[word] = nil end
  end
  for _ in pairs(counts) do kept = kept + 1 end
  return ranked[1].word .. "," .. ranked[2].word .. ":" .. checksum .. ":" .. kept
end

return { run = run, size = 150000, expected = "ba,co:568559:1958" }
