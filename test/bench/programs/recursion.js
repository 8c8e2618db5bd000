// Recursive calls of small functions; the twin of recursion.lua: Fibonacci, Ackermann, Takeuchi, a mutually recursive
// pair, and the towers of Hanoi moved between arrays.

function fibonacci(n) {
  if (n < 2) return n;
  return fibonacci(n - 1) + fibonacci(n - 2);
}

function ackermann(m, n) {
  if (m === 0) return n + 1;
  if (n === 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

function takeuchi(x, y, z) {
  if (y >= x) return z;
  return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y));
}

function isEven(n) {
  if (n === 0) return true;
  return isOdd(n - 1);
}

function isOdd(n) {
  if (n === 0) return false;
  return isEven(n - 1);
}

function hanoi(count, from, to, spare) {
  if (count === 0) return 0;
  const moves = hanoi(count - 1, from, spare, to);
  to.push(from.pop());
  return moves + 1 + hanoi(count - 1, spare, to, from);
}

export function run(n) {
  let checksum = 0;
  for (let round = 1; round <= n; round++) {
    checksum += fibonacci(24);
    checksum += ackermann(2, 60 + round);
    checksum += takeuchi(14, 8, 3);
    for (let i = 1; i <= 50; i++) {
      if (isEven(i * 3)) checksum += 1;
    }
    const first = [],
      second = [],
      third = [];
    for (let disc = 12; disc >= 1; disc--) first.push(disc);
    checksum += hanoi(12, first, third, second) + third[0] + third.length;
  }
  return checksum;
}

export const size = 100;
export const expected = 5074000;
