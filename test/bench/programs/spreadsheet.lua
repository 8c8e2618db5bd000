-- A large object-oriented program with a network of constraints: a spreadsheet whose formulas are trees of expression
-- objects (a class per kind, evaluated by polymorphic calls), whose cells know their readers, and which recalculates
-- after a change by visiting the cells that depend on it in order of their depth; cycles are found and reported as
-- errors. `n` is the number of edits.

local function class(parent)
  local self = {}
  self.__index = self
  if parent then setmetatable(self, { __index = parent }) end
  return self
end

local Expression = class()
function Expression:visitReferences() end
function Expression:isConstant() return false end

local Constant = class(Expression)
function Constant.new(value) return setmetatable({ value = value }, Constant) end
function Constant:evaluate() return self.value end
function Constant:isConstant() return true end

local Reference = class(Expression)
function Reference.new(cell) return setmetatable({ cell = cell }, Reference) end
function Reference:evaluate() return self.cell.value end
function Reference:visitReferences(visit) visit(self.cell) end

local Binary = class(Expression)
function Binary:init(left, right)
  self.left = left
  self.right = right
  return self
end
function Binary:visitReferences(visit)
  self.left:visitReferences(visit)
  self.right:visitReferences(visit)
end
function Binary:isConstant() return self.left:isConstant() and self.right:isConstant() end
function Binary:evaluate() return self:combine(self.left:evaluate(), self.right:evaluate()) end

local Sum = class(Binary)
function Sum.new(left, right) return Binary.init(setmetatable({}, Sum), left, right) end
function Sum:combine(left, right) return (left + right) % 1000003 end

local Product = class(Binary)
function Product.new(left, right) return Binary.init(setmetatable({}, Product), left, right) end
function Product:combine(left, right) return left * right % 1009 end

local Maximum = class(Binary)
function Maximum.new(left, right) return Binary.init(setmetatable({}, Maximum), left, right) end
function Maximum:combine(left, right)
  if left > right then return left end
  return right
end

local Choice = class(Expression)
function Choice.new(condition, consequent, alternative)
  return setmetatable({ condition = condition, consequent = consequent, alternative = alternative }, Choice)
end
function Choice:evaluate()
  if self.condition:evaluate() % 2 == 0 then return self.consequent:evaluate() end
  return self.alternative:evaluate()
end
function Choice:visitReferences(visit)
  self.condition:visitReferences(visit)
  self.consequent:visitReferences(visit)
  self.alternative:visitReferences(visit)
end

local Total = class(Expression)
function Total.new(cells) return setmetatable({ cells = cells }, Total) end
function Total:evaluate()
  local sum = 0
  for _, cell in ipairs(self.cells) do sum = sum + cell.value end
  return sum % 1000003
end
function Total:visitReferences(visit)
  for _, cell in ipairs(self.cells) do visit(cell) end
end

local Cell = class()

function Cell.new(name)
  return setmetatable({
    name = name, value = 0, formula = Constant.new(0), depth = 0, sources = {}, readers = {}, mark = 0, evaluations = 0,
  }, Cell)
end

function Cell:recalculate()
  local value = self.formula:evaluate()
  self.evaluations = self.evaluations + 1
  local changed = value ~= self.value
  self.value = value
  return changed
end

local Sheet = class()

function Sheet.new(rows, columns)
  local self = setmetatable({ rows = rows, columns = columns, cells = {}, pass = 0, evaluations = 0 }, Sheet)
  for row = 1, rows do
    for column = 1, columns do
      local name = string.char(64 + column) .. row
      self.cells[name] = Cell.new(name)
    end
  end
  return self
end

function Sheet:cell(row, column) return self.cells[string.char(64 + column) .. row] end

function Sheet:markReaders(cell)
  if cell.mark == self.pass then return end
  cell.mark = self.pass
  for _, reader in ipairs(cell.readers) do self:markReaders(reader) end
end

function Sheet:connect(cell, formula)
  self.pass = self.pass + 1
  self:markReaders(cell)
  formula:visitReferences(function(source)
    if source.mark == self.pass then error({ cycle = cell.name }) end
  end)
  for _, source in ipairs(cell.sources) do
    for i, reader in ipairs(source.readers) do
      if reader == cell then
        table.remove(source.readers, i)
        break
      end
    end
  end
  cell.sources = {}
  formula:visitReferences(function(source)
    table.insert(cell.sources, source)
    table.insert(source.readers, cell)
  end)
  cell.formula = formula
end

function Sheet:deepen(cell)
  local depth = 0
  for _, source in ipairs(cell.sources) do
    if source.depth >= depth then depth = source.depth + 1 end
  end
  if depth ~= cell.depth then
    cell.depth = depth
    for _, reader in ipairs(cell.readers) do self:deepen(reader) end
  end
end

-- Cells wait in one bucket per depth, so that each is evaluated once, after all of its sources.
function Sheet:propagate(first)
  self.pass = self.pass + 1
  local buckets, deepest = {}, first.depth
  buckets[first.depth] = { first }
  local depth = first.depth
  while depth <= deepest do
    for _, cell in ipairs(buckets[depth] or {}) do
      self.evaluations = self.evaluations + 1
      if cell:recalculate() then
        for _, reader in ipairs(cell.readers) do
          if reader.mark ~= self.pass then
            reader.mark = self.pass
            local bucket = buckets[reader.depth]
            if not bucket then
              bucket = {}
              buckets[reader.depth] = bucket
              if reader.depth > deepest then deepest = reader.depth end
            end
            bucket[#bucket + 1] = reader
          end
        end
      end
    end
    depth = depth + 1
  end
end

function Sheet:set(cell, formula)
  self:connect(cell, formula)
  self:deepen(cell)
  self:propagate(cell)
end

local function run(n)
  local seed = 57
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local rows, columns = 20, 12
  local sheet = Sheet.new(rows, columns)
  -- Mostly to the left of the cell; the exceptions make cycles.
  local function reference(column)
    local other = random(column - 1) + 1
    if random(60) == 0 then other = random(columns) + 1 end
    return Reference.new(sheet:cell(random(rows) + 1, other))
  end
  local function formulaFor(row, column)
    if column == 1 then return Constant.new(random(1000)) end
    local kind = random(6)
    if kind == 0 then return Sum.new(reference(column), Constant.new(random(9))) end
    if kind == 1 then return Sum.new(reference(column), reference(column)) end
    if kind == 2 then return Product.new(reference(column), Sum.new(reference(column), Constant.new(1))) end
    if kind == 3 then return Choice.new(reference(column), reference(column), reference(column)) end
    if kind == 4 then return Maximum.new(reference(column), Product.new(Constant.new(3), reference(column))) end
    local cells = {}
    for i = 1, column - 1 do cells[i] = sheet:cell(row, i) end
    return Total.new(cells)
  end
  local cycles = 0
  local function edit(row, column)
    local ok, failure = pcall(sheet.set, sheet, sheet:cell(row, column), formulaFor(row, column))
    if not ok then
      cycles = cycles + #failure.cycle
    end
  end
  for column = 1, columns do
    for row = 1, rows do edit(row, column) end
  end
  local checksum = 0
  for i = 1, n do
    if i % 4 == 0 then
      edit(random(rows) + 1, random(columns) + 1)
    else
      sheet:set(sheet:cell(random(rows) + 1, 1), Constant.new(random(1000)))
    end
    checksum = (checksum * 3 + sheet:cell(i % rows + 1, columns).value) % 1000003
  end
  local constants = 0
  for row = 1, rows do
    for column = 1, columns do
      local cell = sheet:cell(row, column)
      checksum = (checksum * 3 + cell.value + cell.depth + cell.evaluations) % 1000003
      if cell.formula:isConstant() then constants = constants + 1 end
    end
  end
  return checksum .. ":" .. cycles .. ":" .. constants .. ":" .. sheet.evaluations
end

return { run = run, size = 8000, expected = "911459:28:20:347116" }
