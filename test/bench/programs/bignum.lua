-- Arrays of integers with carries: big natural numbers as arrays of seven-digit limbs, lowest first. Factorials,
-- Fibonacci numbers, a power by squaring, and conversion to decimal text with string.format. Products exceed 32 bits,
-- so that the arithmetic is done in exact doubles. `n` is the number whose factorial is taken.

local BASE = 10000000

local function fromNumber(number)
  local limbs = {}
  repeat
    limbs[#limbs + 1] = number % BASE
    number = math.floor(number / BASE)
  until number == 0
  return limbs
end

local function add(a, b)
  local sum, carry = {}, 0
  for i = 1, math.max(#a, #b) do
    local limb = (a[i] or 0) + (b[i] or 0) + carry
    if limb >= BASE then
      sum[i] = limb - BASE
      carry = 1
    else
      sum[i] = limb
      carry = 0
    end
  end
  if carry > 0 then sum[#sum + 1] = carry end
  return sum
end

local function scale(a, factor)
  local product, carry = {}, 0
  for i = 1, #a do
    local limb = a[i] * factor + carry
    carry = math.floor(limb / BASE)
    product[i] = limb - carry * BASE
  end
  while carry > 0 do
    product[#product + 1] = carry % BASE
    carry = math.floor(carry / BASE)
  end
  return product
end

local function multiply(a, b)
  local product = {}
  for i = 1, #a + #b do product[i] = 0 end
  for i = 1, #a do
    local factor, carry = a[i], 0
    for j = 1, #b do
      local limb = product[i + j - 1] + factor * b[j] + carry
      carry = math.floor(limb / BASE)
      product[i + j - 1] = limb - carry * BASE
    end
    product[i + #b] = carry
  end
  if product[#product] == 0 then product[#product] = nil end
  return product
end

local function power(a, exponent)
  local result = fromNumber(1)
  while exponent > 0 do
    if exponent % 2 == 1 then result = multiply(result, a) end
    exponent = math.floor(exponent / 2)
    if exponent > 0 then a = multiply(a, a) end
  end
  return result
end

local function toString(a)
  local parts = { tostring(a[#a]) }
  for i = #a - 1, 1, -1 do parts[#parts + 1] = string.format("%07d", a[i]) end
  return table.concat(parts)
end

local function digitSum(text)
  local sum = 0
  for i = 1, #text do sum = sum + text:byte(i) - 48 end
  return sum
end

local function run(n)
  local factorial = fromNumber(1)
  for i = 2, n do factorial = scale(factorial, i) end
  local previous, current = fromNumber(0), fromNumber(1)
  for _ = 1, n do previous, current = current, add(previous, current) end
  local large = power(fromNumber(31), n)
  local first, second, third = toString(factorial), toString(current), toString(large)
  local checksum = digitSum(first) + 10 * digitSum(second) + 100 * digitSum(third)
  return checksum .. ":" .. first:sub(1, 10) .. ":" .. second:sub(-10) .. ":" .. #third
end

return { run = run, size = 4000, expected = "2763620:1828801951:8590801501:5966" }
