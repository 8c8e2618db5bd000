/**
 * Resuming and suspending threads. A coroutine runs in an interpreter loop of its own on top of the JavaScript stack of whoever resumed
 * it; suspended, it is only heap frames.
 */

import { type Coroutine, Status, statusNames } from "../values/coroutine.js";
import { errors, LuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { type Continuation, type Step, SUSPEND } from "../values/native.js";
import { collect, type Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { type Action, Capture } from "./capture.js";
import { executeFrames } from "./execute.js";
import { continuationFrame, type Frame, LEFT } from "./frame.js";
import { switchedThread } from "./hooks.js";
import { Below } from "./run.js";
import { settleWithoutFrame } from "./settle.js";
import { hasRoom } from "./stack.js";
import { rebaseSuspended, suspendThread, takeRaised, takeSuspendedCall } from "./suspend.js";

/** Threads resumed on top of each other (LUAI_MAXCCALLS). */
const MAX_LEVEL = 200;

/** The outermost frame of a coroutine. */
class CoroutineBody implements Continuation {
  readonly name = "coroutine";
  returned(first: LuaValue): Step {
    return first;
  }
}

const BODY = new CoroutineBody();

/** JavaScript stack between the resume of a coroutine and its compiled code, in bytes. */
const RESUME_STACK = 1000;

/**
 * Resumes `co` until it yields, returns or fails.
 * @param first first of the values passed to it; the others are in the return registers.
 * @returns its first result, the others likewise; whether it yielded or returned its status tells.
 * @throws LuaError what it failed with, or that it cannot be resumed.
 */
export function resume(rt: Runtime, co: Coroutine, first: LuaValue): LuaValue {
  if (co.status !== Status.Suspended) throw new LuaError(`cannot resume ${statusNames[co.status]} coroutine`);
  return runThread(rt, co, first, undefined);
}

/** Runs a suspended thread from its frames, beginning with `action`; without one the values passed are delivered. */
export function runThread(rt: Runtime, co: Coroutine, first: LuaValue, action: Action | undefined): LuaValue {
  const resumer = rt.thread;
  if (resumer.level >= MAX_LEVEL || !hasRoom(rt, rt.depth)) throw errors.nativeStackOverflow();
  const { errorHandler, depth, baseDepth } = rt;
  const { frame } = co;
  co.frame = undefined;
  co.level = resumer.level + 1;
  co.status = Status.Running;
  resumer.status = Status.Normal;
  rt.thread = co;
  if (errorHandler !== co.errorHandler) rt.errorHandler = co.errorHandler;
  rt.baseDepth = depth;
  if (rt.threadsDiffer) switchedThread(rt);
  try {
    if (action !== undefined) return executeFrames(rt, frame!, action, Below.Base) as LuaValue;
    return frame === undefined ? start(rt, co.body!, collect(rt, first)) : goOn(rt, frame, first);
  } catch (error) {
    if (error instanceof Capture) {
      // It waits, and is as good as running meanwhile.
      co.status = Status.Normal;
      throw error;
    }
    co.status = Status.Dead;
    rt.collected = undefined;
    if (error instanceof LuaError) settleWithoutFrame(error, rt.argc);
    throw error;
  } finally {
    // `suspend` has set the status of a coroutine that yielded.
    if ((co.status as Status) === Status.Running) co.status = Status.Dead;
    if (co.errorHandler !== rt.errorHandler) co.errorHandler = rt.errorHandler;
    resumer.status = Status.Running;
    rt.thread = resumer;
    if (rt.errorHandler !== errorHandler) rt.errorHandler = errorHandler;
    rt.depth = depth;
    rt.baseDepth = baseDepth;
    if (rt.threadsDiffer) switchedThread(rt);
  }
}

/** Runs the body of a coroutine. */
function start(rt: Runtime, body: LuaFunction, args: LuaValue[]): LuaValue {
  const base = continuationFrame(BODY, undefined);
  let action: Action = { kind: "call", fn: body, args };
  if (body.c !== rt.interpreted && !rt.hooked) {
    const { depth } = rt;
    rt.depth = depth + RESUME_STACK;
    try {
      const step = body.resumable(...args);
      if (step !== SUSPEND) return step;
      if (rt.raised !== undefined) action = { kind: "rethrow", thrown: takeRaised(rt) };
    } catch (thrown) {
      action = { kind: "rethrow", thrown };
    }
    rt.depth = depth;
    if (action.kind === "call") return suspended(rt, base);
  }
  return executeFrames(rt, base, action, Below.Base) as LuaValue;
}

/** What was running has returned `SUSPEND`: the coroutine yields, or its stack was full and goes on from the heap, on top of `below`. */
function suspended(rt: Runtime, below: Frame): LuaValue {
  if (rt.suspendedCall === undefined) return suspendThread(rt, below);
  const frame = rebaseSuspended(rt, below)!;
  return executeFrames(rt, frame, takeSuspendedCall(rt), Below.Base) as LuaValue;
}

/**
 * Delivers values to the innermost frame of a coroutine. As long as frames go on translated there is nothing for the interpreter to do.
 */
function goOn(rt: Runtime, innermost: Frame, first: LuaValue): LuaValue {
  const { depth } = rt;
  let frame = innermost;
  let step: LuaValue = first;
  let action: Action | undefined;
  let isSuspended = false;
  try {
    for (;;) {
      const { point } = frame;
      const isThere = point !== undefined && point.pc === frame.pc && frame.fn.env === undefined;
      const entry = isThere && !rt.hooked ? point.entry : undefined;
      if (entry === undefined) break;
      rt.depth = depth + RESUME_STACK;
      rt.heapFrames = frame.depth;
      const running = frame;
      frame = running.parent!;
      const next = entry.call(running.fn, running, step);
      if (next === SUSPEND) {
        if (running.pc !== LEFT) frame = running;
        if (rt.raised === undefined) isSuspended = true;
        else action = { kind: "rethrow", thrown: takeRaised(rt) };
        break;
      }
      step = next;
    }
  } catch (thrown) {
    action = { kind: "rethrow", thrown };
  }
  rt.depth = depth;
  if (isSuspended) return suspended(rt, frame);
  if (frame.continuation === BODY && action === undefined) return step;
  return executeFrames(rt, frame, action ?? { kind: "resume", first: step }, Below.Base) as LuaValue;
}

/** Whether the running thread may yield; throws what Lua 5.1 says when it may not. */
export function checkYield(rt: Runtime): void {
  if (rt.thread === rt.mainThread || rt.thread.boundaries > 0) throw errors.yieldAcross();
}
