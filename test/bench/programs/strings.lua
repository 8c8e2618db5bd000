-- String building: reports assembled by repeated `..`, rows collected for table.concat, string.format with several
-- kinds of conversion, upper, lower, reverse, rep and sub, and numbers joined to text by implicit conversion. `n` is
-- the number of rows.

local function hash(text)
  local value = 0
  for i = 1, #text, 7 do value = (value * 31 + text:byte(i)) % 1000003 end
  return value
end

local function csv(n)
  local text = "id,name,price\n"
  for i = 1, n do
    text = text .. i .. ",item" .. i % 100 .. "," .. i * 3 .. "\n"
  end
  return text
end

local function fixedWidth(n)
  local rows = {}
  for i = 1, n do
    local even = tostring(i % 2 == 0)
    rows[#rows + 1] = string.format("%6d|%-12s|%10.2f|%04x|%s", i, "name" .. i % 50, i / 8 + 0.1, i % 65536, even)
  end
  return table.concat(rows, "\n")
end

local function html(n)
  local parts = { "<ul>" }
  for i = 1, n do
    local class = i % 3 == 0 and "third" or "plain"
    parts[#parts + 1] = '  <li class="' .. class .. '">' .. ("x"):rep(i % 5) .. "</li>"
  end
  parts[#parts + 1] = "</ul>"
  return table.concat(parts, "\n")
end

local function capitalise(word)
  return word:sub(1, 1):upper() .. word:sub(2):lower()
end

local function names(n)
  local syllables = { "ka", "LO", "mi", "RU", "te", "so", "NA" }
  local list = {}
  for i = 1, n do
    local name = ""
    local rest = i
    while rest > 0 do
      name = name .. syllables[rest % 7 + 1]
      rest = math.floor(rest / 7)
    end
    list[i] = capitalise(name)
  end
  return table.concat(list, " ")
end

local function palindromes(n)
  local count = 0
  for i = 1, n do
    local digits = tostring(i)
    if digits == digits:reverse() then count = count + 1 end
  end
  return count
end

local function run(n)
  local checksum = hash(csv(n)) + hash(fixedWidth(n)) + hash(html(n)) + hash(names(n))
  -- A string that grows at the front: every step copies or links, depending on the engine.
  local line = ""
  for i = 1, 500 do line = i % 10 .. line end
  return checksum + palindromes(n) + hash(line)
end

return { run = run, size = 20000, expected = 2087693 }
