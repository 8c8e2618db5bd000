/**
 * `Run`: a stretch of heap frames that one activation of the interpreter loop works on. The loop itself (execute.ts) has the fast
 * paths; everything that pushes, pops or unwinds frames otherwise is here: calls of builtins and metamethods, results, errors.
 */
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { callTarget } from "../operators/request.js";
import { errors, LuaError, toLuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { type Continuation, REQUEST, type Step, SUSPEND } from "../values/native.js";
import { result, returnAll, type Runtime } from "../values/runtime.js";
import { type LuaValue, truthy } from "../values/value.js";
import { type Action, Capture } from "./capture.js";
import { continuationFrame, enterFrame, type Frame } from "./frame.js";
import { pendingHandler } from "./defer.js";
import { settle, settleWithoutFrame } from "./settle.js";

export class Run {
  /** First result of the run once it has ended. */
  first: LuaValue = undefined;

  /**
   * @param frame the innermost frame; undefined once the run has ended.
   * @param nested the run was entered from compiled code or a builtin: captures pass through it.
   * @param depth JavaScript stack used up to here, in bytes.
   */
  constructor(
    readonly rt: Runtime,
    public frame: Frame | undefined,
    readonly nested: boolean,
    readonly depth: number,
  ) {}

  /** Does what a capture was made for, now that all frames are on the heap. */
  perform(action: Action): void {
    switch (action.kind) {
      case "call":
        this.call(action.fn, action.args, -1);
        break;
      case "raise":
        throw action.error;
      case "deliver":
        this.deliver(returnAll(this.rt, action.values));
        break;
      case "yield":
        this.suspend(action.values);
    }
  }

  /** Calls `callee` on top of the current frame, up to where a Lua frame can run or the run has ended. */
  call(callee: LuaValue, args: LuaValue[], operand: number): void {
    const rt = this.rt;
    const fn = callTarget(rt, callee, args, operand);
    rt.depth = this.depth;
    rt.argc = args.length;
    if (fn.c === rt.interpreted && !this.isHot(fn)) this.push(enterFrame(fn, args, this.frame));
    else this.accept(fn.native?.start === undefined ? fn.c(...args) : this.start(fn, args));
  }

  private start(fn: LuaFunction, args: LuaValue[]): Step {
    this.rt.frame = this.frame;
    return fn.native!.start!(args, fn);
  }

  /** Counts a call; translates the function when it has become hot. */
  private isHot(fn: LuaFunction): boolean {
    if (fn.code!.recordCall()) this.rt.capabilities.tiering?.hotFunction(fn);
    return fn.c !== this.rt.interpreted;
  }

  push(frame: Frame): void {
    if (frame.depth > this.rt.maxDepth) throw errors.stackOverflow();
    this.frame = frame;
  }

  /** A builtin on top of the current frame has come to this step. */
  private accept(step: Step): void {
    if (step === REQUEST) {
      const rt = this.rt;
      const continuation = rt.requestContinuation;
      rt.requestContinuation = undefined;
      if (continuation !== undefined) this.push(continuationFrame(continuation, this.frame));
      this.callRequest();
    } else if (step === SUSPEND) this.suspend(this.rt.requestArguments);
    else this.deliver(step);
  }

  /** Makes the call that an operator or builtin has requested. */
  callRequest(): void {
    const args = this.rt.requestArguments;
    this.call(this.rt.requestFunction, args, -1);
  }

  /** A call made by the current frame has returned; its results are `first` and the return registers. */
  deliver(first: LuaValue): void {
    for (;;) {
      const frame = this.frame;
      if (frame === undefined) {
        this.first = first;
        return;
      }
      const continuation = frame.continuation;
      if (continuation === undefined) {
        if (frame.proto.code[frame.pc] !== Op.TailCall) {
          complete(this.rt, frame, first);
          return;
        }
        this.frame = frame.parent;
        continue;
      }
      // Popped first: what the builtin raises now is raised in its caller.
      this.frame = frame.parent;
      const step = continuation.returned(first);
      if (step === REQUEST) {
        this.requestAgain(frame);
        return;
      }
      if (step === SUSPEND) {
        this.suspend(this.rt.requestArguments);
        return;
      }
      first = step;
    }
  }

  /** A waiting builtin requests its next call; it may have named another continuation to wait in its place. */
  private requestAgain(frame: Frame): void {
    const next = this.rt.requestContinuation;
    this.rt.requestContinuation = undefined;
    this.frame = next === undefined || next === frame.continuation ? frame : continuationFrame(next, frame.parent);
    this.callRequest();
  }

  /** Ends the run of a coroutine with the values it yields. */
  private suspend(values: LuaValue[]): void {
    if (this.nested) throw new Capture({ kind: "yield", values });
    const thread = this.rt.thread;
    thread.frame = this.frame;
    thread.status = "suspended";
    this.frame = undefined;
    this.first = returnAll(this.rt, values);
  }

  /** Something was thrown while the current frame was executing. Leaves the frame to go on with, or throws out of the run. */
  caught(thrown: unknown): Action | undefined {
    if (thrown instanceof Capture) return this.captured(thrown);
    const error = toLuaError(thrown);
    const frame = this.frame;
    if (this.rt.errorHandler !== undefined && !error.handled && frame !== undefined) {
      if (frame.continuation === undefined) settle(error, frame.proto, frame.pc, frame.tailCalls, this.rt.argc);
      if (this.nested) return this.captured(new Capture({ kind: "raise", error }));
      return this.handleMessage(error);
    }
    return this.unwind(error);
  }

  private captured(capture: Capture): Action {
    if (this.frame !== undefined) capture.add(this.frame);
    if (this.nested) throw capture;
    this.frame = capture.top;
    renumber(this.frame!);
    if (this.frame!.depth > this.rt.maxDepth && capture.action.kind === "call") return { kind: "raise", error: errors.stackOverflow() };
    return capture.action;
  }

  /** Runs the message handler of the nearest xpcall where the error was raised, with the whole stack below it. */
  private handleMessage(error: LuaError): Action | undefined {
    error.handled = true;
    settleWithoutFrame(error, this.rt.argc);
    const handler = this.rt.errorHandler;
    this.rt.errorHandler = undefined;
    this.frame = continuationFrame(new MessageHandler(error), this.frame);
    return this.guard(() => this.call(handler, [error.value], -1));
  }

  /** Unwinds frames, running pending `defer` handlers, until a protected call takes the error; throws it when none is left. */
  private unwind(raised: LuaError): Action | undefined {
    let error = raised;
    for (;;) {
      const frame = this.frame;
      if (frame === undefined) throw error;
      if (frame.continuation === undefined) {
        settle(error, frame.proto, frame.pc, frame.tailCalls, this.rt.argc);
        const handler = pendingHandler(frame);
        if (handler !== undefined) {
          this.frame = continuationFrame(new Unwinding(error), frame);
          return this.guard(() => this.call(handler, [], -1));
        }
        error.leave({ proto: frame.proto, pc: frame.pc, tailCalls: frame.tailCalls });
        this.frame = frame.parent;
        continue;
      }
      const continuation = frame.continuation;
      this.frame = frame.parent;
      if (continuation.failed === undefined) {
        error.leave({ native: continuation.name });
        continue;
      }
      settleWithoutFrame(error, this.rt.argc);
      const { failed } = continuation;
      return this.guard(() => this.accept(failed.call(continuation, error)));
    }
  }

  /** Does something that pushes frames; an error in it unwinds them, a capture in it is taken. */
  private guard(attempt: () => void): Action | undefined {
    try {
      attempt();
      return undefined;
    } catch (thrown) {
      return thrown instanceof Capture ? this.captured(thrown) : this.unwind(toLuaError(thrown));
    }
  }
}

/** Waits for a message handler, then goes on raising the error with the value it gave. */
class MessageHandler implements Continuation {
  readonly name = "xpcall";
  constructor(private readonly error: LuaError) {}

  returned(first: LuaValue): Step {
    this.error.value = first;
    throw this.error;
  }

  failed(): Step {
    this.error.value = "error in error handling";
    throw this.error;
  }
}

/** Waits for a `defer` handler that runs because of an error; the first error wins (D11). */
class Unwinding implements Continuation {
  readonly name = "defer";
  constructor(private readonly error: LuaError) {}

  returned(): Step {
    throw this.error;
  }

  failed(suppressed: unknown): Step {
    this.error.suppressed.push(toLuaError(suppressed));
    throw this.error;
  }
}

/** Depths of a chain that was put together from pieces. */
function renumber(top: Frame): void {
  let count = 0;
  let frame: Frame | undefined = top;
  for (; frame !== undefined; frame = frame.parent) count++;
  for (frame = top; frame !== undefined && frame.depth !== count; frame = frame.parent) frame.depth = count--;
}

/** The call that the instruction at `frame.pc` made has returned: completes the instruction and moves the pc behind it. */
export function complete(rt: Runtime, frame: Frame, first: LuaValue): void {
  const { code } = frame.proto;
  const { pc, registers } = frame;
  const a = code[pc + 1]!;
  const next = pc + INSTRUCTION_SIZE;
  frame.pc = next;
  switch (code[pc] as Op) {
    case Op.SetField:
    case Op.SetIndex:
    case Op.SetGlobal:
      return;
    case Op.JumpEq:
    case Op.JumpLt:
    case Op.JumpLe:
      if (truthy(first) !== frame.negate) frame.pc = code[pc + 3]!;
      frame.negate = false;
      return;
    case Op.JumpNe:
    case Op.JumpNotLt:
    case Op.JumpNotLe:
      if (truthy(first) === frame.negate) frame.pc = code[pc + 3]!;
      frame.negate = false;
      return;
    case Op.Call:
      storeResults(rt, frame, a, code[pc + 3]! - 1, first);
      return;
    case Op.TForCall:
      storeResults(rt, frame, a + 4, code[pc + 3]!, first);
      if (first === undefined) frame.pc = code[pc + 2]!;
      else registers[a + 2] = first;
      return;
    default:
      registers[a] = first;
  }
}

/** Stores the results of a call in registers from `a` on: `wanted` of them, or all (-1) with `frame.top` behind. */
export function storeResults(rt: Runtime, frame: Frame, a: number, wanted: number, first: LuaValue): void {
  const registers = frame.registers;
  if (wanted < 0) {
    const n = rt.n;
    if (n > 3) {
      const many = rt.many;
      for (let i = 0; i < n; i++) registers[a + i] = many[i];
    } else for (let i = 0; i < n; i++) registers[a + i] = result(rt, first, i);
    frame.top = a + n;
    return;
  }
  for (let i = 0; i < wanted; i++) registers[a + i] = result(rt, first, i);
}
