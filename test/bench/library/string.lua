-- Rows for the string library: sizes as programs have them, texts of words, lines and records.
local words, lines, pairs_text, numbers = {}, {}, {}, {}
local seed = 42
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end
for i = 1, 200 do
  local letters = {}
  for j = 1, random(9) + 1 do letters[j] = string.char(96 + random(26)) end
  words[i] = table.concat(letters)
end
for i = 1, 50 do
  local line = {}
  for j = 1, 10 do line[j] = words[random(200)] end
  lines[i] = table.concat(line, " ")
  pairs_text[i] = words[i] .. " = " .. i * 37 .. ";"
  numbers[i] = i * 1.37
end
local quoted = {}
for i = 1, 50 do quoted[i] = 'say "' .. words[i] .. '"\n' .. lines[i]:gsub(" ", i % 2 == 0 and "\\" or "\n", 3) end
local text = table.concat(lines, "\n")
local settings = table.concat(pairs_text, "\n")
local digits = {}
for i = 1, 100 do digits[i] = tostring(random(100000)) end
local long = ("lorem ipsum dolor "):rep(60)

return {
  { "byte of each position", #text, function(n)
    local sum = 0
    for i = 1, n do sum = (sum + text:byte(i)) % 65536 end
    return sum
  end },
  { "byte of a range", 500, function(n)
    local sum = 0
    for i = 1, n do
      local a, b, c, d = text:byte(i, i + 3)
      sum = sum + a + b * 2 + c * 3 + d * 4
    end
    return sum
  end },
  { "char of one code", 1000, function(n)
    local count = 0
    for i = 1, n do if string.char(i % 256) == "a" then count = count + 1 end end
    return count
  end },
  { "char of five codes", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.char(i % 256, 65, 66, 67, i % 100) end
    return length
  end },
  { "sub of one character", #text, function(n)
    local count = 0
    for i = 1, n do if text:sub(i, i) == "e" then count = count + 1 end end
    return count
  end },
  { "sub of twenty characters", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #text:sub(i, i + 19) end
    return length
  end },
  { "sub from the end", 200, function(n)
    local count = 0
    for i = 1, n do if words[i]:sub(-2) == "ab" then count = count + 1 end end
    return count
  end },
  { "len", 1000, function(n)
    local sum = 0
    for i = 1, n do sum = sum + string.len(words[i % 200 + 1]) end
    return sum
  end },
  { "upper of a word", 200, function(n)
    local length = 0
    for i = 1, n do length = length + #words[i]:upper() end
    return length
  end },
  { "lower of a line", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #lines[i]:lower() end
    return length
  end },
  { "reverse of a word", 200, function(n)
    local count = 0
    for i = 1, n do if words[i]:reverse() == words[i] then count = count + 1 end end
    return count
  end },
  { "reverse of a line", 50, function(n)
    local sum = 0
    for i = 1, n do sum = sum + lines[i]:reverse():byte(1) end
    return sum
  end },
  { "rep", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #("ab"):rep(i % 40) end
    return length
  end },
  { "rep, then looked at", 500, function(n)
    local sum = 0
    for i = 1, n do sum = sum + ("ab"):rep(i % 40 + 1):byte(-1) end
    return sum
  end },
  { "format %d", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%d", i * 7) end
    return length
  end },
  { "format %5d %02d", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%5d:%02d", i, i % 60) end
    return length
  end },
  { "format %s", 200, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("[%s]", words[i]) end
    return length
  end },
  { "format %-10s %10s", 199, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%-10s %10s", words[i], words[i + 1]) end
    return length
  end },
  { "format %.2f", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%.2f", i * 1.37) end
    return length
  end },
  { "format %.14g", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%.14g", i / 7) end
    return length
  end },
  { "format %e", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%e", i / 7) end
    return length
  end },
  { "format %x", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%x %02X", i * 97, i % 256) end
    return length
  end },
  { "format %c", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%c", 32 + i % 90) end
    return length
  end },
  { "format %q", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%q", lines[i]) end
    return length
  end },
  { "format %q with escapes", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%q", quoted[i]) end
    return length
  end },
  { "format of a record", 200, function(n)
    local length = 0
    for i = 1, n do length = length + #string.format("%s: %d items, %.1f%% of %s", words[i], i, i / 3, "all") end
    return length
  end },
  { "find of a text, plain", 50, function(n)
    local sum = 0
    for i = 1, n do sum = sum + (lines[i]:find("na", 1, true) or 0) end
    return sum
  end },
  { "find of a text", 50, function(n)
    local sum = 0
    for i = 1, n do sum = sum + (lines[i]:find("er") or 0) end
    return sum
  end },
  { "find of a class", 50, function(n)
    local sum = 0
    for i = 1, n do sum = sum + lines[i]:find("%s") end
    return sum
  end },
  { "find, anchored", 200, function(n)
    local count = 0
    for i = 1, n do if words[i]:find("^[a-m]+$") then count = count + 1 end end
    return count
  end },
  { "find with captures", 50, function(n)
    local sum = 0
    for i = 1, n do
      local from, to, key, value = pairs_text[i]:find("^(%w+)%s*=%s*(%d+);$")
      sum = sum + from + to + #key + value
    end
    return sum
  end },
  { "find from a position", 500, function(n)
    local count, at = 0, 1
    for i = 1, n do
      local from, to = text:find("%w+", at)
      at = to + 1
      count = count + to - from
    end
    return count
  end },
  { "match of a number", 100, function(n)
    local sum = 0
    for i = 1, n do sum = sum + digits[i]:match("%d+") end
    return sum
  end },
  { "match with captures", 50, function(n)
    local sum = 0
    for i = 1, n do
      local key, value = pairs_text[i]:match("(%w+) = (%d+)")
      sum = sum + #key + value
    end
    return sum
  end },
  { "match to trim", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #("  " .. lines[i] .. "  "):match("^%s*(.-)%s*$") end
    return length
  end },
  { "match of a balanced text", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #("f(" .. lines[i] .. "(x))"):match("%b()") end
    return length
  end },
  { "gmatch of words", 500, function(n)
    local sum = 0
    for word in text:gmatch("%a+") do sum = sum + #word end
    return sum
  end },
  { "gmatch of pairs", 50, function(n)
    local sum = 0
    for key, value in settings:gmatch("(%w+) = (%d+)") do sum = sum + #key + value end
    return sum
  end },
  { "gmatch of characters", #text, function(n)
    local count = 0
    for c in text:gmatch(".") do if c == "e" then count = count + 1 end end
    return count
  end },
  { "gsub by a text", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #lines[i]:gsub("a", "<a>") end
    return length
  end },
  { "gsub by nothing found", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #lines[i]:gsub("%d", "") end
    return length
  end },
  { "gsub by captures", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #lines[i]:gsub("(%w+) (%w+)", "%2 %1") end
    return length
  end },
  { "gsub by a table", 50, function(n)
    local map = { a = "1", e = "22", i = "333" }
    local length = 0
    for i = 1, n do length = length + #lines[i]:gsub("%w", map) end
    return length
  end },
  { "gsub by a function", 50, function(n)
    local length = 0
    local function replace(word) return #word > 4 and word .. "!" or nil end
    for i = 1, n do length = length + #lines[i]:gsub("%w+", replace) end
    return length
  end },
  { "gsub to escape", 50, function(n)
    local length = 0
    for i = 1, n do length = length + #lines[i]:gsub("[%c\"\\]", "?") end
    return length
  end },
  { "dump", 20, function(n)
    local count = 0
    for i = 1, n do if #string.dump(random) > 20 then count = count + 1 end end
    return count
  end },
  { "concatenate two", 200, function(n)
    local length = 0
    for i = 1, n do length = length + #(words[i] .. "s") end
    return length
  end },
  { "concatenate five", 199, function(n)
    local length = 0
    for i = 1, n do length = length + #(words[i] .. ", " .. i .. " " .. words[i + 1]) end
    return length
  end },
  { "build by ..", 500, function(n)
    local s = ""
    for i = 1, n do s = s .. words[i % 200 + 1] .. "\n" end
    return #s
  end },
  { "build by .., then search", 500, function(n)
    local s = ""
    for i = 1, n do s = s .. words[i % 200 + 1] .. "\n" end
    return s:find("\n", 100, true) + s:byte(-2)
  end },
  { "build of characters", 500, function(n)
    local s = ""
    for i = 1, n do s = s .. string.char(97 + i % 26) end
    return s:byte(77)
  end },
  { "compare <", 199, function(n)
    local count = 0
    for i = 1, n do if words[i] < words[i + 1] then count = count + 1 end end
    return count
  end },
  { "compare == of built strings", 199, function(n)
    local count = 0
    for i = 1, n do if words[i] .. "x" == words[i + 1] .. "x" then count = count + 1 end end
    return count
  end },
  { "built strings as keys", 200, function(n)
    local t, count = {}, 0
    for i = 1, n do
      local key = words[i] .. i % 10
      if not t[key] then
        t[key] = true
        count = count + 1
      end
    end
    return count
  end },
  { "split by find and sub", 500, function(n)
    local count, at = 0, 1
    local parts = {}
    while true do
      local from = text:find("[ \n]", at)
      if not from then break end
      count = count + 1
      parts[count] = text:sub(at, from - 1)
      at = from + 1
    end
    return count
  end },
}
