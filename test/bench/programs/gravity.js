// Records of doubles; the twin of gravity.lua: bodies that attract each other, integrated by the leapfrog method.

class Body {
  constructor(x, y, z, vx, vy, vz, mass) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx;
    this.vy = vy;
    this.vz = vz;
    this.mass = mass;
  }
}

function newSystem(count) {
  let seed = 3;
  const random = () => {
    seed = (seed * 8121 + 28411) % 134456;
    return seed / 134456 - 0.5;
  };
  const bodies = [new Body(0, 0, 0, 0, 0, 0, 100)];
  for (let i = 2; i <= count; i++) {
    const x = random() * 20;
    const y = random() * 20;
    const z = random() * 2;
    const distance = Math.sqrt(x * x + y * y + z * z);
    const speed = Math.sqrt(100 / distance);
    bodies.push(new Body(x, y, z, (-y / distance) * speed, (x / distance) * speed, 0, 0.01 + i / 1000));
  }
  return bodies;
}

function kick(bodies, step) {
  const count = bodies.length;
  for (let i = 0; i < count - 1; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < count; j++) {
      const b = bodies[j];
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const dz = b.z - a.z;
      const squared = dx * dx + dy * dy + dz * dz + 0.01;
      const strength = step / (squared * Math.sqrt(squared));
      const onA = strength * b.mass;
      const onB = strength * a.mass;
      a.vx += dx * onA;
      a.vy += dy * onA;
      a.vz += dz * onA;
      b.vx -= dx * onB;
      b.vy -= dy * onB;
      b.vz -= dz * onB;
    }
  }
}

function drift(bodies, step) {
  for (const body of bodies) {
    body.x += body.vx * step;
    body.y += body.vy * step;
    body.z += body.vz * step;
  }
}

function energy(bodies) {
  let total = 0;
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    total += (a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)) / 2;
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const dz = b.z - a.z;
      total -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz + 0.01);
    }
  }
  return total;
}

export function run(n) {
  const bodies = newSystem(12);
  const step = 0.001;
  for (let i = 0; i < n; i++) {
    drift(bodies, step / 2);
    kick(bodies, step);
    drift(bodies, step / 2);
  }
  return energy(bodies) + bodies[4].x;
}

export const size = 80000;
export const expected = 1.0100465118247208;
