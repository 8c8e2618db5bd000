-- Hashes over the bytes of a string in plain arithmetic: Adler-32, a multiplicative hash modulo 2^32, a polynomial
-- hash, a 32-bit cyclic redundancy check whose exclusive-or goes through a table of nibbles (as Lua 5.1 has no bit
-- operations), and the search for substrings by rolling hash. Both versions use the same tables and divisions, so that
-- the pair compares engines, not instruction sets. `n` is the number of bytes of the text.

local function adler(text)
  local a, b = 1, 0
  for i = 1, #text do
    a = (a + text:byte(i)) % 65521
    b = (b + a) % 65521
  end
  return b * 65536 + a
end

local function multiplicative(text)
  local hash = 5381
  for i = 1, #text do
    hash = (hash * 33 + text:byte(i)) % 4294967296
  end
  return hash
end

local function nibbleTable()
  local exclusiveOr = {}
  for a = 0, 15 do
    local row = {}
    for b = 0, 15 do
      local result, bit, x, y = 0, 1, a, b
      while bit < 16 do
        if x % 2 ~= y % 2 then result = result + bit end
        x, y, bit = math.floor(x / 2), math.floor(y / 2), bit * 2
      end
      row[b] = result
    end
    exclusiveOr[a] = row
  end
  return exclusiveOr
end

local nibbles = nibbleTable()

local function xorByte(a, b)
  local highA, highB = math.floor(a / 16), math.floor(b / 16)
  return nibbles[highA][highB] * 16 + nibbles[a - highA * 16][b - highB * 16]
end

local function xorWord(a, b)
  local result, unit = 0, 1
  while a > 0 or b > 0 do
    local restA, restB = math.floor(a / 256), math.floor(b / 256)
    result = result + xorByte(a - restA * 256, b - restB * 256) * unit
    a, b, unit = restA, restB, unit * 256
  end
  return result
end

-- The table of remainders, each as four bytes, lowest first.
local function remainderTable()
  local remainders = {}
  for byte = 0, 255 do
    local value = byte
    for _ = 1, 8 do
      local half = math.floor(value / 2)
      if value % 2 == 1 then value = xorWord(half, 3988292384) else value = half end
    end
    local bytes = {}
    for i = 1, 4 do
      bytes[i] = value % 256
      value = math.floor(value / 256)
    end
    remainders[byte] = bytes
  end
  return remainders
end

local function crc32(text, remainders)
  local b1, b2, b3, b4 = 255, 255, 255, 255
  for i = 1, #text do
    local remainder = remainders[xorByte(b1, text:byte(i))]
    b1 = xorByte(b2, remainder[1])
    b2 = xorByte(b3, remainder[2])
    b3 = xorByte(b4, remainder[3])
    b4 = remainder[4]
  end
  return 4294967295 - (b1 + b2 * 256 + b3 * 65536 + b4 * 16777216)
end

local MODULUS = 1000003

local function countMatches(text, wanted)
  local length = #wanted
  local target, hash, power = 0, 0, 1
  for i = 1, length do
    target = (target * 256 + wanted:byte(i)) % MODULUS
    hash = (hash * 256 + text:byte(i)) % MODULUS
    if i > 1 then power = power * 256 % MODULUS end
  end
  local count = 0
  for i = 1, #text - length + 1 do
    if hash == target and text:sub(i, i + length - 1) == wanted then count = count + 1 end
    if i + length <= #text then
      hash = ((hash - text:byte(i) * power) * 256 + text:byte(i + length)) % MODULUS
    end
  end
  return count
end

local function run(n)
  local seed = 19
  local chars = {}
  for i = 1, n do
    seed = (seed * 8121 + 28411) % 134456
    chars[i] = string.char(97 + math.floor(seed / 11205))
  end
  local text = table.concat(chars)
  local remainders = remainderTable()
  if crc32("123456789", remainders) ~= 3421780262 then return "wrong remainder" end
  local count = countMatches(text, "ab") + countMatches(text, "cab") + countMatches(text, text:sub(100, 140))
  return string.format("%08x:%08x:%08x:%d", adler(text), multiplicative(text), crc32(text, remainders), count)
end

return { run = run, size = 200000, expected = "17b9e36a:5076ce86:3beeca68:1486" }
