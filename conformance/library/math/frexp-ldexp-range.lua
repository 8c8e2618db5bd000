-- math.frexp and math.ldexp over the whole range of numbers: subnormal ones, powers of two and their neighbours, no end of exponents. §5.6
-- row: V34
local function check(value)
  local mantissa, exponent = math.frexp(value)
  assert(mantissa == 0 and value == 0 or mantissa >= 0.5 and mantissa < 1, value)
  assert(math.ldexp(mantissa, exponent) == value, value)
end
for exponent = -1074, 1023 do check(2 ^ exponent) end
for exponent = -1022, 1023 do
  check(2 ^ exponent * (1 + 2 ^ -52))
  check(2 ^ exponent * 1.75)
end
print(math.frexp(2 ^ -1074)) --> 0.5 -1073
print(math.frexp(0), math.frexp(1 / 0), math.frexp(-1 / 0)) --> 0 inf -inf 0
print(math.ldexp(1, 1023) == 2 ^ 1023, math.ldexp(1, 1024), math.ldexp(1, -1074) == 2 ^ -1074, math.ldexp(1, -1075)) --> true inf true 0
print(math.ldexp(2 ^ -1074, 2097) == 2 ^ 1023, math.ldexp(2 ^ 1023, -2097) == 2 ^ -1074, math.ldexp(5, 1e9), math.ldexp(5, -1e9)) --> true true inf 0
print(math.ldexp(1.5, -1074) == 2 ^ -1073, math.ldexp(1.25, -1074) == 2 ^ -1074, math.ldexp(2.5, -1074) == 2 ^ -1073) --> true true true
