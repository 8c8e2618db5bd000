/** Coroutines, manual §5.2, with `isyieldable` and, because of `defer`, `close` (DEFER.md D24–D28). */
import { type Action, Capture } from "../interpreter/capture.js";
import { checkYield, resume, runThread } from "../interpreter/coroutine.js";
import { isSkipped, pendingHandler } from "../interpreter/defer.js";
import { continuationFrame, type Frame } from "../interpreter/frame.js";
import { levelsOfError } from "../interpreter/levels.js";
import { settleWithoutFrame } from "../interpreter/settle.js";
import { interrupt } from "../interpreter/suspend.js";
import { numberToString } from "../strings/number.js";
import { Coroutine, Status, statusNames } from "../values/coroutine.js";
import { errors, LuaError, raised, toLuaError } from "../values/errors.js";
import { LuaFunction, newBuiltin } from "../values/function.js";
import { type Continuation, type Native, type Step, SUSPEND } from "../values/native.js";
import { collect, type Runtime, return0, return1, return2, return3, returnAll } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { builtin, type Declaration, library, plain } from "./library.js";

/** JavaScript stack in use, in bytes, that is moved to the heap before another coroutine runs on top of it. */
const DEEP_STACK = 64 * 1024;

function checkCoroutine(value: LuaValue): Coroutine {
  if (value instanceof Coroutine) return value;
  throw errors.badArgument(1, "coroutine expected");
}

function create(rt: Runtime, body: LuaValue): Coroutine {
  if (!(body instanceof LuaFunction) || body.code === undefined) {
    throw errors.badArgument(1, "Lua function expected");
  }
  const co = new Coroutine(body);
  co.env = rt.thread.env;
  if (rt.threadsDiffer) {
    co.context = rt.context;
    rt.context.scope.add(co);
  }
  return co;
}

/** Whether the stack below should be moved to the heap first, so that coroutines resumed from deep recursion find room. */
function isDeep(rt: Runtime): boolean {
  return rt.depth - rt.baseDepth > DEEP_STACK;
}

/** The error that a resume has failed with; the stack of a coroutine that died of it is kept. */
function failure(co: Coroutine, thrown: unknown): LuaError {
  if (!(thrown instanceof LuaError) || thrown.terminates) throw thrown;
  // A coroutine that could not be started at all has nothing to show.
  if (thrown.entryCount > 0) co.left = levelsOfError(thrown);
  settleWithoutFrame(thrown, 0);
  return thrown;
}

/** Stands for a `resume` or a function of `wrap` while everything waits; then goes on inside the coroutine. */
class Resumption implements Continuation {
  constructor(
    readonly name: "resume" | "wrap",
    private readonly rt: Runtime,
    readonly thread: Coroutine,
  ) {}

  perform(action: Action): Step {
    const { rt, thread: co } = this;
    return this.name === "resume"
      ? resumeProtected(rt, co, undefined, action)
      : resumeWrapped(rt, co, undefined, action);
  }

  /** Never called: no frame stands on top of it in its own stack. */
  returned(first: LuaValue): Step {
    return first;
  }
}

/** A wait passes the resumption of `co`. */
function passWait(rt: Runtime, name: "resume" | "wrap", co: Coroutine, thrown: unknown): void {
  if (thrown instanceof Capture) thrown.add(continuationFrame(new Resumption(name, rt, co), undefined));
}

/**
 * `coroutine.resume`: true and what the coroutine yields or returns, or false and its error.
 * @param passed first of the values passed; the others are in the return registers.
 * @param action what a coroutine that has waited goes on with.
 */
function resumeProtected(rt: Runtime, co: Coroutine, passed: LuaValue, action?: Action): LuaValue {
  let first: LuaValue;
  try {
    first = action === undefined ? resume(rt, co, passed) : runThread(rt, co, passed, action);
  } catch (thrown) {
    passWait(rt, "resume", co, thrown);
    return return2(rt, false, failure(co, thrown).value);
  }
  switch (rt.n) {
    case 0:
      return return1(rt, true);
    case 1:
      return return2(rt, true, first);
    case 2:
      return return3(rt, true, first, rt.r1);
    default:
      return returnAll(rt, [true, ...collect(rt, first)]);
  }
}

/** A call of what `coroutine.wrap` made. Text of an error gets the caller's position in front, see auxwrap of lbaselib.c. */
function resumeWrapped(rt: Runtime, co: Coroutine, passed: LuaValue, action?: Action): LuaValue {
  try {
    return action === undefined ? resume(rt, co, passed) : runThread(rt, co, passed, action);
  } catch (thrown) {
    passWait(rt, "wrap", co, thrown);
    const error = failure(co, thrown);
    const { value } = error;
    // The caller raises anew: what the error has left so far is another stack.
    const copy =
      typeof value === "string" || typeof value === "number"
        ? new LuaError(
            typeof value === "number" ? numberToString(value) : value,
            { kind: "level", level: 1 },
            error.cause,
          )
        : new LuaError(value, undefined, error.cause);
    copy.suppressed = error.suppressed;
    throw copy;
  }
}

const WRAP: Native = { name: "wrap", intrinsic: undefined, upvalues: 1, start: undefined };

function wrapped(rt: Runtime, co: Coroutine): LuaFunction {
  function resumeNext(this: LuaFunction, first: LuaValue, second: LuaValue): LuaValue {
    const count = arguments.length;
    if (isDeep(rt)) throw new Capture({ kind: "call", fn: this, args: Array.prototype.slice.call(arguments) });
    if (count > 2) returnAll(rt, Array.prototype.slice.call(arguments));
    else {
      rt.n = count;
      rt.r1 = second;
    }
    return resumeWrapped(rt, co, first);
  }
  return newBuiltin(WRAP, resumeNext);
}

/** Waits for a `defer` handler that `coroutine.close` runs; then the coroutine is suspended again where it was. */
class Closing implements Continuation {
  readonly name = "defer";
  error: LuaError | undefined = undefined;

  constructor(private readonly rt: Runtime) {}

  returned(): Step {
    this.rt.yielded = return0(this.rt);
    return SUSPEND;
  }

  failed(thrown: unknown): Step {
    const error = toLuaError(thrown);
    const { error: first } = this;
    // The first error wins (D11), but the end of the program comes before others, and is not caught.
    if (first === undefined) this.error = error;
    else if (!error.terminates) first.suppress(error);
    else if (!first.terminates) {
      error.suppress(first);
      this.error = error;
    }
    return this.returned();
  }
}

/** Runs the pending handlers of a suspended coroutine, innermost first (D27); gives the first error. */
function runPending(rt: Runtime, co: Coroutine): LuaError | undefined {
  const closing = new Closing(rt);
  co.errorHandler = undefined;
  for (let frame: Frame | undefined = co.frame; frame !== undefined; frame = frame.parent) {
    if (frame.continuation !== undefined) continue;
    for (let fn = pendingHandler(frame); fn !== undefined; fn = pendingHandler(frame)) {
      if (closing.error !== undefined && isSkipped(rt, closing.error)) continue;
      co.frame = continuationFrame(closing, frame);
      runThread(rt, co, undefined, { kind: "call", fn, args: [] });
    }
  }
  co.frame = undefined;
  co.status = Status.Dead;
  return closing.error;
}

/** A `coroutine.close` for the host, whatever the script has done to its own. */
export function newCloser(rt: Runtime): LuaFunction {
  return builtin(rt, "close", close(rt));
}

/** Installs the library. */
export function openCoroutine(rt: Runtime): void {
  library(rt, "coroutine", {
    ...switchingBuiltins(rt),
    ...stateBuiltins(rt),
    close: close(rt),
  });
}

function switchingBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    create: plain(function createCoroutine(this: LuaFunction, body: LuaValue): LuaValue {
      return return1(rt, create(rt, body));
    }),

    wrap: plain(function wrap(this: LuaFunction, body: LuaValue): LuaValue {
      return return1(rt, wrapped(rt, create(rt, body)));
    }),

    resume: plain(function resumeCoroutine(
      this: LuaFunction,
      co: LuaValue,
      first: LuaValue,
      second: LuaValue,
    ): LuaValue {
      const count = arguments.length;
      const thread = checkCoroutine(co);
      if (isDeep(rt)) throw new Capture({ kind: "call", fn: this, args: Array.prototype.slice.call(arguments) });
      if (count > 3) returnAll(rt, Array.prototype.slice.call(arguments, 1));
      else {
        rt.n = count - 1;
        rt.r1 = second;
      }
      return resumeProtected(rt, thread, first);
    }),

    yield: yieldBuiltin(rt),
  };
}

function yieldBuiltin(rt: Runtime): Declaration {
  /** A yield by a resumable caller, as the interpreter is. */
  function yieldValues(this: LuaFunction, first: LuaValue, second: LuaValue): typeof SUSPEND {
    const count = arguments.length;
    refuseInHandler(rt);
    checkYield(rt);
    if (count > 2) returnAll(rt, Array.prototype.slice.call(arguments));
    else {
      rt.n = count;
      rt.r1 = second;
    }
    rt.yielded = first;
    return SUSPEND;
  }
  return {
    entry: () =>
      function interruptingYield(this: LuaFunction, ...values: LuaValue[]): LuaValue {
        yieldValues.apply(this, values as [LuaValue, LuaValue]);
        return interrupt(rt);
      },
    resumable: () => yieldValues,
    start: undefined,
  };
}

/** A handler that runs because its coroutine is being closed, or the program ended, may not suspend it (D28). */
function refuseInHandler(rt: Runtime): void {
  if (rt.thread.finishing > 0) throw raised("attempt to yield from a deferred block");
}

function stateBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    status: plain(function status(this: LuaFunction, co: LuaValue): LuaValue {
      return return1(rt, statusNames[checkCoroutine(co).status]);
    }),

    running: plain(function running(this: LuaFunction): LuaValue {
      return return1(rt, rt.thread === rt.mainThread ? undefined : rt.thread);
    }),

    isyieldable: plain(function isyieldable(this: LuaFunction): LuaValue {
      return return1(rt, rt.thread !== rt.mainThread && rt.thread.boundaries === 0);
    }),
  };
}

function close(rt: Runtime): Declaration {
  return plain(function close(this: LuaFunction, value: LuaValue): LuaValue {
    const co = checkCoroutine(value);
    if (co.status === Status.Running || co.status === Status.Normal)
      throw raised(`cannot close a ${statusNames[co.status]} coroutine`);
    if (isDeep(rt)) throw new Capture({ kind: "call", fn: this, args: [value] });
    if (co.status === Status.Dead) return return1(rt, true);
    co.finishing++;
    const { mayWait } = rt;
    let error: LuaError | undefined;
    try {
      rt.mayWait = false;
      error = runPending(rt, co);
    } finally {
      rt.mayWait = mayWait;
      co.finishing--;
    }
    if (error?.terminates) throw error;
    return error === undefined ? return1(rt, true) : return2(rt, false, error.value);
  });
}
