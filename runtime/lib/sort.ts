/**
 * `table.sort`. Numbers and strings in their natural order are sorted natively. Everything else goes through a quicksort that makes the
 * same comparisons in the same order as PUC Lua, so that elements which compare equal end up in the same places. It keeps its whole state
 * in an object, so it can wait for a comparison in a heap frame, and a capture can take it off the JavaScript stack in mid-sort.
 */

import { passBuiltin } from "../interpreter/callback.js";
import { callRequest } from "../interpreter/request-call.js";
import { waitsInFrame } from "../interpreter/stack.js";
import { lessThan } from "../operators/compare.js";
import { request } from "../operators/request.js";
import { elementAt, setElementAt } from "../values/elements.js";
import { raised } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { type Continuation, REQUEST, type Step } from "../values/native.js";
import { type Runtime, return0 } from "../values/runtime.js";
import { getNumber, type LuaTable, length, setNumber } from "../values/table.js";
import type { LuaValue } from "../values/value.js";

/** The comparison whose answer is awaited. */
const enum Phase {
  /** None: the next range is to be taken up. */
  Start,
  /** Last element of the range with the first. */
  HighLow,
  /** Middle with first. */
  MiddleLow,
  /** Last with middle. */
  HighMiddle,
  /** The next element from below with the pivot. */
  Up,
  /** The pivot with the next element from above. */
  Down,
}

/** JavaScript stack that a running sort takes, in bytes, on the scale of the estimates that translated code makes (see `stack.ts`). */
const SORT_STACK = 450;

/** A sort in execution. */
export class Sort implements Continuation {
  readonly name = "sort";
  private phase = Phase.Start;
  /** The range being sorted. */
  private low = 1;
  private high: number;
  /** How far the partition of the range has come from both ends; before it begins, `up` is the middle. */
  private up = 0;
  private down = 0;
  private pivot: LuaValue = undefined;
  /** Operands of the comparison whose answer is awaited. */
  private left: LuaValue = undefined;
  private right: LuaValue = undefined;
  /** Ranges still to be sorted: first and last index of each. */
  private readonly ranges: number[] = [];

  /**
   * @param self the builtin.
   * @param compare the order; undefined for `<`.
   */
  constructor(
    private readonly self: LuaFunction,
    private readonly rt: Runtime,
    private readonly table: LuaTable,
    private readonly compare: LuaFunction | undefined,
  ) {
    this.high = length(table);
  }

  returned(first: LuaValue): Step {
    return this.run(first, false);
  }

  /**
   * Sorts on, up to the end or to a comparison that a heap frame has to make.
   * @param answer result of the comparison that was awaited.
   * @param direct make every call on the JavaScript stack, also of interpreted functions.
   */
  run(answer: LuaValue, direct: boolean): Step {
    const { rt, compare } = this;
    const depth = rt.depth;
    let step: Step = answer;
    for (;;) {
      const less = step !== undefined && step !== false;
      // Most steps go on in the same direction.
      if (less && this.phase === Phase.Up && this.up <= this.high) this.left = read(this.table, ++this.up);
      else if (less && this.phase === Phase.Down && this.down >= this.low) this.right = read(this.table, --this.down);
      else if (!this.advance(less)) break;
      const { left, right } = this;
      if (compare !== undefined && !direct && waitsInFrame(rt, compare)) return this.await(compare);
      rt.depth = depth + SORT_STACK;
      rt.argc = 2;
      try {
        if (compare !== undefined) step = compare.c(left, right);
        else {
          step = lessThan(rt, left, right);
          if (step === REQUEST) {
            const handler = rt.requestFunction;
            if (!direct && handler instanceof LuaFunction && waitsInFrame(rt, handler)) return this.await(handler);
            step = callRequest(rt);
          }
        }
      } catch (thrown) {
        throw passBuiltin(rt, thrown, this, this.self, compare);
      }
    }
    rt.depth = depth;
    return return0(rt);
  }

  private await(fn: LuaValue): typeof REQUEST {
    request(this.rt, fn, [this.left, this.right]);
    this.rt.requestContinuation = this;
    return REQUEST;
  }

  /** Acts on the answer of the last comparison and sets up the next one; false when all is sorted. */
  private advance(less: boolean): boolean {
    const { table, low, high } = this;
    switch (this.phase) {
      case Phase.Up:
        if (less) {
          if (this.up > high) throw invalidOrder();
          return this.moveUp();
        }
        this.left = this.pivot;
        return this.moveDown();
      case Phase.Down:
        if (less) {
          if (this.down < low) throw invalidOrder();
          return this.moveDown();
        }
        if (this.down < this.up) return this.divide();
        exchange(table, this.up, this.down);
        this.right = this.pivot;
        return this.moveUp();
      case Phase.HighLow:
        if (less) exchange(table, low, high);
        if (high - low === 1) return this.nextRange();
        this.up = (low + high) >> 1;
        return this.expect(Phase.MiddleLow, read(table, this.up), read(table, low));
      case Phase.MiddleLow:
        if (!less) return this.expect(Phase.HighMiddle, read(table, high), read(table, this.up));
        exchange(table, this.up, low);
        return this.partition();
      case Phase.HighMiddle:
        if (less) exchange(table, this.up, high);
        return this.partition();
      default:
        return this.startRange(low, high);
    }
  }

  private expect(phase: Phase, left: LuaValue, right: LuaValue): true {
    this.phase = phase;
    this.left = left;
    this.right = right;
    return true;
  }

  private moveUp(): true {
    this.phase = Phase.Up;
    this.left = read(this.table, ++this.up);
    return true;
  }

  private moveDown(): true {
    this.phase = Phase.Down;
    this.right = read(this.table, --this.down);
    return true;
  }

  /** The first, middle and last element of the range are in order: puts the pivot aside and begins to partition the rest. */
  private partition(): boolean {
    const { table, low, high, up: middle } = this;
    if (high - low === 2) return this.nextRange();
    this.pivot = read(table, middle);
    exchange(table, middle, high - 1);
    this.up = low;
    this.down = high - 1;
    this.right = this.pivot;
    return this.moveUp();
  }

  /** The range is partitioned: the smaller part is sorted first, so that few ranges wait. */
  private divide(): boolean {
    const { low, high, up } = this;
    exchange(this.table, high - 1, up);
    if (up - low < high - up) {
      this.ranges.push(up + 1, high);
      return this.startRange(low, up - 1);
    }
    this.ranges.push(low, up - 1);
    return this.startRange(up + 1, high);
  }

  private startRange(low: number, high: number): boolean {
    if (low >= high) return this.nextRange();
    this.rt.meter?.spend(high - low);
    this.low = low;
    this.high = high;
    return this.expect(Phase.HighLow, read(this.table, high), read(this.table, low));
  }

  private nextRange(): boolean {
    const { ranges } = this;
    while (ranges.length > 0) {
      const high = ranges.pop()!;
      const low = ranges.pop()!;
      if (low < high) return this.startRange(low, high);
    }
    return false;
  }
}

const invalidOrder = () => raised("invalid order function for sorting");

// Comparators may do anything to the table, so places are looked up anew each time.
function read(table: LuaTable, index: number): LuaValue {
  const array = table.Ωarray;
  return index > 0 && index < array.length ? elementAt(array, index) : getNumber(table, index);
}

function exchange(table: LuaTable, i: number, j: number): void {
  const array = table.Ωarray;
  const a = read(table, i);
  const b = read(table, j);
  if (a !== undefined && b !== undefined && i < array.length && j < array.length) {
    setElementAt(array, i, b);
    setElementAt(array, j, a);
  } else {
    setNumber(table, i, b);
    setNumber(table, j, a);
  }
}

/**
 * Sorts the array part by `<` if that needs no metamethods and equal elements cannot be told apart: all are strings, or all are
 * numbers, with neither NaN nor -0 among them.
 */
export function sortNatively(array: LuaValue[]): boolean {
  const count = array.length - 1;
  let integers = true;
  if (typeof elementAt(array, 1) === "number") {
    for (let i = 1; i <= count; i++) {
      const value = elementAt(array, i);
      if (typeof value !== "number" || value !== value || (value === 0 && 1 / value < 0)) return false;
      if ((value | 0) !== value) integers = false;
    }
    if (count < SMALL) sortSmall(array as number[]);
    else copyBack(array, fill(integers ? new Int32Array(count) : new Float64Array(count), array as number[]).sort());
    return true;
  }
  for (let i = 1; i <= count; i++) if (typeof elementAt(array, i) !== "string") return false;
  if (count > 1) copyBack(array, (array.slice(1) as string[]).sort());
  return true;
}

/** Numbers fewer than this are sorted by insertion: a copy would cost more. */
const SMALL = 32;

function sortSmall(array: number[]): void {
  for (let i = 2; i < array.length; i++) {
    const value = elementAt(array, i) as number;
    let hole = i;
    for (; hole > 1; hole--) {
      const before = elementAt(array, hole - 1) as number;
      if (before <= value) break;
      setElementAt(array, hole, before);
    }
    setElementAt(array, hole, value);
  }
}

function fill<T extends Int32Array | Float64Array>(copy: T, array: readonly number[]): T {
  for (let i = 0; i < copy.length; i++) copy[i] = elementAt(array, i + 1) as number;
  return copy;
}

function copyBack(array: LuaValue[], sorted: ArrayLike<LuaValue>): void {
  for (let i = 0; i < sorted.length; i++) setElementAt(array, i + 1, sorted[i]);
}
