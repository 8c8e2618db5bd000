/**
 * `Run`: a stretch of heap frames that one activation of the interpreter loop works on. The loop itself (execute.ts) has the fast
 * paths; everything that pushes, pops or unwinds frames otherwise is here: calls of builtins and metamethods, results, errors.
 */
import { Feedback } from "../bytecode/code.js";
import { Op } from "../bytecode/opcodes.js";
import { callTarget } from "../operators/request.js";
import { errors, type LuaError, type Pending, toLuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { type Continuation, GO_ON, REQUEST, START, type Step, SUSPEND } from "../values/native.js";
import { isInCoroutine, type ResumeEntry, type Runtime, returnAll } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { type Action, Capture } from "./capture.js";
import { HANDLER_RESERVE, isSkipped, pendingHandler, Unwinding } from "./defer.js";
import {
  continuationFrame,
  enterFrame,
  type Frame,
  INTERLUDE,
  isTailCalls,
  LEFT,
  renumber,
  tailCallsFrame,
} from "./frame.js";
import { CallHook, ReturnHook } from "./hooks.js";
import { messageHandlerName } from "./levels.js";
import { MessageHandler } from "./message-handler.js";
import { complete } from "./results.js";
import { settleAtBuiltin, settleAtContinuation, settleAtFrame, settleCallers, settleWithoutFrame } from "./settle.js";
import { admit, hasRoom } from "./stack.js";
import {
  collectRun,
  noteYield,
  noteYields,
  rebaseSuspended,
  suspendThread,
  suspensionCapture,
  takeRaised,
  takeSuspendedCall,
} from "./suspend.js";

/** What is below a run on the JavaScript stack. */
export const enum Below {
  /** The host, or the resume of the coroutine: everything of Lua is on the heap. */
  Base,
  /** Compiled code or a builtin: captures pass through. */
  Caller,
  /** The same, called as resumable: a coroutine that yields is suspended by return. */
  ResumableCaller,
}

export class Run {
  /** First result of the run once it has ended, or `SUSPEND` when a resumable caller is to be suspended. */
  first: LuaValue | typeof SUSPEND = undefined;
  /** Tail calls that the function which is called next stands for. */
  private tailCalls = 0;
  /** What is being thrown leaves the run. */
  private ended = false;
  /** Captures pass through. */
  readonly nested: boolean;
  /**
   * Frames on top of each other: `rt.maxDepth`, or more for handlers that run because of an error (D40). It has to be exact, whatever is
   * compiled; but the compiled frames below a nested run are known only when they are captured. So there are none at the end: a nested run
   * that comes near it is captured, and from there on everything is interpreted.
   */
  private limit: number;
  /** Frames from which on nothing runs translated. */
  private readonly exactFrom: number;
  /** `rt.heapFrames` outside. */
  readonly outerFrames: number;
  /** What is not interpreted and has been started, or gone on with, on top of the current frame, while it is at work. */
  private running: LuaFunction | undefined = undefined;
  /** The JavaScript stack goes on from here, which stays so; undefined until that is asked. */
  private hasRoom: boolean | undefined = undefined;
  /** A frame has gone on translated and been suspended meanwhile: its `pc` is not what the interpreter thinks. */
  private strayed = false;

  /**
   * @param frame the innermost frame; undefined once the run has ended.
   * @param depth JavaScript stack used up to here, in bytes.
   */
  constructor(
    readonly rt: Runtime,
    public frame: Frame | undefined,
    private readonly below: Below,
    readonly depth: number,
  ) {
    this.nested = below !== Below.Base;
    this.exactFrom = rt.maxDepth - rt.maxCompiled;
    this.limit = this.nested ? this.exactFrom : rt.maxDepth;
    this.outerFrames = rt.heapFrames;
  }

  /** Does what a capture was made for, now that all frames are on the heap. */
  perform(action: Action): void {
    const frame = this.frame;
    if (frame?.continuation?.perform !== undefined) {
      // Popped first: what comes out of the other stack is raised in the caller.
      this.frame = frame.parent;
      this.rt.depth = this.depth;
      this.proceed(frame.continuation.perform(action));
      return;
    }
    switch (action.kind) {
      case "call":
        if (this.tailCalls > 0) this.frame = tailCallsFrame(this.tailCalls, frame);
        this.tailCalls = 0;
        this.call(action.fn, action.args, -1);
        break;
      case "raise":
        throw action.error;
      case "deliver":
        this.deliver(returnAll(this.rt, action.values));
        break;
      case "resume":
        this.deliver(action.first);
        break;
      case "yield":
        this.rt.yielded = returnAll(this.rt, action.values);
        this.suspend();
        break;
      case "rethrow":
        throw action.thrown;
      case "wait":
        throw new Error("a wait is handled where it is captured");
    }
  }

  /** Calls `callee` on top of the current frame, up to where a Lua frame can run or the run has ended. */
  call(callee: LuaValue, args: LuaValue[], operand: number): void {
    const step = this.enter(callee, args, operand);
    if (step !== ENTERED) this.proceed(step);
  }

  /** Makes a call: a frame for an interpreted function, the first step of any other. */
  private enter(callee: LuaValue, args: LuaValue[], operand: number): Step | typeof ENTERED {
    const rt = this.rt;
    const fn = callTarget(rt, callee, args, operand);
    admit(rt, args.length);
    if (rt.hooked) {
      if (fn.code !== undefined) fn.interpret();
      else if (rt.thread.hook!.calls) return this.tell(new CallHook(rt, fn, args), fn, undefined);
    }
    const below = this.frame === undefined ? 0 : this.frame.depth;
    rt.heapFrames = below;
    if (
      fn.c === rt.interpreted
        ? !(fn.code!.recordCall() && this.isTranslated(fn))
        : fn.code !== undefined && this.isDeep(below)
    ) {
      if (fn.c !== rt.interpreted) fn.code!.charge();
      this.push(enterFrame(fn, args, this.frame));
      return ENTERED;
    }
    return this.start(fn, args);
  }

  /** Starts a function that is not interpreted. */
  private start(fn: LuaFunction, args: LuaValue[]): Step {
    const rt = this.rt;
    // A hook may have run since the call was entered.
    rt.depth = this.depth;
    rt.argc = args.length;
    this.running = fn;
    if (fn.native?.start === undefined) {
      const first = fn.resumable(...args);
      if (first !== SUSPEND) this.running = undefined;
      return this.hasReturned(fn, first);
    }
    rt.frame = this.frame;
    const step = fn.native.start(args, fn);
    this.running = undefined;
    if (step !== REQUEST) return rt.hooked ? this.hasReturned(fn, step) : step;
    if (rt.requestContinuation !== undefined) {
      this.push(continuationFrame(rt.requestContinuation, this.frame, fn));
      rt.requestContinuation = undefined;
    }
    return REQUEST;
  }

  /** A builtin has ended with `step`, or a coroutine yields: the hook is told before the result goes on, or when there is one. */
  private hasReturned(fn: LuaFunction | undefined, step: Step): Step {
    const { rt } = this;
    if (!rt.hooked || fn?.native === undefined || !rt.thread.hook!.returns) return step;
    const telling = new ReturnHook(rt);
    if (step !== SUSPEND) return this.tell(telling, fn, step);
    if (rt.raised === undefined && rt.suspendedCall === undefined)
      this.push(continuationFrame(telling, this.frame, fn));
    return SUSPEND;
  }

  /** Tells the hook of what concerns the builtin `fn`, or without one the current frame. */
  private tell(telling: Continuation, fn: LuaFunction | undefined, first: Step): Step {
    const frame = continuationFrame(telling, this.frame, fn);
    this.push(frame);
    return this.resumeBuiltin(frame, telling, first as LuaValue);
  }

  /** `fn` has become hot: translates it, if that can be done. */
  isTranslated(fn: LuaFunction): boolean {
    this.rt.capabilities.tiering?.hotFunction(fn);
    return fn.c !== this.rt.interpreted;
  }

  push(frame: Frame): void {
    if (frame.depth > this.limit) this.passLimit(frame);
    this.frame = frame;
  }

  private passLimit(frame: Frame): void {
    // Builtins may call each other without end, too: then there is no call of a Lua function to capture.
    if (!this.nested || (frame.continuation !== undefined && frame.depth > this.rt.maxDepth))
      throw errors.stackOverflow();
    if (frame.continuation !== undefined) return;
    const { fn, proto, registers, varargs } = frame;
    throw new Capture({ kind: "call", fn, args: registers.slice(0, proto.parameters).concat(varargs) });
  }

  /** Whether what is called on top of `below` frames has to be interpreted, to be counted. */
  isDeep(below: number): boolean {
    return below >= this.exactFrom;
  }

  /** Whether a translation may go on in `frame`: each that is left goes on in a run on top of this one, and may enter the next. */
  hasRoomIn(frame: Frame): boolean {
    if (this.isDeep(frame.depth)) return false;
    this.hasRoom ??= hasRoom(this.rt, this.depth);
    return this.hasRoom;
  }

  /** A call made by the current frame has returned (its results are `first` and the return registers), or an operator requests one. */
  deliver(first: Step): void {
    this.proceed(first);
  }

  /** Goes on from a step of a builtin on top of the current frame: makes calls it requests, hands results down. */
  private proceed(initial: Step): void {
    this.advance(initial);
    this.strayed = false;
  }

  private advance(initial: Step): void {
    const { rt } = this;
    let step = initial;
    for (;;) {
      if (step === REQUEST) {
        const entered = this.enter(rt.requestFunction, rt.requestArguments, -1);
        if (entered === ENTERED) return;
        step = entered;
        continue;
      }
      if (step === SUSPEND) {
        if (rt.raised !== undefined) throw takeRaised(rt);
        if (rt.suspendedCall === undefined || this.nested) {
          this.suspend();
          return;
        }
        const entered = this.goOnSuspended();
        if (entered === ENTERED) return;
        step = entered;
        continue;
      }
      if (step === START) {
        step = this.start(rt.requestFunction as LuaFunction, rt.requestArguments);
        continue;
      }
      if (step === GO_ON) return;
      const frame = this.frame;
      if (frame === undefined) {
        this.first = step;
        return;
      }
      if (frame.continuation !== undefined) step = this.resumeBuiltin(frame, frame.continuation, step);
      else if (frame.proto.code[frame.pc] === Op.TailCall) step = this.leaveTailCall(frame, step);
      else {
        const entry = this.resumption(frame);
        if (entry === undefined) {
          complete(rt, frame, step);
          return;
        }
        this.frame = frame.parent;
        rt.depth = this.depth;
        rt.heapFrames = frame.depth;
        step = entry.call(frame.fn, frame, step);
        if (step === SUSPEND) this.keep(frame);
      }
    }
  }

  /** What `frame` called last, a builtin, has returned. */
  private leaveTailCall(frame: Frame, first: LuaValue): Step {
    const { rt } = this;
    const events = rt.hooked ? rt.thread.hook!.tailReturns(frame) : [];
    if (events.length > 0) return this.tell(new ReturnHook(rt, events, frame), undefined, first);
    this.frame = frame.parent;
    return first;
  }

  /** The translation of what is behind the call that `frame` waits in, where it pays to have one. */
  private resumption(frame: Frame): ResumeEntry | undefined {
    const { rt } = this;
    const { pc, fn } = frame;
    const code = fn.code!;
    if ((code.feedback[pc >> 2]! & Feedback.Yields) === 0 || code.proto.code[pc] !== Op.Call || rt.hooked)
      return undefined;
    if (++code.iterations[pc >> 2]! < code.hotIterations) return undefined;
    if (!this.hasRoomIn(frame)) return undefined;
    return rt.capabilities.tiering?.hotResumption(frame);
  }

  /** `frame` went on translated and has been suspended. */
  keep(frame: Frame): void {
    if (frame.pc === LEFT) return;
    this.frame = frame;
    this.strayed = true;
  }

  /** Something was thrown while the interpreter was at `pc` of `frame`. Calls have noted that themselves, and may have gone on since. */
  notePc(frame: Frame, pc: number): void {
    if (this.frame === frame && !this.strayed) frame.pc = pc;
    this.strayed = false;
  }

  /** A waiting builtin gets the results of its call. */
  private resumeBuiltin(frame: Frame, continuation: Continuation, first: LuaValue): Step {
    // Popped first: what the builtin raises now is raised in its caller.
    this.frame = frame.parent;
    this.rt.heapFrames = frame.depth;
    this.running = frame.fn;
    const step = continuation.returned(first);
    this.running = undefined;
    if (step === REQUEST) this.waitAgain(frame);
    else if (this.rt.hooked && continuation.name !== INTERLUDE) return this.hasReturned(frame.fn, step);
    return step;
  }

  /** The builtin that waited in `frame` has requested another call: it waits again, or has named a continuation to wait in its place. */
  private waitAgain(frame: Frame): void {
    const next = this.rt.requestContinuation;
    this.rt.requestContinuation = undefined;
    this.frame =
      next === undefined || next === frame.continuation ? frame : continuationFrame(next, frame.parent, frame.fn);
  }

  /** The coroutine yields, which ends the run. */
  private suspend(): void {
    const { rt } = this;
    const { frame } = this;
    this.running = undefined;
    if (this.below === Below.Caller) throw suspensionCapture(rt);
    this.frame = undefined;
    if (this.below === Below.ResumableCaller) {
      noteYields(rt, frame, true);
      this.first = collectRun(rt, frame);
      return;
    }
    this.first = suspendThread(rt, frame);
    const { thread } = rt;
    const count = ++thread.yields;
    // All of a deep stack now and then, for the frames further out tend to stay the same.
    noteYields(rt, thread.frame, (count & (count - 1)) === 0);
  }

  /** The stack was full, and all frames have been put on the heap, on top of the current one: makes the call that found no room. */
  private goOnSuspended(): Step | typeof ENTERED {
    const { rt } = this;
    const below = this.frame;
    if (below !== undefined && below.continuation === undefined) noteYield(rt, below.fn, below.pc);
    this.frame = rebaseSuspended(rt, below);
    const { fn, args } = takeSuspendedCall(rt);
    if (this.frame !== undefined && this.frame.depth > this.limit) throw errors.stackOverflow();
    return this.enter(fn, args, -1);
  }

  /** Something was thrown while the current frame was executing. Leaves the frame to go on with, or throws out of the run. */
  caught(thrown: unknown): Action | undefined {
    let current = thrown;
    for (;;) {
      try {
        return current instanceof Capture ? this.captured(current) : this.raised(toLuaError(current));
      } catch (next) {
        if (this.ended) {
          this.rt.heapFrames = this.outerFrames;
          throw next;
        }
        current = next;
      }
    }
  }

  private captured(capture: Capture): Action {
    const below = this.frame;
    this.running = undefined;
    if (this.nested) {
      if (below !== undefined) capture.add(below);
      this.ended = true;
      throw capture;
    }
    const top = capture.rebase(below);
    this.frame = top;
    renumber(top, below);
    this.tailCalls = capture.tailCalls;
    if (capture.action.kind === "wait") this.leaveWaiting(capture.action);
    if (top.depth > this.limit && capture.action.kind === "call")
      return { kind: "raise", error: errors.stackOverflow() };
    return capture.action;
  }

  /** The base of a run that waits: its frames stay with the thread, and the wait goes on to whoever resumed that. */
  private leaveWaiting(action: Action): never {
    this.rt.thread.frame = this.frame;
    this.ended = true;
    throw new Capture(action);
  }

  /** An error was raised in the current frame: the message handler sees it first, then frames are unwound. */
  private raised(error: LuaError): Action | undefined {
    const frame = this.frame;
    error.thrownBy(this.running);
    this.running = undefined;
    if (this.rt.errorHandler === undefined || error.handled || error.terminates || frame === undefined) {
      this.unwind(error);
      return undefined;
    }
    const { pending } = error;
    if (frame.continuation === undefined) settleAtFrame(error, frame, this.rt.argc);
    if (this.nested) return this.raiseOutside(error, pending);
    this.handleMessage(error);
    return undefined;
  }

  /**
   * The error is raised again where all frames are on the heap. A level that is further out than this run goes is counted there, with the
   * tail calls that frames stand for by then.
   * @param pending what was missing from the error in the current frame.
   */
  private raiseOutside(error: LuaError, pending: Pending | undefined): Action {
    if (error.pending !== undefined) {
      error.pending = pending;
      error.settledBy = undefined;
    }
    return this.captured(new Capture({ kind: "raise", error }));
  }

  /** Runs the message handler of the nearest xpcall where the error was raised, with the whole stack below it. */
  private handleMessage(error: LuaError): void {
    const frame = this.frame!;
    error.handled = true;
    settleCallers(error, frame, this.rt.argc);
    settleWithoutFrame(error, this.rt.argc);
    const handler = this.rt.errorHandler;
    this.rt.errorHandler = undefined;
    this.limit = Math.max(this.limit, frame.depth + HANDLER_RESERVE);
    const name = messageHandlerName(error, frame);
    this.frame = continuationFrame(new MessageHandler(this.rt, error, handler, name), frame, error.raiser);
    this.call(handler, [error.value], -1);
  }

  /**
   * Unwinds frames until a pending `defer` handler runs or a protected call takes the error. What these raise in turn comes out and is
   * caught like any error; the error itself comes out when no frame is left.
   */
  private unwind(error: LuaError): void {
    for (;;) {
      const frame = this.frame;
      if (frame === undefined) {
        this.ended = true;
        throw error;
      }
      if (frame.continuation === undefined) {
        settleAtFrame(error, frame, this.rt.argc);
        const handler = pendingHandler(frame);
        if (handler !== undefined) {
          if (isSkipped(this.rt, error)) continue;
          this.limit = Math.max(this.limit, frame.depth + HANDLER_RESERVE);
          this.frame = continuationFrame(new Unwinding(this.rt, error), frame);
          this.call(handler, [], -1);
          return;
        }
        error.leave(frame, isInCoroutine(this.rt));
        this.frame = frame.parent;
        continue;
      }
      const continuation = frame.continuation;
      this.frame = frame.parent;
      if (continuation.failed === undefined || (error.terminates && !(continuation instanceof Unwinding))) {
        settleAtContinuation(error, frame, this.rt.argc);
        if (isTailCalls(frame)) error.leaveTailCalls(frame.tailCalls);
        else error.leave({ native: continuation.name }, isInCoroutine(this.rt));
      } else {
        const { pending } = error;
        settleAtBuiltin(error, this.rt.argc);
        settleCallers(error, this.frame, this.rt.argc);
        if (this.nested && error.pending?.kind === "level") {
          this.frame = frame;
          this.raiseOutside(error, pending);
        }
        this.limit = this.nested ? this.exactFrom : this.rt.maxDepth;
        const step = continuation.failed(error);
        if (step === REQUEST) this.waitAgain(frame);
        this.proceed(step === REQUEST ? step : this.hasReturned(frame.fn, step));
        return;
      }
    }
  }
}

/** What `enter` returns when it has pushed a Lua frame. */
const ENTERED: unique symbol = Symbol("frame entered");
