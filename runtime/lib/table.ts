/**
 * The table library, manual §5.5. All access is raw, as in Lua 5.1, and sequences live in the array parts of tables.
 * Positions wrap around at 32 bits, as C's `int`.
 */

import { numberToString } from "../strings/number.js";
import { LONG_ARRAY } from "../values/array-size.js";
import { elementAt, setElementAt } from "../values/elements.js";
import { errors, raised } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { type Runtime, return0, return1 } from "../values/runtime.js";
import { append, getNumber, isFull, LuaTable, length, setNumber } from "../values/table.js";
import { type LuaValue, typeName } from "../values/value.js";
import { checkFunction, checkInt, checkTable, optionalString } from "./arguments.js";
import { foreachBuiltins } from "./foreach.js";
import { type Declaration, library, plain } from "./library.js";
import { Sort, sortNatively } from "./sort.js";

export function openTable(rt: Runtime): LuaTable {
  return library(rt, "table", {
    concat: plain((list, separator, from, to) => {
      const between = optionalString(separator, 2, "");
      const table = checkTable(list, 1);
      const first = from === undefined ? 1 : checkInt(from, 3);
      const last = to === undefined ? length(table) : checkInt(to, 4);
      rt.n = 1;
      return concatenate(table, between, first, last);
    }),

    ...foreachBuiltins,

    getn: plain((list) => return1(rt, length(checkTable(list, 1)))),

    insert: plain(function (list, position, value) {
      const table = list instanceof LuaTable ? list : checkTable(list, 1);
      rt.n = 0;
      if (arguments.length === 2) {
        if (position !== undefined) append(table, position);
      } else if (arguments.length === 3) insertAt(table, checkInt(position, 2), value);
      else throw raised("wrong number of arguments to 'insert'");
      return undefined;
    }),

    maxn: plain((list) => {
      const table = checkTable(list, 1);
      let greatest = length(table);
      const hash = table.Ωhash;
      if (typeof hash === "object" && hash.numbers > 0)
        for (let i = 0; i < hash.keys.length; i++) {
          const key = hash.keys[i];
          if (typeof key === "number" && key > greatest && hash.values[i] !== undefined) greatest = key;
        }
      return return1(rt, greatest);
    }),

    remove: plain((list, position) => {
      const table = list instanceof LuaTable ? list : checkTable(list, 1);
      const array = table.Ωarray;
      const last = array.length - 1;
      const index = position === undefined ? last : checkInt(position, 2);
      if (index < 1 || index > last) return return0(rt);
      rt.n = 1;
      return removeAt(array, index);
    }),

    setn: plain((list) => {
      checkTable(list, 1);
      throw raised("'setn' is obsolete");
    }),

    sort: sorting(rt),
  });
}

/** More strings than this, with a separator between them, are joined: ropes of them would take much memory for a while. */
const MANY_STRINGS = 20_000;

function concatenate(table: LuaTable, between: string, first: number, last: number): string {
  const array = table.Ωarray;
  const isDense = first > 0 && last < array.length;
  if (isDense && between === "") return flat(chain(array, first, last), last - first);
  if (isDense && last - first > MANY_STRINGS) return join(array, between, first, last);
  let result = "";
  for (let i = first; i <= last; i++) {
    const value = isDense ? array[i] : getNumber(table, i);
    result += typeof value === "string" ? value : elementText(value, i);
    if (i < last) result += between;
  }
  return flat(result, last - first);
}

/** Characters of a text, and of each of its strings on average, up to which their rope is made flat. */
const SHORT_TEXT = 1000;
const SHORT = 40;

/**
 * A rope of short strings takes several times the memory of what it says, and where programs keep many, V8's collector takes most of the
 * time: texts of 80 characters that are kept take eight times as long. V8 makes them flat when somebody looks at them. A long text may stay
 * a rope: nobody keeps so many of them, and it may never be looked at.
 */
function flat(text: string, count: number): string {
  // No character is that one, but V8 does not know.
  if (text.length <= SHORT_TEXT && text.length <= count * SHORT && text.charCodeAt(0) === 256) return "";
  return text;
}

/** A rope of the strings: a third of the time of `join`, and the same when it has been made flat. */
function chain(array: readonly LuaValue[], first: number, last: number): string {
  let result = "";
  for (let i = first; i <= last; i++) {
    const value = array[i];
    result += typeof value === "string" ? value : elementText(value, i);
  }
  return result;
}

function join(array: readonly LuaValue[], between: string, first: number, last: number): string {
  const texts = array.slice(first, last + 1);
  for (let i = 0; i < texts.length; i++) {
    const value = texts[i];
    if (typeof value !== "string") texts[i] = elementText(value, first + i);
  }
  return texts.join(between);
}

function elementText(value: LuaValue, index: number): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  throw raised(`invalid value (${typeName(value)}) at index ${index} in table for 'concat'`);
}

/** More elements than this are moved as a block of memory. */
const MANY = 32;

/** Moves the elements from `position` on up by one and stores `value` there; beyond the end it only stores. */
function insertAt(table: LuaTable, position: number, value: LuaValue): void {
  const last = length(table);
  if (position < 1 || position > last) {
    insertOutside(table, position, value);
    return;
  }
  const hash = table.Ωhash;
  const hasNumbers = typeof hash === "object" && hash.numbers > 0;
  // What is appended at a multiple of LONG_ARRAY, or is one too many, is for `append`.
  if (last - position > MANY && !hasNumbers && ((last + 1) & (LONG_ARRAY - 1)) !== 0) {
    table.Ωarray.splice(position, 0, value);
    return;
  }
  if (isFull(table, last + 1)) throw errors.tableOverflow();
  const array = table.Ωarray;
  const moved = elementAt(array, last);
  for (let i = last; i > position; i--) setElementAt(array, i, elementAt(array, i - 1));
  setElementAt(array, position, value);
  // What is appended may have all that is there move to the hash part.
  append(table, moved);
}

function insertOutside(table: LuaTable, position: number, value: LuaValue): void {
  const hash = table.Ωhash;
  // Below the array part only elements in the hash part can move.
  const lowest = typeof hash === "object" && hash.numbers > 0 ? position : Math.max(position, 0);
  for (let i = length(table) + 1; i > lowest; i--) setNumber(table, i, getNumber(table, i - 1));
  setNumber(table, position, value);
}

/** Takes out an element of the array part and moves those behind it down by one. */
function removeAt(array: LuaValue[], index: number): LuaValue {
  const value = elementAt(array, index);
  const last = array.length - 1;
  if (last - index > MANY) array.splice(index, 1);
  else {
    for (let i = index; i < last; i++) setElementAt(array, i, elementAt(array, i + 1));
    array.pop();
  }
  while (array.length > 1 && elementAt(array, array.length - 1) === undefined) array.pop();
  return value;
}

/** As many elements take long, and a native sort keeps no limits. */
const MANY_TO_SORT = 50_000;

/** Natural orders need no calls; a comparator runs in heap frames below the interpreter, on the stack below compiled code. */
function sorting(rt: Runtime): Declaration {
  const begin = (self: LuaFunction, list: LuaValue, compare: LuaValue): Sort | undefined => {
    const table = checkTable(list, 1);
    const order = compare === undefined ? undefined : checkFunction(compare, 2);
    rt.n = 0;
    const isNative = order === undefined && !(rt.meter !== undefined && length(table) > MANY_TO_SORT);
    return isNative && sortNatively(table.Ωarray) ? undefined : new Sort(self, rt, table, order);
  };
  return {
    entry: () =>
      function sort(this: LuaFunction, list: LuaValue, compare: LuaValue): LuaValue {
        return begin(this, list, compare)?.run(undefined, true) as LuaValue;
      },
    start: () => (args, self) => begin(self, args[0], args[1])?.run(undefined, false),
  };
}
