-- Short-lived objects of subclasses whose constructors refine what the constructor of the base class has made.

local Shape = {}
Shape.__index = Shape

function Shape.new(x, y)
  local self = setmetatable({}, Shape)
  self.x, self.y = x, y
  return self
end

function Shape:move(dx, dy)
  self.x = self.x + dx
  self.y = self.y + dy
  return self
end

function Shape:area() return 0 end

function Shape:weight() return self:area() * 3 + self.x - self.y end

local function subclass(parent)
  local class = setmetatable({}, { __index = parent })
  class.__index = class
  return class
end

-- The same fields as its base.
local Point = subclass(Shape)

function Point.new(x, y) return setmetatable(Shape.new(x, y), Point) end

function Point:area() return 1 end

local Box = subclass(Shape)

function Box.new(x, y, width, height)
  local self = setmetatable(Shape.new(x, y), Box)
  self.width, self.height = width, height
  return self
end

function Box:area() return self.width * self.height end

-- Two levels below.
local Frame = subclass(Box)

function Frame.new(x, y, width, height, border)
  local self = setmetatable(Box.new(x, y, width, height), Frame)
  self.border = border
  return self
end

function Frame:area()
  local inner = (self.width - 2 * self.border) * (self.height - 2 * self.border)
  return Box.area(self) - inner
end

local function run(n)
  local sum = 0
  for round = 1, n do
    local shapes = {}
    for i = 1, 100 do
      local kind = (i + round) % 3
      if kind == 0 then
        shapes[i] = Point.new(i, round % 50)
      elseif kind == 1 then
        shapes[i] = Box.new(i, round % 50, i % 7 + 1, i % 5 + 1)
      else
        shapes[i] = Frame.new(i, round % 50, i % 7 + 6, i % 5 + 6, 2)
      end
    end
    for i = 1, 100 do sum = (sum + shapes[i]:move(1, -1):weight()) % 1000003 end
  end
  return sum
end

return { run = run, size = 4000, expected = 60003 }
