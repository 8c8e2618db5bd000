-- Recursive calls of small functions: Fibonacci, Ackermann (deep, with a tail call around a plain call), Takeuchi
-- (three parameters, calls as arguments), a mutually recursive pair in tail position, and the towers of Hanoi moved
-- between real stacks. Nothing but calls, comparisons and small-integer arithmetic. `n` repeats the whole set.

local function fibonacci(n)
  if n < 2 then return n end
  return fibonacci(n - 1) + fibonacci(n - 2)
end

local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end

local function takeuchi(x, y, z)
  if y >= x then return z end
  return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y))
end

local isOdd
local function isEven(n)
  if n == 0 then return true end
  return isOdd(n - 1)
end
function isOdd(n)
  if n == 0 then return false end
  return isEven(n - 1)
end

local function hanoi(count, from, to, spare)
  if count == 0 then return 0 end
  local moves = hanoi(count - 1, from, spare, to)
  to[#to + 1] = from[#from]
  from[#from] = nil
  return moves + 1 + hanoi(count - 1, spare, to, from)
end

local function run(n)
  local checksum = 0
  for round = 1, n do
    checksum = checksum + fibonacci(24)
    checksum = checksum + ackermann(2, 60 + round)
    checksum = checksum + takeuchi(14, 8, 3)
    for i = 1, 50 do
      if isEven(i * 3) then checksum = checksum + 1 end
    end
    local first, second, third = {}, {}, {}
    for disc = 12, 1, -1 do first[#first + 1] = disc end
    checksum = checksum + hanoi(12, first, third, second) + third[1] + #third
  end
  return checksum
end

return { run = run, size = 100, expected = 5074000 }
