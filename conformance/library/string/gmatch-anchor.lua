-- In gmatch a leading ^ is no anchor but matches itself. §5.4
-- row: V32
local out = {}
for m in ("^a^b"):gmatch("^%a") do out[#out + 1] = m end
print(table.concat(out, " ")) --> ^a ^b
