/** The ways out of compiled frames: deoptimisation, and the exceptions that pass their `catch`. */

import type { ResumePoint } from "../bytecode/code.js";
import { callValue } from "../operators/request.js";
import { errors, type LuaError, toLuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { SUSPEND } from "../values/native.js";
import { isInCoroutine, type Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { Capture } from "./capture.js";
import { pendingHandler } from "./defer.js";
import { executeFrames } from "./execute.js";
import { continuationFrame, Frame, LEFT } from "./frame.js";
import { messageHandlerName } from "./levels.js";
import { isHandledAgain, MessageHandler } from "./message-handler.js";
import { Below } from "./run.js";
import { leaveTailCalls, settle, settleWithoutFrame } from "./settle.js";
import { hasRoom } from "./stack.js";
import { noteError, noteYield, raise, suspendActivation, suspendCaptured, takeRaised } from "./suspend.js";

/** Who runs a compiled frame: its function, or the heap frame whose loop was entered. */
export type Activation = LuaFunction | Frame;

/** The heap frame of a compiled activation that is executing the instruction at `pc`. */
export function materialize(activation: Activation, pc: number, registers: LuaValue[], varargs: LuaValue[]): Frame {
  let frame: Frame;
  if (activation instanceof Frame) {
    frame = new Frame(activation.fn, activation.proto, registers, undefined, undefined);
    frame.tailCalls = activation.tailCalls;
  } else frame = new Frame(activation, activation.code!.proto, registers, undefined, undefined);
  frame.pc = pc;
  frame.varargs = varargs;
  return frame;
}

/** Goes on in the interpreter at `pc` and returns what the function returns. */
export function resumeInterpreted(
  rt: Runtime,
  activation: Activation,
  pc: number,
  registers: LuaValue[],
  varargs: LuaValue[],
  below: Below,
): LuaValue | typeof SUSPEND {
  return executeFrames(rt, materialize(activation, pc, registers, varargs), undefined, below);
}

/**
 * Something thrown passes a compiled frame. A capture takes the frame along; an error learns where it was.
 * @param pc the instruction being executed; negative, `~pc`, when the frame has nothing left to do but return: it made a tail call, or
 * goes on in the interpreter.
 * @returns what to throw on.
 */
export function passThrough(
  rt: Runtime,
  thrown: unknown,
  activation: Activation,
  pc: number,
  registers: LuaValue[],
  varargs: LuaValue[],
): unknown {
  // An entered loop stands for the tail calls that its frame stood for.
  const tailCalls = activation instanceof Frame ? activation.tailCalls : 0;
  if (thrown instanceof Capture) {
    if (thrown.action.kind === "yield") yielded(rt, activation, pc);
    else if (thrown.byReturn) prepare(rt, activation, pc);
    if (pc >= 0) thrown.add(materialize(activation, pc, registers, varargs));
    else if (pc !== LEFT) thrown.passTailCall(1 + tailCalls);
    return thrown;
  }
  if (pc === LEFT) return thrown;
  const error = toLuaError(thrown);
  const proto = activation instanceof Frame ? activation.proto : activation.code!.proto;
  if (pc < 0 && error.entryCount > 0) {
    leaveTailCalls(error, 1 + tailCalls);
    return error;
  }
  const at = pc < 0 ? ~pc : pc;
  const { pending } = error;
  settle(error, proto, at, tailCalls, rt.argc);
  if (rt.errorHandler !== undefined && !error.handled && !error.terminates) {
    const handler = rt.errorHandler;
    const capture = handleInPlace(rt, error, handler);
    if (capture !== undefined) {
      const frame = materialize(activation, at, registers, varargs);
      // The function at fault is further out: its level is counted when all frames are on the heap, with the tail calls that they stand for.
      if (error.pending !== undefined) error.pending = pending;
      else error.settledBy = frame;
      if (error.handled)
        capture.add(
          continuationFrame(
            new MessageHandler(rt, error, handler, messageHandlerName(error, frame)),
            undefined,
            error.raiser,
          ),
        );
      capture.add(frame);
      return capture;
    }
  }
  if (proto.hasDefer) {
    const frame = materialize(activation, at, registers, varargs);
    error.settledBy = frame;
    if (pendingHandler(frame, true) !== undefined) executeFrames(rt, frame, { kind: "raise", error }, Below.Caller);
  }
  const fn = activation instanceof Frame ? activation.fn : activation;
  error.leave({ fn, proto, pc: at, registers, tailCalls }, isInCoroutine(rt));
  noteError(rt, fn, at);
  return error;
}

/** The same where callers are resumable: errors, and captures that are frequent, go on by return. */
export function passByReturn(
  rt: Runtime,
  thrown: unknown,
  activation: Activation,
  pc: number,
  registers: LuaValue[],
  varargs: LuaValue[],
): typeof SUSPEND {
  const next = passThrough(rt, thrown, activation, pc, registers, varargs);
  if (next instanceof Capture && (!next.byReturn || next.negateNext)) throw next;
  // The frame is gone.
  if (activation instanceof Frame) activation.pc = LEFT;
  return next instanceof Capture ? suspendCaptured(rt, next) : raise(rt, toLuaError(next));
}

/** The activation of a compiled function that has made `count` tail calls of itself, each a jump to its start. */
export function afterTailCalls(fn: LuaFunction, count: number): Activation {
  if (count === 0) return fn;
  const frame = new Frame(fn, fn.code!.proto, [], undefined, undefined);
  frame.tailCalls = count;
  return frame;
}

/** The call of `point` has returned `SUSPEND` to an activation of a compiled function: moves it to the heap, or an error passes it. */
export function leaveActivation(
  rt: Runtime,
  activation: Activation,
  point: ResumePoint,
  registers: LuaValue[],
  varargs: LuaValue[],
): typeof SUSPEND {
  if (rt.raised === undefined) return suspendActivation(rt, activation, point, registers, varargs);
  return passByReturn(rt, takeRaised(rt), activation, point.pc, registers, varargs);
}

/**
 * Runs the message handler where the error was raised, on top of the compiled frames, which are all still there.
 * @returns what takes them to the heap when they are wanted there: by a handler that looks at the stack (the error counts as handled),
 * or for one that has no room here.
 */
function handleInPlace(rt: Runtime, error: LuaError, handler: LuaValue): Capture | undefined {
  if (error.pending !== undefined || !hasRoom(rt, rt.depth)) return new Capture({ kind: "raise", error });
  rt.errorHandler = undefined;
  error.handled = true;
  const depth = rt.depth + HANDLER_STACK;
  let message = error.value;
  for (let failures = 1; ; failures++) {
    rt.depth = depth;
    try {
      error.value = callValue(rt, handler, [message]);
      return undefined;
    } catch (thrown) {
      if (thrown instanceof Capture) return thrown;
      const raised = toLuaError(thrown);
      if (raised.terminates) throw raised;
      if (!isHandledAgain(raised, failures)) {
        error.value = errors.errorInHandler().value;
        return undefined;
      }
      settleWithoutFrame(raised, rt.argc);
      message = raised.value;
    }
  }
}

/** JavaScript stack between a compiled frame that an error passes and the message handler, in bytes. */
const HANDLER_STACK = 1000;

/** The capture by a yield passes a compiled frame: next time it is prepared for that, if it can be. */
function yielded(rt: Runtime, activation: Activation, pc: number): void {
  const inActivation = activation instanceof Frame;
  const fn = inActivation ? activation.fn : activation;
  if (pc === LEFT || noteYield(rt, fn, pc < 0 ? ~pc : pc)) return;
  rt.capabilities.tiering?.yielded(fn, inActivation);
}

/** Next time the frame is suspended by return. */
function prepare(rt: Runtime, activation: Activation, pc: number): void {
  if (pc === LEFT) return;
  const inActivation = activation instanceof Frame;
  const fn = inActivation ? activation.fn : activation;
  if (noteYield(rt, fn, pc < 0 ? ~pc : pc) || inActivation) return;
  // A closure that still runs a translation given up for a resumable one.
  if (fn.code!.yields && fn.c === fn.resumable && fn.c !== rt.interpreted) fn.interpret();
}
