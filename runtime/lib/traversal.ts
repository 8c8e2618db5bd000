/** `next`, `pairs` and `ipairs`, manual §5.1. */
import { elementAt } from "../values/elements.js";
import { errors } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { CollectedCache, Runtime } from "../values/runtime.js";
import { fields, getNumber, isInternal, isOwn, LuaTable } from "../values/table.js";
import { TableIterator } from "../values/traversal.js";
import type { LuaValue } from "../values/value.js";
import { checkInteger } from "./arguments.js";
import { builtin, type Declaration, plain } from "./library.js";

/** Interleaved traversals by `next` that each go on in constant time. */
const MAX_TRAVERSALS = 4;

/** A traversal that a collection may end by taking its table or its key. */
class ReleasedIterator {
  private readonly table: WeakRef<LuaTable>;
  private readonly key: LuaValue | WeakRef<object>;

  constructor(iterator: TableIterator) {
    this.table = new WeakRef(iterator.table);
    this.key = typeof iterator.key === "object" ? new WeakRef(iterator.key) : iterator.key;
  }

  restore(): TableIterator | undefined {
    const table = this.table.deref();
    const key = this.key instanceof WeakRef ? (this.key.deref() as LuaValue) : this.key;
    if (table === undefined || key === undefined) return undefined;
    const iterator = new TableIterator(table);
    return iterator.seek(key) ? iterator : undefined;
  }
}

/** Traversals by calls of `next` that are going on at the same time. */
class Traversals implements CollectedCache {
  /** The table whose first pair was asked for last. */
  started: LuaTable | undefined = undefined;
  /** The length of its array part then. */
  private startedLength = 0;
  /** The traversal that was advanced last: it goes on in constant time. */
  last = new TableIterator(new LuaTable());
  private recent: TableIterator[] = [];
  private oldest = 0;
  private released: ReleasedIterator[] = [];
  private releasedStart: WeakRef<LuaTable> | undefined = undefined;

  start(table: LuaTable): void {
    this.started = table;
    this.startedLength = table.Ωarray.length;
  }

  release(): void {
    this.released = this.recent.map((iterator) => new ReleasedIterator(iterator));
    this.releasedStart = this.started === undefined ? undefined : new WeakRef(this.started);
    this.recent = [];
    this.started = undefined;
    this.last = new TableIterator(new LuaTable());
  }

  restore(): void {
    this.started = this.releasedStart?.deref();
    this.recent = this.released.map((iterator) => iterator.restore()).filter((iterator) => iterator !== undefined);
    this.oldest = 0;
    this.released = [];
  }

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
    if (this.started === table && key < this.startedLength) return false;
    return !this.recent.some((iterator) => iterator.table === table && iterator.reached >= key);
  }
}

export function traversalBuiltins(rt: Runtime): Record<string, Declaration> {
  const traversals = new Traversals();
  rt.caches.push(traversals);

  const next = plain(function next(this: LuaFunction, table: LuaValue, key: LuaValue): LuaValue {
    if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
    if (key === undefined) {
      traversals.start(table);
      return firstPair(rt, table);
    }
    let { last } = traversals;
    if (last.table !== table || last.key !== key) {
      last = traversals.find(table, key);
      traversals.last = last;
    }
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
    }, 1),

    ipairs: plain(function ipairs(this: LuaFunction, table: LuaValue): LuaValue {
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      rt.n = 3;
      rt.r1 = table;
      rt.r2 = 0;
      return ipairsStep;
    }, 1),
  };
}

/** The first pair of a table, found without listing its keys: `next(t) == nil` is how programs ask whether a table is empty. */
function firstPair(rt: Runtime, table: LuaTable): LuaValue {
  const array = table.Ωarray;
  rt.n = 2;
  for (let i = 1; i < array.length; i++) {
    const value = elementAt(array, i);
    if (value !== undefined) {
      rt.r1 = value;
      return i;
    }
  }
  const own = fields(table);
  // Own properties come first, in the order of a traversal; behind them are those of a class.
  for (const name in own) {
    if (table.Ωindex !== undefined && !isOwn(table, name)) break;
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
