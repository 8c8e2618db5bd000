// A large object-oriented program driven by events; the twin of circuit.lua: gates as classes, wires with listeners, a
// binary heap of pending changes, and a multiplier made of adders.

function isBefore(a, b) {
  return a.time < b.time || (a.time === b.time && a.serial < b.serial);
}

class Queue {
  constructor() {
    this.heap = [];
    this.serial = 0;
  }

  get size() {
    return this.heap.length;
  }

  push(time, wire, signal) {
    this.serial += 1;
    const event = { time, serial: this.serial, wire, signal };
    const heap = this.heap;
    let index = heap.length;
    heap.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(event, heap[parent])) break;
      heap[index] = heap[parent];
      index = parent;
    }
    heap[index] = event;
  }

  pop() {
    const heap = this.heap;
    const first = heap[0];
    const last = heap.pop();
    const size = heap.length;
    if (size > 0) {
      let index = 0;
      while (index * 2 + 1 < size) {
        let child = index * 2 + 1;
        if (child + 1 < size && isBefore(heap[child + 1], heap[child])) child += 1;
        if (!isBefore(heap[child], last)) break;
        heap[index] = heap[child];
        index = child;
      }
      heap[index] = last;
    }
    return first;
  }
}

class Wire {
  constructor() {
    this.signal = false;
    this.listeners = [];
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  set(signal) {
    if (signal === this.signal) return;
    this.signal = signal;
    for (const listener of this.listeners) listener(this);
  }
}

class Simulator {
  constructor() {
    this.queue = new Queue();
    this.time = 0;
    this.events = 0;
    this.gates = [];
  }

  schedule(delay, wire, signal) {
    this.queue.push(this.time + delay, wire, signal);
  }

  run() {
    while (this.queue.size > 0) {
      const event = this.queue.pop();
      this.time = event.time;
      this.events += 1;
      event.wire.set(event.signal);
    }
  }
}

class Gate {
  constructor(simulator, left, right, output) {
    this.simulator = simulator;
    this.left = left;
    this.right = right;
    this.output = output;
    const changed = () => this.update();
    left.listen(changed);
    if (right !== left) right.listen(changed);
    simulator.gates.push(this);
  }

  update() {
    this.simulator.schedule(this.delay, this.output, this.compute());
  }
}

class And extends Gate {
  get delay() {
    return 3;
  }

  compute() {
    return this.left.signal && this.right.signal;
  }
}

class Or extends Gate {
  get delay() {
    return 5;
  }

  compute() {
    return this.left.signal || this.right.signal;
  }
}

class Xor extends Gate {
  get delay() {
    return 4;
  }

  compute() {
    return this.left.signal !== this.right.signal;
  }
}

function halfAdder(simulator, a, b, sum, carry) {
  new Xor(simulator, a, b, sum);
  new And(simulator, a, b, carry);
}

function fullAdder(simulator, a, b, carryIn, sum, carryOut) {
  const partial = new Wire();
  const first = new Wire();
  const second = new Wire();
  halfAdder(simulator, a, b, partial, first);
  halfAdder(simulator, partial, carryIn, sum, second);
  new Or(simulator, first, second, carryOut);
}

function newWires(count) {
  return Array.from({ length: count }, () => new Wire());
}

function multiplier(simulator, a, b) {
  const width = a.length;
  const zero = new Wire();
  const result = [];
  let row = newWires(width);
  for (let i = 0; i < width; i++) new And(simulator, a[i], b[0], row[i]);
  row.push(zero);
  for (let j = 1; j < width; j++) {
    result.push(row[0]);
    const sums = newWires(width);
    let carry = zero;
    for (let i = 0; i < width; i++) {
      const product = new Wire();
      const carryOut = new Wire();
      new And(simulator, a[i], b[j], product);
      fullAdder(simulator, row[i + 1], product, carry, sums[i], carryOut);
      carry = carryOut;
    }
    sums.push(carry);
    row = sums;
  }
  return result.concat(row);
}

function write(simulator, wires, number) {
  for (const wire of wires) {
    simulator.schedule(0, wire, number % 2 === 1);
    number = Math.floor(number / 2);
  }
}

function read(wires) {
  let number = 0;
  for (let i = wires.length - 1; i >= 0; i--) number = number * 2 + (wires[i].signal ? 1 : 0);
  return number;
}

export function run(n) {
  const simulator = new Simulator();
  const a = newWires(8);
  const b = newWires(8);
  const product = multiplier(simulator, a, b);
  let checksum = 0;
  for (let i = 1; i <= n; i++) {
    const left = (i * 91) % 256;
    const right = (i * 57) % 256;
    write(simulator, a, left);
    write(simulator, b, right);
    simulator.run();
    const result = read(product);
    if (result !== left * right) return "wrong product";
    checksum = (checksum * 3 + result) % 1000003;
  }
  return checksum + ":" + simulator.events + ":" + simulator.time + ":" + simulator.gates.length;
}

export const size = 200;
export const expected = "824169:634026:19868:344";
