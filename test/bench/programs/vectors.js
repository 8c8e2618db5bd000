// The twin of vectors.lua without operators to overload: vectors and complex numbers with methods and getters, a
// counter with a default value, and an object with an observed setter.

class Vector {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  get squared() {
    return this.x * this.x + this.y * this.y;
  }

  get length() {
    return Math.sqrt(this.squared);
  }

  dot(other) {
    return this.x * other.x + this.y * other.y;
  }

  perpendicular() {
    return new Vector(-this.y, this.x);
  }

  add(other) {
    return new Vector(this.x + other.x, this.y + other.y);
  }

  subtract(other) {
    return new Vector(this.x - other.x, this.y - other.y);
  }

  scale(factor) {
    return new Vector(this.x * factor, this.y * factor);
  }

  negate() {
    return new Vector(-this.x, -this.y);
  }

  equals(other) {
    return this.x === other.x && this.y === other.y;
  }

  isShorter(other) {
    return this.squared < other.squared;
  }

  scaled(factor) {
    return [this.x * factor, this.y * factor];
  }

  toString() {
    return "(" + Math.floor(this.x) + "," + Math.floor(this.y) + ")";
  }
}

function simulate(n) {
  let position = new Vector(10, 0);
  let velocity = new Vector(0, 1);
  const step = 0.01;
  const origin = new Vector(0, 0);
  let reversals = 0;
  let text = 0;
  for (let i = 1; i <= n; i++) {
    const offset = origin.subtract(position);
    const acceleration = offset.scale(1 / (offset.length + 1));
    velocity = velocity.add(acceleration.scale(step));
    position = position.add(velocity.scale(step));
    if (velocity.dot(offset) < 0) reversals += 1;
    if (velocity.perpendicular().dot(offset) > 0) reversals += 2;
    if (position.isShorter(velocity)) velocity = velocity.negate();
    if (i % 100 === 0) {
      const [x, y] = position.scaled(2);
      text = (text * 31 + (position.toString() + " " + velocity.toString()).length + Math.floor(x + y)) % 1000003;
      if (text < 0) text += 1000003;
    }
    if (position.equals(origin)) break;
  }
  return reversals * 1000 + text;
}

class Complex {
  constructor(re, im) {
    this.re = re;
    this.im = im;
  }

  add(other) {
    return new Complex(this.re + other.re, this.im + other.im);
  }

  multiply(other) {
    return new Complex(this.re * other.re - this.im * other.im, this.re * other.im + this.im * other.re);
  }

  divide(other) {
    const scale = other.re * other.re + other.im * other.im;
    return new Complex(
      (this.re * other.re + this.im * other.im) / scale,
      (this.im * other.re - this.re * other.im) / scale,
    );
  }

  equals(other) {
    return this.re === other.re && this.im === other.im;
  }

  norm() {
    return this.re * this.re + this.im * this.im;
  }
}

function newton(side) {
  const one = new Complex(1, 0);
  const three = new Complex(3, 0);
  const minusOne = new Complex(-1, 0);
  let total = 0;
  for (let i = 1; i <= side; i++) {
    for (let j = 1; j <= side; j++) {
      let z = new Complex(i / side - 0.52, j / side - 0.51);
      for (let step = 1; step <= 30; step++) {
        const square = z.multiply(z);
        const error = square.multiply(z).add(minusOne);
        if (error.norm() < 1e-10 || z.equals(one)) break;
        z = z.add(minusOne.multiply(error).divide(three.multiply(square)));
        total += step;
      }
    }
  }
  return total;
}

class Counter {
  constructor(initial) {
    this.initial = initial;
    this.values = new Map();
  }

  get(key) {
    return this.values.get(key) ?? this.initial;
  }

  set(key, value) {
    this.values.set(key, value);
  }
}

class Settings {
  #volume = 0;

  constructor(log) {
    this.log = log;
  }

  get volume() {
    return this.#volume;
  }

  set volume(value) {
    this.log.writes += 1;
    this.#volume = value;
  }
}

function defaults(n) {
  const counts = new Counter(0);
  const log = { writes: 0 };
  const settings = new Settings(log);
  for (let i = 1; i <= n; i++) {
    const key = "k" + (i % 50);
    counts.set(key, counts.get(key) + 1);
    settings.volume += 1;
  }
  return counts.get("k7") + counts.get("absent") + log.writes + settings.volume;
}

export function run(n) {
  return simulate(n) + newton(Math.floor(Math.sqrt(n) / 8)) + defaults(n);
}

export const size = 500000;
export const expected = 599280410;
