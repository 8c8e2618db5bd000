/**
 * The value of a numeral as it stands in a source text: decimal with fraction and exponent, hexadecimal, and hexadecimal with
 * fraction and binary exponent. Correctly rounded, also where hexadecimal digits go beyond 53 bits.
 */

/** The value of a numeral without sign and spaces, or nothing when it is malformed. */
export function numeralValue(text: string): number | undefined {
  const second = text.charCodeAt(1) | 0x20;
  if (text.charCodeAt(0) === 0x30 && second === 0x78) return hexadecimalValue(text);
  return decimalNumeral.test(text) ? Number(text) : undefined;
}

// JavaScript's own `Number` would also take "0b1", "1_0" and "".
const decimalNumeral = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const hexadecimalNumeral = /^0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?[0-9]+))?$/;

function hexadecimalValue(text: string): number | undefined {
  const match = hexadecimalNumeral.exec(text);
  if (match === null) return undefined;
  const [, whole, fraction = "", exponent = "0"] = match;
  const digits = (whole! + fraction).replace(/^0+(?=.)/, "");
  if (digits === "" || whole! + fraction === "") return undefined;
  return scaled(digits, Number(exponent) - 4 * fraction.length);
}

/** `digits` (hexadecimal) times two to the `exponent`, rounded once. */
function scaled(digits: string, exponent: number): number {
  if (digits.length <= 12) {
    const mantissa = Number.parseInt(digits, 16);
    if (exponent === 0 || mantissa === 0) return mantissa;
  }
  const mantissa = BigInt("0x" + digits);
  const bits = mantissa.toString(2).length;
  if (mantissa === 0n || bits + exponent < -1100) return 0;
  if (bits + exponent > 1024) return Number.POSITIVE_INFINITY;
  // Below the least normal number a double has fewer than 53 bits, so the cut depends on where the number lies.
  const excess = Math.max(bits - 53, -1074 - exponent);
  return excess <= 0
    ? timesPowerOfTwo(Number(mantissa), exponent)
    : timesPowerOfTwo(Number(roundedShift(mantissa, BigInt(excess))), exponent + excess);
}

/** `value` without its last `count` bits, rounded to the nearest, ties to even. */
function roundedShift(value: bigint, count: bigint): bigint {
  const quotient = value >> count;
  const rest = value - (quotient << count);
  const half = 1n << (count - 1n);
  return rest > half || (rest === half && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** Exact as long as the result is: two steps, since two to the `exponent` alone may lie outside the range of a double. */
function timesPowerOfTwo(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}
