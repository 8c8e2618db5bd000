// Variable arguments and multiple results; the twin of varargs.lua with rest parameters, spread and destructured
// arrays.

function sum(...values) {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

function collect(...values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function divide(a, b) {
  const quotient = Math.floor(a / b);
  return [quotient, a - quotient * b];
}

function range(first, ...rest) {
  let low = first;
  let high = first;
  let count = 1;
  for (const value of rest) {
    if (value < low) low = value;
    if (value > high) high = value;
    count += 1;
  }
  return [low, high, count];
}

function forward(callee, ...values) {
  return callee(...values);
}

function bind(callee, ...bound) {
  return (...values) => callee(...bound, ...values);
}

function greatestCommonDivisor(a, b) {
  while (b !== 0) {
    const [, rest] = divide(a, b);
    [a, b] = [b, rest];
  }
  return a;
}

function rotate(a, b, c) {
  return [b, c, a];
}

function isPositive(x) {
  return [x > 0, x];
}

export function run(n) {
  let checksum = 0;
  for (let i = 1; i <= n; i++) {
    checksum += sum(i, 2, 3, 4) + sum() + sum(i);
    checksum += collect(1, i, 3) + forward(sum, i, i + 1, i + 2);
    const [low, high, count] = forward(range, i % 17, i % 13, i % 11, i % 7, 5);
    checksum += low * 100 + high * 10 + count;
    const [quotient, rest] = divide(i, 7);
    checksum += quotient + rest;
    const add = bind(collect, i, 1);
    checksum += add(2, 3);
    let [a, b, c] = [i, 2, 3];
    for (let j = 0; j < 4; j++) [a, b, c] = rotate(a, b, c);
    checksum += a * 3 + b * 2 + c;
    const list = rotate(1, 2, i);
    checksum += list.length + list[1] + [rotate(1, 2, 3)[0], ...rotate(4, 5, 6)].length;
    if (isPositive(i - 10)[0]) checksum += 1;
    checksum = (checksum + greatestCommonDivisor(i, 360360)) % 1000000007;
  }
  return checksum;
}

export const size = 150000;
export const expected = 915018054;
