-- Floating-point loops without any allocation: iteration counts of the Mandelbrot set over a square of points, with the
-- test for the main bulbs, and a histogram of the counts. `n` is the number of points along a side.

local LIMIT = 100

local function iterations(cx, cy)
  local shifted = cx - 0.25
  local q = shifted * shifted + cy * cy
  if q * (q + shifted) <= 0.25 * cy * cy or (cx + 1) * (cx + 1) + cy * cy <= 0.0625 then
    return LIMIT
  end
  local x, y, count = 0, 0, 0
  while count < LIMIT do
    local xx, yy = x * x, y * y
    if xx + yy > 4 then break end
    x, y = xx - yy + cx, 2 * x * y + cy
    count = count + 1
  end
  return count
end

local function run(n)
  local histogram = {}
  for i = 0, LIMIT do histogram[i] = 0 end
  for row = 0, n - 1 do
    local cy = 2.4 * row / n - 1.2
    for column = 0, n - 1 do
      local cx = 2.7 * column / n - 2
      local count = iterations(cx, cy)
      histogram[count] = histogram[count] + 1
    end
  end
  local checksum = 0
  for i = 0, LIMIT do checksum = checksum + histogram[i] * (i + 1) end
  return checksum
end

return { run = run, size = 1200, expected = 42255722 }
