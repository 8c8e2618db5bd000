-- A large program on graphs, as in a compiler: control-flow graphs are built from random structured programs, numbered
-- in depth-first order, and given dominators by iteration; natural loops are collected with work lists and sets and
-- nested into a tree; liveness of variables is solved with sets. Records, arrays, tables as sets keyed by objects. `n`
-- is the number of graphs.

local Block = {}
Block.__index = Block

local Graph = {}
Graph.__index = Graph

function Graph.new()
  local self = setmetatable({ blocks = {}, order = {} }, Graph)
  self.entry = self:newBlock()
  return self
end

function Graph:newBlock()
  local block = setmetatable({
    id = #self.blocks + 1, successors = {}, predecessors = {}, number = 0, dominator = nil, loop = nil, uses = {},
    defines = {}, live = {},
  }, Block)
  self.blocks[#self.blocks + 1] = block
  return block
end

function Block:connect(target)
  self.successors[#self.successors + 1] = target
  target.predecessors[#target.predecessors + 1] = self
end

function Block:dominates(other)
  while other and other.number > self.number do other = other.dominator end
  return other == self
end

local Builder = {}
Builder.__index = Builder

function Builder.new(seed)
  local self = setmetatable({ graph = Graph.new(), seed = seed }, Builder)
  self.current = self.graph.entry
  return self
end

function Builder:random(limit)
  self.seed = (self.seed * 8121 + 28411) % 134456
  return math.floor(self.seed * limit / 134456)
end

function Builder:simple()
  local block = self.current
  block.uses["v" .. self:random(12)] = true
  block.defines["v" .. self:random(12)] = true
end

function Builder:conditional(depth)
  local start, finish = self.current, self.graph:newBlock()
  for _ = 1, 2 do
    self.current = self.graph:newBlock()
    start:connect(self.current)
    self:statements(depth - 1)
    self.current:connect(finish)
  end
  self.current = finish
end

function Builder:loop(depth)
  local header, body, exit = self.graph:newBlock(), self.graph:newBlock(), self.graph:newBlock()
  self.current:connect(header)
  header:connect(body)
  header:connect(exit)
  self.current = body
  self:statements(depth - 1)
  if self:random(3) == 0 then self.current:connect(exit) end
  self.current:connect(header)
  self.current = exit
end

function Builder:statements(depth)
  for _ = 1, self:random(3) + 2 do
    local kind = depth > 0 and self:random(3) or 0
    if kind == 0 then
      self:simple()
    elseif kind == 1 then
      self:conditional(depth)
    else
      self:loop(depth)
    end
  end
end

function Graph:numberBlocks()
  local postorder, visited = {}, {}
  local function visit(block)
    visited[block] = true
    for _, successor in ipairs(block.successors) do
      if not visited[successor] then visit(successor) end
    end
    postorder[#postorder + 1] = block
  end
  visit(self.entry)
  for i = #postorder, 1, -1 do
    local block = postorder[i]
    self.order[#self.order + 1] = block
    block.number = #self.order
  end
end

local function intersect(a, b)
  while a ~= b do
    while a.number > b.number do a = a.dominator end
    while b.number > a.number do b = b.dominator end
  end
  return a
end

function Graph:findDominators()
  self.entry.dominator = self.entry
  local changed = true
  while changed do
    changed = false
    for i = 2, #self.order do
      local block = self.order[i]
      local best = nil
      for _, predecessor in ipairs(block.predecessors) do
        if predecessor.dominator then
          best = best and intersect(best, predecessor) or predecessor
        end
      end
      if block.dominator ~= best then
        block.dominator = best
        changed = true
      end
    end
  end
  self.entry.dominator = nil
end

local function collectLoop(loop, latch)
  local work = { latch }
  while #work > 0 do
    local block = table.remove(work)
    if not loop.members[block] then
      loop.members[block] = true
      loop.size = loop.size + 1
      for _, predecessor in ipairs(block.predecessors) do work[#work + 1] = predecessor end
    end
  end
end

function Graph:findLoops()
  local loops = {}
  -- Inner headers come last in the order, so that going backwards meets inner loops first.
  for i = #self.order, 1, -1 do
    local header = self.order[i]
    local loop = nil
    for _, predecessor in ipairs(header.predecessors) do
      if header:dominates(predecessor) then
        loop = loop or { header = header, members = { [header] = true }, size = 1, parent = nil }
        collectLoop(loop, predecessor)
      end
    end
    if loop then
      loops[#loops + 1] = loop
      for block in pairs(loop.members) do
        local inner = block.loop
        if inner == nil then
          block.loop = loop
        else
          while inner.parent and inner.parent ~= loop do inner = inner.parent end
          if inner ~= loop then inner.parent = loop end
        end
      end
    end
  end
  return loops
end

function Graph:solveLiveness()
  local rounds, changed = 0, true
  while changed do
    changed = false
    rounds = rounds + 1
    for i = #self.order, 1, -1 do
      local block = self.order[i]
      local live = block.live
      for variable in pairs(block.uses) do
        if not live[variable] then live[variable], changed = true, true end
      end
      for _, successor in ipairs(block.successors) do
        for variable in pairs(successor.live) do
          if not block.defines[variable] and not live[variable] then live[variable], changed = true, true end
        end
      end
    end
  end
  return rounds
end

local function nesting(loop)
  local depth = 0
  while loop do
    depth = depth + 1
    loop = loop.parent
  end
  return depth
end

local function size(set)
  local count = 0
  for _ in pairs(set) do count = count + 1 end
  return count
end

local function run(n)
  local checksum = 0
  for i = 1, n do
    local builder = Builder.new(i * 37)
    builder:statements(4)
    local graph = builder.graph
    graph:numberBlocks()
    graph:findDominators()
    local loops = graph:findLoops()
    local rounds = graph:solveLiveness()
    for _, loop in ipairs(loops) do
      checksum = (checksum * 3 + loop.size * nesting(loop) + loop.header.number) % 1000003
    end
    for _, block in ipairs(graph.order) do
      local dominator = block.dominator and block.dominator.number or 0
      checksum = (checksum * 7 + dominator + size(block.live) + nesting(block.loop)) % 1000003
    end
    checksum = checksum + rounds + #graph.blocks
  end
  return checksum
end

return { run = run, size = 60, expected = 5194 }
