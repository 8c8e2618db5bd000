/**
 * The hash part of a table: every key that is neither in the array part nor an own property. Keys and values stand in two arrays in
 * order of insertion, so that traversal goes by index and an update touches one array element. A few keys are looked for one by one, of
 * more a `Map` gives the place: without it a set of one to eight tables is made in a third to two thirds of the time. A key whose value
 * became nil stays (a traversal may be standing on it) and is purged when live keys are added.
 */
import type { LuaValue } from "./value.js";

/** Places, those of removed keys included, up to which a part does without a `Map`. */
const FEW = 8;

export class HashPart {
  /** The place of each key, once there are more than a few. */
  places: Map<LuaValue, number> | undefined = undefined;
  /** Undefined where a key has been removed. */
  keys: LuaValue[] = emptyWithRoom();
  values: LuaValue[] = emptyWithRoom();
  /** The place that `get` has found last: mostly the next store is there, too. */
  private last = 0;
  /** Keys whose value is nil. */
  dead = 0;
  /** Number keys, dead ones included. */
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

  /** Where `key` (not nil) stands, -1 if nowhere. */
  placeOf(key: LuaValue): number {
    const { places } = this;
    if (places === undefined) return this.keys.indexOf(key);
    const place = places.get(key);
    return place === undefined ? -1 : place;
  }

  get(key: LuaValue): LuaValue {
    const place = this.placeOf(key);
    if (place < 0) return undefined;
    this.last = place;
    return this.values[place];
  }

  set(key: LuaValue, value: LuaValue): void {
    const { last, keys } = this;
    const place = last < keys.length && keys[last] === key ? last : this.placeOf(key);
    if (place >= 0) {
      const old = this.values[place];
      if (value === undefined) {
        if (old !== undefined) this.dead++;
      } else if (old === undefined) this.dead--;
      this.values[place] = value;
    } else if (value !== undefined) this.add(key, value);
  }

  private add(key: LuaValue, value: LuaValue): void {
    if (this.dead > 8 && this.dead > this.keys.length >> 1) this.purge();
    this.append(key, value);
    if (typeof key === "number") this.count(key, 1);
  }

  private append(key: LuaValue, value: LuaValue): void {
    const { keys } = this;
    const place = keys.push(key) - 1;
    this.values.push(value);
    if (this.places !== undefined) this.places.set(key, place);
    else if (place >= FEW) this.places = placesOf(keys);
  }

  /** Takes `key` out for good; its place stays as a hole until the next purge. */
  remove(key: LuaValue): LuaValue {
    const place = this.placeOf(key);
    if (place < 0) return undefined;
    const value = this.values[place];
    this.places?.delete(key);
    if (typeof key === "number") this.count(key, -1);
    if (value !== undefined) this.dead++;
    this.keys[place] = undefined;
    this.values[place] = undefined;
    return value;
  }

  private purge(): void {
    const { keys, values } = this;
    this.places = undefined;
    this.keys = emptyWithRoom();
    this.values = emptyWithRoom();
    this.numbers = 0;
    this.positive = 0;
    this.dead = 0;
    for (let i = 0; i < keys.length; i++) {
      const value = values[i];
      if (value === undefined) continue;
      const key = keys[i];
      if (typeof key === "number") this.count(key, 1);
      this.append(key, value);
    }
  }

  private count(key: number, change: number): void {
    this.numbers += change;
    if (key > 0) this.positive += change;
  }
}

/** An empty array with room for four: of the general kind, so that V8 searches and stores all of them alike. */
function emptyWithRoom(): LuaValue[] {
  const array: LuaValue[] = [undefined, undefined, undefined, undefined];
  array.pop();
  array.pop();
  array.pop();
  array.pop();
  return array;
}

function placesOf(keys: readonly LuaValue[]): Map<LuaValue, number> {
  const places = new Map<LuaValue, number>();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key !== undefined) places.set(key, i);
  }
  return places;
}
