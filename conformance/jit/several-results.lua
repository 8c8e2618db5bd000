-- string.byte with several results and bits of sums beyond 32 bits in hot code, then with what they do not expect.
-- row: A14
-- dialect: luajit
local bit = require("bit")
local byte, band, bxor, tobit = string.byte, bit.band, bit.bxor, bit.tobit
local function three(s, i, j)
  local a, b, c = byte(s, i, j)
  return a, b, c
end
local function method(s, i) local a, b = s:byte(i, i + 1) return (a or 0) * 256 + (b or 0) end
local function sums(a, b, c) return band(a + b, 0xffff), bxor(a + b + c, a - b), tobit(a * b), tobit(a * b + c) end
local s, sum, high = "abcdefghijklmnopqrstuvwxyz", 0, 0
for i = 1, 2000 do
  local k = i % 24 + 1
  local a, b, c = three(s, k, k + 2)
  local p, q, r, t = sums(i * 1024, i * 65535, i)
  sum = sum + a + b * 2 + c * 3 + method(s, k)
  high = bit.bxor(bit.rol(high, 1), p, q, r, t)
end
print(sum, high) --> 57074272 816065926
print(three("abc", 1, 3)) --> 97 98 99
print(three("abc", 2, 4)) --> 98 99 nil
print(three("abc", 0, 2)) --> 97 98 nil
print(three("abcdef", 1, 5)) --> 97 98 99
print(three("abcdef", -2, -1)) --> 101 102 nil
print(three("abcdef", 1.5, 3.5)) --> 97 98 99
print(three("abcdef", 1.9, 3.5)) --> 97 98 99
print(three("abcdef", "2", 4)) --> 98 99 100
print(three(12345, 1, 3)) --> 49 50 51
print(three("", 1, 3)) --> nil nil nil
print(method("x", 1), method("", 1), method("xyz", 3)) --> 30720 0 31232
print(pcall(three, nil, 1, 3)) --> false several-results.lua:7: bad argument #1 to 'byte' (string expected, got nil)
print(sums(2 ^ 31, 2 ^ 31, 1)) --> 0 1 0 0
print(sums(2 ^ 25 + 1, 2 ^ 25, 0.5)) --> 1 67108867 33554432 33554432
print(sums(-0.5, -1.5, 0.5)) --> 65534 -1 1 1
print(sums(0 / 0, 1, 1) == sums(0 / 0, 1, 1)) --> true
