// A processor whose registers, flags and counters are the fields of one object, driven by the functions of a large module.

const M = {};

function reset() {
  return {
    a: 0,
    b: 0,
    c: 0,
    d: 0,
    e: 0,
    h: 0,
    l: 0,
    x: 0,
    y: 0,
    z: 0,
    zero: false,
    carry: 0,
    sign: false,
    pc: 0,
    sp: 0,
    cycles: 0,
    reads: 0,
    writes: 0,
    load: 0.5,
    halted: false,
    shadow_a: 0,
    shadow_b: 0,
    interrupts: 0,
    mode: "run",
    page: 1,
    checks: 0,
  };
}

M.inc_a = (cpu) => {
  cpu.a = (cpu.a + 1) % 256;
  cpu.zero = cpu.a === 0;
  cpu.cycles += 1;
};

M.add_a = (cpu, value) => {
  const sum = cpu.a + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.a = sum % 256;
  cpu.sign = cpu.a > 127;
  cpu.cycles += 2;
};

M.inc_b = (cpu) => {
  cpu.b = (cpu.b + 1) % 256;
  cpu.zero = cpu.b === 0;
  cpu.cycles += 1;
};

M.add_b = (cpu, value) => {
  const sum = cpu.b + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.b = sum % 256;
  cpu.sign = cpu.b > 127;
  cpu.cycles += 2;
};

M.inc_c = (cpu) => {
  cpu.c = (cpu.c + 1) % 256;
  cpu.zero = cpu.c === 0;
  cpu.cycles += 1;
};

M.add_c = (cpu, value) => {
  const sum = cpu.c + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.c = sum % 256;
  cpu.sign = cpu.c > 127;
  cpu.cycles += 2;
};

M.inc_d = (cpu) => {
  cpu.d = (cpu.d + 1) % 256;
  cpu.zero = cpu.d === 0;
  cpu.cycles += 1;
};

M.add_d = (cpu, value) => {
  const sum = cpu.d + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.d = sum % 256;
  cpu.sign = cpu.d > 127;
  cpu.cycles += 2;
};

M.inc_e = (cpu) => {
  cpu.e = (cpu.e + 1) % 256;
  cpu.zero = cpu.e === 0;
  cpu.cycles += 1;
};

M.add_e = (cpu, value) => {
  const sum = cpu.e + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.e = sum % 256;
  cpu.sign = cpu.e > 127;
  cpu.cycles += 2;
};

M.inc_h = (cpu) => {
  cpu.h = (cpu.h + 1) % 256;
  cpu.zero = cpu.h === 0;
  cpu.cycles += 1;
};

M.add_h = (cpu, value) => {
  const sum = cpu.h + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.h = sum % 256;
  cpu.sign = cpu.h > 127;
  cpu.cycles += 2;
};

M.inc_l = (cpu) => {
  cpu.l = (cpu.l + 1) % 256;
  cpu.zero = cpu.l === 0;
  cpu.cycles += 1;
};

M.add_l = (cpu, value) => {
  const sum = cpu.l + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.l = sum % 256;
  cpu.sign = cpu.l > 127;
  cpu.cycles += 2;
};

M.inc_x = (cpu) => {
  cpu.x = (cpu.x + 1) % 256;
  cpu.zero = cpu.x === 0;
  cpu.cycles += 1;
};

M.add_x = (cpu, value) => {
  const sum = cpu.x + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.x = sum % 256;
  cpu.sign = cpu.x > 127;
  cpu.cycles += 2;
};

M.inc_y = (cpu) => {
  cpu.y = (cpu.y + 1) % 256;
  cpu.zero = cpu.y === 0;
  cpu.cycles += 1;
};

M.add_y = (cpu, value) => {
  const sum = cpu.y + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.y = sum % 256;
  cpu.sign = cpu.y > 127;
  cpu.cycles += 2;
};

M.inc_z = (cpu) => {
  cpu.z = (cpu.z + 1) % 256;
  cpu.zero = cpu.z === 0;
  cpu.cycles += 1;
};

M.add_z = (cpu, value) => {
  const sum = cpu.z + value;
  cpu.carry = sum > 255 ? 1 : 0;
  cpu.z = sum % 256;
  cpu.sign = cpu.z > 127;
  cpu.cycles += 2;
};

M.store = (cpu, memory, address, value) => {
  memory[address % 256] = value;
  cpu.writes += 1;
  cpu.load = cpu.load * 0.5 + 0.25;
};

M.fetch = (cpu, memory, address) => {
  cpu.reads += 1;
  return memory[address % 256];
};

M.swap = (cpu) => {
  [cpu.shadow_a, cpu.a] = [cpu.a, cpu.shadow_a];
  [cpu.shadow_b, cpu.b] = [cpu.b, cpu.shadow_b];
  cpu.mode = cpu.mode === "run" ? "trap" : "run";
  cpu.interrupts += 1;
};

function step(cpu, memory) {
  M.inc_a(cpu);
  M.add_a(cpu, cpu.a + cpu.carry);
  M.inc_b(cpu);
  M.add_b(cpu, M.fetch(cpu, memory, cpu.a));
  M.inc_c(cpu);
  M.add_c(cpu, cpu.b + cpu.carry);
  M.inc_d(cpu);
  M.add_d(cpu, M.fetch(cpu, memory, cpu.c));
  M.inc_e(cpu);
  M.add_e(cpu, cpu.d + cpu.carry);
  M.inc_h(cpu);
  M.add_h(cpu, M.fetch(cpu, memory, cpu.e));
  M.inc_l(cpu);
  M.add_l(cpu, cpu.h + cpu.carry);
  M.inc_x(cpu);
  M.add_x(cpu, M.fetch(cpu, memory, cpu.l));
  M.inc_y(cpu);
  M.add_y(cpu, cpu.x + cpu.carry);
  M.inc_z(cpu);
  M.add_z(cpu, M.fetch(cpu, memory, cpu.y));
  M.store(cpu, memory, cpu.h * 7 + cpu.l, cpu.x);
  if (cpu.sign && !cpu.zero) M.swap(cpu);
  cpu.pc += 1;
}

export function run(n) {
  const cpu = reset();
  const memory = [];
  for (let i = 1; i <= 256; i++) memory.push((i * 5) % 256);
  for (let i = 0; i < n; i++) step(cpu, memory);
  let sum = cpu.cycles + cpu.reads + cpu.writes * 3 + cpu.interrupts * 5 + Math.floor(cpu.load * 1000);
  sum += cpu.a + cpu.b * 2 + cpu.c * 3 + cpu.l * 5 + cpu.z * 7 + (cpu.mode === "run" ? 1 : 0);
  for (let i = 0; i < 256; i++) sum = (sum * 3 + memory[i]) % 1000003;
  return sum;
}

export const size = 200000;
export const expected = 209348;
