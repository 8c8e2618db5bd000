/** The bits of doubles, for hashing. */

/** Where the two halves of a number are looked at; nothing is kept here. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** 32 bits that all bits of `value` have a part in. */
export function foldedBits(value: number): number {
  double[0] = value;
  return words[0]! ^ Math.imul(words[1]!, 0x85ebca6b);
}
