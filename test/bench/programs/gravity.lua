-- Records of doubles: bodies that attract each other, integrated by the leapfrog method with softened gravity. Every
-- inner step reads and writes a dozen floating-point fields of two records and takes one square root. `n` is the number
-- of steps.

local function newBody(x, y, z, vx, vy, vz, mass)
  return { x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass }
end

local function newSystem(count)
  local seed = 3
  local function random()
    seed = (seed * 8121 + 28411) % 134456
    return seed / 134456 - 0.5
  end
  local bodies = { newBody(0, 0, 0, 0, 0, 0, 100) }
  for i = 2, count do
    local x, y, z = random() * 20, random() * 20, random() * 2
    local distance = math.sqrt(x * x + y * y + z * z)
    local speed = math.sqrt(100 / distance)
    bodies[i] = newBody(x, y, z, -y / distance * speed, x / distance * speed, 0, 0.01 + i / 1000)
  end
  return bodies
end

local function kick(bodies, step)
  local count = #bodies
  for i = 1, count - 1 do
    local a = bodies[i]
    for j = i + 1, count do
      local b = bodies[j]
      local dx, dy, dz = b.x - a.x, b.y - a.y, b.z - a.z
      local squared = dx * dx + dy * dy + dz * dz + 0.01
      local strength = step / (squared * math.sqrt(squared))
      local onA, onB = strength * b.mass, strength * a.mass
      a.vx = a.vx + dx * onA
      a.vy = a.vy + dy * onA
      a.vz = a.vz + dz * onA
      b.vx = b.vx - dx * onB
      b.vy = b.vy - dy * onB
      b.vz = b.vz - dz * onB
    end
  end
end

local function drift(bodies, step)
  for _, body in ipairs(bodies) do
    body.x = body.x + body.vx * step
    body.y = body.y + body.vy * step
    body.z = body.z + body.vz * step
  end
end

local function energy(bodies)
  local total = 0
  for i, a in ipairs(bodies) do
    total = total + a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz) / 2
    for j = i + 1, #bodies do
      local b = bodies[j]
      local dx, dy, dz = b.x - a.x, b.y - a.y, b.z - a.z
      total = total - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz + 0.01)
    end
  end
  return total
end

local function run(n)
  local bodies = newSystem(12)
  local step = 0.001
  for _ = 1, n do
    drift(bodies, step / 2)
    kick(bodies, step)
    drift(bodies, step / 2)
  end
  return energy(bodies) + bodies[5].x
end

return { run = run, size = 80000, expected = 1.0100465118247208 }
