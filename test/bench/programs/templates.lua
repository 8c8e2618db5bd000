-- Text templates: gsub with a table, with a function, and with a pattern that uses position captures and balanced
-- brackets; a recursive expansion of {{name}} fields, {{#list}} sections and %XX escapes, as web code does. `n` is the
-- number of pages rendered.

local entities = { ["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;", ['"'] = "&quot;" }

local function escapeHtml(text)
  return (text:gsub('[<>&"]', entities))
end

local function urlEncode(text)
  local encoded = text:gsub("[^%w_.-]", function(char)
    return string.format("%%%02X", char:byte())
  end)
  return encoded
end

local function urlDecode(text)
  local decoded = text:gsub("+", " "):gsub("%%(%x%x)", function(hex)
    return string.char(tonumber(hex, 16))
  end)
  return decoded
end

local function render(template, fields)
  local expanded = template:gsub("{{#(%w+)}}(.-){{/%w+}}", function(name, body)
    local parts = {}
    for _, item in ipairs(fields[name]) do parts[#parts + 1] = render(body, item) end
    return table.concat(parts)
  end)
  return (expanded:gsub("{{(%w+)}}", function(name)
    return escapeHtml(tostring(fields[name]))
  end))
end

local function expandCalls(text)
  return (text:gsub("(%w+)(%b())", function(name, arguments)
    local inner = expandCalls(arguments:sub(2, -2))
    if name == "upper" then return inner:upper() end
    if name == "twice" then return inner .. inner end
    return name .. "[" .. inner .. "]"
  end))
end

local page = [[
<h1>{{title}}</h1><p>{{intro}}</p>
<ul>{{#items}}<li>{{name}}: {{price}}</li>
{{/items}}</ul>
<footer>{{author}}</footer>
]]

local function hash(text)
  local value = 0
  for i = 1, #text, 3 do value = (value * 31 + text:byte(i)) % 1000003 end
  return value
end

local function run(n)
  local checksum = 0
  for i = 1, n do
    local items = {}
    for j = 1, 10 do items[j] = { name = "Fish & Chips <" .. i * j .. ">", price = j * 5 } end
    local title = 'Page "' .. i .. '"'
    local text = render(page, { title = title, intro = "a < b && b > c", items = items, author = "me" })
    local encoded = urlEncode(text:sub(1, 200))
    local calls = expandCalls("upper(a" .. i .. " twice(b c)) and other(twice(x), (y)) end")
    if urlDecode(encoded) ~= text:sub(1, 200) then return "decoding failed" end
    checksum = (checksum + hash(text) + hash(encoded) + hash(calls)) % 1000000007
  end
  return checksum
end

return { run = run, size = 1000, expected = 538971521 }
