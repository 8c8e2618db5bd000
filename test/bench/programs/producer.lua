-- A producer loop: a coroutine whose body yields in a loop, consumed by a generic `for`, by `resume`, and by another coroutine
-- that merges two of them. `n` is the number of values of a producer.

local yield = coroutine.yield

local function range(first, last, step)
  return coroutine.wrap(function()
    for i = first, last, step do yield(i) end
  end)
end

local function fibonacci(count, modulus)
  return coroutine.create(function()
    local a, b = 0, 1
    for _ = 1, count do
      yield(a)
      a, b = b, (a + b) % modulus
    end
  end)
end

local function merge(left, right)
  return coroutine.wrap(function()
    local a, b = left(), right()
    while a or b do
      if b == nil or (a and a <= b) then
        yield(a)
        a = left()
      else
        yield(b)
        b = right()
      end
    end
  end)
end

local function run(n)
  local sum = 0
  for i in range(1, n, 1) do sum = sum + i % 7 end
  local thread = fibonacci(n, 1000003)
  while true do
    local _, value = coroutine.resume(thread)
    if value == nil then break end
    sum = (sum + value) % 1000003
  end
  for i in merge(range(1, n, 2), range(2, n, 3)) do sum = (sum * 3 + i) % 1000003 end
  return sum
end

return { run = run, size = 200000, expected = 463116 }
