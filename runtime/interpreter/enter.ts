/** The ways into the interpreter from JavaScript: the entry of interpreted functions, deoptimised frames, calls by the host. */
import type { Entry, LuaFunction } from "../values/function.js";
import { LuaError } from "../values/errors.js";
import type { Continuation, Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { EXECUTE_STACK, execute } from "./execute.js";
import { continuationFrame, enterFrame } from "./frame.js";
import { settleWithoutFrame } from "./settle.js";
import { growStack, needsProbe, QUANTUM } from "./stack.js";

/** The code pointer of every Lua function that is not translated, for callers on the JavaScript stack. */
export function interpretedEntry(rt: Runtime): Entry {
  return function interpreted(this: LuaFunction, ...args: LuaValue[]): LuaValue {
    if (this.code!.recordCall()) {
      rt.capabilities.tiering?.hotFunction(this);
      if (this.c !== rt.interpreted) return this.c(...args);
    }
    const depth = rt.depth + EXECUTE_STACK;
    if (needsProbe(rt, depth)) growStack(rt, depth, this, args);
    return execute(rt, enterFrame(this, args, undefined), undefined, true);
  };
}

/** The outermost frame of a call by the host: passes the results on. */
class HostCall implements Continuation {
  readonly name = "?";
  returned(first: LuaValue): Step {
    return first;
  }
}

/**
 * Calls `fn` from the host: a base, where captures end. Errors come out as `LuaError`.
 * @returns the first result; the others are in the return registers.
 */
export function callFromHost(rt: Runtime, fn: LuaFunction, args: LuaValue[]): LuaValue {
  const { depth, baseDepth, probed, errorHandler, thread } = rt;
  rt.depth = 0;
  rt.baseDepth = 0;
  rt.probed = -QUANTUM;
  rt.errorHandler = undefined;
  thread.boundaries++;
  try {
    return execute(rt, continuationFrame(new HostCall(), undefined), { kind: "call", fn, args }, false);
  } catch (error) {
    if (error instanceof LuaError) {
      settleWithoutFrame(error, args.length);
      // Unwinding is complete at the outermost entry.
      if (thread === rt.mainThread && thread.boundaries === 1) error.exit?.();
    }
    throw error;
  } finally {
    rt.depth = depth;
    rt.baseDepth = baseDepth;
    rt.probed = probed;
    rt.errorHandler = errorHandler;
    thread.boundaries--;
    rt.thread = thread;
  }
}
