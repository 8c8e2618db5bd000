// Arrays of integers with carries; the twin of bignum.lua: big natural numbers as arrays of seven-digit limbs, lowest
// first. The limbs, rather than BigInt, are the point of the comparison.

const BASE = 10000000;

function fromNumber(number) {
  const limbs = [];
  do {
    limbs.push(number % BASE);
    number = Math.floor(number / BASE);
  } while (number !== 0);
  return limbs;
}

function add(a, b) {
  const sum = [];
  let carry = 0;
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const limb = (i < a.length ? a[i] : 0) + (i < b.length ? b[i] : 0) + carry;
    if (limb >= BASE) {
      sum.push(limb - BASE);
      carry = 1;
    } else {
      sum.push(limb);
      carry = 0;
    }
  }
  if (carry > 0) sum.push(carry);
  return sum;
}

function scale(a, factor) {
  const product = [];
  let carry = 0;
  for (let i = 0; i < a.length; i++) {
    const limb = a[i] * factor + carry;
    carry = Math.floor(limb / BASE);
    product.push(limb - carry * BASE);
  }
  while (carry > 0) {
    product.push(carry % BASE);
    carry = Math.floor(carry / BASE);
  }
  return product;
}

function multiply(a, b) {
  const product = new Array(a.length + b.length).fill(0);
  for (let i = 0; i < a.length; i++) {
    const factor = a[i];
    let carry = 0;
    for (let j = 0; j < b.length; j++) {
      const limb = product[i + j] + factor * b[j] + carry;
      carry = Math.floor(limb / BASE);
      product[i + j] = limb - carry * BASE;
    }
    product[i + b.length] = carry;
  }
  if (product[product.length - 1] === 0) product.pop();
  return product;
}

function power(a, exponent) {
  let result = fromNumber(1);
  while (exponent > 0) {
    if (exponent % 2 === 1) result = multiply(result, a);
    exponent = Math.floor(exponent / 2);
    if (exponent > 0) a = multiply(a, a);
  }
  return result;
}

function toText(a) {
  let text = String(a[a.length - 1]);
  for (let i = a.length - 2; i >= 0; i--) text += String(a[i]).padStart(7, "0");
  return text;
}

function digitSum(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i) - 48;
  return sum;
}

export function run(n) {
  let factorial = fromNumber(1);
  for (let i = 2; i <= n; i++) factorial = scale(factorial, i);
  let previous = fromNumber(0);
  let current = fromNumber(1);
  for (let i = 1; i <= n; i++) [previous, current] = [current, add(previous, current)];
  const large = power(fromNumber(31), n);
  const first = toText(factorial);
  const second = toText(current);
  const third = toText(large);
  const checksum = digitSum(first) + 10 * digitSum(second) + 100 * digitSum(third);
  return checksum + ":" + first.slice(0, 10) + ":" + second.slice(-10) + ":" + third.length;
}

export const size = 4000;
export const expected = "2763620:1828801951:8590801501:5966";
