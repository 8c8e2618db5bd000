-- A ray tracer: spheres and a checkered plane as classes with a common parent, vectors as small records created by
-- functions, shadows, mirrors to a limited depth, and a picture as an array of rows of colours. Allocation of
-- short-lived records of doubles, polymorphic method calls, recursion. `n` is the width of the picture.

local function vector(x, y, z) return { x = x, y = y, z = z } end
local function add(a, b) return vector(a.x + b.x, a.y + b.y, a.z + b.z) end
local function subtract(a, b) return vector(a.x - b.x, a.y - b.y, a.z - b.z) end
local function scale(a, factor) return vector(a.x * factor, a.y * factor, a.z * factor) end
local function dot(a, b) return a.x * b.x + a.y * b.y + a.z * b.z end
local function normalize(a) return scale(a, 1 / math.sqrt(dot(a, a))) end
local function reflect(direction, normal) return subtract(direction, scale(normal, 2 * dot(direction, normal))) end

local Shape = {}
Shape.__index = Shape
function Shape:init(colour, mirror)
  self.colour = colour
  self.mirror = mirror
  return self
end
function Shape:colourAt() return self.colour end
function Shape:castsShadow() return true end

local Sphere = setmetatable({}, { __index = Shape })
Sphere.__index = Sphere
function Sphere.new(centre, radius, colour, mirror)
  local self = Shape.init(setmetatable({}, Sphere), colour, mirror)
  self.centre = centre
  self.radius = radius
  return self
end
function Sphere:distance(origin, direction)
  local offset = subtract(self.centre, origin)
  local along = dot(offset, direction)
  local squared = self.radius * self.radius - dot(offset, offset) + along * along
  if squared < 0 then return nil end
  local root = math.sqrt(squared)
  if along - root > 1e-4 then return along - root end
  if along + root > 1e-4 then return along + root end
  return nil
end
function Sphere:normalAt(point) return scale(subtract(point, self.centre), 1 / self.radius) end

local Plane = setmetatable({}, { __index = Shape })
Plane.__index = Plane
function Plane.new(height, colour, other, mirror)
  local self = Shape.init(setmetatable({}, Plane), colour, mirror)
  self.height = height
  self.other = other
  self.normal = vector(0, 1, 0)
  return self
end
function Plane:distance(origin, direction)
  if direction.y > -1e-6 then return nil end
  local distance = (self.height - origin.y) / direction.y
  if distance > 1e-4 then return distance end
  return nil
end
function Plane:normalAt() return self.normal end
function Plane:castsShadow() return false end
function Plane:colourAt(point)
  if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 then return self.colour end
  return self.other
end

local Scene = {}
Scene.__index = Scene

function Scene.new()
  local shapes = {
    Plane.new(-1, vector(0.9, 0.9, 0.9), vector(0.1, 0.1, 0.2), 0.1),
    Sphere.new(vector(0, 0.2, 6), 1.2, vector(0.9, 0.2, 0.2), 0.3),
    Sphere.new(vector(-2, -0.3, 5), 0.7, vector(0.2, 0.8, 0.3), 0.2),
    Sphere.new(vector(1.8, -0.4, 4.5), 0.6, vector(0.3, 0.3, 0.9), 0.5),
  }
  for i = 1, 5 do
    shapes[#shapes + 1] = Sphere.new(vector(i - 3, -0.75, 3.5 - i % 2), 0.25, vector(0.2 * i, 0.7, 1 - 0.2 * i), 0)
  end
  local lights = {
    { position = vector(5, 6, 0), strength = 0.7 },
    { position = vector(-4, 5, 2), strength = 0.4 },
  }
  return setmetatable({ shapes = shapes, lights = lights, background = vector(0.4, 0.6, 0.9) }, Scene)
end

function Scene:nearest(origin, direction)
  local best, found = math.huge, nil
  for _, shape in ipairs(self.shapes) do
    local distance = shape:distance(origin, direction)
    if distance and distance < best then best, found = distance, shape end
  end
  return found, best
end

function Scene:isLit(point, toLight, distance)
  for _, shape in ipairs(self.shapes) do
    if shape:castsShadow() then
      local hit = shape:distance(point, toLight)
      if hit and hit < distance then return false end
    end
  end
  return true
end

function Scene:shade(shape, point, direction)
  local normal = shape:normalAt(point)
  local brightness, highlight = 0.15, 0
  for _, light in ipairs(self.lights) do
    local offset = subtract(light.position, point)
    local distance = math.sqrt(dot(offset, offset))
    local toLight = scale(offset, 1 / distance)
    local facing = dot(normal, toLight)
    if facing > 0 and self:isLit(point, toLight, distance) then
      brightness = brightness + facing * light.strength
      local gleam = dot(reflect(direction, normal), toLight)
      if gleam > 0 then
        gleam = gleam * gleam
        gleam = gleam * gleam
        highlight = highlight + gleam * gleam * light.strength
      end
    end
  end
  local colour = scale(shape:colourAt(point), brightness)
  return add(colour, vector(highlight, highlight, highlight)), normal
end

function Scene:trace(origin, direction, depth)
  local shape, distance = self:nearest(origin, direction)
  if not shape then return scale(self.background, 0.5 + direction.y / 2) end
  local point = add(origin, scale(direction, distance))
  local colour, normal = self:shade(shape, point, direction)
  if shape.mirror > 0 and depth < 3 then
    local reflected = self:trace(point, reflect(direction, normal), depth + 1)
    colour = add(scale(colour, 1 - shape.mirror), scale(reflected, shape.mirror))
  end
  return colour
end

local function render(scene, width, height)
  local rows = {}
  local eye = vector(0, 0.5, -2)
  for row = 1, height do
    local pixels = {}
    for column = 1, width do
      local direction = normalize(vector((column - width / 2) / width * 2, (height / 2 - row) / width * 2, 2))
      pixels[column] = scene:trace(eye, direction, 0)
    end
    rows[row] = pixels
  end
  return rows
end

local function level(value)
  return math.floor(math.min(value, 1) * 255)
end

local function run(n)
  local checksum = 0
  for _, pixels in ipairs(render(Scene.new(), n, n * 3 / 4)) do
    for _, pixel in ipairs(pixels) do
      checksum = (checksum * 7 + level(pixel.x) + level(pixel.y) * 2 + level(pixel.z) * 3) % 1000003
    end
  end
  return checksum
end

return { run = run, size = 280, expected = 269662 }
