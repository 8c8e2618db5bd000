/** `next`, `pairs` and `ipairs`, manual §5.1. */
import { errors } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { fields, getNumber, isInternal, LuaTable } from "../values/table.js";
import { TableIterator } from "../values/traversal.js";
import type { LuaValue } from "../values/value.js";
import { checkInteger } from "./arguments.js";
import { builtin, type Declaration, plain } from "./library.js";

/** Interleaved traversals by `next` that each go on in constant time. */
const MAX_TRAVERSALS = 4;

/** Traversals by calls of `next` that are going on at the same time. */
class Traversals {
  /** The table whose first pair was asked for last. */
  started: LuaTable | undefined = undefined;
  private readonly recent: TableIterator[] = [];
  private oldest = 0;

  /** The traversal of `table` that stands at `key`. */
  find(table: LuaTable, key: LuaValue): TableIterator {
    for (const iterator of this.recent) if (iterator.table === table && iterator.key === key) return iterator;
    if (this.isBeyond(table, key)) throw errors.invalidNextKey();
    const iterator = new TableIterator(table);
    if (!iterator.seek(key)) throw errors.invalidNextKey();
    this.recent[this.oldest] = iterator;
    this.oldest = (this.oldest + 1) % MAX_TRAVERSALS;
    return iterator;
  }

  /** Whether `key` is an integer behind the array part that was never there: not one that a traversal has just cleared. */
  private isBeyond(table: LuaTable, key: LuaValue): boolean {
    const { length } = table.Ωarray;
    if (typeof key !== "number" || length === 1 || key < length || getNumber(table, key) !== undefined) return false;
    return this.started !== table && !this.recent.some((iterator) => iterator.table === table);
  }
}

export function traversalBuiltins(rt: Runtime): Record<string, Declaration> {
  const traversals = new Traversals();
  /** The traversal that was advanced last: it goes on in constant time. */
  let last = new TableIterator(new LuaTable());

  const next = plain(function next(this: LuaFunction, table: LuaValue, key: LuaValue): LuaValue {
    if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
    if (key === undefined) {
      traversals.started = table;
      return firstPair(rt, table);
    }
    if (last.table !== table || last.key !== key) last = traversals.find(table, key);
    rt.n = 1;
    if (last.advance()) {
      rt.n = 2;
      rt.r1 = last.value;
    }
    return last.key;
  });

  const ipairsStep = builtin(
    rt,
    "ipairs_iterator",
    plain(function step(this: LuaFunction, table: LuaValue, control: LuaValue): LuaValue {
      const index = (typeof control === "number" && (control | 0) === control ? control : checkInteger(control, 2)) + 1;
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      const value = getNumber(table, index);
      if (value === undefined) {
        rt.n = 0;
        return undefined;
      }
      rt.n = 2;
      rt.r1 = value;
      return index;
    }),
  );
  rt.ipairsNext = ipairsStep;
  return {
    next,

    pairs: plain(function pairs(this: LuaFunction, table: LuaValue): LuaValue {
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      rt.n = 3;
      rt.r1 = table;
      rt.r2 = undefined;
      return rt.next;
    }),

    ipairs: plain(function ipairs(this: LuaFunction, table: LuaValue): LuaValue {
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      rt.n = 3;
      rt.r1 = table;
      rt.r2 = 0;
      return ipairsStep;
    }),
  };
}

/** The first pair of a table, found without listing its keys: `next(t) == nil` is how programs ask whether a table is empty. */
function firstPair(rt: Runtime, table: LuaTable): LuaValue {
  const array = table.Ωarray;
  rt.n = 2;
  for (let i = 1; i < array.length; i++) {
    if (array[i] !== undefined) {
      rt.r1 = array[i];
      return i;
    }
  }
  const own = fields(table);
  // The prototype of a table is empty, so these are own properties, in the order of a traversal.
  for (const name in own) {
    const value = own[name];
    if (value !== undefined && !isInternal(name)) {
      rt.r1 = value;
      return name;
    }
  }
  const hash = table.Ωhash;
  if (typeof hash === "object") {
    for (let place = 0; place < hash.keys.length; place++) {
      if (hash.values[place] !== undefined) {
        rt.r1 = hash.values[place];
        return hash.keys[place];
      }
    }
  }
  rt.n = 1;
  return undefined;
}
