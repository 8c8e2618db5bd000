-- Variable arguments and multiple results: functions that sum, collect and forward `...`, select with a number and "#",
-- unpack, several results through tail calls and in the middle of expressions, and assignments that swap. `n` is the
-- number of rounds.

local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do
    total = total + (select(i, ...))
  end
  return total
end

local function collect(...)
  local total = 0
  for _, value in ipairs({ ... }) do total = total + value end
  return total
end

local function divide(a, b)
  local quotient = math.floor(a / b)
  return quotient, a - quotient * b
end

local function range(first, ...)
  local low, high, count = first, first, 1
  for _, value in ipairs({ ... }) do
    if value < low then low = value end
    if value > high then high = value end
    count = count + 1
  end
  return low, high, count
end

local function forward(callee, ...)
  return callee(...)
end

local function bind(callee, ...)
  local bound = { ... }
  return function(...)
    local arguments = { unpack(bound) }
    for i = 1, select("#", ...) do arguments[#bound + i] = (select(i, ...)) end
    return callee(unpack(arguments))
  end
end

local function greatestCommonDivisor(a, b)
  while b ~= 0 do
    local _, rest = divide(a, b)
    a, b = b, rest
  end
  return a
end

local function rotate(a, b, c)
  return b, c, a
end

local function isPositive(x) return x > 0, x end

local function run(n)
  local checksum = 0
  for i = 1, n do
    checksum = checksum + sum(i, 2, 3, 4) + sum() + sum(i)
    checksum = checksum + collect(1, i, 3) + forward(sum, i, i + 1, i + 2)
    local low, high, count = forward(range, i % 17, i % 13, i % 11, i % 7, 5)
    checksum = checksum + low * 100 + high * 10 + count
    local quotient, rest = divide(i, 7)
    checksum = checksum + quotient + rest
    local add = bind(collect, i, 1)
    checksum = checksum + add(2, 3)
    local a, b, c = i, 2, 3
    for _ = 1, 4 do a, b, c = rotate(a, b, c) end
    checksum = checksum + a * 3 + b * 2 + c
    local list = { rotate(1, 2, i) }
    checksum = checksum + #list + list[2] + select("#", rotate(1, 2, 3), rotate(4, 5, 6))
    if (isPositive(i - 10)) then checksum = checksum + 1 end
    checksum = (checksum + greatestCommonDivisor(i, 360360)) % 1000000007
  end
  return checksum
end

return { run = run, size = 150000, expected = 915018054 }
