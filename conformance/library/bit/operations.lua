-- The bit library: 32 bit operations with signed results.
-- row: V31
-- dialect: luajit
print(bit.band(0xff, 0x0f), bit.bor(1, 2, 4), bit.bxor(5, 1), bit.bnot(0), bit.band(-1, 0xffffffff)) --> 15 7 4 -1 -1
print(bit.lshift(1, 4), bit.lshift(1, 31), bit.lshift(1, 32), bit.rshift(-1, 28), bit.arshift(-8, 1), bit.rshift(-8, 1)) --> 16 -2147483648 1 15 -4 2147483644
print(bit.rol(0x12345678, 8), bit.ror(0x12345678, 8), bit.bswap(0x12345678)) --> 878082066 2014458966 2018915346
print(bit.tobit(0xffffffff), bit.tobit(2 ^ 32 + 5), bit.tobit(-1), bit.tobit(1.9), bit.tobit("7")) --> -1 5 -1 2 7
print(bit.tohex(255), bit.tohex(255, 4), bit.tohex(-1), bit.tohex(255, -4), bit.tohex(2 ^ 31)) --> 000000ff 00ff ffffffff 00FF 80000000
print(bit.tohex(1, 10), bit.tohex(-1, -12), #bit.tohex(-1, 254), bit.tohex(-1, 0) == "") --> 0000000001 0000FFFFFFFF 254 true
local h = 0
for i = 1, 3000 do h = bit.bxor(bit.rol(h, 5), i) end
print(h) --> 783797935
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() bit.band() end)) --> bad argument #1 to 'band' (number expected, got no value)
print(message(function() bit.bnot("x") end)) --> bad argument #1 to 'bnot' (number expected, got string)
print(message(function() bit.lshift(1) end)) --> bad argument #2 to 'lshift' (number expected, got no value)
print(message(function() bit.tohex(1, nil) end)) --> bad argument #2 to 'tohex' (number expected, got nil)
