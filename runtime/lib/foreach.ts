/** `table.foreach` and `table.foreachi`, manual §5.5 of Lua 5.0. */
import { passBuiltin } from "../interpreter/callback.js";
import { waitsInFrame } from "../interpreter/stack.js";
import { request } from "../operators/request.js";
import { elementAt } from "../values/elements.js";
import type { LuaFunction } from "../values/function.js";
import { type Continuation, REQUEST, type Step } from "../values/native.js";
import { type Runtime, return0, return1 } from "../values/runtime.js";
import { getNumber, type LuaTable, length } from "../values/table.js";
import { TableIterator } from "../values/traversal.js";
import type { LuaValue } from "../values/value.js";
import { checkFunction, checkTable } from "./arguments.js";
import type { Declaration } from "./library.js";

/** Pairs of a table in some order. */
interface Pairs {
  /** Goes on to the next pair; false when there is none. */
  advance(): boolean;
  readonly key: LuaValue;
  readonly value: LuaValue;
}

/** The elements up to the length that the table has at first. */
class Elements implements Pairs {
  key = 0;
  value: LuaValue = undefined;
  private readonly last: number;

  constructor(private readonly table: LuaTable) {
    this.last = length(table);
  }

  advance(): boolean {
    if (this.key >= this.last) return false;
    const key = ++this.key;
    const array = this.table.Ωarray;
    this.value = key < array.length ? elementAt(array, key) : getNumber(this.table, key);
    return true;
  }
}

/** Calls a function for each pair, until it gives a value. */
class Foreach implements Continuation {
  constructor(
    readonly name: string,
    private readonly self: LuaFunction,
    private readonly rt: Runtime,
    private readonly pairs: Pairs,
    private readonly fn: LuaFunction,
  ) {}

  returned(first: LuaValue): Step {
    return first === undefined ? this.run(false) : return1(this.rt, first);
  }

  /**
   * Goes on to the end, or to a call that a heap frame has to make.
   * @param direct make every call on the JavaScript stack, also of interpreted functions.
   */
  run(direct: boolean): Step {
    const { rt, pairs, fn } = this;
    const { depth } = rt;
    while (pairs.advance()) {
      const { key, value } = pairs;
      if (!direct && waitsInFrame(rt, fn)) {
        request(rt, fn, [key, value]);
        rt.requestContinuation = this;
        return REQUEST;
      }
      rt.depth = depth + FOREACH_STACK;
      rt.argc = 2;
      let first: LuaValue;
      try {
        first = fn.c(key, value);
      } catch (thrown) {
        throw passBuiltin(rt, thrown, this, this.self, fn);
      }
      if (first !== undefined) {
        rt.depth = depth;
        return return1(rt, first);
      }
    }
    rt.depth = depth;
    return return0(rt);
  }
}

/** JavaScript stack of `run`, in bytes. */
const FOREACH_STACK = 500;

function declare(name: string, pairsOf: (table: LuaTable) => Pairs): Declaration {
  const begin = (rt: Runtime, self: LuaFunction, list: LuaValue, fn: LuaValue): Foreach =>
    new Foreach(name, self, rt, pairsOf(checkTable(list, 1)), checkFunction(fn, 2));
  return {
    entry: (rt) =>
      function foreach(this: LuaFunction, list: LuaValue, fn: LuaValue): LuaValue {
        return begin(rt, this, list, fn).run(true) as LuaValue;
      },
    start:
      (rt) =>
      ([list, fn], self) =>
        begin(rt, self, list, fn).run(false),
  };
}

export const foreachBuiltins = {
  foreach: declare("foreach", (table) => new TableIterator(table)),
  foreachi: declare("foreachi", (table) => new Elements(table)),
};
