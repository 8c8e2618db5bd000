-- Characters that %q escapes: first, last, in a row, close to each other and far apart; all others stay as they are.
-- row: V32
-- skip luajit: writes decimal escapes
for _, text in ipairs { "", '"', "\\", '""', 'a"', '"a', '"a"', 'ab"cdefghij"k', "\\\\\"\\", 'a\\b"c\\d"e' } do
  print(("%q"):format(text), #("%q"):format(text))
end
--> "" 2
--> "\"" 4
--> "\\" 4
--> "\"\"" 6
--> "a\"" 5
--> "\"a" 5
--> "\"a\"" 7
--> "ab\"cdefghij\"k" 17
--> "\\\\\"\\" 10
--> "a\\b\"c\\d\"e" 15
print((("%q"):format("\n\r\0"):gsub("\n", "<newline>"))) --> "\<newline>\r\000"

-- Every byte, alone and before and behind one that is escaped.
local different = {}
for code = 0, 255 do
  local character = string.char(code)
  local literal = ("%q"):format(character .. '"' .. character)
  if literal ~= '"' .. character .. '\\"' .. character .. '"' then different[#different + 1] = code end
end
print(table.concat(different, " ")) --> 0 10 13 34 92

-- Distances from none to many, and back again by loadstring.
local count, length = 0, 0
for _, special in ipairs { '"', "\\", "\n", "\r", "\0" } do
  for distance = 0, 40 do
    local filling = ("x"):rep(distance)
    for _, text in ipairs { filling .. special .. filling, special .. filling .. special, (filling .. special):rep(3) } do
      local literal = ("%q"):format(text)
      length = length + #literal
      if loadstring("return " .. literal)() == text then count = count + 1 end
    end
  end
end
print(count, length) --> 615 28782
print(#("%q"):format(("line\n"):rep(1000)), #("%q"):format(("word "):rep(5000) .. '"')) --> 6002 25004
