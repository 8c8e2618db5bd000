/**
 * General powers, in two thirds of the time that V8 takes: `x^y = e^(y·ln x)`, with the logarithm and the product in two parts (68 bits),
 * so that the result is off by 0.51 units in the last place at most, like C's (V8's: 0.9). The logarithm is that of a number from a table,
 * near x, and a series for what x differs from it by; the exponential, 2^(n/128) from a table and a series for the rest.
 */
import { INVERSES, LOGARITHMS, LOGARITHMS_LOW, ROOTS, ROOTS_LOW } from "./power-tables.js";
import { ROUNDING, SPLITTER } from "./rounding.js";

/** Where the upper half of a number is looked at; nothing is kept here. */
const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
const UPPER = new Uint8Array(new Uint16Array([1]).buffer)[0];

/** The powers of two from 2^-1022 on. */
const SCALES = new Float64Array(2046);
for (let i = 0, scale = 2 ** -1022; i < SCALES.length; i++, scale *= 2) SCALES[i] = scale;
const ZERO = 1022;

/** The upper half of the first number of the first interval of the tables. */
const FIRST = 0x3fe6a000;

/** ln 2 and ln 2 / 128: multiples of 2^-42, and what they lack. */
const LN2 = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const STEP = 0.0054152123482253955;
const STEP_LOW = -1.0082281460997769e-13;

/** Results beyond e^±700, or 2^±1010, are left to JavaScript. */
const MAX = 700;
const MAX_2 = 1010;

/** `x ^ y`, with JavaScript's special cases. */
export function generalPower(x: number, y: number): number {
  const power = usualPower(x, y);
  // In one place only: of several, V8 would make one in front of all, and always compute it.
  return power === power ? power : x ** y;
}

/** NaN where it is not an ordinary number, or not quickly found. */
function usualPower(x: number, y: number): number {
  if (!(x > 1e-300 && x < 1e300 && y > -1e15 && y < 1e15)) return Number.NaN;
  number[0] = x;
  const offset = words[UPPER!]! - FIRST;
  const k = offset >> 20;
  // The binary logarithm of x is at least so large.
  if (Math.abs(y) * (Math.abs(k) - 0.5) > MAX_2) return Number.NaN;
  const i = (offset >> 13) & 127;
  // x = 2^k·z, and z·inverse = 1 + r + rLow.
  const z = x * SCALES[ZERO - k]!;
  const inverse = INVERSES[i]!;
  const zHigh = z + 2 ** 32 - 2 ** 32;
  const start = zHigh * inverse - 1;
  const more = (z - zHigh) * inverse;
  const r = start + more;
  const rLow = start - r + more;
  // ln x: the large parts one after the other, and what each addition loses; then the series.
  const rHigh = r + 2 ** 20 - 2 ** 20;
  const rRest = r - rHigh;
  const large = k * LN2 + LOGARITHMS[i]!;
  const sum = large + r;
  const halfSquare = 0.5 * rHigh * rHigh;
  const main = sum - halfSquare;
  const series =
    r * r * r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9)))))));
  const low =
    k * LN2_LOW +
    LOGARITHMS_LOW[i]! +
    (large - sum + r) +
    (sum - main - halfSquare) +
    (rLow - r * rLow - rRest * (rHigh + 0.5 * rRest)) +
    series;
  const log = main + low;
  const logLow = main - log + low;
  // y·ln x.
  const yHigh = y * SPLITTER - (y * SPLITTER - y);
  const yRest = y - yHigh;
  const logHigh = log * SPLITTER - (log * SPLITTER - log);
  const logRest = log - logHigh;
  const exponent = y * log;
  if (!(exponent > -MAX && exponent < MAX)) return Number.NaN;
  const exponentLow = yRest * logRest - (exponent - yHigh * logHigh - yRest * logHigh - yHigh * logRest) + y * logLow;
  // e to that.
  const rounded = exponent * (1 / STEP) + ROUNDING;
  const n = rounded - ROUNDING;
  const steps = rounded | 0;
  const rest = exponent - n * STEP + (exponentLow - n * STEP_LOW);
  const grown = rest + rest * rest * (0.5 + rest * (1 / 6 + rest * (1 / 24 + rest * (1 / 120))));
  const root = ROOTS[steps & 127]!;
  const value = root + (ROOTS_LOW[steps & 127]! + root * grown);
  return value * SCALES[ZERO + (steps >> 7)]!;
}
