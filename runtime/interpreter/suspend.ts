/**
 * Suspension by return. A coroutine yields by returning `SUSPEND` from a resumable call (`LuaFunction.resumable`): each activation between there and
 * the base puts itself on the heap, innermost first, and returns the same. It costs no exception, and next to nothing where the activation
 * is on the heap already. Where a caller in between is not resumable, the suspension goes on as a capture. In the same way a recursion
 * moves to the heap that fills the JavaScript stack, and whoever calls a builtin that looks at frames; the base goes on with that call.
 * Errors come by return, too, with `rt.raised` set, where they are frequent: V8 takes a third of a microsecond to throw and catch one, and
 * as long again in each activation that it passes.
 */
import { Feedback, type ResumePoint } from "../bytecode/code.js";
import { isCall } from "../bytecode/effects.js";
import type { Op } from "../bytecode/opcodes.js";
import { Status } from "../values/coroutine.js";
import type { LuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { SUSPEND } from "../values/native.js";
import { collect, type Runtime, type SuspendedCall } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { Capture } from "./capture.js";
import { Frame, LEFT, outermost, renumber, tailCallsFrame } from "./frame.js";
import { leaveTailCalls } from "./settle.js";

/**
 * Puts frames, already on top of each other, below those collected so far. Meanwhile these are a ring, where the outermost is on top of the
 * innermost: the runtime is old and frames are young, so it costs to note two of them there.
 */
function collectFrames(rt: Runtime, top: Frame, bottom: Frame): typeof SUSPEND {
  const { collected } = rt;
  if (collected === undefined) bottom.parent = top;
  else {
    bottom.parent = collected.parent;
    collected.parent = top;
  }
  rt.collected = bottom;
  return SUSPEND;
}

export function collectFrame(rt: Runtime, frame: Frame): typeof SUSPEND {
  return collectFrames(rt, frame, frame);
}

/** The activation of a compiled function is suspended in the call of `point`. */
export function suspendActivation(
  rt: Runtime,
  activation: LuaFunction | Frame,
  point: ResumePoint,
  registers: LuaValue[],
  varargs: LuaValue[],
): typeof SUSPEND {
  const isFrame = activation instanceof Frame;
  const fn = isFrame ? activation.fn : activation;
  const frame = new Frame(fn, fn.code!.proto, registers, undefined, undefined);
  if (isFrame) frame.tailCalls = activation.tailCalls;
  frame.pc = point.pc;
  frame.point = point;
  frame.varargs = varargs;
  return collectFrame(rt, frame);
}

/** An activation that has made a tail call leaves nothing but its count. */
export function suspendTailCall(rt: Runtime, activation: LuaFunction | Frame): typeof SUSPEND {
  let count = 1;
  if (activation instanceof Frame) {
    count += activation.tailCalls;
    activation.pc = LEFT;
  }
  if (rt.raised !== undefined) leaveTailCalls(rt.raised, count);
  else if (rt.collected === undefined) rt.suspendedTailCalls += count;
  else rt.collected.tailCalls += count;
  return SUSPEND;
}

/** All frames move to the heap, for `fn` to be called there. */
export function suspendForCall(rt: Runtime, fn: LuaFunction, args: LuaValue[]): typeof SUSPEND {
  rt.suspendedCall = { kind: "call", fn, args };
  rt.suspendedTailCalls = 0;
  return SUSPEND;
}

/** A capture goes on as a suspension. */
export function suspendCaptured(rt: Runtime, { action, tailCalls, top, bottom }: Capture): typeof SUSPEND {
  rt.suspendedCall = action as SuspendedCall;
  rt.suspendedTailCalls = tailCalls;
  return top === undefined ? SUSPEND : collectFrames(rt, top, bottom!);
}

/** Fails with `error`, for a caller that is resumable. */
export function raise(rt: Runtime, error: LuaError): typeof SUSPEND {
  rt.raised = error;
  return SUSPEND;
}

/** Takes the error with which a call has failed by return. */
export function takeRaised(rt: Runtime): LuaError {
  const error = rt.raised!;
  rt.raised = undefined;
  return error;
}

/** A run in between ends: its frames are collected with the others. */
export function collectRun(rt: Runtime, innermost: Frame | undefined): typeof SUSPEND {
  return innermost === undefined ? SUSPEND : collectFrames(rt, innermost, outermost(innermost));
}

/** At the base: the running coroutine is suspended, with `below` under what has been collected. Returns the first of the values it yields. */
export function suspendThread(rt: Runtime, below: Frame | undefined): LuaValue {
  const { thread } = rt;
  thread.frame = rt.collected === undefined ? below : takeCollected(rt, rt.collected, below);
  thread.status = Status.Suspended;
  return rt.yielded;
}

/**
 * At the base: the stack was full and is empty now, with all frames on top of `below`. Leaves what is to be done in `rt.suspendedCall`.
 * @returns the innermost frame.
 */
export function rebaseSuspended(rt: Runtime, below: Frame | undefined): Frame | undefined {
  const top = rt.collected === undefined ? below : takeCollected(rt, rt.collected, below);
  return rt.suspendedTailCalls > 0 ? tailCallsFrame(rt.suspendedTailCalls, top) : top;
}

/** Takes the call to be made. */
export function takeSuspendedCall(rt: Runtime): SuspendedCall {
  const call = rt.suspendedCall!;
  rt.suspendedCall = undefined;
  return call;
}

/** Puts what has been collected on top of `below`. Returns the innermost frame. */
function takeCollected(rt: Runtime, bottom: Frame, below: Frame | undefined): Frame {
  const top = bottom.parent!;
  bottom.parent = below;
  rt.collected = undefined;
  renumber(top, below);
  return top;
}

/**
 * Notes in the profile of the functions on a suspended stack, from its innermost frame on, where they yield.
 * @param all down to the outermost frame; else to the first where it is known.
 */
export function noteYields(rt: Runtime, top: Frame | undefined, all: boolean): void {
  for (let frame = top; frame !== undefined; frame = frame.parent) {
    if (frame.continuation !== undefined) continue;
    if (!noteYield(rt, frame.fn, frame.pc) && !all) return;
  }
}

/** Notes that the call by `fn` at `pc` has suspended a coroutine; whether that is news. */
export function noteYield(rt: Runtime, fn: LuaFunction, pc: number): boolean {
  const code = fn.code!;
  const { feedback } = code;
  if (!isCall(code.proto.code[pc] as Op) || (feedback[pc >> 2]! & Feedback.Yields) !== 0) return false;
  feedback[pc >> 2]! |= Feedback.Yields;
  code.yields = true;
  rt.capabilities.tiering?.startsYielding(fn);
  return true;
}

/** Errors that a function has been left by before it is prepared to be left by return. */
const MANY_ERRORS = 20;

/** Notes that an error has left `fn` at `pc`. */
export function noteError(rt: Runtime, fn: LuaFunction, pc: number): void {
  const code = fn.code!;
  if (++code.errors < MANY_ERRORS || noteYield(rt, fn, pc) || code.yields) return;
  code.yields = true;
  rt.capabilities.tiering?.startsYielding(fn);
}

/** The suspension as a capture, for callers that are not resumable. */
export function suspensionCapture(rt: Runtime): Capture {
  const { collected } = rt;
  const isCall = rt.suspendedCall !== undefined;
  const capture = new Capture(isCall ? takeSuspendedCall(rt) : { kind: "yield", values: collect(rt, rt.yielded) });
  capture.byReturn = isCall;
  if (isCall) capture.tailCalls = rt.suspendedTailCalls;
  if (collected !== undefined) capture.add(takeCollected(rt, collected, undefined));
  return capture;
}

/** For the entries of functions that have only a resumable translation. */
export function interrupt(rt: Runtime): never {
  throw rt.raised === undefined ? suspensionCapture(rt) : takeRaised(rt);
}
