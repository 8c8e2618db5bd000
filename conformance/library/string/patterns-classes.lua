-- Character classes and their complements over all bytes. §5.4.1
-- row: V32
local counts = {}
for _, class in ipairs({ "a", "c", "d", "l", "p", "s", "u", "w", "x", "z" }) do
  local n, complement = 0, 0
  for b = 0, 255 do
    if string.char(b):find("%" .. class) then n = n + 1 end
    if string.char(b):find("%" .. class:upper()) then complement = complement + 1 end
  end
  assert(n + complement == 256)
  counts[#counts + 1] = class .. n
end
print(table.concat(counts, " ")) --> a52 c33 d10 l26 p32 s6 u26 w62 x22 z1
print(("%.+-*?[^$()"):gsub("%p", ""), (("a1 B2"):gsub("[%a]", "x")), (("a1 B2"):gsub("[^%d%s]", "x"))) -->  x1 x2 x1 x2
print((("a-z"):gsub("[a%-z]", "x")), (("0-9"):gsub("[0-9]", "n")), (("tab\tend"):gsub("%c", "|"))) --> xxx n-n tab|end
