// Short-lived objects of subclasses whose constructors refine what the constructor of the base class has made.

class Shape {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    return this;
  }

  area() {
    return 0;
  }

  weight() {
    return this.area() * 3 + this.x - this.y;
  }
}

// The same fields as its base.
class Point extends Shape {
  area() {
    return 1;
  }
}

class Box extends Shape {
  constructor(x, y, width, height) {
    super(x, y);
    this.width = width;
    this.height = height;
  }

  area() {
    return this.width * this.height;
  }
}

// Two levels below.
class Frame extends Box {
  constructor(x, y, width, height, border) {
    super(x, y, width, height);
    this.border = border;
  }

  area() {
    const inner = (this.width - 2 * this.border) * (this.height - 2 * this.border);
    return super.area() - inner;
  }
}

export function run(n) {
  let sum = 0;
  for (let round = 1; round <= n; round++) {
    const shapes = [];
    for (let i = 1; i <= 100; i++) {
      const kind = (i + round) % 3;
      if (kind === 0) shapes.push(new Point(i, round % 50));
      else if (kind === 1) shapes.push(new Box(i, round % 50, (i % 7) + 1, (i % 5) + 1));
      else shapes.push(new Frame(i, round % 50, (i % 7) + 6, (i % 5) + 6, 2));
    }
    for (const shape of shapes) sum = (sum + shape.move(1, -1).weight()) % 1000003;
  }
  return sum;
}

export const size = 4000;
export const expected = 60003;
