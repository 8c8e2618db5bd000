/** Threads. A suspended coroutine is a chain of heap frames; nothing of it is on the JavaScript stack. */
import type { Frame } from "../interpreter/frame.js";
import type { Hook } from "../interpreter/hooks.js";
import type { Level } from "../interpreter/levels.js";
import type { Context } from "./context.js";
import type { LuaFunction } from "./function.js";
import type { LuaTable } from "./table.js";
import type { LuaValue } from "./value.js";

export const enum Status {
  Suspended,
  Running,
  /** It has resumed another one, or all wait for the host. */
  Normal,
  Dead,
}

/** What `coroutine.status` calls them. */
export const statusNames: Record<Status, string> = ["suspended", "running", "normal", "dead"];

export class Coroutine {
  status = Status.Suspended;
  /** The innermost frame while suspended; before the first resume there is none. */
  frame: Frame | undefined = undefined;
  /** The message handler of the nearest `xpcall`, if that is nearer than any `pcall`. */
  errorHandler: LuaValue = undefined;
  /** Calls from the host, or from library functions that cannot be suspended, that a yield would have to cross. */
  boundaries = 0;
  /** `defer` handlers running in it because it is closed or the program ends: they may not yield. */
  finishing = 0;
  /** How many threads are resumed on top of each other, this one included. */
  level = 0;
  /** Times that it has been suspended from the interpreter. */
  yields = 0;
  env: LuaTable | undefined = undefined;
  /** What it has been made in, or what the host calls in it; undefined for the runtime's home. */
  context: Context | undefined = undefined;
  /** What `debug.sethook` has set. */
  hook: Hook | undefined = undefined;
  /** What its stack was when the error was raised that it died from. */
  left: readonly Level[] | undefined = undefined;

  /** @param body the function to run; undefined for the main thread. */
  constructor(readonly body: LuaFunction | undefined) {}
}
