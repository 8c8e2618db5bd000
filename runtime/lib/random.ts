/**
 * The generator behind `math.random`: xoshiro128** (Blackman and Vigna), which needs 32-bit operations only. The same seed gives the same
 * sequence on every platform.
 */

import { foldedBits } from "../values/double-bits.js";

/** The scale of 53 random bits. */
const SCALE = 2 ** -53;

export class Random {
  private readonly state = new Int32Array(4);

  constructor(seed: number) {
    this.seed(seed);
  }

  /** Starts the sequence that belongs to `seed`; any number will do. */
  seed(seed: number): void {
    let mixed = foldedBits(seed);
    // splitmix32: neighbouring seeds give unrelated states, and not all of the state can be zero.
    for (let i = 0; i < 4; i++) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let word = mixed ^ (mixed >>> 16);
      word = Math.imul(word, 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      this.state[i] = word ^ (word >>> 15);
    }
  }

  /** The next number, 0 included, 1 not. */
  next(): number {
    const high = this.bits() >>> 5;
    const low = this.bits() >>> 6;
    return (high * 67108864 + low) * SCALE;
  }

  private bits(): number {
    const { state } = this;
    const s0 = state[0];
    const s1 = state[1];
    const s2 = state[2] ^ s0;
    const s3 = state[3] ^ s1;
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    state[0] = s0 ^ s3;
    state[1] = s1 ^ s2;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }
}
