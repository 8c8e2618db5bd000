/** Numbers as mantissa and power of two: C's frexp and ldexp, on the bits of a double. */

/** Exponents are stored with this added, in the high word behind the sign, above twenty bits of the mantissa. */
const BIAS = 1023;
const MANTISSA_BITS = 20;

export class Binary {
  private readonly double = new Float64Array(1);
  private readonly words = new Uint32Array(this.double.buffer);
  private readonly low: number;
  private readonly high: number;

  constructor() {
    this.double[0] = 1;
    this.low = this.words[0] === 0 ? 0 : 1;
    this.high = 1 - this.low;
  }

  /** The exponent that C's frexp gives: what is left of `value` is in [0.5, 1); 0 for zero, infinities and NaN. */
  exponentOf(value: number): number {
    this.double[0] = value;
    const stored = (this.words[this.high]! >>> MANTISSA_BITS) & 0x7ff;
    if (stored === 0x7ff || value === 0) return 0;
    // Subnormal numbers are made normal first.
    return stored === 0 ? this.exponentOf(value * 2 ** 54) - 54 : stored - BIAS + 1;
  }

  /** What is left of `value`, whose exponent this is. */
  mantissaOf(value: number, exponent: number): number {
    // No product is subnormal: no digit is lost.
    if (exponent > 1000) return value * this.powerOf(-1000) * this.powerOf(1000 - exponent);
    return exponent < -1000
      ? value * this.powerOf(1000) * this.powerOf(-1000 - exponent)
      : value * this.powerOf(-exponent);
  }

  /** `value` times 2 to the `exponent`, rounded once, as C's ldexp. */
  scale(value: number, exponent: number): number {
    // A power that is a normal number rounds once, if at all.
    if (exponent >= -1000 && exponent <= 1000) return value * this.powerOf(exponent);
    const own = this.exponentOf(value);
    const total = Math.max(-1100, Math.min(1100, own + exponent));
    // The first factor keeps the mantissa exact, so only the second product is rounded.
    const exact = Math.max(-1000, Math.min(1000, total));
    return this.mantissaOf(value, own) * this.powerOf(exact) * this.powerOf(total - exact);
  }

  /** 2 to an exponent whose power is a normal number. */
  private powerOf(exponent: number): number {
    this.words[this.low] = 0;
    this.words[this.high] = (exponent + BIAS) << MANTISSA_BITS;
    return this.double[0]!;
  }
}
