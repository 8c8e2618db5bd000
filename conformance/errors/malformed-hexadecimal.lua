-- A hexadecimal numeral that is malformed ends before a dot, a sign or what else is no letter, digit or underscore. §2.1
-- row: V6
-- skip luajit: takes dots and signs into numerals
local function message(text) return (select(2, loadstring("return " .. text, "=t"))) end
print(message("0x.sort")) --> t:1: malformed number near '0x'
print(message("0x")) --> t:1: malformed number near '0x'
print(message("0x..1")) --> t:1: malformed number near '0x'
print(message("0xg")) --> t:1: malformed number near '0xg'
print(message("0x_1")) --> t:1: malformed number near '0x_1'
print(message("0x1.x")) --> t:1: '<eof>' expected near '.'
print(message("0x1p+x")) --> t:1: malformed number near '0x1p'
