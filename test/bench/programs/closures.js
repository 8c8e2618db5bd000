// Closures and higher-order functions; the twin of closures.lua: shared mutable captures, composition chains, map /
// filter / reduce with fresh closures, memoisation, observers, and captured loop variables.

function compose(outer, inner) {
  return (x) => outer(inner(x));
}

function adder(amount) {
  return (x) => x + amount;
}

function newCounter(step) {
  let count = 0;
  return {
    increment() {
      count += step;
      return count;
    },
    reset() {
      count = 0;
    },
    current() {
      return count;
    },
  };
}

function memoize(compute) {
  const known = new Map();
  return (x) => {
    let value = known.get(x);
    if (value === undefined) {
      value = compute(x);
      known.set(x, value);
    }
    return value;
  };
}

function newSubject() {
  const observers = [];
  return {
    subscribe(observer) {
      observers.push(observer);
    },
    notify(value) {
      for (const observer of observers) observer(value);
    },
  };
}

function counters(round) {
  const { increment, reset, current } = newCounter((round % 5) + 1);
  let total = 0;
  for (let i = 1; i <= 200; i++) {
    total += increment();
    if (i % 50 === 0) {
      total += current();
      reset();
    }
  }
  return total;
}

function pipeline(numbers, round) {
  const limit = (round % 7) + 3;
  return numbers
    .map((x) => x * limit)
    .filter((x) => x % 3 !== 0)
    .reduce((sum, x) => (sum + x) % 1000003, 0);
}

function composition(round) {
  let chain = adder(1);
  for (let i = 1; i <= 8; i++) chain = compose(chain, adder(i + (round % 3)));
  let total = 0;
  for (let i = 1; i <= 20; i++) total += chain(i);
  return total;
}

function observation(round) {
  const subject = newSubject();
  let sum = 0;
  let largest = 0;
  subject.subscribe((value) => {
    sum += value;
  });
  subject.subscribe((value) => {
    if (value > largest) largest = value;
  });
  for (let i = 1; i <= 50; i++) subject.notify((i * round) % 101);
  return sum + largest;
}

function captures(round) {
  const functions = [];
  for (let i = 1; i <= 40; i++) {
    let base = i * round;
    functions.push((x) => {
      base += x;
      return base - i;
    });
  }
  let total = 0;
  for (let pass = 1; pass <= 3; pass++) {
    for (let i = 0; i < functions.length; i++) total += functions[i](pass);
  }
  return total;
}

export function run(n) {
  const numbers = [];
  for (let i = 1; i <= 100; i++) numbers.push(i);
  const steps = memoize((x) => {
    if (x <= 1) return 0;
    if (x % 2 === 0) return 1 + steps(x / 2);
    return 1 + steps(3 * x + 1);
  });
  let checksum = 0;
  for (let round = 1; round <= n; round++) {
    checksum +=
      counters(round) +
      pipeline(numbers, round) +
      composition(round) +
      observation(round) +
      captures(round) +
      steps(round);
    checksum %= 1000000007;
  }
  return checksum;
}

export const size = 12000;
export const expected = 484896033;
