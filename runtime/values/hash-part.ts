/**
 * The hash part of a table: every key that is neither in the array part nor an own property. Keys and values stand in two
 * arrays in order of insertion and a `Map` gives the place of a key, so that traversal goes by index and an update touches one
 * array element. A key whose value became nil stays (a traversal may be standing on it) and is purged when live keys are added.
 */
import type { LuaValue } from "./value.js";

export class HashPart {
  places: Map<LuaValue, number> = new Map();
  keys: LuaValue[] = [];
  values: LuaValue[] = [];
  /** Keys whose value is nil. */
  dead = 0;
  /** Number keys in `places`, dead ones included. */
  numbers = 0;
  /** Those above zero: while there are none, appending to the array part has nothing to migrate. */
  positive = 0;
  /** `positive` at which the integer keys are counted, to see whether they should be an array. */
  nextCount = 4;
  /** The table keeps its string keys as own properties for good: it serves as metatable, `__index` target or globals. */
  pinned: boolean;
  /** String keys that computed stores have added to the table as properties so far. */
  computed: number;
  /** The table is a dictionary: its string keys are all here, none of its properties has a value. */
  dictionary = false;

  constructor(pinned: boolean, computed: number) {
    this.pinned = pinned;
    this.computed = computed;
  }

  get(key: LuaValue): LuaValue {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.values[place];
  }

  set(key: LuaValue, value: LuaValue): void {
    const place = this.places.get(key);
    if (place !== undefined) {
      const old = this.values[place];
      if (value === undefined) {
        if (old !== undefined) this.dead++;
      } else if (old === undefined) this.dead--;
      this.values[place] = value;
    } else if (value !== undefined) this.add(key, value);
  }

  private add(key: LuaValue, value: LuaValue): void {
    if (this.dead > 8 && this.dead > this.keys.length >> 1) this.purge();
    this.places.set(key, this.keys.length);
    this.keys.push(key);
    this.values.push(value);
    if (typeof key === "number") this.count(key, 1);
  }

  /** Takes `key` out for good; its place stays as a hole until the next purge. */
  remove(key: LuaValue): LuaValue {
    const place = this.places.get(key);
    if (place === undefined) return undefined;
    const value = this.values[place];
    this.places.delete(key);
    if (typeof key === "number") this.count(key, -1);
    if (value !== undefined) this.dead++;
    this.keys[place] = undefined;
    this.values[place] = undefined;
    return value;
  }

  private purge(): void {
    const keys: LuaValue[] = [];
    const values: LuaValue[] = [];
    const places = new Map<LuaValue, number>();
    this.numbers = 0;
    this.positive = 0;
    for (let i = 0; i < this.keys.length; i++) {
      const value = this.values[i];
      if (value === undefined) continue;
      const key = this.keys[i];
      if (typeof key === "number") this.count(key, 1);
      places.set(key, keys.length);
      keys.push(key);
      values.push(value);
    }
    this.places = places;
    this.keys = keys;
    this.values = values;
    this.dead = 0;
  }

  private count(key: number, change: number): void {
    this.numbers += change;
    if (key > 0) this.positive += change;
  }
}
