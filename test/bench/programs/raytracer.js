// A ray tracer; the twin of raytracer.lua: shapes as classes, vectors as small immutable objects, shadows and mirrors.

class Vector {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }
}

const add = (a, b) => new Vector(a.x + b.x, a.y + b.y, a.z + b.z);
const subtract = (a, b) => new Vector(a.x - b.x, a.y - b.y, a.z - b.z);
const scale = (a, factor) => new Vector(a.x * factor, a.y * factor, a.z * factor);
const dot = (a, b) => a.x * b.x + a.y * b.y + a.z * b.z;
const normalize = (a) => scale(a, 1 / Math.sqrt(dot(a, a)));
const reflect = (direction, normal) => subtract(direction, scale(normal, 2 * dot(direction, normal)));

class Shape {
  constructor(colour, mirror) {
    this.colour = colour;
    this.mirror = mirror;
  }

  colourAt() {
    return this.colour;
  }

  castsShadow() {
    return true;
  }
}

class Sphere extends Shape {
  constructor(centre, radius, colour, mirror) {
    super(colour, mirror);
    this.centre = centre;
    this.radius = radius;
  }

  /** The distance to the first intersection, or -1. */
  distance(origin, direction) {
    const offset = subtract(this.centre, origin);
    const along = dot(offset, direction);
    const squared = this.radius * this.radius - dot(offset, offset) + along * along;
    if (squared < 0) return -1;
    const root = Math.sqrt(squared);
    if (along - root > 1e-4) return along - root;
    if (along + root > 1e-4) return along + root;
    return -1;
  }

  normalAt(point) {
    return scale(subtract(point, this.centre), 1 / this.radius);
  }
}

class Plane extends Shape {
  constructor(height, colour, other, mirror) {
    super(colour, mirror);
    this.height = height;
    this.other = other;
    this.normal = new Vector(0, 1, 0);
  }

  distance(origin, direction) {
    if (direction.y > -1e-6) return -1;
    const distance = (this.height - origin.y) / direction.y;
    return distance > 1e-4 ? distance : -1;
  }

  normalAt() {
    return this.normal;
  }

  castsShadow() {
    return false;
  }

  colourAt(point) {
    return (Math.floor(point.x) + Math.floor(point.z)) % 2 === 0 ? this.colour : this.other;
  }
}

class Scene {
  constructor() {
    this.shapes = [
      new Plane(-1, new Vector(0.9, 0.9, 0.9), new Vector(0.1, 0.1, 0.2), 0.1),
      new Sphere(new Vector(0, 0.2, 6), 1.2, new Vector(0.9, 0.2, 0.2), 0.3),
      new Sphere(new Vector(-2, -0.3, 5), 0.7, new Vector(0.2, 0.8, 0.3), 0.2),
      new Sphere(new Vector(1.8, -0.4, 4.5), 0.6, new Vector(0.3, 0.3, 0.9), 0.5),
    ];
    for (let i = 1; i <= 5; i++) {
      const centre = new Vector(i - 3, -0.75, 3.5 - (i % 2));
      this.shapes.push(new Sphere(centre, 0.25, new Vector(0.2 * i, 0.7, 1 - 0.2 * i), 0));
    }
    this.lights = [
      { position: new Vector(5, 6, 0), strength: 0.7 },
      { position: new Vector(-4, 5, 2), strength: 0.4 },
    ];
    this.background = new Vector(0.4, 0.6, 0.9);
  }

  nearest(origin, direction) {
    let distance = Infinity;
    let shape = null;
    for (const candidate of this.shapes) {
      const reach = candidate.distance(origin, direction);
      if (reach >= 0 && reach < distance) {
        distance = reach;
        shape = candidate;
      }
    }
    return { shape, distance };
  }

  isLit(point, toLight, distance) {
    for (const shape of this.shapes) {
      if (shape.castsShadow()) {
        const hit = shape.distance(point, toLight);
        if (hit >= 0 && hit < distance) return false;
      }
    }
    return true;
  }

  shade(shape, point, direction, normal) {
    let brightness = 0.15;
    let highlight = 0;
    for (const light of this.lights) {
      const offset = subtract(light.position, point);
      const distance = Math.sqrt(dot(offset, offset));
      const toLight = scale(offset, 1 / distance);
      const facing = dot(normal, toLight);
      if (facing > 0 && this.isLit(point, toLight, distance)) {
        brightness += facing * light.strength;
        let gleam = dot(reflect(direction, normal), toLight);
        if (gleam > 0) {
          gleam *= gleam;
          gleam *= gleam;
          highlight += gleam * gleam * light.strength;
        }
      }
    }
    return add(scale(shape.colourAt(point), brightness), new Vector(highlight, highlight, highlight));
  }

  trace(origin, direction, depth) {
    const { shape, distance } = this.nearest(origin, direction);
    if (shape === null) return scale(this.background, 0.5 + direction.y / 2);
    const point = add(origin, scale(direction, distance));
    const normal = shape.normalAt(point);
    let colour = this.shade(shape, point, direction, normal);
    if (shape.mirror > 0 && depth < 3) {
      const reflected = this.trace(point, reflect(direction, normal), depth + 1);
      colour = add(scale(colour, 1 - shape.mirror), scale(reflected, shape.mirror));
    }
    return colour;
  }
}

function render(scene, width, height) {
  const rows = [];
  const eye = new Vector(0, 0.5, -2);
  for (let row = 1; row <= height; row++) {
    const pixels = [];
    for (let column = 1; column <= width; column++) {
      const x = ((column - width / 2) / width) * 2;
      const y = ((height / 2 - row) / width) * 2;
      pixels.push(scene.trace(eye, normalize(new Vector(x, y, 2)), 0));
    }
    rows.push(pixels);
  }
  return rows;
}

const level = (value) => Math.floor(Math.min(value, 1) * 255);

export function run(n) {
  let checksum = 0;
  for (const pixels of render(new Scene(), n, (n * 3) / 4)) {
    for (const pixel of pixels) {
      checksum = (checksum * 7 + level(pixel.x) + level(pixel.y) * 2 + level(pixel.z) * 3) % 1000003;
    }
  }
  return checksum;
}

export const size = 280;
export const expected = 269662;
