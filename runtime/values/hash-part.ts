/**
 * The hash part of a table: every key that is neither in the array part nor an own property. Keys and values stand in two arrays in
 * order of insertion, so that traversal goes by index and an update touches one array element. A few keys are looked for one by one: a set
 * of one to eight tables is made in a third to two thirds of the time. Where there are more, `NumberPlaces` and a `Map` know the place of
 * each. A key whose value became nil stays (a traversal may be standing on it) and is purged when live keys are added.
 */
import { NumberPlaces } from "./number-places.js";
import type { LuaValue } from "./value.js";

/** Places, those of removed keys included, up to which keys are looked for one by one. */
const FEW = 8;
/** Dead keys up to which nothing is purged. */
const MANY_DEAD = 8;

export class HashPart {
  /** There are more than a few places: they are found by `numberPlaces` and `otherPlaces`, which are there if there are such keys. */
  private isIndexed = false;
  private numberPlaces: NumberPlaces | undefined = undefined;
  private otherPlaces: Map<LuaValue, number> | undefined = undefined;
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
  /** String keys that the runtime has added to the table as properties so far (see `ONE_FIELD` of properties.ts). */
  added: number;
  /** The table is a dictionary: its string keys are all here, none of its properties has a value. */
  dictionary = false;

  constructor(pinned: boolean, added: number) {
    this.pinned = pinned;
    this.added = added;
  }

  /** Where `key` (not nil) stands, -1 if nowhere. */
  placeOf(key: LuaValue): number {
    if (!this.isIndexed) return this.keys.indexOf(key);
    if (typeof key === "number") return this.numberPlaces === undefined ? -1 : this.numberPlaces.get(key);
    const place = this.otherPlaces === undefined ? undefined : this.otherPlaces.get(key);
    return place === undefined ? -1 : place;
  }

  get(key: LuaValue): LuaValue {
    const place = this.placeOf(key);
    if (place < 0) return undefined;
    this.last = place;
    return this.values[place];
  }

  /** The same of a string, in one call less: 0.95 of the time. */
  getString(key: string): LuaValue {
    const { otherPlaces } = this;
    if (otherPlaces === undefined) return this.get(key);
    const place = otherPlaces.get(key);
    if (place === undefined) return undefined;
    this.last = place;
    return this.values[place];
  }

  /** The same of a number, likewise. */
  getNumber(key: number): LuaValue {
    const { numberPlaces } = this;
    if (numberPlaces === undefined) return this.get(key);
    const place = numberPlaces.get(key);
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
    } else if (value !== undefined) {
      const { numberPlaces } = this;
      if (typeof key !== "number" || numberPlaces === undefined || this.isMostlyDead) this.add(key, value);
      else {
        numberPlaces.addMissed(key, keys.length);
        keys.push(key);
        this.values.push(value);
        this.count(key, 1);
      }
    }
  }

  /** To be purged before a key is added. */
  private get isMostlyDead(): boolean {
    return this.dead > MANY_DEAD && this.dead > this.keys.length >> 1;
  }

  private add(key: LuaValue, value: LuaValue): void {
    if (this.isMostlyDead) this.purge();
    this.append(key, value);
    if (typeof key === "number") this.count(key, 1);
  }

  private append(key: LuaValue, value: LuaValue): void {
    const place = this.keys.length;
    // What is full throws before anything has changed.
    if (this.isIndexed) this.link(key, place);
    this.keys.push(key);
    this.values.push(value);
    if (!this.isIndexed && place >= FEW) this.index();
  }

  private index(): void {
    this.isIndexed = true;
    const { keys } = this;
    for (let place = 0; place < keys.length; place++) if (keys[place] !== undefined) this.link(keys[place], place);
  }

  /** Has `key` found at `place`. */
  private link(key: LuaValue, place: number): void {
    if (typeof key === "number") (this.numberPlaces ??= new NumberPlaces(this.keys)).add(key, place);
    else (this.otherPlaces ??= new Map<LuaValue, number>()).set(key, place);
  }

  /** Has `key`, which stands in its place, no longer found. */
  private unlink(key: LuaValue): void {
    if (!this.isIndexed) return;
    if (typeof key === "number") this.numberPlaces!.remove(key);
    else this.otherPlaces!.delete(key);
  }

  /** Takes out what stands at `place`, as if it were collected. */
  take(place: number): void {
    const key = this.keys[place];
    if (key !== undefined) this.unlink(key);
    this.keys[place] = undefined;
    this.values[place] = undefined;
  }

  /** Puts `key` back to where it has been taken out. */
  putBack(place: number, key: LuaValue, value: LuaValue): void {
    this.keys[place] = key;
    this.values[place] = value;
    if (key !== undefined && this.isIndexed) this.link(key, place);
  }

  /** Takes out for good what stands under the integers from `array.length` to `last`, and appends it there; what is missing stays nil. */
  moveTo(array: LuaValue[], last: number): void {
    const { keys, values } = this;
    const first = array.length;
    for (let i = first; i <= last; i++) array.push(undefined);
    for (let place = 0; place < keys.length; place++) {
      const key = keys[place];
      if (typeof key !== "number" || key < first || key > last || !Number.isInteger(key)) continue;
      array[key] = values[place];
      values[place] = undefined;
    }
    this.purge();
  }

  /** Takes `key` out for good; its place stays as a hole until the next purge. */
  remove(key: LuaValue): LuaValue {
    const place = this.placeOf(key);
    if (place < 0) return undefined;
    const value = this.values[place];
    if (typeof key === "number") this.count(key, -1);
    if (value !== undefined) this.dead++;
    this.take(place);
    return value;
  }

  private purge(): void {
    const { keys, values } = this;
    this.isIndexed = false;
    this.numberPlaces = undefined;
    this.otherPlaces = undefined;
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
