// A producer loop; the twin of producer.lua with generators: consumed by for-of, by next, and by another generator that
// merges two of them.

function* range(first, last, step) {
  for (let i = first; i <= last; i += step) yield i;
}

function* fibonacci(count, modulus) {
  let a = 0;
  let b = 1;
  for (let i = 0; i < count; i++) {
    yield a;
    [a, b] = [b, (a + b) % modulus];
  }
}

function* merge(left, right) {
  let a = left.next().value;
  let b = right.next().value;
  while (a !== undefined || b !== undefined) {
    if (b === undefined || (a !== undefined && a <= b)) {
      yield a;
      a = left.next().value;
    } else {
      yield b;
      b = right.next().value;
    }
  }
}

export function run(n) {
  let sum = 0;
  for (const i of range(1, n, 1)) sum += i % 7;
  const numbers = fibonacci(n, 1000003);
  for (let next = numbers.next(); !next.done; next = numbers.next()) sum = (sum + next.value) % 1000003;
  for (const i of merge(range(1, n, 2), range(2, n, 3))) sum = (sum * 3 + i) % 1000003;
  return sum;
}

export const size = 200000;
export const expected = 463116;
