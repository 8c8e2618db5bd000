-- Arrays of doubles: an iterative in-place fast Fourier transform, used to multiply polynomials. Strided reads and
-- writes of floating-point arrays in triple loops, with the roots of unity computed by half-angle formulas (square
-- roots only), so that every engine gets the same digits. `n` is the length of a transform, a power of two.

-- cos and sin of pi/1, pi/2, pi/4, ... up to pi/length.
local function halfAngles(length)
  local cosines, sines = { -1, 0 }, { 0, 1 }
  local size = 2
  while size < length do
    local cosine = cosines[#cosines]
    cosines[#cosines + 1] = math.sqrt((1 + cosine) / 2)
    sines[#sines + 1] = math.sqrt((1 - cosine) / 2)
    size = size * 2
  end
  return cosines, sines
end

local function bitReverse(real, imaginary)
  local length = #real
  local j = 1
  for i = 1, length do
    if i < j then
      real[i], real[j] = real[j], real[i]
      imaginary[i], imaginary[j] = imaginary[j], imaginary[i]
    end
    local half = length / 2
    while half >= 1 and j > half do
      j = j - half
      half = half / 2
    end
    j = j + half
  end
end

local function transform(real, imaginary, direction, cosines, sines)
  bitReverse(real, imaginary)
  local length = #real
  local half, level = 1, 1
  while half < length do
    local stepReal, stepImaginary = cosines[level], direction * sines[level]
    local rootReal, rootImaginary = 1, 0
    for offset = 1, half do
      for i = offset, length, half * 2 do
        local j = i + half
        local productReal = rootReal * real[j] - rootImaginary * imaginary[j]
        local productImaginary = rootReal * imaginary[j] + rootImaginary * real[j]
        real[j] = real[i] - productReal
        imaginary[j] = imaginary[i] - productImaginary
        real[i] = real[i] + productReal
        imaginary[i] = imaginary[i] + productImaginary
      end
      rootReal, rootImaginary =
        rootReal * stepReal - rootImaginary * stepImaginary, rootReal * stepImaginary + rootImaginary * stepReal
    end
    half = half * 2
    level = level + 1
  end
end

-- The product of two polynomials with small integer coefficients.
local function multiply(first, second, length, cosines, sines)
  local real, imaginary = {}, {}
  for i = 1, length do
    real[i] = first[i] or 0
    imaginary[i] = second[i] or 0
  end
  -- Both inputs share one transform: (a + ib)^2 has 2ab as its imaginary part.
  transform(real, imaginary, 1, cosines, sines)
  for i = 1, length do
    local x, y = real[i], imaginary[i]
    real[i] = x * x - y * y
    imaginary[i] = 2 * x * y
  end
  transform(real, imaginary, -1, cosines, sines)
  local product = {}
  for i = 1, length do
    product[i] = math.floor(imaginary[i] / (2 * length) + 0.5)
  end
  return product
end

local function run(n)
  local seed = 5
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local cosines, sines = halfAngles(n)
  local checksum = 0
  for _ = 1, 4 do
    local first, second = {}, {}
    for i = 1, n / 2 do
      first[i] = random(100) - 50
      second[i] = random(100) - 50
    end
    local product = multiply(first, second, n, cosines, sines)
    for i = 1, #product do
      checksum = (checksum + i * product[i]) % 1000000007
    end
  end
  return checksum
end

return { run = run, size = 65536, expected = 805319522 }
