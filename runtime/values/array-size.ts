/** Which integer keys of a table belong to its array part, and where that ends. */
import { elementAt } from "./elements.js";
import type { HashPart } from "./hash-part.js";
import type { LuaValue } from "./value.js";

/**
 * Largest index of the array part: LuaJIT's is twice that. When V8 lets an array grow by half to more than 2^27 elements it ends the whole
 * process, instead of throwing something.
 */
export const MAX_ARRAY = 2 ** 26 - 1;

/**
 * At multiples of this index translated code leaves it to the runtime to append, which looks whether a power of two is passed and the array
 * part is mostly empty: so many places, 32 MB, a queue may have that has little in it. It divides `MAX_ARRAY + 1`.
 */
export const LONG_ARRAY = 2 ** 22;

/**
 * Integer keys that go to the array part although up to three in four of its places stay empty, as in LuaJIT (bestasize of lj_tab.c; PUC Lua
 * wants half). They take no more memory there than in the hash part, and a sieve of the odd numbers a tenth of the time. The border of
 * fewer is what PUC Lua would say.
 */
export const MANY_KEYS = 1000;

/**
 * The largest power of two such that more than half of the integers up to it are keys (computesizes of ltable.c); or, where that are many,
 * a quarter, and then it may also be the last key. Those of the array part alone do not count.
 * @param length of the array part as JavaScript has it: one more than its last index.
 * @param present values in it; for short lists its places do, too.
 */
export function arraySize(length: number, { keys, values }: HashPart, present: number): number {
  // counts[k]: keys in (2^(k-1), 2^k].
  const counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let largest = 1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== "number" || key < length || key > MAX_ARRAY || !Number.isInteger(key)) continue;
    if (values[i] === undefined) continue;
    counts[bitsOf(key)]!++;
    if (key > largest) largest = key;
  }
  let total = present;
  let size = 0;
  for (let k = 0; k <= bitsOf(largest); k++) {
    total += counts[k]!;
    const share = total > MANY_KEYS ? 4 : 2;
    if (1 << k >= length && share * total > 1 << k) size = 1 << k;
  }
  // Where keys may be few, the last one does not wait for the next power of two: further ones join it.
  return total > MANY_KEYS && 4 * total > largest ? Math.max(size, largest) : size;
}

/** The least power of two that is not smaller than `key`, as its exponent. */
export function bitsOf(key: number): number {
  return 32 - Math.clz32(key - 1);
}

export function countValues(array: LuaValue[]): number {
  let count = 0;
  for (let i = 1; i < array.length; i++) if (elementAt(array, i) !== undefined) count++;
  return count;
}

const SAMPLE = 256;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Whether less than a quarter of the places have values, as far as a sample tells: to count them would be too much where an array grows and
 * shrinks. Multiples of the golden ratio are spread evenly and meet no pattern of the keys.
 */
export function isMostlyEmpty(array: LuaValue[]): boolean {
  let found = 0;
  for (let i = 1; i <= SAMPLE; i++) {
    const place = 1 + Math.floor(((i * GOLDEN_RATIO) % 1) * (array.length - 1));
    if (elementAt(array, place) !== undefined) found++;
  }
  return 4 * found < SAMPLE;
}

/** The last integer key up to `size` in the hash part, zero if there is none. */
export function lastIndex({ keys, values }: HashPart, size: number): number {
  let last = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== "number" || key <= last || key > size || !Number.isInteger(key)) continue;
    if (values[i] !== undefined) last = key;
  }
  return last;
}

/** The border that PUC Lua finds (luaH_getn) in an array part of `size` places, the last of which is nil. */
export function searchBorder(size: number, valueAt: (place: number) => LuaValue): number {
  let low = 0;
  for (let high = size; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) === undefined) high = middle;
    else low = middle;
  }
  return low;
}
