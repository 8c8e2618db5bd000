/**
 * Sine and cosine. V8's own are as quick as C's, but for arguments beyond 2^19·π/2 they reduce by integers of many words, 70 ns; up to 2^26·π/2 a
 * reduction in four steps (Cody and Waite) does it in 25. The error is less than one unit in the last place.
 */
import { ROUNDING } from "./rounding.js";

/** π/2 in four parts of 26 bits, the last one of 53: products of the first three with 26 bits are exact. */
const PART_1 = 1.5707963109016418;
const PART_2 = 1.5893254712295857e-8;
const PART_3 = 6.123233601181349e-17;
const PART_4 = 3.9455541665632055e-24;

/** V8 is quick up to here. */
const SMALL = 2 ** 19 * PART_1;
const LARGE = 2 ** 26 * PART_1;

export function sine(x: number): number {
  const size = Math.abs(x);
  return size > SMALL && size < LARGE ? ofQuadrant(x, 0) : Math.sin(x);
}

export function cosine(x: number): number {
  const size = Math.abs(x);
  return size > SMALL && size < LARGE ? ofQuadrant(x, 1) : Math.cos(x);
}

/** The sine of `x + quarters·π/2`. */
function ofQuadrant(x: number, quarters: number): number {
  const rounded = x * (2 / Math.PI) + ROUNDING;
  const n = rounded - ROUNDING;
  // What is left of x: `rest`, and an `error` far below its last place.
  const exact = x - n * PART_1 - n * PART_2;
  const small = n * PART_3;
  const rest = exact - small;
  const taken = exact - rest;
  const error = exact - (rest + taken) + (taken - small) - n * PART_4;
  const quadrant = (rounded | 0) + quarters;
  const value = (quadrant & 1) === 0 ? smallSine(rest, error) : smallCosine(rest, error);
  return (quadrant & 2) === 0 ? value : -value;
}

/** The sine of `x + error`, for |x| up to π/4: a polynomial through the Chebyshev nodes, with an error below 2^-57. */
function smallSine(x: number, error: number): number {
  const z = x * x;
  const high =
    2.7557319219335453e-6 + z * (-2.5052106231157904e-8 + z * (1.605853141458901e-10 + z * -7.586685070091267e-13));
  const cubic = -0.16666666666666666 + z * (0.008333333333333331 + z * (-0.0001984126984126506 + z * high));
  return x + (x * (z * cubic) + error * (1 - 0.5 * z));
}

/** The cosine, likewise: below 2^-59. */
function smallCosine(x: number, error: number): number {
  const z = x * x;
  const half = 0.5 * z;
  const start = 1 - half;
  const high = -2.7557317270560326e-7 + z * (2.0876146024689747e-9 + z * -1.1382614868556325e-11);
  const quartic = 0.041666666666666664 + z * (-0.0013888888888887395 + z * (2.4801587298763433e-5 + z * high));
  return start + (1 - start - half + (z * z * quartic - x * error));
}
