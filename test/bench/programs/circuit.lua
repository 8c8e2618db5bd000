-- A large object-oriented program driven by events: a simulator of logic circuits. Gates are classes with one
-- polymorphic method, wires tell their listeners about changes through closures, and pending changes wait in a priority
-- queue (a binary heap in an array) ordered by time. The circuit is a multiplier made of half and full adders. `n` is
-- the number of products.

local Queue = {}
Queue.__index = Queue

function Queue.new() return setmetatable({ heap = {}, size = 0, serial = 0 }, Queue) end

local function isBefore(a, b)
  return a.time < b.time or (a.time == b.time and a.serial < b.serial)
end

function Queue:push(time, wire, signal)
  self.serial = self.serial + 1
  local event = { time = time, serial = self.serial, wire = wire, signal = signal }
  local heap = self.heap
  self.size = self.size + 1
  local index = self.size
  while index > 1 do
    local parent = math.floor(index / 2)
    if not isBefore(event, heap[parent]) then break end
    heap[index] = heap[parent]
    index = parent
  end
  heap[index] = event
end

function Queue:pop()
  local heap = self.heap
  local first, last = heap[1], heap[self.size]
  heap[self.size] = nil
  self.size = self.size - 1
  local size = self.size
  if size > 0 then
    local index = 1
    while index * 2 <= size do
      local child = index * 2
      if child < size and isBefore(heap[child + 1], heap[child]) then child = child + 1 end
      if not isBefore(heap[child], last) then break end
      heap[index] = heap[child]
      index = child
    end
    heap[index] = last
  end
  return first
end

local Wire = {}
Wire.__index = Wire

function Wire.new() return setmetatable({ signal = false, listeners = {} }, Wire) end

function Wire:listen(listener) self.listeners[#self.listeners + 1] = listener end

function Wire:set(signal)
  if signal == self.signal then return end
  self.signal = signal
  for _, listener in ipairs(self.listeners) do listener(self) end
end

local Simulator = {}
Simulator.__index = Simulator

function Simulator.new() return setmetatable({ queue = Queue.new(), time = 0, events = 0, gates = {} }, Simulator) end

function Simulator:schedule(delay, wire, signal) self.queue:push(self.time + delay, wire, signal) end

function Simulator:run()
  while self.queue.size > 0 do
    local event = self.queue:pop()
    self.time = event.time
    self.events = self.events + 1
    event.wire:set(event.signal)
  end
end

local Gate = { delay = 1 }
Gate.__index = Gate

local function gateClass(delay, compute)
  local class = setmetatable({ delay = delay, compute = compute }, { __index = Gate })
  class.__index = class
  return class
end

function Gate.create(class, simulator, left, right, output)
  local self = setmetatable({ simulator = simulator, left = left, right = right, output = output }, class)
  local function changed() self:update() end
  left:listen(changed)
  if right ~= left then right:listen(changed) end
  simulator.gates[#simulator.gates + 1] = self
  return self
end

function Gate:update()
  self.simulator:schedule(self.delay, self.output, self:compute())
end

local And = gateClass(3, function(self) return self.left.signal and self.right.signal end)
local Or = gateClass(5, function(self) return self.left.signal or self.right.signal end)
local Xor = gateClass(4, function(self) return self.left.signal ~= self.right.signal end)

local function halfAdder(simulator, a, b, sum, carry)
  Gate.create(Xor, simulator, a, b, sum)
  Gate.create(And, simulator, a, b, carry)
end

local function fullAdder(simulator, a, b, carryIn, sum, carryOut)
  local partial, first, second = Wire.new(), Wire.new(), Wire.new()
  halfAdder(simulator, a, b, partial, first)
  halfAdder(simulator, partial, carryIn, sum, second)
  Gate.create(Or, simulator, first, second, carryOut)
end

local function newWires(count)
  local wires = {}
  for i = 1, count do wires[i] = Wire.new() end
  return wires
end

-- Adds one shifted row of partial products after the other.
local function multiplier(simulator, a, b)
  local width = #a
  local zero = Wire.new()
  local result, row = {}, {}
  for i = 1, width do
    row[i] = Wire.new()
    Gate.create(And, simulator, a[i], b[1], row[i])
  end
  row[width + 1] = zero
  for j = 2, width do
    result[j - 1] = row[1]
    local sums, carry = newWires(width), zero
    for i = 1, width do
      local product, carryOut = Wire.new(), Wire.new()
      Gate.create(And, simulator, a[i], b[j], product)
      fullAdder(simulator, row[i + 1], product, carry, sums[i], carryOut)
      carry = carryOut
    end
    sums[width + 1] = carry
    row = sums
  end
  for i = 1, width + 1 do result[width - 1 + i] = row[i] end
  return result
end

local function write(simulator, wires, number)
  for _, wire in ipairs(wires) do
    simulator:schedule(0, wire, number % 2 == 1)
    number = math.floor(number / 2)
  end
end

local function read(wires)
  local number = 0
  for i = #wires, 1, -1 do
    number = number * 2 + (wires[i].signal and 1 or 0)
  end
  return number
end

local function run(n)
  local simulator = Simulator.new()
  local a, b = newWires(8), newWires(8)
  local product = multiplier(simulator, a, b)
  local checksum = 0
  for i = 1, n do
    local left, right = i * 91 % 256, i * 57 % 256
    write(simulator, a, left)
    write(simulator, b, right)
    simulator:run()
    local result = read(product)
    if result ~= left * right then return "wrong product" end
    checksum = (checksum * 3 + result) % 1000003
  end
  return checksum .. ":" .. simulator.events .. ":" .. simulator.time .. ":" .. #simulator.gates
end

return { run = run, size = 200, expected = "824169:634026:19868:344" }
