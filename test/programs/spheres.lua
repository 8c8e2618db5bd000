-- Draws mirrored spheres above a chequered floor in characters: a ray tracer with vectors and shapes as classes. Plain Lua 5.1.
-- Usage: spheres.lua [columns [samples]]; a picture of `columns` characters, each from samples * samples rays.
local columns, samples = tonumber(arg and arg[1]) or 96, tonumber(arg and arg[2]) or 4
local rows = math.floor(columns * 0.4)
local shades = " .:-=+*#%@"

local Vector = {}
Vector.__index = Vector
local function vector(x, y, z) return setmetatable({ x = x, y = y, z = z }, Vector) end
function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y, a.z + b.z) end
function Vector.__sub(a, b) return vector(a.x - b.x, a.y - b.y, a.z - b.z) end
function Vector.__mul(a, factor) return vector(a.x * factor, a.y * factor, a.z * factor) end
function Vector:dot(other) return self.x * other.x + self.y * other.y + self.z * other.z end
function Vector:unit() return self * (1 / math.sqrt(self:dot(self))) end
function Vector:reflected(normal) return self - normal * (2 * self:dot(normal)) end

local Sphere = {}
Sphere.__index = Sphere
local function sphere(x, y, z, radius, mirror)
  return setmetatable({ centre = vector(x, y, z), radius = radius, mirror = mirror }, Sphere)
end

--- Distance along the ray at which it meets the sphere, if it does.
function Sphere:distance(origin, direction)
  local offset = origin - self.centre
  local b = offset:dot(direction)
  local discriminant = b * b - offset:dot(offset) + self.radius * self.radius
  if discriminant < 0 then return nil end
  local root = math.sqrt(discriminant)
  if -b - root > 1e-4 then return -b - root end
  if -b + root > 1e-4 then return -b + root end
end
function Sphere:normal(point) return (point - self.centre):unit() end
function Sphere:brightness() return 0.9 end

local Floor = {}
Floor.__index = Floor
function Floor:distance(origin, direction)
  local t = -origin.y / direction.y
  if t > 1e-4 then return t end
end
function Floor:normal() return vector(0, 1, 0) end
function Floor:brightness(point) return (math.floor(point.x) + math.floor(point.z)) % 2 == 0 and 0.95 or 0.25 end

local scene = {
  sphere(0, 1, 0, 1, 0.6), sphere(-1.9, 0.6, 0.7, 0.6, 0.3), sphere(1.7, 0.5, -0.9, 0.5, 0.2), sphere(1.1, 0.3, -1.9, 0.3, 0),
  setmetatable({ mirror = 0.15 }, Floor),
}
local light = vector(-0.6, 1, -0.7):unit()

local function nearest(origin, direction)
  local found, best = nil, math.huge
  for _, shape in ipairs(scene) do
    local t = shape:distance(origin, direction)
    if t and t < best then found, best = shape, t end
  end
  return found, best
end

--- Brightness, 0 to 1, of what a ray meets.
local function trace(origin, direction, depth)
  local shape, distance = nearest(origin, direction)
  if not shape then return 0.05 + 0.25 * math.max(direction.y, 0) end
  local point = origin + direction * distance
  local normal = shape:normal(point)
  local lit = nearest(point, light) and 0 or math.max(normal:dot(light), 0)
  local brightness = shape:brightness(point) * (0.15 + 0.85 * lit)
  if depth > 0 and shape.mirror > 0 then
    brightness = brightness * (1 - shape.mirror) + shape.mirror * trace(point, direction:reflected(normal), depth - 1)
  end
  return brightness
end

local eye = vector(0, 1.6, -5)
for row = 0, rows - 1 do
  local line = {}
  for column = 0, columns - 1 do
    local sum = 0
    for i = 0, samples * samples - 1 do
      local x = (column + (i % samples + 0.5) / samples) / columns * 2 - 1
      local y = 1 - (row + (math.floor(i / samples) + 0.5) / samples) / rows * 2
      sum = sum + trace(eye, vector(x * 0.62, y * 0.5 - 0.12, 1):unit(), 4)
    end
    local shade = math.min(math.floor(sum / (samples * samples) * #shades), #shades - 1)
    line[#line + 1] = shades:sub(shade + 1, shade + 1)
  end
  print((table.concat(line):gsub(" +$", "")))
end
