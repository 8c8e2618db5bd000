-- Numbers that operations on bits, and sums for these, have always found to be whole and of 32 bits are something else at last: fractions,
-- the negative zero, infinite, not a number, beyond 32 bits, strings. Copies of them keep their values.
-- row: A14
-- dialect: perigee
local band, bxor, bor, rol, tobit = bit.band, bit.bxor, bit.bor, bit.rol, bit.tobit
local negativeZero = -1 / (1 / 0)
local function mix(a, b, c, x)
  return rol(bxor(c, band(a, b)) + a + x, 7) + b
end
local function chain(t, a, b)
  local first = a
  for i = 1, 4 do
    a = mix(a, b, first, t[i] + 0x7fffffff)
    b = mix(b, a, first, t[i])
  end
  return a, b, first
end
local t = { 1, -2, 3, 0x7fffffff }
local function repeated(n, ...)
  local x, y, z
  for i = 1, n do x, y, z = chain(t, ...) end
  return x, y, z, 1 / z
end
print(repeated(500, 3, 4)) --> 861668421 1157499274 3 0.33333333333333
print(repeated(5, 4294967295, -2147483648)) --> -2148385474 -2135720834 4294967295 2.3283064370808e-10
print(repeated(5, 4294967296, 4)) --> 677312580 -858670075 4294967296 2.3283064365387e-10
print(repeated(5, negativeZero, 4)) --> 677312580 -858670075 -0 -inf
print(repeated(5, 2 ^ 40 + 1, 4)) --> -1970963388 -3405905786 1099511627777 9.094947017721e-13
print(repeated(5, 0.5, 4)) --> 677312580 -858670075 0.5 2
print(repeated(5, 1.5, -4.5)) --> -2692829506.5 -4113995056.5 1.5 0.66666666666667
t[3] = 2.5
print(repeated(5, 3, 4)) --> 861635525 1182583050 3 0.33333333333333
t[3] = 2 ^ 40 + 1
print(repeated(5, 3, 4)) --> 844825157 -998635639 3 0.33333333333333
t[3] = "7"
print(repeated(5, 3, 4)) --> 843253829 -1000010359 3 0.33333333333333
t[3] = 3
print(repeated(500, 3, 4)) --> 861668421 1157499274 3 0.33333333333333

-- A loop that is entered in the middle; what is wanted of a sum is not always there.
local function loop(n, from, step)
  local s, k = 0, from
  for i = 1, n do
    local copy = k
    s = bxor(s, band(k + i, 0xffff), k * 3 - i)
    if i % 100 == 0 then s = bor(s, copy == k and 1 or 2, 1 / copy < 0 and 64 or 0) end
    k = k + step
  end
  return s, k
end
print(loop(1000, 1, 1)) --> 1 1001
print(loop(1000, 0, 2 ^ 23)) --> 939525097 8388608000
print(loop(1000, negativeZero, 0)) --> 1001 0
print(loop(1000, 0, 0.25)) --> 779 250
print(loop(200, 1 / 0, 1)) --> 1 inf
