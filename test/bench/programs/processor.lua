-- A processor whose registers, flags and counters are the fields of one table, driven by the functions of a large module.

local M = {}

local function reset()
  local cpu = {}
  cpu.a = 0
  cpu.b = 0
  cpu.c = 0
  cpu.d = 0
  cpu.e = 0
  cpu.h = 0
  cpu.l = 0
  cpu.x = 0
  cpu.y = 0
  cpu.z = 0
  cpu.zero = false
  cpu.carry = 0
  cpu.sign = false
  cpu.pc = 0
  cpu.sp = 0
  cpu.cycles = 0
  cpu.reads = 0
  cpu.writes = 0
  cpu.load = 0.5
  cpu.halted = false
  cpu.shadow_a = 0
  cpu.shadow_b = 0
  cpu.interrupts = 0
  cpu.mode = "run"
  cpu.page = 1
  cpu.checks = 0
  return cpu
end

function M.inc_a(cpu)
  cpu.a = (cpu.a + 1) % 256
  cpu.zero = cpu.a == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_a(cpu, value)
  local sum = cpu.a + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.a = sum % 256
  cpu.sign = cpu.a > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_b(cpu)
  cpu.b = (cpu.b + 1) % 256
  cpu.zero = cpu.b == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_b(cpu, value)
  local sum = cpu.b + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.b = sum % 256
  cpu.sign = cpu.b > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_c(cpu)
  cpu.c = (cpu.c + 1) % 256
  cpu.zero = cpu.c == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_c(cpu, value)
  local sum = cpu.c + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.c = sum % 256
  cpu.sign = cpu.c > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_d(cpu)
  cpu.d = (cpu.d + 1) % 256
  cpu.zero = cpu.d == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_d(cpu, value)
  local sum = cpu.d + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.d = sum % 256
  cpu.sign = cpu.d > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_e(cpu)
  cpu.e = (cpu.e + 1) % 256
  cpu.zero = cpu.e == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_e(cpu, value)
  local sum = cpu.e + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.e = sum % 256
  cpu.sign = cpu.e > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_h(cpu)
  cpu.h = (cpu.h + 1) % 256
  cpu.zero = cpu.h == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_h(cpu, value)
  local sum = cpu.h + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.h = sum % 256
  cpu.sign = cpu.h > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_l(cpu)
  cpu.l = (cpu.l + 1) % 256
  cpu.zero = cpu.l == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_l(cpu, value)
  local sum = cpu.l + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.l = sum % 256
  cpu.sign = cpu.l > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_x(cpu)
  cpu.x = (cpu.x + 1) % 256
  cpu.zero = cpu.x == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_x(cpu, value)
  local sum = cpu.x + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.x = sum % 256
  cpu.sign = cpu.x > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_y(cpu)
  cpu.y = (cpu.y + 1) % 256
  cpu.zero = cpu.y == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_y(cpu, value)
  local sum = cpu.y + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.y = sum % 256
  cpu.sign = cpu.y > 127
  cpu.cycles = cpu.cycles + 2
end

function M.inc_z(cpu)
  cpu.z = (cpu.z + 1) % 256
  cpu.zero = cpu.z == 0
  cpu.cycles = cpu.cycles + 1
end

function M.add_z(cpu, value)
  local sum = cpu.z + value
  cpu.carry = sum > 255 and 1 or 0
  cpu.z = sum % 256
  cpu.sign = cpu.z > 127
  cpu.cycles = cpu.cycles + 2
end

function M.store(cpu, memory, address, value)
  memory[address % 256 + 1] = value
  cpu.writes = cpu.writes + 1
  cpu.load = cpu.load * 0.5 + 0.25
end

function M.fetch(cpu, memory, address)
  cpu.reads = cpu.reads + 1
  return memory[address % 256 + 1]
end

function M.swap(cpu)
  cpu.shadow_a, cpu.a = cpu.a, cpu.shadow_a
  cpu.shadow_b, cpu.b = cpu.b, cpu.shadow_b
  cpu.mode = cpu.mode == "run" and "trap" or "run"
  cpu.interrupts = cpu.interrupts + 1
end

local function step(cpu, memory)
  M.inc_a(cpu)
  M.add_a(cpu, cpu.a + cpu.carry)
  M.inc_b(cpu)
  M.add_b(cpu, M.fetch(cpu, memory, cpu.a))
  M.inc_c(cpu)
  M.add_c(cpu, cpu.b + cpu.carry)
  M.inc_d(cpu)
  M.add_d(cpu, M.fetch(cpu, memory, cpu.c))
  M.inc_e(cpu)
  M.add_e(cpu, cpu.d + cpu.carry)
  M.inc_h(cpu)
  M.add_h(cpu, M.fetch(cpu, memory, cpu.e))
  M.inc_l(cpu)
  M.add_l(cpu, cpu.h + cpu.carry)
  M.inc_x(cpu)
  M.add_x(cpu, M.fetch(cpu, memory, cpu.l))
  M.inc_y(cpu)
  M.add_y(cpu, cpu.x + cpu.carry)
  M.inc_z(cpu)
  M.add_z(cpu, M.fetch(cpu, memory, cpu.y))
  M.store(cpu, memory, cpu.h * 7 + cpu.l, cpu.x)
  if cpu.sign and not cpu.zero then M.swap(cpu) end
  cpu.pc = cpu.pc + 1
end

local function run(n)
  local cpu, memory = reset(), {}
  for i = 1, 256 do memory[i] = i * 5 % 256 end
  for _ = 1, n do step(cpu, memory) end
  local sum = cpu.cycles + cpu.reads + cpu.writes * 3 + cpu.interrupts * 5 + math.floor(cpu.load * 1000)
  sum = sum + cpu.a + cpu.b * 2 + cpu.c * 3 + cpu.l * 5 + cpu.z * 7 + (cpu.mode == "run" and 1 or 0)
  for i = 1, 256 do sum = (sum * 3 + memory[i]) % 1000003 end
  return sum
end

return { run = run, size = 200000, expected = 209348 }
