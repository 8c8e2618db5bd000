-- Dictionaries with sparse numeric keys: Conway's game of life on an unbounded plane. A cell is one number that
-- combines its coordinates; living cells are keys of a table, and every generation counts neighbours in a fresh table
-- and iterates over it with pairs. `n` is the number of generations.

local WIDTH = 65536

local function cellAt(x, y) return (y + 32768) * WIDTH + x + 32768 end

local function parse(rows, left, top, living)
  for y, row in ipairs(rows) do
    for x = 1, #row do
      if row:sub(x, x) == "#" then living[cellAt(left + x, top + y)] = true end
    end
  end
end

local neighbours = { -WIDTH - 1, -WIDTH, -WIDTH + 1, -1, 1, WIDTH - 1, WIDTH, WIDTH + 1 }

local function generation(living)
  local counts = {}
  for cell in pairs(living) do
    for i = 1, 8 do
      local neighbour = cell + neighbours[i]
      counts[neighbour] = (counts[neighbour] or 0) + 1
    end
  end
  local born = {}
  local population = 0
  for cell, count in pairs(counts) do
    if count == 3 or (count == 2 and living[cell]) then
      born[cell] = true
      population = population + 1
    end
  end
  return born, population
end

local function run(n)
  local living = {}
  parse({ ".##", "##.", ".#." }, 0, 0, living)
  parse({ ".#.....", "...#...", "##..###" }, 60, 10, living)
  parse({ "......#.", "##......", ".#...###" }, -50, -30, living)
  parse({ ".#.", "..#", "###" }, -200, -200, living)
  local total, population = 0, 0
  for _ = 1, n do
    living, population = generation(living)
    total = total + population
  end
  local checksum = total
  for cell in pairs(living) do
    checksum = (checksum + cell) % 1000000007
  end
  return checksum
end

return { run = run, size = 400, expected = 74400671 }
