-- Closures and higher-order functions: counters that share mutable upvalues, currying and composition chains, map /
-- filter / fold over arrays with a fresh closure per call, memoisation, an observer list, and loop variables captured
-- afresh in each iteration. `n` is the number of rounds.

local function map(list, transform)
  local result = {}
  for i = 1, #list do result[i] = transform(list[i]) end
  return result
end

local function filter(list, accept)
  local result = {}
  for _, value in ipairs(list) do
    if accept(value) then result[#result + 1] = value end
  end
  return result
end

local function fold(list, initial, combine)
  local accumulator = initial
  for i = 1, #list do accumulator = combine(accumulator, list[i]) end
  return accumulator
end

local function compose(outer, inner)
  return function(x) return outer(inner(x)) end
end

local function adder(amount)
  return function(x) return x + amount end
end

local function newCounter(step)
  local count = 0
  local function increment()
    count = count + step
    return count
  end
  local function reset() count = 0 end
  local function current() return count end
  return increment, reset, current
end

local function memoize(compute)
  local known = {}
  return function(x)
    local value = known[x]
    if value == nil then
      value = compute(x)
      known[x] = value
    end
    return value
  end
end

local function newSubject()
  local observers = {}
  return {
    subscribe = function(observer) observers[#observers + 1] = observer end,
    notify = function(value)
      for i = 1, #observers do observers[i](value) end
    end,
  }
end

local function counters(round)
  local increment, reset, current = newCounter(round % 5 + 1)
  local total = 0
  for i = 1, 200 do
    total = total + increment()
    if i % 50 == 0 then
      total = total + current()
      reset()
    end
  end
  return total
end

local function pipeline(numbers, round)
  local limit = round % 7 + 3
  local scaled = map(numbers, function(x) return x * limit end)
  local kept = filter(scaled, function(x) return x % 3 ~= 0 end)
  return fold(kept, 0, function(sum, x) return (sum + x) % 1000003 end)
end

local function composition(round)
  local chain = adder(1)
  for i = 1, 8 do
    chain = compose(chain, adder(i + round % 3))
  end
  local total = 0
  for i = 1, 20 do total = total + chain(i) end
  return total
end

local function observation(round)
  local subject = newSubject()
  local sum, largest = 0, 0
  subject.subscribe(function(value) sum = sum + value end)
  subject.subscribe(function(value)
    if value > largest then largest = value end
  end)
  for i = 1, 50 do subject.notify(i * round % 101) end
  return sum + largest
end

local function captures(round)
  local functions = {}
  for i = 1, 40 do
    local base = i * round
    functions[i] = function(x)
      base = base + x
      return base - i
    end
  end
  local total = 0
  for pass = 1, 3 do
    for i = 1, #functions do total = total + functions[i](pass) end
  end
  return total
end

local function run(n)
  local numbers = {}
  for i = 1, 100 do numbers[i] = i end
  local steps
  steps = memoize(function(x)
    if x <= 1 then return 0 end
    if x % 2 == 0 then return 1 + steps(x / 2) end
    return 1 + steps(3 * x + 1)
  end)
  local checksum = 0
  for round = 1, n do
    checksum = checksum + counters(round) + pipeline(numbers, round) + composition(round)
      + observation(round) + captures(round) + steps(round)
    checksum = checksum % 1000000007
  end
  return checksum
end

return { run = run, size = 12000, expected = 484896033 }
