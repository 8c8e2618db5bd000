/**
 * Floating-point numbers as text, exactly as C's printf rounds them: to the nearest decimal, exact ties to the even
 * digit. JavaScript's toFixed and toExponential also start from the exact binary value but round ties up, so every
 * function here uses them and corrects ties alone. All functions take finite, non-negative numbers and at most 99
 * digits; sign, padding, infinities and NaN belong to the callers.
 */

/** From here on toFixed falls back to exponent notation. */
const FIXED_LIMIT = 1e21;

/** Decimals of this many digits survive the way through a double. */
const MAX_EXACT_DIGITS = 15;

/** Powers of ten for the quick way of `formatFixed`. */
const quickPowers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

/** `%.{digits}f` */
export function formatFixed(value: number, digits: number, alternate = false): string {
  let text: string;
  if (digits > 0 && digits < quickPowers.length) {
    const power = quickPowers[digits];
    const scaled = value * power;
    const whole = Math.floor(scaled);
    // The product is off by less than 2^-13, so unless it is next to a half it tells which way to round.
    if (scaled < 2 ** 40 && Math.abs(scaled - whole - 0.5) > 2 ** -12) {
      const rounded = scaled - whole > 0.5 ? whole + 1 : whole;
      const integer = Math.floor(rounded / power);
      return integer + "." + ("" + (rounded - integer * power + power)).slice(1);
    }
  }
  if (value >= FIXED_LIMIT) {
    text = BigInt(value).toString();
    if (digits > 0) text += "." + "0".repeat(digits);
  } else {
    text = isTie(value, digits) ? fixedTie(value, digits) : value.toFixed(digits);
  }
  return alternate && digits === 0 ? text + "." : text;
}

/** `%.{digits}e` */
export function formatExponent(value: number, digits: number, alternate = false): string {
  if (digits > 0 && digits <= MOST_QUICK_DIGITS) {
    const quick = quickExponent(value, digits);
    if (quick !== undefined) return quick;
  }
  const text = toExponential(value, digits);
  const mark = text.indexOf("e");
  const mantissa = text.slice(0, mark);
  return (alternate && digits === 0 ? mantissa + "." : mantissa) + exponentSuffix(+text.slice(mark + 1));
}

/** Digits behind the point, and powers of ten, for which `quickExponent` is exact enough. */
const MOST_QUICK_DIGITS = 8;
const exactPowers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** The same for numbers of a usual size that are not next to a tie. */
function quickExponent(value: number, digits: number): string | undefined {
  if (!(value > 1e-13 && value < 1e22)) return undefined;
  const least = exactPowers[digits]!;
  // The logarithm may be off by one near powers of ten.
  let exponent = Math.floor(Math.log10(value));
  let scaled = scaleByTen(value, digits - exponent);
  if (scaled < least) scaled = scaleByTen(value, digits - --exponent);
  else if (scaled >= 10 * least) scaled = scaleByTen(value, digits - ++exponent);
  const whole = Math.floor(scaled);
  // The one rounding above is off by less than 2^-23.
  if (Math.abs(scaled - whole - 0.5) < 2 ** -20) return undefined;
  let rounded = scaled - whole > 0.5 ? whole + 1 : whole;
  if (rounded === 10 * least) {
    rounded = least;
    exponent++;
  }
  const text = "" + rounded;
  return text[0] + "." + text.slice(1) + exponentSuffix(exponent);
}

/** `value × 10^exponent` with one rounding, for an exponent of at most 22 either way. */
function scaleByTen(value: number, exponent: number): number {
  return exponent >= 0 ? value * exactPowers[exponent]! : value / exactPowers[-exponent]!;
}

/** `%.{precision}g`; the alternate form (`#`) keeps trailing zeros. */
export function formatGeneral(value: number, precision: number, alternate = false): string {
  if (precision === 0) precision = 1;
  if (!alternate && value >= 1e-4 && value < 10 ** (precision - 1)) {
    // A tie has no more than precision + 4 bits behind the point here.
    const scaled = value * 2 ** (precision + 4);
    if (Math.floor(scaled) !== scaled) return trimZeros(value.toPrecision(precision));
    if (precision <= MAX_EXACT_DIGITS || hasFewDigits(value)) {
      // If the shortest text that identifies a number has no more digits than wanted, it is the rounded value as well.
      const shortest = "" + value;
      if (shortest.length <= precision + 1) return shortest;
    }
  }
  const text = toExponential(value, precision - 1);
  const mark = text.indexOf("e");
  const exponent = +text.slice(mark + 1);
  const digits = text[0] + text.slice(2, mark);
  if (exponent < -4 || exponent >= precision) {
    const mantissa = digits[0] + "." + digits.slice(1);
    return (alternate ? mantissa : trimZeros(mantissa)) + exponentSuffix(exponent);
  }
  const fixed =
    exponent < 0
      ? "0." + "0".repeat(-exponent - 1) + digits
      : digits.slice(0, exponent + 1) + "." + digits.slice(exponent + 1);
  return alternate ? fixed : trimZeros(fixed);
}

/** The value is a multiple of a power of two with so few digits, `MAX_EXACT_DIGITS`, that its shortest text has them all. */
function hasFewDigits(value: number): boolean {
  if (value < 1e5) return Number.isInteger(value * 2 ** 10);
  return value < 1e11 ? Number.isInteger(value * 2 ** 4) : value < 1e15 && Number.isInteger(value);
}

/** `%a`, normalised (the first digit is 1 for all but zero); a negative `digits` writes as many as needed. */
export function formatHexadecimal(value: number, digits: number, alternate = false): string {
  let exponent = 0;
  if (value !== 0) {
    exponent = Math.floor(Math.log2(value));
    // The logarithm is rounded and may be off by one near powers of two.
    if (scale(value, -exponent) < 1) exponent--;
    else if (scale(value, -exponent) >= 2) exponent++;
    value = scale(value, -exponent);
  }
  // 13 hexadecimal digits hold the 52 bits behind the point.
  let mantissa = BigInt(value * 2 ** 52);
  if (digits >= 0 && digits < 13) mantissa = shiftRightToEven(mantissa, 4 * (13 - digits)) << BigInt(4 * (13 - digits));
  let fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, "0");
  if (digits < 0) fraction = fraction.replace(/0+$/, "");
  else fraction = fraction.slice(0, digits).padEnd(digits, "0");
  const point = fraction !== "" || alternate ? "." : "";
  return (mantissa >> 52n) + point + fraction + (exponent < 0 ? "p-" : "p+") + Math.abs(exponent);
}

/** `mantissa × 2^exponent`, correctly rounded (ties to even); the mantissa is not negative. */
export function binaryToNumber(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  const magnitude = bits + exponent;
  if (magnitude > 1024) return Number.POSITIVE_INFINITY;
  if (magnitude < -1074) return 0;
  const excess = bits - Math.min(53, magnitude + 1074);
  if (excess <= 0) return scale(Number(mantissa), exponent);
  return scale(Number(shiftRightToEven(mantissa, excess)), exponent + excess);
}

/** A power of two alone can leave the range of numbers where the product does not. */
function scale(value: number, exponent: number): number {
  if (exponent > 1000) return value * 2 ** 1000 * 2 ** (exponent - 1000);
  return value * 2 ** exponent;
}

function shiftRightToEven(value: bigint, count: number): bigint {
  const shift = BigInt(count);
  const quotient = value >> shift;
  const rest = value - (quotient << shift);
  const half = 1n << (shift - 1n);
  return rest > half || (rest === half && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/**
 * Whether the value lies exactly between two decimals of `digits` digits behind the point. A value with a binary
 * fraction of exactly `digits + 1` bits does, because multiplying by the power of five leaves its last bit set.
 */
function isTie(value: number, digits: number): boolean {
  const scaled = value * 2 ** (digits + 1);
  return scaled < 2 ** 53 && Math.floor(scaled) === scaled && scaled % 2 === 1;
}

/** A tie has exactly one digit more than wanted, a 5: cut it when the digit before it is even, else round up. */
function fixedTie(value: number, digits: number): string {
  const exact = value.toFixed(digits + 1);
  const cut = exact.slice(0, digits === 0 ? -2 : -1);
  return isEven(cut.charCodeAt(cut.length - 1)) ? cut : value.toFixed(digits);
}

/** `Number.prototype.toExponential`, with ties to even. */
function toExponential(value: number, digits: number): string {
  const text = value.toExponential(digits);
  const carried = /^1(?:\.0*)?e/.test(text);
  if (!carried && !isTieAt(value, exponentOf(text) - digits)) return text;
  const exact = value.toExponential(digits + 1);
  // A tie that was rounded up to a power of ten has the smaller exponent.
  if (carried && !isTieAt(value, exponentOf(exact) - digits)) return text;
  const mark = exact.indexOf("e");
  const cut = exact.slice(0, digits === 0 ? mark - 2 : mark - 1);
  return isEven(cut.charCodeAt(cut.length - 1)) ? cut + exact.slice(mark) : text;
}

const exponentOf = (text: string): number => +text.slice(text.indexOf("e") + 1);

/** Whether the value lies exactly between two multiples of `10^exponent`. */
function isTieAt(value: number, exponent: number): boolean {
  if (exponent <= 0) return isTie(value, -exponent);
  if (!Number.isInteger(value)) return false;
  const unit = 10n ** BigInt(exponent);
  return (BigInt(value) % unit) * 2n === unit;
}

const isEven = (digit: number): boolean => (digit & 1) === 0;

/** C writes at least two exponent digits. */
function exponentSuffix(exponent: number): string {
  const digits = "" + Math.abs(exponent);
  return (exponent < 0 ? "e-" : "e+") + (digits.length < 2 ? "0" + digits : digits);
}

/** Removes the zeros that end a fraction, and its point if nothing is left. */
function trimZeros(text: string): string {
  if (text.indexOf(".") < 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x30) end--;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  return end === text.length ? text : text.slice(0, end);
}
