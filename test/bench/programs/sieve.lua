-- Arrays of booleans and integers: the sieve of Eratosthenes, a linear sieve that records the smallest factor of every
-- number, and the counts of divisors and the totient derived from it. Sequential and strided array access, appending
-- with `#`. `n` is the upper limit.

local function eratosthenes(limit)
  local composite = {}
  for i = 1, limit do composite[i] = false end
  local primes = {}
  for i = 2, limit do
    if not composite[i] then
      primes[#primes + 1] = i
      for multiple = i * i, limit, i do composite[multiple] = true end
    end
  end
  return primes
end

local function smallestFactors(limit)
  local factor, primes = {}, {}
  for i = 1, limit do factor[i] = 0 end
  for i = 2, limit do
    if factor[i] == 0 then
      factor[i] = i
      primes[#primes + 1] = i
    end
    for j = 1, #primes do
      local prime = primes[j]
      if prime > factor[i] or prime * i > limit then break end
      factor[prime * i] = prime
    end
  end
  return factor
end

local function totients(factor)
  local totient = { 1 }
  for i = 2, #factor do
    local prime = factor[i]
    local rest = i / prime
    if rest % prime == 0 then
      totient[i] = totient[rest] * prime
    else
      totient[i] = totient[rest] * (prime - 1)
    end
  end
  return totient
end

local function run(n)
  local primes = eratosthenes(n)
  local checksum = #primes + primes[#primes]
  local factor = smallestFactors(n)
  local totient = totients(factor)
  for i = 1, n do
    checksum = checksum + factor[i] + totient[i]
  end
  local gaps = {}
  for i = 2, #primes do
    local gap = primes[i] - primes[i - 1]
    gaps[gap] = (gaps[gap] or 0) + 1
  end
  for gap = 1, 200 do
    checksum = checksum + gap * (gaps[gap] or 0)
  end
  return checksum
end

return { run = run, size = 1000000, expected = 341534035843 }
