-- Matrices as arrays of rows: product, transposition, decomposition into triangular factors with pivoting, and the
-- solution of a linear system. Doubly indexed reads and writes of doubles in nested loops. `n` is the number of rows.

local function newMatrix(rows, columns, element)
  local matrix = {}
  for i = 1, rows do
    local row = {}
    for j = 1, columns do row[j] = element(i, j) end
    matrix[i] = row
  end
  return matrix
end

local function multiply(a, b)
  local rows, inner, columns = #a, #b, #b[1]
  return newMatrix(rows, columns, function(i, j)
    local sum = 0
    local row = a[i]
    for k = 1, inner do sum = sum + row[k] * b[k][j] end
    return sum
  end)
end

local function transpose(a)
  return newMatrix(#a[1], #a, function(i, j) return a[j][i] end)
end

-- Leaves both factors in `a` and returns the order of the rows.
local function decompose(a)
  local size = #a
  local order = {}
  for i = 1, size do order[i] = i end
  for k = 1, size do
    local pivot = k
    for i = k + 1, size do
      if math.abs(a[i][k]) > math.abs(a[pivot][k]) then pivot = i end
    end
    a[k], a[pivot] = a[pivot], a[k]
    order[k], order[pivot] = order[pivot], order[k]
    local pivotRow = a[k]
    for i = k + 1, size do
      local row = a[i]
      local factor = row[k] / pivotRow[k]
      row[k] = factor
      for j = k + 1, size do row[j] = row[j] - factor * pivotRow[j] end
    end
  end
  return order
end

local function solve(a, order, right)
  local size = #a
  local x = {}
  for i = 1, size do
    local sum = right[order[i]]
    for j = 1, i - 1 do sum = sum - a[i][j] * x[j] end
    x[i] = sum
  end
  for i = size, 1, -1 do
    local sum = x[i]
    for j = i + 1, size do sum = sum - a[i][j] * x[j] end
    x[i] = sum / a[i][i]
  end
  return x
end

local function run(n)
  local seed = 17
  local function random()
    seed = (seed * 8121 + 28411) % 134456
    return seed / 134456
  end
  local a = newMatrix(n, n, random)
  local b = newMatrix(n, n, function(i, j) return (i * j) % 7 - 3 end)
  local product = multiply(a, transpose(multiply(b, a)))
  local right = {}
  for i = 1, n do
    product[i][i] = product[i][i] + n * n
    right[i] = i
  end
  local order = decompose(product)
  local x = solve(product, order, right)
  local checksum = 0
  for i = 1, n do checksum = checksum + x[i] * i + product[i][n + 1 - i] end
  return checksum
end

return { run = run, size = 220, expected = -84912.028915480783 }
