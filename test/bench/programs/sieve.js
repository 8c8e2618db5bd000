// Arrays of booleans and integers; the twin of sieve.lua: the sieve of Eratosthenes, a linear sieve of smallest
// factors, and totients derived from it.

function eratosthenes(limit) {
  const composite = new Array(limit + 1).fill(false);
  const primes = [];
  for (let i = 2; i <= limit; i++) {
    if (!composite[i]) {
      primes.push(i);
      for (let multiple = i * i; multiple <= limit; multiple += i) composite[multiple] = true;
    }
  }
  return primes;
}

function smallestFactors(limit) {
  const factor = new Array(limit + 1).fill(0);
  const primes = [];
  for (let i = 2; i <= limit; i++) {
    if (factor[i] === 0) {
      factor[i] = i;
      primes.push(i);
    }
    for (const prime of primes) {
      if (prime > factor[i] || prime * i > limit) break;
      factor[prime * i] = prime;
    }
  }
  return factor;
}

function totients(factor) {
  const totient = [0, 1];
  for (let i = 2; i < factor.length; i++) {
    const prime = factor[i];
    const rest = i / prime;
    totient.push(rest % prime === 0 ? totient[rest] * prime : totient[rest] * (prime - 1));
  }
  return totient;
}

export function run(n) {
  const primes = eratosthenes(n);
  let checksum = primes.length + primes[primes.length - 1];
  const factor = smallestFactors(n);
  const totient = totients(factor);
  for (let i = 1; i <= n; i++) checksum += factor[i] + totient[i];
  const gaps = new Map();
  for (let i = 1; i < primes.length; i++) {
    const gap = primes[i] - primes[i - 1];
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  for (let gap = 1; gap <= 200; gap++) checksum += gap * (gaps.get(gap) ?? 0);
  return checksum;
}

export const size = 1000000;
export const expected = 341534035843;
