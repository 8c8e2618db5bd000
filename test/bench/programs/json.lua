-- A JSON reader and writer: recursive descent over a string with find, byte, sub and a dispatch on characters, escapes
-- decoded with gsub, nested tables built with string keys and arrays, and the reverse with sorted keys, table.concat
-- and string.format. A generated document is written, read back, checked, changed and written again. `n` is the number
-- of its records.

local null = {}

local escapes = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local Parser = {}
Parser.__index = Parser

function Parser:fail(message)
  error({ message = message, position = self.position })
end

function Parser:skipSpace()
  self.position = self.text:find("[^ \t\r\n]", self.position) or #self.text + 1
end

function Parser:expect(char)
  self:skipSpace()
  if self.text:sub(self.position, self.position) ~= char then self:fail("'" .. char .. "' expected") end
  self.position = self.position + 1
end

function Parser:peek()
  self:skipSpace()
  return self.text:sub(self.position, self.position)
end

function Parser:string()
  self:expect('"')
  local start = self.position
  local hasEscapes = false
  while true do
    local found = self.text:find('["\\]', self.position)
    if not found then self:fail("unfinished string") end
    if self.text:byte(found) == 34 then
      self.position = found + 1
      local body = self.text:sub(start, found - 1)
      if hasEscapes then
        body = body:gsub("\\(.)", escapes)
      end
      return body
    end
    hasEscapes = true
    self.position = found + 2
  end
end

function Parser:number()
  local digits = self.text:match("^-?%d+%.?%d*[eE]?[+-]?%d*", self.position)
  if not digits then self:fail("value expected") end
  self.position = self.position + #digits
  return tonumber(digits)
end

function Parser:literal(word, value)
  if self.text:sub(self.position, self.position + #word - 1) ~= word then self:fail("value expected") end
  self.position = self.position + #word
  return value
end

function Parser:array()
  local list = {}
  self:expect("[")
  if self:peek() == "]" then
    self.position = self.position + 1
    return list
  end
  while true do
    list[#list + 1] = self:value()
    if self:peek() ~= "," then break end
    self.position = self.position + 1
  end
  self:expect("]")
  return list
end

function Parser:object()
  local object = {}
  self:expect("{")
  if self:peek() == "}" then
    self.position = self.position + 1
    return object
  end
  while true do
    self:skipSpace()
    local key = self:string()
    self:expect(":")
    object[key] = self:value()
    if self:peek() ~= "," then break end
    self.position = self.position + 1
  end
  self:expect("}")
  return object
end

function Parser:value()
  local char = self:peek()
  if char == "{" then return self:object() end
  if char == "[" then return self:array() end
  if char == '"' then return self:string() end
  if char == "t" then return self:literal("true", true) end
  if char == "f" then return self:literal("false", false) end
  if char == "n" then return self:literal("null", null) end
  return self:number()
end

local function parse(text)
  local parser = setmetatable({ text = text, position = 1 }, Parser)
  local value = parser:value()
  parser:skipSpace()
  if parser.position <= #text then parser:fail("end expected") end
  return value
end

local controls = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r" }

local function quote(text)
  return '"' .. text:gsub('["\\\n\t\r]', controls) .. '"'
end

local write

local function writeArray(list, out)
  out[#out + 1] = "["
  for i, item in ipairs(list) do
    if i > 1 then out[#out + 1] = "," end
    write(item, out)
  end
  out[#out + 1] = "]"
end

local function writeObject(object, out)
  local keys = {}
  for key in pairs(object) do keys[#keys + 1] = key end
  table.sort(keys)
  out[#out + 1] = "{"
  for i, key in ipairs(keys) do
    if i > 1 then out[#out + 1] = "," end
    out[#out + 1] = quote(key)
    out[#out + 1] = ":"
    write(object[key], out)
  end
  out[#out + 1] = "}"
end

function write(value, out)
  local kind = type(value)
  if kind == "string" then
    out[#out + 1] = quote(value)
  elseif value == null then
    out[#out + 1] = "null"
  elseif kind == "number" or kind == "boolean" then
    out[#out + 1] = tostring(value)
  elseif #value > 0 then
    writeArray(value, out)
  else
    writeObject(value, out)
  end
end

local function stringify(value)
  local out = {}
  write(value, out)
  return table.concat(out)
end

local function document(n)
  local records = {}
  for i = 1, n do
    records[i] = {
      id = i,
      name = "record \"" .. i .. "\"\n",
      tags = { "a" .. i % 7, "b\\" .. i % 5, "plain text without any escapes in it" },
      active = i % 2 == 0,
      parent = i % 3 == 0 and null or i - 1,
      position = { x = i / 4, y = -i / 8, label = { text = "p" .. i, size = i % 10 } },
    }
  end
  return { version = "1.0", count = n, records = records }
end

local function hash(text)
  local value = 0
  for i = 1, #text, 5 do value = (value * 31 + text:byte(i)) % 1000003 end
  return value
end

local function run(n)
  local text = stringify(document(n))
  local value = parse(text)
  if stringify(value) ~= text then return "round trip failed" end
  for _, record in ipairs(value.records) do
    record.position.x = record.position.x * 2
    record.tags[#record.tags + 1] = record.name
  end
  local changed = stringify(value):gsub(",", ", ")
  local again = parse(changed)
  local ok, failure = pcall(parse, text:sub(1, -3))
  return hash(stringify(again)) .. ":" .. #changed .. ":" .. tostring(ok) .. ":" .. failure.position
end

return { run = run, size = 1000, expected = "621666:221278:false:191160" }
