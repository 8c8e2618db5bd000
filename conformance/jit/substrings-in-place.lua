-- Pieces of strings that translated code takes in place, one character or counted from the end, are what string.sub gives.
-- row: V34, V32
-- skip luajit: it crashes
local positions = { "i", "j", "1", "2", "3", "5", "6", "0", "-1", "-2", "-5", "-6", "-9", "1.5", "0.5", "-0.5", "-1.5", "1e10", "-1e10",
  "i + 1", "j + 1", "i - 1", "1 + i", "i ~= 2 and j + 1 or i + 1" }
local values = { 1, 2, 6, 0, -1, -6, 1.5, -0.5, 2 ^ 31, "2", "x" }
local texts = { "hello", "", "a" }

local function outcome(f, ...)
  local ok, piece = pcall(f, ...)
  return ok and ("%q"):format(piece) or "error"
end
local different, count = 0, 0
local function compare(from, to)
  local arguments = to and from .. ", " .. to or from
  local made = assert(loadstring(("return function(s, i, j) local c = s:sub(%s) return c end"):format(arguments)))
  local direct = assert(loadstring(("local sub = ... return function(s, i, j) return (sub(s, %s)) end"):format(arguments)))(function(...)
    return string.sub(...)
  end)
  for first = 1, #values do
    local f = made()
    for n = 1, 70 do f("hello", 2, 2) end
    for _, text in ipairs(texts) do
      for _, second in ipairs({ values[first], values[first % #values + 1] }) do
        local i, j = values[first], second
        count = count + 1
        local a, b = outcome(f, text, i, j), outcome(direct, text, i, j)
        if a ~= b then
          different = different + 1
          if different < 10 then print(arguments, text, i, j, a, b) end
        end
      end
    end
  end
end
for _, from in ipairs(positions) do
  compare(from)
  for _, to in ipairs(positions) do compare(from, to) end
end
print(count, different)

-- Characters of a loop, compared and collected, and past the end of the text.
local function characters(s)
  local found, t = 0, {}
  for i = 1, #s + 2 do
    if s:sub(i, i) == "#" then found = found + 1 end
    local c = string.sub(s, i, i)
    t[#t + 1] = c == "" and "<end>" or c:upper()
  end
  return found, table.concat(t)
end
for i = 1, 80 do characters("a#b") end
print(characters("x#y#z"))
print((characters(("\0\255#"):rep(2))))
--> 39600 0
--> 2 X#Y#Z<end><end>
--> 2
