/**
 * `LuaTable` and raw access to it. A string key is an own property of the table object itself, so V8's hidden classes serve
 * Lua's records; integers 1..n live in `Ωarray`; everything else, and the string keys of dictionaries, in `Ωhash`.
 *
 * The internal fields have names outside bytes 0–255, which no Lua string can spell, and the prototype chain is empty, so every
 * Lua string is a plain key. Read a property only together with a proof that the receiver is a `LuaTable`.
 */

import {
  arraySize,
  bitsOf,
  countValues,
  isMostlyEmpty,
  LONG_ARRAY,
  lastIndex,
  MANY_KEYS,
  MAX_ARRAY,
  searchBorder,
} from "./array-size.js";
import type { TableSite } from "./classes.js";
import { elementAt, setElementAt } from "./elements.js";
import { errors } from "./errors.js";
import { HashPart } from "./hash-part.js";
import { addProperty, COMPUTED, isLarge, MANY_PROPERTIES, makeFast, ONE_FIELD } from "./properties.js";
import type { LuaValue } from "./value.js";

/** The array part of a table without integer keys. Shared, so it is never written: its length is 1 and element 0 is unused. */
export const EMPTY_ARRAY: LuaValue[] = [0];

/** String keys added by computed stores before further ones go to the hash part. */
const MAX_COMPUTED_KEYS = 12;

/** `Ωhash` of a table that keeps its string keys as properties whatever happens. */
export const PINNED = -1;

// An array part has room for four elements at first: V8 itself would make it nineteen at the second, and most arrays are short.
// Those of numbers start as copies of a template: a literal's allocation site would spread one table's elements kind to all others.
const SMALL_INTEGERS = withRoom([0]);
const DOUBLES = withRoom([0.5]);

/** An array of `array[0]` five times: as it is not a literal of constants, its copies do not share its elements. */
function withRoom(array: LuaValue[]): LuaValue[] {
  for (let i = 0; i < 4; i++) array.push(array[0]);
  return array;
}

export class LuaTable {
  Ωmeta: LuaTable | undefined;
  /** Element 0 is unused and of the kind of the others; there is no trailing nil. */
  Ωarray: LuaValue[];
  /** The hash part; before there is one, the number of string keys that the runtime has added (see `ONE_FIELD` of properties.ts), or `PINNED`. */
  Ωhash: number | HashPart;

  /** True: what tells a table from any other value, for translated code. */
  declare readonly Ωtable: true;
  /**
   * The table that missing keys are looked up in, where V8 can see it: a constant of the JavaScript prototype that all tables with this
   * `__index` share (see classes.ts). Undefined says nothing; nor does any value while the table has no metatable.
   */
  declare readonly Ωindex: LuaTable | undefined;
  /** With `Ωindex`: a metatable for tables that nobody has asked for theirs. */
  declare readonly Ωshared: LuaTable | undefined;
  /** Several tables have it as their metatable without knowing: never to be shown to a program. */
  declare Ωlazy: boolean;
  /** True in a metatable of the host's that programs do not get to see. */
  declare Ωhidden: boolean;
  /** With `Ωindex`: that table is its own `__index`. */
  declare readonly Ωself: boolean;
  /** What classes.ts keeps about a table that is an `__index` target: how often it has been seen as one, given up, or its class. */
  declare Ωclass: number | "retired" | TableClass | undefined;
  /** Of a metatable: its `__index` table, if tables inherit from that in the way that classes rely on; undefined says nothing. */
  declare Ωtarget: LuaTable | undefined;
  /** Of a metatable: the constructor of tables that get it where tables of many classes are made. */
  declare Ωmaker: TableSite | undefined;
  /** The constructor expression that made the table, where that is known. */
  declare readonly Ωsite: TableSite | undefined;

  constructor() {
    this.Ωmeta = undefined;
    this.Ωarray = EMPTY_ARRAY;
    this.Ωhash = 0;
  }
}
Object.setPrototypeOf(LuaTable.prototype, null);
delete (LuaTable.prototype as { constructor?: unknown }).constructor;
declareConstants(LuaTable.prototype, {
  Ωtable: true,
  Ωindex: undefined,
  Ωself: false,
  Ωshared: undefined,
  Ωlazy: false,
  Ωhidden: false,
  Ωclass: undefined,
  Ωtarget: undefined,
  Ωmaker: undefined,
  Ωsite: undefined,
});

/**
 * Gives a JavaScript prototype of tables its constants. They are not enumerable: V8 has a quick `for (… in …)` only for objects whose
 * prototypes have nothing to add (measured: a tenth of the time).
 */
export function declareConstants<T extends object>(prototype: T, constants: Readonly<Record<string, unknown>>): T {
  for (const [name, value] of Object.entries(constants))
    Object.defineProperty(prototype, name, { value, writable: true });
  return prototype;
}

/** The class of the tables that inherit from a table: their JavaScript prototypes (see classes.ts). */
export interface TableClass {
  readonly members: LuaTable;
  readonly candidates: LuaTable;
  /** Tables that have got it where tables of many classes are made. */
  shared: number;
  /** A table that has got it in the place of another class, to see whether it gets more fields; and how many it had. */
  refined: { readonly table: WeakRef<LuaTable>; readonly size: number } | undefined;
  /** How many such tables there have been. */
  refinements: number;
  /** Such tables that are still to be looked at. */
  looks: number;
  /** Such tables do get more fields. */
  grows: boolean;
}

/** A table seen as its string keys. */
export type Fields = Record<string, LuaValue>;

/**
 * The properties that hold string keys; internal fields are not among the names a Lua string can spell. Those of a member of a class may
 * be inherited (`getString` looks at its own only).
 */
export function fields(table: LuaTable): Fields {
  return table as unknown as Fields;
}

/** `rawget(table, key)` for any key. */
export function rawget(table: LuaTable, key: LuaValue): LuaValue {
  if (typeof key === "string") return getString(table, key);
  if (typeof key === "number") return getNumber(table, key);
  const hash = table.Ωhash;
  return typeof hash === "object" ? hash.get(key) : undefined;
}

export function getString(table: LuaTable, key: string): LuaValue {
  const dictionary = table.Ωhash;
  if (typeof dictionary === "object" && dictionary.dictionary) return dictionary.get(key);
  const value = (table as unknown as Fields)[key];
  if (value !== undefined && (table.Ωindex === undefined || isOwn(table, key))) return value;
  const hash = table.Ωhash;
  return typeof hash === "object" ? hash.get(key) : undefined;
}

/** Whether a property is the table's own, not inherited from what JavaScript takes for its prototype. */
export function isOwn(table: LuaTable, key: string): boolean {
  return Object.hasOwn(table, key);
}

export function getNumber(table: LuaTable, key: number): LuaValue {
  const array = table.Ωarray;
  if (key > 0 && key < array.length && Number.isInteger(key)) return elementAt(array, key);
  const hash = table.Ωhash;
  return typeof hash === "object" ? hash.get(key) : undefined;
}

/** `rawset(table, key, value)`. The caller has refused nil and NaN keys. */
export function rawset(table: LuaTable, key: LuaValue, value: LuaValue): void {
  if (typeof key === "string") setString(table, key, value);
  else if (typeof key === "number") setNumber(table, key, value);
  else setHash(table, key, value);
}

/** A store under a computed string key: the table may turn into a dictionary. */
export function setString(table: LuaTable, key: string, value: LuaValue): void {
  const hash = table.Ωhash;
  if (typeof hash === "object" && hash.dictionary) {
    hash.set(key, value);
    return;
  }
  const own = table as unknown as Fields;
  if (isClassEvent(key)) retireClass(table, key, value);
  if (own[key] !== undefined) own[key] = value;
  else if (value !== undefined) addString(table, own, key, value);
}

function addString(table: LuaTable, own: Fields, key: string, value: LuaValue): void {
  const hash = table.Ωhash;
  if (typeof hash === "number") {
    if (hash === PINNED || isOwn(table, key)) addProperty(own, key, value, hash);
    else if ((hash & COMPUTED) < MAX_COMPUTED_KEYS) {
      table.Ωhash = hash + 1;
      addProperty(own, key, value, hash);
    } else toDictionary(table, new HashPart(false, 0), key, value);
  } else if (hash.pinned || isOwn(table, key)) addProperty(own, key, value, hash.added);
  else if ((hash.added & COMPUTED) < MAX_COMPUTED_KEYS) {
    addProperty(own, key, value, hash.added++);
  } else toDictionary(table, hash, key, value);
}

/** Moves the string keys of a table into its hash part, and adds one. */
function toDictionary(table: LuaTable, hash: HashPart, key: string, value: LuaValue): void {
  const own = table as unknown as Fields;
  table.Ωhash = hash;
  hash.dictionary = true;
  // Keys are no longer where code that relies on the class looks for them first.
  if (table.Ωindex !== undefined) Object.setPrototypeOf(table, LuaTable.prototype);
  for (const name of Object.keys(own)) {
    const moved = own[name];
    if (moved === undefined || isInternal(name)) continue;
    own[name] = undefined;
    hash.set(name, moved);
  }
  hash.set(key, value);
}

/**
 * A store under a key that stands in the program text: records stay records however many fields they have. A nil is stored like any
 * value, so that records made by the same code have the same shape.
 */
export function setField(table: LuaTable, key: string, value: LuaValue): void {
  const hash = table.Ωhash;
  const own = table as unknown as Fields;
  if (typeof hash === "number") {
    if (own[key] === undefined && !isLarge(hash)) table.Ωhash = hash + ONE_FIELD;
    addProperty(own, key, value, hash);
  } else if (hash.dictionary) hash.set(key, value);
  else {
    if (own[key] === undefined && !isLarge(hash.added)) hash.added += ONE_FIELD;
    addProperty(own, key, value, hash.added);
  }
}

/** Events of a metatable that classes rely on: stores to these names are never made in line. */
export function isClassEvent(key: string): boolean {
  return key.startsWith("__") && (key === "__index" || key === "__newindex" || key === "__mode");
}

/** An event of a metatable changes: the class of the table that its `__index` is can no longer be relied on. */
function retireClass(meta: LuaTable, event: string, value: LuaValue): void {
  const target = getString(meta, "__index");
  if (!(target instanceof LuaTable) || (event === "__index" && value === target)) return;
  if (meta.Ωtarget !== undefined) meta.Ωtarget = undefined;
  const state = target.Ωclass;
  if (typeof state === "object") {
    for (const prototype of [state.members, state.candidates]) {
      Object.setPrototypeOf(prototype, LuaTable.prototype);
      (prototype as { Ωindex: LuaTable | undefined }).Ωindex = undefined;
    }
  }
  if (state !== undefined) target.Ωclass = "retired";
}

export function setNumber(table: LuaTable, key: number, value: LuaValue): void {
  const array = table.Ωarray;
  const length = array.length;
  if (key > 0 && key < length && Number.isInteger(key)) {
    if (value === undefined) clearElement(array, key);
    else setElementAt(array, key, value);
  } else if (value === undefined || key < length) setHash(table, key, value);
  else if (key === length) append(table, value);
  else if (length > MANY_KEYS && continuesHoles(table, key)) appendBehindHoles(table, key, value);
  else setHash(table, key, value);
}

/** Whether a number beyond a long array part goes on with what is there at its end: one value in two to four places. */
function continuesHoles({ Ωarray, Ωhash }: LuaTable, key: number): boolean {
  const { length } = Ωarray;
  if (key > length + 3 || key > MAX_ARRAY || !Number.isInteger(key)) return false;
  if (typeof Ωhash === "object" && Ωhash.positive > 0) return false;
  let holes = 0;
  for (let i = length - 6; i < length; i++) if (elementAt(Ωarray, i) === undefined) holes++;
  return holes >= 3;
}

function appendBehindHoles(table: LuaTable, key: number, value: LuaValue): void {
  const array = table.Ωarray;
  const { length } = array;
  while (array.length < key) array.push(undefined);
  array.push(value);
  giveBackEmpty(table, length);
}

function clearElement(array: LuaValue[], key: number): void {
  if (key === array.length - 1) {
    array.pop();
    while (array.length > 1 && elementAt(array, array.length - 1) === undefined) array.pop();
  } else setElementAt(array, key, undefined);
}

/**
 * Where most places are empty, the array part ends before the first of them, and the rest moves into the hash part: a queue that is stored
 * to at its end and cleared from its start would keep all places that it has ever had. To be called when a key has been added, where no traversal
 * goes on; it looks when a power of two has been passed.
 * @param length of the array part before.
 */
function giveBackEmpty(table: LuaTable, length: number): void {
  const array = table.Ωarray;
  if (bitsOf(array.length) === bitsOf(length) || !isMostlyEmpty(array)) return;
  let first = 1;
  while (elementAt(array, first) !== undefined) first++;
  const hash = hashPartOf(table);
  table.Ωarray = first === 1 ? EMPTY_ARRAY : array.slice(0, first);
  for (let i = first + 1; i < array.length; i++) {
    const value = elementAt(array, i);
    if (value !== undefined) hash.set(i, value);
  }
  hash.nextCount = Math.max(hash.nextCount, 2 * hash.positive);
}

/** Whether a store under this number may be one key too many for the part of the table that it belongs to. */
export function isFull({ Ωarray, Ωhash }: LuaTable, key: number): boolean {
  if (key === Ωarray.length) return key > MAX_ARRAY;
  return typeof Ωhash === "object" && Ωhash.keys.length >= MAX_ARRAY;
}

/**
 * Stores `value` (not nil) at the first free index of the array part, `table.Ωarray.length`.
 * @throws LuaError where that is greater than `MAX_ARRAY`.
 */
export function append(table: LuaTable, value: LuaValue): void {
  const array = table.Ωarray;
  const { length } = array;
  if (length > MAX_ARRAY) throw errors.tableOverflow();
  if (array === EMPTY_ARRAY) table.Ωarray = newArray(value);
  else array.push(value);
  const hash = table.Ωhash;
  if (typeof hash === "object" && hash.positive > 0) migrate(table.Ωarray, hash);
  if (length >= LONG_ARRAY) giveBackEmpty(table, length);
}

/**
 * The array part that `value` (not nil) begins. Each kind of array is stored to in a place of its own: where V8 meets several, it makes
 * them all one (elements.ts).
 */
export function newArray(value: LuaValue): LuaValue[] {
  if (typeof value !== "number") return withoutRoom([undefined, value, undefined, undefined, undefined]);
  if ((value | 0) === value) {
    const integers = SMALL_INTEGERS.slice();
    integers[1] = value;
    return withoutRoom(integers);
  }
  const doubles = DOUBLES.slice();
  doubles[1] = value;
  return withoutRoom(doubles);
}

/** The first two of five elements: V8 leaves the room of what is taken off a short array. */
function withoutRoom(array: LuaValue[]): LuaValue[] {
  array.pop();
  array.pop();
  array.pop();
  return array;
}

/** The keys that follow the new end of the array part move from the hash part into it. */
function migrate(array: LuaValue[], hash: HashPart): void {
  hash.remove(array.length - 1);
  while (hash.positive > 0 && array.length <= MAX_ARRAY) {
    const value = hash.get(array.length);
    if (value === undefined) return;
    hash.remove(array.length);
    array.push(value);
  }
}

function setHash(table: LuaTable, key: LuaValue, value: LuaValue): void {
  const hash = table.Ωhash;
  if (typeof hash === "object") {
    const { positive } = hash;
    hash.set(key, value);
    if (hash.positive >= hash.nextCount) rehash(table, hash);
    else if (hash.positive > positive) joinArray(table, hash, key as number);
  } else if (value !== undefined) {
    const created = hashPartOf(table);
    created.set(key, value);
    if (created.positive > 0) joinArray(table, created, key as number);
  }
}

/**
 * Whether few keys that have been stored with holes between them count as a list is what PUC Lua would say: where its hash part, which has
 * places for a power of two, is full, the array part becomes the largest that is more than half full. Programs rely on the border they see
 * then; here the keys go to the array part where that is the last of them.
 * @param key the positive number that has been stored last.
 */
function joinArray(table: LuaTable, hash: HashPart, key: number): void {
  const used = table.Ωarray.length - 1 + hash.positive;
  const live = hash.keys.length - hash.dead;
  if (key > LONG_LIST || key > 2 * used || ((live - 1) & (live - 2)) !== 0) return;
  const size = arraySize(table.Ωarray.length, hash, table.Ωarray.length - 1);
  if (size < table.Ωarray.length) return;
  const border = hash.get(size) === undefined ? searchBorder(size, (place) => getNumber(table, place)) : size;
  if (border === lastIndex(hash, size)) moveToArray(table, hash, size);
}

/** Beyond this key no more places are made for the border that PUC Lua would say. */
const LONG_LIST = 4096;

/** Positive number keys in the hash part at which they are counted for the first time. */
const FIRST_COUNT = 4;

/**
 * Moves integer keys from the hash part into the array part if they would fill enough of it (`arraySize`): arrays are not always filled
 * from 1 upwards. Counted whenever the number of keys has doubled, so the price per key is constant.
 */
function rehash(table: LuaTable, hash: HashPart): void {
  hash.nextCount = Math.max(FIRST_COUNT, hash.positive * 2);
  const size = arraySize(table.Ωarray.length, hash, countValues(table.Ωarray));
  if (size >= table.Ωarray.length && size > 0) moveToArray(table, hash, size);
}

function moveToArray(table: LuaTable, hash: HashPart, size: number): void {
  const last = lastIndex(hash, size);
  if (last < table.Ωarray.length) return;
  const array = table.Ωarray === EMPTY_ARRAY ? [undefined] : table.Ωarray;
  hash.moveTo(array, last);
  table.Ωarray = array;
  if (hash.positive > 0) migrate(array, hash);
}

/** A border of the table, manual §2.5.5; the array part has no trailing nil and takes over from the hash part as it grows. */
export function length(table: LuaTable): number {
  return table.Ωarray.length - 1;
}

/** A table whose array part holds `values`, trailing nils dropped. */
export function tableOf(values: readonly LuaValue[]): LuaTable {
  const table = new LuaTable();
  setList(table, values, 0);
  return table;
}

/**
 * Stores `values` at `offset + 1` and on, as a table constructor does, where nils in between keep their places. Behind the border that a
 * list with a nil at its end has in PUC Lua, values go to the hash part.
 */
export function setList(table: LuaTable, values: readonly LuaValue[], offset: number): void {
  let count = values.length;
  while (count > 0 && values[count - 1] === undefined) count--;
  const array = table.Ωarray;
  if (count < values.length) {
    clearPlaces(table, offset + count + 1, offset + values.length);
    if (offset === 0 && array === EMPTY_ARRAY) {
      const border = searchBorder(values.length, (place) => values[place - 1]);
      for (let i = border; i < count; i++) setBehindBorder(table, i + 1, values[i]);
      count = Math.min(count, border);
    }
  }
  if (offset + 1 !== array.length) {
    for (let i = 0; i < count; i++) setNumber(table, offset + i + 1, values[i]);
    return;
  }
  for (let i = 0; i < count; i++) {
    const value = values[i];
    if (table.Ωarray === EMPTY_ARRAY) table.Ωarray = newArray(value);
    else table.Ωarray.push(value);
  }
  const hash = table.Ωhash;
  if (count > 0 && typeof hash === "object" && hash.positive > 0) {
    for (let i = 1; i < count; i++) hash.remove(offset + i);
    migrate(table.Ωarray, hash);
  }
}

/** Stores nil in the places from `first` to `last`, which a keyed field of the constructor may have filled. */
function clearPlaces(table: LuaTable, first: number, last: number): void {
  if (table.Ωarray === EMPTY_ARRAY && typeof table.Ωhash !== "object") return;
  for (let place = first; place <= last; place++)
    if (getNumber(table, place) !== undefined) setNumber(table, place, undefined);
}

function setBehindBorder(table: LuaTable, key: number, value: LuaValue): void {
  if (value !== undefined || typeof table.Ωhash === "object") hashPartOf(table).set(key, value);
}

/** The hash part of `table`, which gets one if it has none. */
function hashPartOf(table: LuaTable): HashPart {
  const hash = table.Ωhash;
  if (typeof hash === "object") return hash;
  const created = new HashPart(hash === PINNED, hash);
  table.Ωhash = created;
  return created;
}

/** Whether `key` names an internal field rather than a Lua string. Lua strings end at character 255. */
export function isInternal(key: string): boolean {
  return key.charCodeAt(0) > 255;
}

/** From now on all string keys of `table` are properties; false when that was so already. */
export function keepProperties(table: LuaTable): boolean {
  const hash = table.Ωhash;
  if (typeof hash === "number") {
    table.Ωhash = PINNED;
    return hash !== PINNED;
  }
  if (hash.pinned) return false;
  hash.pinned = true;
  hash.added = PINNED;
  if (hash.dictionary) promoteStrings(table, hash);
  return true;
}

/** Pins the string keys of `table` to properties, and a large one's to V8's fast mode: for `__index` targets, libraries and globals. */
export function pin(table: LuaTable): void {
  if (keepProperties(table) && Object.keys(table).length > MANY_PROPERTIES) makeFast(table);
}

function promoteStrings(table: LuaTable, hash: HashPart): void {
  const own = fields(table);
  hash.dictionary = false;
  for (const key of hash.keys.slice()) {
    if (typeof key !== "string") continue;
    const value = hash.remove(key);
    if (value !== undefined) addProperty(own, key, value, PINNED);
  }
}
