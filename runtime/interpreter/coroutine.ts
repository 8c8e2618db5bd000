/**
 * Resuming and suspending threads. A coroutine runs in an interpreter loop of its own on top of the JavaScript stack of whoever resumed
 * it; suspended, it is only heap frames.
 */
import type { Coroutine } from "../values/coroutine.js";
import { errors, LuaError } from "../values/errors.js";
import { type Continuation, type Step, SUSPEND } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { type Action, Capture } from "./capture.js";
import { execute } from "./execute.js";
import { continuationFrame } from "./frame.js";
import { updateObserved } from "./hooks.js";
import { settleWithoutFrame } from "./settle.js";
import { hasRoom } from "./stack.js";

/** Threads resumed on top of each other (LUAI_MAXCCALLS). */
const MAX_LEVEL = 200;

/** The outermost frame of a coroutine. */
class CoroutineBody implements Continuation {
  readonly name = "coroutine";
  returned(first: LuaValue): Step {
    return first;
  }
}

/**
 * Resumes `co` until it yields, returns or fails.
 * @returns its first result, the others in the return registers; whether it yielded or returned its status tells.
 * @throws LuaError what it failed with, or that it cannot be resumed.
 */
export function resume(rt: Runtime, co: Coroutine, args: LuaValue[]): LuaValue {
  if (co.status !== "suspended")
    throw new LuaError(`cannot resume ${co.status === "dead" ? "dead" : co.status} coroutine`);
  const action: Action =
    co.frame === undefined ? { kind: "call", fn: co.body!, args } : { kind: "deliver", values: args };
  return runThread(rt, co, action);
}

/** Runs a suspended thread from its frames, beginning with `action`. */
export function runThread(rt: Runtime, co: Coroutine, action: Action): LuaValue {
  const resumer = rt.thread;
  if (resumer.level >= MAX_LEVEL || !hasRoom(rt)) throw errors.nativeStackOverflow();
  const { errorHandler, depth, baseDepth } = rt;
  const frame = co.frame ?? continuationFrame(new CoroutineBody(), undefined);
  co.frame = undefined;
  co.resumer = resumer;
  co.level = resumer.level + 1;
  co.status = "running";
  resumer.status = "normal";
  rt.thread = co;
  rt.errorHandler = co.errorHandler;
  rt.baseDepth = depth;
  if (rt.usesHooks) updateObserved(rt);
  try {
    return execute(rt, frame, action, false);
  } catch (error) {
    if (error instanceof Capture) {
      // It waits, and is as good as running meanwhile.
      co.status = "normal";
      throw error;
    }
    co.status = "dead";
    if (error instanceof LuaError) settleWithoutFrame(error, rt.argc);
    throw error;
  } finally {
    // `suspend` has set the status of a coroutine that yielded.
    if ((co.status as string) === "running") co.status = "dead";
    co.errorHandler = rt.errorHandler;
    co.resumer = undefined;
    resumer.status = "running";
    rt.thread = resumer;
    rt.errorHandler = errorHandler;
    rt.depth = depth;
    rt.baseDepth = baseDepth;
    if (rt.usesHooks) updateObserved(rt);
  }
}

/** Whether the running thread may yield; throws what Lua 5.1 says when it may not. */
export function checkYield(rt: Runtime): void {
  if (rt.thread === rt.mainThread || rt.thread.boundaries > 0) throw errors.yieldAcross();
}

/** `yield` called by the interpreter. */
export function suspend(rt: Runtime, values: LuaValue[]): Step {
  checkYield(rt);
  rt.requestArguments = values;
  return SUSPEND;
}

/** `yield` called by compiled code. */
export function throwYield(rt: Runtime, values: LuaValue[]): never {
  checkYield(rt);
  throw new Capture({ kind: "yield", values });
}
