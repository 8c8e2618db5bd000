/**
 * Functions and the boxed variables they share. One class serves Lua functions, closures and builtins; its code pointer `c` is
 * replaced as the function changes tier, while its identity stays.
 */
import type { Code } from "../bytecode/code.js";
import type { Native, SUSPEND } from "./native.js";
import type { LuaTable } from "./table.js";
import type { LuaValue } from "./value.js";

/**
 * The code of a function: arguments come as JavaScript arguments, the first result goes back as the value, the number of results
 * into `rt.n`, the others into the return registers. `this` is the `LuaFunction`.
 */
export type Entry = (this: LuaFunction, ...args: LuaValue[]) => LuaValue;

/**
 * The same for callers that can be suspended: returns `SUSPEND` instead when the running coroutine has yielded. Then the caller has to put
 * its own activation on the heap and to return the same (interpreter/suspend.ts).
 */
export type ResumableEntry = (this: LuaFunction, ...args: LuaValue[]) => LuaValue | typeof SUSPEND;

/** A captured variable that is assigned after its initialisation; frame and closures share it. */
export class Cell {
  v: LuaValue;
  constructor(value: LuaValue) {
    this.v = value;
  }
}

/** A cell, or the value itself when the variable is never reassigned (`UpvalueInfo.cell` of the prototype says which). */
export type Upvalue = Cell | LuaValue;

/** Places for upvalues, by their number: what `newUpvalues` copies, each array without a hole. */
const places: Upvalue[][] = [];

/**
 * `count` upvalues, to be filled in. V8 knows arrays by their kind, and those of the literals in translated code are of another one
 * (PACKED_ELEMENTS) than `new Array` makes; functions that meet both are compiled for both (Richards takes 1.05 of its time).
 */
export function newUpvalues(count: number): Upvalue[] {
  places[count] ??= Array.from({ length: count }, () => undefined);
  return places[count].slice();
}

export class LuaFunction {
  /** True: what tells a function from any other value, for translated code. */
  declare readonly Ωfunction: true;
  /** Replaced when the function changes tier. */
  c: Entry;
  /** Its twin for callers that can be suspended; the same where there is nothing to gain. */
  resumable: ResumableEntry;
  /** Prototype, feedback and translation of a Lua function; undefined for a builtin. */
  readonly code: Code | undefined;
  /** Replaced when one that is captured by value is. */
  upvalues: Upvalue[];
  /** The table set by `setfenv`; undefined while the function follows the globals of the running context. */
  env: LuaTable | undefined;
  /** Description of a builtin; undefined for a Lua function. */
  readonly native: Native | undefined;

  constructor(
    c: Entry,
    resumable: ResumableEntry,
    code: Code | undefined,
    upvalues: Upvalue[],
    env: LuaTable | undefined,
    native: Native | undefined,
  ) {
    this.c = c;
    this.resumable = resumable;
    this.code = code;
    this.upvalues = upvalues;
    this.env = env;
    this.native = native;
  }

  /** From now on the Lua function is interpreted. */
  interpret(): void {
    const code = this.code!;
    this.c = code.interpreted;
    this.resumable = code.interpretedResumable;
  }
}

/** A closure over `code` that runs as others over it do; with an environment of its own it is interpreted at first. */
export function newFunction(code: Code, upvalues: Upvalue[], env: LuaTable | undefined): LuaFunction {
  return env === undefined
    ? new LuaFunction(code.entry, code.resumable, code, upvalues, undefined, undefined)
    : new LuaFunction(code.interpreted, code.interpretedResumable, code, upvalues, env, undefined);
}

/** A builtin. */
export function newBuiltin(
  native: Native,
  c: Entry,
  resumable: ResumableEntry = c,
  upvalues: Upvalue[] = [],
): LuaFunction {
  return new LuaFunction(c, resumable, undefined, upvalues, undefined, native);
}

Object.assign(LuaFunction.prototype, { Ωfunction: true });
