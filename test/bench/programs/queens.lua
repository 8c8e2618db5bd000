-- Backtracking: all ways to place queens on a board, once with arrays of flags and recursion, once as an object whose
-- methods keep the position of every queen. Booleans in arrays, small recursions, early exits. `n` is the side of the
-- board.

local function countSolutions(size)
  local columns, rising, falling = {}, {}, {}
  for i = 1, size do columns[i] = true end
  for i = 1, size * 2 do rising[i], falling[i] = true, true end
  local function place(row)
    if row > size then return 1 end
    local count = 0
    for column = 1, size do
      local up, down = row + column - 1, row - column + size
      if columns[column] and rising[up] and falling[down] then
        columns[column], rising[up], falling[down] = false, false, false
        count = count + place(row + 1)
        columns[column], rising[up], falling[down] = true, true, true
      end
    end
    return count
  end
  return place(1)
end

local Board = {}
Board.__index = Board

function Board.new(size)
  return setmetatable({ size = size, queens = {} }, Board)
end

function Board:isSafe(row, column)
  local queens = self.queens
  for other = 1, row - 1 do
    local taken = queens[other]
    if taken == column or math.abs(taken - column) == row - other then return false end
  end
  return true
end

function Board:solve(row, visit)
  if row > self.size then
    visit(self.queens)
    return
  end
  for column = 1, self.size do
    if self:isSafe(row, column) then
      self.queens[row] = column
      self:solve(row + 1, visit)
    end
  end
end

local function run(n)
  local checksum = countSolutions(n)
  Board.new(n - 1):solve(1, function(queens)
    for row = 1, #queens do
      checksum = (checksum * 3 + queens[row]) % 1000003
    end
  end)
  return checksum
end

return { run = run, size = 11, expected = 591255 }
