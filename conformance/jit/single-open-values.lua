-- The result of a builtin is the last argument of a call, the last value of a constructor or of a return, in hot code; then it is surprised.
-- row: A14
-- dialect: luajit
local bit = require("bit")
local floor, max, sub, byte, band, bor, lshift = math.floor, math.max, string.sub, string.byte, bit.band, bit.bor, bit.lshift
local function count(...) return select("#", ...) end
local function nested(x) return floor(max(x, floor(x / 2))) end
local function combined(x) return bor(band(x, 255), lshift(x, 8), band(x, bor(3, lshift(1, 4)))) end
local function listed(x) return { x, floor(x) } end
local function several(s, i) return i, sub(s, i, i) end
local function passed(x) return count(x, floor(x)) end
local function called(f, x) return (f(floor(x))) end
local function spread(s) return bor(byte(s, 1, 4)) end
local function identity(x) return x end
local sum, text = 0, ""
for i = 1, 2000 do
  local list = listed(i + 0.5)
  local n, c = several("abc", i % 3 + 1)
  sum = sum + nested(i + 0.5) + combined(i) + #list + list[2] + n + #c + passed(i) + called(identity, i + 0.25)
  if i > 1990 then text = text .. c end
end
print(sum, text) --> 518523217 cabcabcabc
print(nested("7"), nested(-3.5), pcall(nested, {})) --> 7 -2 false single-open-values.lua:7: attempt to perform arithmetic on local 'x' (a table value)
print(combined("5"), combined(2 ^ 40 + 5), combined(-1), (pcall(combined, nil))) --> 1285 1285 -1 false
print(#listed(1.5), pcall(listed, "x")) --> 2 false single-open-values.lua:9: bad argument #1 to 'floor' (number expected, got string)
print(several("abc", -1)) --> -1 c
print(passed("3"), called(floor, 3.5), (pcall(called, nil, 1))) --> 2 3 false
print(spread("a"), spread("ab"), (pcall(spread, ""))) --> 97 99 false
local old = math.floor
math.floor = function(x) return old(x), "more" end
floor = math.floor
print(#listed(1.5), passed(1), called(count, 1), pcall(nested, 8.5)) --> 3 3 2 false single-open-values.lua:7: bad argument #3 to 'max' (number expected, got string)
print(bit.bor(1), bit.band(7, 6, 4, 12), bit.bxor(1, 2, 4, 8, 16), bit.rol(0x12345678, 8), bit.ror(0x12345678, 36)) --> 1 4 31 878082066 -2128394905
