/**
 * How builtins are declared and registered. A library is a function of the runtime that returns its builtins by name; the entry of each
 * is a function expression of its own, so that V8 keeps separate feedback for every one and can inline it into compiled Lua.
 *
 * - `plain(f)`: an ordinary function. It leaves the number of its results in `rt.n` (see `return0`…`returnAll`).
 * - `callback(function* …)`: calls back into Lua, see `interpreter/callback.ts`.
 * - `frames(f)`: looks at or changes frames, so it runs only from the interpreter, with all its callers on the heap; compiled code that
 *   calls it is captured first.
 */

import { type Callback, callbackEntry, startCallback } from "../interpreter/callback.js";
import { Capture } from "../interpreter/capture.js";
import { EXECUTE_STACK } from "../interpreter/execute.js";
import { suspendForCall } from "../interpreter/suspend.js";
import { type Entry, type LuaFunction, newBuiltin, type ResumableEntry } from "../values/function.js";
import type { Native, Step, SUSPEND } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import { fields, LuaTable, pin, setField } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { charged } from "./charges.js";

/** A declared builtin, not yet bound to a name. */
export interface Declaration {
  readonly entry: (rt: Runtime, name: string) => Entry;
  /** For callers that can be suspended; the same when absent. */
  readonly resumable?: (rt: Runtime, name: string) => ResumableEntry;
  readonly start: ((rt: Runtime, name: string) => (args: LuaValue[], self: LuaFunction) => Step) | undefined;
  /** See `Native`; none when absent. */
  readonly upvalues?: number;
}

export function plain(entry: Entry, upvalues = 0): Declaration {
  return { entry: () => entry, start: undefined, upvalues };
}

export function callback(body: (...args: LuaValue[]) => Callback): Declaration {
  return {
    entry: (rt, name) => callbackEntry(rt, name, body),
    start: (rt, name) => startCallback(rt, name, body),
  };
}

/** Has all frames moved to the heap, and the builtin started there. */
export type Look = (fn: LuaFunction, args: LuaValue[]) => typeof SUSPEND;

/** @param quick makes an entry for compiled callers that needs the frames only in some cases; without one it always does. */
export function frames(
  start: (args: LuaValue[], self: LuaFunction) => Step,
  quick: (look: Look) => ResumableEntry = looking,
): Declaration {
  return {
    entry: (rt) =>
      quick((fn, args) => {
        throw lookCapture(rt, fn, args);
      }) as Entry,
    resumable: (rt) => quick((fn, args) => suspendForCall(rt, fn, args)),
    start: (rt) => (args, self) => {
      // A run of the interpreter on top of compiled frames sees only its own stretch of the stack.
      if (rt.depth - rt.baseDepth <= EXECUTE_STACK) return start(args, self);
      if (rt.looks < OFTEN) throw lookCapture(rt, self, args);
      return suspendForCall(rt, self, args);
    },
  };
}

function looking(look: Look): ResumableEntry {
  return function lookAtFrames(this: LuaFunction, ...args: LuaValue[]): typeof SUSPEND {
    return look(this, args);
  };
}

/** Looks at compiled frames from which on functions are prepared to be suspended for one: that is as fast as a yield, a capture is not. */
const OFTEN = 16;

/** Moves all frames to the heap, for `fn` to be called there. */
function lookCapture(rt: Runtime, fn: LuaFunction, args: LuaValue[]): Capture {
  const capture = new Capture({ kind: "call", fn, args });
  capture.byReturn = ++rt.looks > OFTEN;
  return capture;
}

export function builtin(rt: Runtime, name: string, declaration: Declaration, library?: string): LuaFunction {
  const intrinsic = library === undefined ? undefined : `${library}.${name}`;
  const { upvalues = 0 } = declaration;
  const native: Native = { name, intrinsic, upvalues, start: declaration.start?.(rt, name) };
  return newBuiltin(native, declaration.entry(rt, name), declaration.resumable?.(rt, name));
}

/**
 * Adds builtins to `table`, which stays a record in V8's eyes.
 * @param library name of a library that has intrinsics (src/jit/intrinsics.ts).
 */
export function register(
  rt: Runtime,
  table: LuaTable,
  declarations: Readonly<Record<string, Declaration>>,
  library?: string,
): LuaTable {
  for (const [name, declaration] of Object.entries(declarations))
    setField(table, name, builtin(rt, name, declaration, library));
  pin(table);
  return table;
}

/**
 * A library table: a global, and an entry of `package.loaded`.
 * @param kind whether translated code does the work of some of the builtins in place (src/jit/intrinsics.ts).
 */
export function library(
  rt: Runtime,
  name: string,
  declarations: Readonly<Record<string, Declaration>>,
  kind: "called" | "intrinsic" = "called",
): LuaTable {
  const table = register(rt, new LuaTable(), charged(rt, name, declarations), kind === "intrinsic" ? name : undefined);
  setField(rt.globals, name, table);
  const loaded = fields(rt.registry)["_LOADED"];
  if (loaded instanceof LuaTable) setField(loaded, name, table);
  return table;
}
