/**
 * The places of number keys in a hash part: open addressing with linear probing, at most half full. V8's `Map` takes twice the time, and
 * three times where numbers are no small integers. Numbers are mixed with a random seed, so that nobody can choose keys that meet.
 */
import { foldedBits } from "./double-bits.js";
import { errors } from "./errors.js";
import type { LuaValue } from "./value.js";

const FIRST_SIZE = 32;
/** Slots up to which a table grows by four at once. */
const SMALL = 4096;
/** Slots from which on they are a typed array: that takes long to make, but the collector need not look at it. */
const LARGE = 2048;

/** Slots of the largest table: its keys and values are arrays, too (see `MAX_ARRAY` of array-size.ts). */
const MOST = 2 ** 27;

const SEED = Math.floor(Math.random() * 2 ** 32) | 0;

function hashOf(key: number): number {
  let hash = key | 0;
  if (hash !== key) hash = foldedBits(key);
  hash = Math.imul(hash ^ SEED, 0x9e3779b1);
  return Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
}

export class NumberPlaces {
  /** For each slot the place plus one, or zero. */
  private slots: number[] | Int32Array = newSlots(FIRST_SIZE);
  /** What leaves the bits of a hash that choose the slot. */
  private shift = 32 - Math.log2(FIRST_SIZE);
  private count = 0;
  /** The slot at which the last search has ended that found nothing. */
  private free = 0;

  /** @param keys the keys by place; those of other types are of no concern here. */
  constructor(private readonly keys: readonly LuaValue[]) {}

  /** The place of `key`, -1 if it has none. */
  get(key: number): number {
    const { slots, keys } = this;
    const mask = slots.length - 1;
    for (let slot = hashOf(key) >>> this.shift; ; slot = (slot + 1) & mask) {
      const place = slots[slot]! - 1;
      if (place >= 0 && keys[place] !== key) continue;
      if (place < 0) this.free = slot;
      return place;
    }
  }

  /**
   * Notes that `key`, which has no place yet, gets this one.
   * @throws LuaError if there are 2^26.
   */
  add(key: number, place: number): void {
    if (2 * (this.count + 1) > this.slots.length) this.grow();
    this.count++;
    put(this.slots, this.shift, key, place);
  }

  /** Forgets `key`, which has a place and still stands there. */
  remove(key: number): void {
    const { slots, keys, shift } = this;
    const mask = slots.length - 1;
    let free = hashOf(key) >>> shift;
    while (keys[slots[free]! - 1] !== key) free = (free + 1) & mask;
    this.count--;
    // What stands behind it moves up, unless it would come before the slot that its search begins with.
    for (let slot = (free + 1) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const first = hashOf(keys[slots[slot]! - 1] as number) >>> shift;
      if (((slot - first) & mask) < ((slot - free) & mask)) continue;
      slots[free] = slots[slot]!;
      free = slot;
    }
    slots[free] = 0;
  }

  /** The same for the key that `get` has just been asked for. */
  addMissed(key: number, place: number): void {
    if (2 * (this.count + 1) > this.slots.length) this.add(key, place);
    else {
      this.count++;
      this.slots[this.free] = place + 1;
    }
  }

  private grow(): void {
    const { slots: old, keys } = this;
    if (old.length >= MOST) throw errors.tableOverflow();
    const bits = old.length < SMALL ? 2 : 1;
    this.shift -= bits;
    this.slots = newSlots(old.length << bits);
    for (let slot = 0; slot < old.length; slot++) {
      const place = old[slot]! - 1;
      if (place >= 0) put(this.slots, this.shift, keys[place] as number, place);
    }
  }
}

function put(slots: number[] | Int32Array, shift: number, key: number, place: number): void {
  const mask = slots.length - 1;
  let slot = hashOf(key) >>> shift;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = place + 1;
}

function newSlots(size: number): number[] | Int32Array {
  return size < LARGE ? new Array<number>(size).fill(0) : new Int32Array(size);
}
