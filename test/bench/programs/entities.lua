-- A simulation in the style of a game: entities of several kinds in lists, iterated with ipairs, pairs and numeric
-- loops, added with table.insert and removed from the middle with table.remove, found through a grid of buckets, with
-- optional fields, messages dispatched by string, and state machines held in tables of functions. `n` is the number of
-- frames.

local SIZE, CELL = 400, 20
local COLUMNS = SIZE / CELL

local World = {}
World.__index = World

function World.new()
  return setmetatable({
    entities = {}, grid = {}, nextId = 1, seed = 83, frame = 0, counts = { sheep = 0, wolf = 0 },
    stats = { born = 0, eaten = 0, starved = 0, grazed = 0 },
  }, World)
end

function World:random(limit)
  self.seed = (self.seed * 8121 + 28411) % 134456
  return math.floor(self.seed * limit / 134456)
end

local behaviours = {}

behaviours.sheep = {
  grazing = function(world, entity)
    entity.energy = entity.energy + 1
    world.stats.grazed = world.stats.grazed + 1
    if world:nearest(entity, "wolf", 25) then return "fleeing" end
    if entity.energy > 60 then return "breeding" end
    return "grazing"
  end,
  fleeing = function(world, entity)
    local wolf = world:nearest(entity, "wolf", 40)
    if not wolf then return "grazing" end
    local dx, dy = entity.x - wolf.x, entity.y - wolf.y
    entity.vx = dx > 0 and 2 or -2
    entity.vy = dy > 0 and 2 or -2
    return "fleeing"
  end,
  breeding = function(world, entity)
    if world.counts.sheep < 250 then
      world:spawn("sheep", entity.x + world:random(9) - 4, entity.y + world:random(9) - 4, entity)
    end
    entity.energy = 10
    return "grazing"
  end,
}

behaviours.wolf = {
  hunting = function(world, entity)
    entity.energy = entity.energy - 1
    local sheep = entity.target
    if not sheep or sheep.dead then
      sheep = world:nearest(entity, "sheep", 60)
      entity.target = sheep
    end
    if not sheep then return "wandering" end
    local dx, dy = sheep.x - entity.x, sheep.y - entity.y
    if dx * dx + dy * dy < 16 then
      sheep.dead = true
      entity.target = nil
      entity.energy = entity.energy + 30
      world.stats.eaten = world.stats.eaten + 1
      return "resting"
    end
    entity.vx = dx > 0 and 3 or -3
    entity.vy = dy > 0 and 3 or -3
    return "hunting"
  end,
  wandering = function(world, entity)
    entity.energy = entity.energy - 1
    entity.vx = world:random(5) - 2
    entity.vy = world:random(5) - 2
    if entity.energy < 80 then return "hunting" end
    return "wandering"
  end,
  resting = function(world, entity)
    entity.vx, entity.vy = 0, 0
    entity.wait = (entity.wait or 0) + 1
    if entity.wait > 8 then
      entity.wait = nil
      if entity.energy > 120 and world.counts.wolf < 40 then
        entity.energy = entity.energy - 60
        world:spawn("wolf", entity.x, entity.y, entity)
      end
      return "hunting"
    end
    return "resting"
  end,
}

local initialState = { sheep = "grazing", wolf = "hunting" }

function World:spawn(kind, x, y, parent)
  local entity = {
    id = self.nextId, kind = kind, x = x % SIZE, y = y % SIZE, vx = self:random(3) - 1, vy = self:random(3) - 1,
    energy = 20 + self:random(40), state = initialState[kind], parent = parent and parent.id,
  }
  self.nextId = self.nextId + 1
  self.counts[kind] = self.counts[kind] + 1
  if parent then self.stats.born = self.stats.born + 1 end
  table.insert(self.entities, entity)
end

function World:rebuildGrid()
  self.grid = {}
  for _, entity in ipairs(self.entities) do
    local cell = math.floor(entity.y / CELL) * COLUMNS + math.floor(entity.x / CELL)
    local bucket = self.grid[cell]
    if not bucket then
      bucket = {}
      self.grid[cell] = bucket
    end
    bucket[#bucket + 1] = entity
  end
end

function World:nearest(from, kind, range)
  local best, found = range * range, nil
  local reach = math.ceil(range / CELL)
  local column, row = math.floor(from.x / CELL), math.floor(from.y / CELL)
  for y = math.max(row - reach, 0), math.min(row + reach, COLUMNS - 1) do
    for x = math.max(column - reach, 0), math.min(column + reach, COLUMNS - 1) do
      local bucket = self.grid[y * COLUMNS + x]
      if bucket then
        for _, entity in ipairs(bucket) do
          if entity.kind == kind and not entity.dead then
            local dx, dy = entity.x - from.x, entity.y - from.y
            local distance = dx * dx + dy * dy
            if distance < best then best, found = distance, entity end
          end
        end
      end
    end
  end
  return found
end

function World:update()
  self.frame = self.frame + 1
  self:rebuildGrid()
  for i = 1, #self.entities do
    local entity = self.entities[i]
    if not entity.dead then
      entity.state = behaviours[entity.kind][entity.state](self, entity)
      entity.x = (entity.x + entity.vx) % SIZE
      entity.y = (entity.y + entity.vy) % SIZE
      if entity.energy <= 0 then
        entity.dead = true
        self.stats.starved = self.stats.starved + 1
      end
    end
  end
  for i = #self.entities, 1, -1 do
    local entity = self.entities[i]
    if entity.dead then
      self.counts[entity.kind] = self.counts[entity.kind] - 1
      table.remove(self.entities, i)
    end
  end
  if self.counts.wolf < 6 then self:spawn("wolf", self:random(SIZE), self:random(SIZE)) end
  if self.counts.sheep < 40 then self:spawn("sheep", self:random(SIZE), self:random(SIZE)) end
end

local function run(n)
  local world = World.new()
  for _ = 1, 120 do world:spawn("sheep", world:random(SIZE), world:random(SIZE)) end
  for _ = 1, 15 do world:spawn("wolf", world:random(SIZE), world:random(SIZE)) end
  local checksum = 0
  for _ = 1, n do
    world:update()
    checksum = (checksum * 3 + #world.entities + world.counts.wolf) % 1000003
  end
  for _, entity in ipairs(world.entities) do
    checksum = (checksum * 7 + entity.x + entity.y + entity.energy + #entity.state + (entity.parent or 0)) % 1000003
  end
  local total = 0
  for name, count in pairs(world.stats) do total = total + #name * count end
  return checksum .. ":" .. total .. ":" .. world.nextId
end

return { run = run, size = 400, expected = "519935:495207:379" }
