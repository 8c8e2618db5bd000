-- Dynamic programming over strings and arrays: edit distance in two rolling rows, the longest common subsequence with a
-- full table that is walked backwards, a spelling corrector that ranks a dictionary, and a knapsack. Characters are
-- read with string.byte, minima taken with math.min. `n` is the number of words in the dictionary.

local function editDistance(first, second)
  local previous, current = {}, {}
  local width = #second
  for j = 0, width do previous[j] = j end
  for i = 1, #first do
    current[0] = i
    local byte = first:byte(i)
    for j = 1, width do
      local cost = byte == second:byte(j) and 0 or 1
      current[j] = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
    end
    previous, current = current, previous
  end
  return previous[width]
end

local function longestCommon(first, second)
  local lengths = {}
  for i = 0, #first do
    lengths[i] = { [0] = 0 }
    for j = 1, #second do
      if i == 0 then
        lengths[i][j] = 0
      elseif first:byte(i) == second:byte(j) then
        lengths[i][j] = lengths[i - 1][j - 1] + 1
      else
        lengths[i][j] = math.max(lengths[i - 1][j], lengths[i][j - 1])
      end
    end
  end
  local i, j, chars = #first, #second, {}
  while i > 0 and j > 0 do
    if first:byte(i) == second:byte(j) then
      table.insert(chars, 1, first:sub(i, i))
      i, j = i - 1, j - 1
    elseif lengths[i - 1][j] >= lengths[i][j - 1] then
      i = i - 1
    else
      j = j - 1
    end
  end
  return table.concat(chars)
end

local function suggest(dictionary, word)
  local best, closest = math.huge, nil
  for _, candidate in ipairs(dictionary) do
    if math.abs(#candidate - #word) < best then
      local distance = editDistance(word, candidate)
      if distance < best then best, closest = distance, candidate end
    end
  end
  return closest, best
end

local function knapsack(items, capacity)
  local best = {}
  for room = 0, capacity do best[room] = 0 end
  for _, item in ipairs(items) do
    for room = capacity, item.weight, -1 do
      local value = best[room - item.weight] + item.value
      if value > best[room] then best[room] = value end
    end
  end
  return best[capacity]
end

local function run(n)
  local seed = 61
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local function randomWord(length)
    local chars = {}
    for i = 1, length do chars[i] = string.char(97 + random(8)) end
    return table.concat(chars)
  end
  local dictionary, items = {}, {}
  for i = 1, n do
    dictionary[i] = randomWord(5 + random(8))
    items[i] = { weight = random(40) + 5, value = random(100) }
  end
  local checksum, text = 0, ""
  for _ = 1, 20 do
    local word, distance = suggest(dictionary, randomWord(9))
    checksum = (checksum * 11 + distance) % 1000003
    text = text .. word:sub(1, 1)
  end
  local common = longestCommon(randomWord(400), randomWord(500))
  return text .. ":" .. checksum .. ":" .. #common .. common:sub(1, 8) .. ":" .. knapsack(items, 1000)
end

return { run = run, size = 2000, expected = "fefahbghggfcdggcefed:310851:226gdcdgeab:10753" }
