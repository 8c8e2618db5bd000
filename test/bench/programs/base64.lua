-- string.byte, string.char and string.sub in loops, with arithmetic in place of bit operations: base64 encoding and
-- decoding in groups of three and four characters, run-length coding, hexadecimal text, and a rotating cipher. `n` is
-- the number of bytes of the message.

local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local values = {}
for i = 1, #alphabet do values[alphabet:byte(i)] = i - 1 end

local function digit(value) return alphabet:sub(value + 1, value + 1) end

local function encode(text)
  local parts = {}
  for i = 1, #text, 3 do
    local a, b, c = text:byte(i, i + 2)
    local group = a * 65536 + (b or 0) * 256 + (c or 0)
    parts[#parts + 1] = digit(math.floor(group / 262144))
    parts[#parts + 1] = digit(math.floor(group / 4096) % 64)
    parts[#parts + 1] = b and digit(math.floor(group / 64) % 64) or "="
    parts[#parts + 1] = c and digit(group % 64) or "="
  end
  return table.concat(parts)
end

local function decode(text)
  local parts = {}
  for i = 1, #text, 4 do
    local a, b, c, d = text:byte(i, i + 3)
    local group = values[a] * 262144 + values[b] * 4096 + (values[c] or 0) * 64 + (values[d] or 0)
    local first, second, third = math.floor(group / 65536), math.floor(group / 256) % 256, group % 256
    if not values[c] then
      parts[#parts + 1] = string.char(first)
    elseif not values[d] then
      parts[#parts + 1] = string.char(first, second)
    else
      parts[#parts + 1] = string.char(first, second, third)
    end
  end
  return table.concat(parts)
end

local function compress(text)
  local parts = {}
  local position = 1
  while position <= #text do
    local char = text:sub(position, position)
    local finish = position
    while finish - position < 200 and text:sub(finish + 1, finish + 1) == char do finish = finish + 1 end
    parts[#parts + 1] = char
    parts[#parts + 1] = string.char(finish - position + 1)
    position = finish + 1
  end
  return table.concat(parts)
end

local function expand(text)
  local parts = {}
  for i = 1, #text, 2 do
    parts[#parts + 1] = text:sub(i, i):rep(text:byte(i + 1))
  end
  return table.concat(parts)
end

local function toHex(text)
  local digits = "0123456789abcdef"
  local hex = {}
  for i = 1, #text do
    local byte = text:byte(i)
    local high = math.floor(byte / 16)
    local low = byte - high * 16
    hex[i] = digits:sub(high + 1, high + 1) .. digits:sub(low + 1, low + 1)
  end
  return table.concat(hex)
end

local function rotate(text, key)
  local result = ""
  local pending = {}
  for i = 1, #text do
    local shift = key:byte((i - 1) % #key + 1)
    pending[#pending + 1] = string.char((text:byte(i) + shift) % 256)
    if #pending == 64 then
      result = result .. table.concat(pending)
      pending = {}
    end
  end
  return result .. table.concat(pending)
end

local function run(n)
  local seed = 23
  local bytes = {}
  local previous = 65
  for i = 1, n do
    seed = (seed * 8121 + 28411) % 134456
    if seed % 3 ~= 0 then previous = math.floor(seed / 530) end
    bytes[i] = string.char(previous)
  end
  local text = table.concat(bytes)
  local encoded = encode(text)
  if decode(encoded) ~= text then return "wrong base64" end
  local packed = compress(text)
  if expand(packed) ~= text then return "wrong run lengths" end
  local hex = toHex(rotate(text, "perigee"))
  local checksum = 0
  for i = 1, #encoded, 3 do checksum = (checksum * 31 + encoded:byte(i)) % 1000003 end
  for i = 1, #hex, 3 do checksum = (checksum * 31 + hex:byte(i)) % 1000003 end
  return checksum .. ":" .. #encoded .. ":" .. #packed
end

return { run = run, size = 200001, expected = "464096:266668:265678" }
