/**
 * Loops that do nothing but store one value at index after index, done as a whole. V8 copies arrays of thousands of elements in a fifth of the
 * time that it takes to append as many one by one, those of a hundred thousand in a third.
 */
import { MAX_ARRAY } from "./array-size.js";
import { EMPTY_ARRAY, isFull, LuaTable, newArray, rawget, rawset } from "./table.js";
import type { LuaValue } from "./value.js";

/** Stores that are made one by one until the next is at the end of the array part: loops begin at 0, and at 2, too. */
const FIRST = 8;
/** Elements that are appended as a whole, at most. */
const MOST = 2 ** 24;
/** Copies that are put together: so many stay in the processor's cache (a third of the time), unless that would be too many pieces. */
const PIECE = 1024;
const MOST_PIECES = 256;
/** Elements that are made one by one, for others to be copies of them. */
const SEEDS = 16;

/**
 * Does what `for index = first, limit do table[index] = value end` does, as far as that stores in the array part of a table without
 * metatable, or at its end.
 * @param limit greater than `first` by more than `FIRST`, as it is where the templates say `isLongLoop`.
 * @returns the index that the loop has to go on with; `first` if it has to do everything itself.
 */
export function fillTable(table: LuaValue, first: number, limit: number, value: LuaValue): number {
  if (!(table instanceof LuaTable) || table.Ωmeta !== undefined || value === undefined) return first;
  let index = first;
  while (!isPlace(table, index)) {
    if (index >= first + FIRST || isFull(table, index)) return index;
    rawset(table, index++, value);
  }
  const end = Math.floor(limit) + 1;
  const { length } = table.Ωarray;
  if (index < length) {
    const stop = Math.min(end, length);
    table.Ωarray.fill(value, index, stop);
    index = stop;
  }
  const hash = table.Ωhash;
  const count = Math.min(end, MAX_ARRAY, index + MOST) - index;
  // What is there already is copied, too: so the array has to double at least.
  if (count < Math.max(SEEDS, length) || (typeof hash === "object" && hash.positive > 0)) return index;
  appendCopies(table, value, count);
  return index + count;
}

/** The same for `container[key][index] = value`. The stores must not change what is found there. */
export function fillElement(container: LuaValue, key: LuaValue, first: number, limit: number, value: LuaValue): number {
  if (!(container instanceof LuaTable) || container.Ωmeta !== undefined) return first;
  const table = rawget(container, key);
  return table === container ? first : fillTable(table, first, limit, value);
}

/** Whether `index` is in the array part, or at its end. */
function isPlace({ Ωarray }: LuaTable, index: number): boolean {
  return index >= 1 && index <= Ωarray.length && Number.isInteger(index);
}

/** Appends `count` times `value`, which are as many as `SEEDS` or more. The arrays are of the kind that `value` begins. */
function appendCopies(table: LuaTable, value: LuaValue, count: number): void {
  const begun = newArray(value);
  let copies = begun.slice(1);
  while (copies.length < SEEDS) copies.push(value);
  const enough = Math.min(Math.max(PIECE, count / MOST_PIECES), count);
  while (2 * copies.length <= enough) copies = copies.concat(copies);
  const pieces: LuaValue[][] = [];
  let rest = count;
  for (; rest > copies.length; rest -= copies.length) pieces.push(copies);
  const array = table.Ωarray === EMPTY_ARRAY ? begun.slice(0, 1) : table.Ωarray;
  table.Ωarray = array.concat(...pieces, copies.slice(0, rest));
}
