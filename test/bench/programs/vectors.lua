-- Metamethods: vectors with __add, __sub, __mul (by number from either side, and by vector), __unm, __eq, __lt, __le,
-- __call, __tostring and __concat; complex numbers; an __index function that computes fields; and tables with default
-- values and observed writes. `n` is the number of simulated steps.

local Vector = {}

local function vector(x, y) return setmetatable({ x = x, y = y }, Vector) end

local methods = {}
function methods:dot(other) return self.x * other.x + self.y * other.y end
function methods:perpendicular() return vector(-self.y, self.x) end

function Vector.__index(self, key)
  if key == "squared" then return self.x * self.x + self.y * self.y end
  if key == "length" then return math.sqrt(self.squared) end
  return methods[key]
end
function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y) end
function Vector.__sub(a, b) return vector(a.x - b.x, a.y - b.y) end
function Vector.__mul(a, b)
  if type(a) == "number" then return vector(a * b.x, a * b.y) end
  if type(b) == "number" then return vector(a.x * b, a.y * b) end
  return a.x * b.x + a.y * b.y
end
function Vector.__unm(a) return vector(-a.x, -a.y) end
function Vector.__eq(a, b) return a.x == b.x and a.y == b.y end
function Vector.__lt(a, b) return a.squared < b.squared end
function Vector.__le(a, b) return a.squared <= b.squared end
function Vector.__call(self, scale) return self.x * scale, self.y * scale end
function Vector.__tostring(a) return "(" .. math.floor(a.x) .. "," .. math.floor(a.y) .. ")" end
function Vector.__concat(a, b) return tostring(a) .. tostring(b) end

local function simulate(n)
  local position, velocity, step = vector(10, 0), vector(0, 1), 0.01
  local origin, reversals, text = vector(0, 0), 0, 0
  for i = 1, n do
    local offset = origin - position
    local acceleration = offset * (1 / (offset.length + 1))
    velocity = velocity + step * acceleration
    position = position + velocity * step
    if velocity * offset < 0 then reversals = reversals + 1 end
    if velocity:perpendicular():dot(offset) > 0 then reversals = reversals + 2 end
    if position < velocity then velocity = -velocity end
    if i % 100 == 0 then
      local x, y = position(2)
      text = (text * 31 + #(position .. " " .. velocity) + math.floor(x + y)) % 1000003
    end
    if position == origin then break end
  end
  return reversals * 1000 + text
end

local Complex = {}
Complex.__index = Complex
local function complex(re, im) return setmetatable({ re = re, im = im }, Complex) end
function Complex.__add(a, b) return complex(a.re + b.re, a.im + b.im) end
function Complex.__mul(a, b) return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re) end
function Complex.__div(a, b)
  local scale = b.re * b.re + b.im * b.im
  return complex((a.re * b.re + a.im * b.im) / scale, (a.im * b.re - a.re * b.im) / scale)
end
function Complex.__eq(a, b) return a.re == b.re and a.im == b.im end
function Complex:norm() return self.re * self.re + self.im * self.im end

-- How many steps the iteration z -> z - (z^3 - 1) / 3z^2 needs from a grid of starting points.
local function newton(side)
  local one, three, minusOne = complex(1, 0), complex(3, 0), complex(-1, 0)
  local total = 0
  for i = 1, side do
    for j = 1, side do
      local z = complex(i / side - 0.52, j / side - 0.51)
      for step = 1, 30 do
        local square = z * z
        local error = square * z + minusOne
        if error:norm() < 1e-10 or z == one then break end
        z = z + minusOne * error / (three * square)
        total = total + step
      end
    end
  end
  return total
end

local function withDefault(default)
  return setmetatable({}, { __index = function() return default end })
end

local function observed(target, log)
  return setmetatable({}, {
    __index = target,
    __newindex = function(_, key, value)
      log.writes = log.writes + 1
      target[key] = value
    end,
  })
end

local function defaults(n)
  local counts, log = withDefault(0), { writes = 0 }
  local settings = observed({ volume = 0 }, log)
  for i = 1, n do
    local key = "k" .. i % 50
    counts[key] = counts[key] + 1
    settings.volume = settings.volume + 1
  end
  return counts.k7 + counts.absent + log.writes + settings.volume
end

local function run(n)
  return simulate(n) + newton(math.floor(math.sqrt(n) / 8)) + defaults(n)
end

return { run = run, size = 500000, expected = 599280410 }
