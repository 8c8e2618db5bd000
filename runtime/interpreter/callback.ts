/**
 * Builtins that call back into Lua, written as generators: `const v = yield call(rt, f, [a, b])` calls `f` and gives its first result.
 * Started by the interpreter, the generator waits in a heap frame while the callee runs in frames above it; called by compiled code, it
 * is driven on the JavaScript stack, and a capture takes it along. Either way it can be suspended, and depth is that of frames.
 */
import { callValue } from "../operators/request.js";
import { LuaError } from "../values/errors.js";
import { type Entry, LuaFunction } from "../values/function.js";
import { type Continuation, REQUEST, type Step } from "../values/native.js";
import { isInCoroutine, type Runtime, return1 } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { Capture } from "./capture.js";
import { continuationFrame } from "./frame.js";
import { settleAtBuiltin } from "./settle.js";

/** A builtin in execution: yields where it calls, receives the first result, returns its own first result with `rt.n` set. */
export type Callback = Generator<typeof REQUEST, LuaValue, LuaValue>;

/** Names the call that a callback builtin makes next. */
export function call(rt: Runtime, fn: LuaValue, args: LuaValue[]): typeof REQUEST {
  rt.requestFunction = fn;
  rt.requestArguments = args;
  return REQUEST;
}

class CallbackContinuation implements Continuation {
  constructor(
    readonly name: string,
    private readonly rt: Runtime,
    private readonly generator: Callback,
  ) {}

  returned(first: LuaValue): Step {
    const next = this.generator.next(first);
    if (next.done === true) return next.value;
    this.rt.requestContinuation = this;
    return REQUEST;
  }
}

/** The entry for the interpreter. */
export function startCallback(
  rt: Runtime,
  name: string,
  body: (...args: LuaValue[]) => Callback,
): (args: LuaValue[]) => Step {
  return (args) => new CallbackContinuation(name, rt, body(...args)).returned(undefined);
}

/** The entry for compiled code. */
export function callbackEntry(rt: Runtime, name: string, body: (...args: LuaValue[]) => Callback): Entry {
  return function callbackBuiltin(this: LuaFunction, ...args) {
    const continuation = new CallbackContinuation(name, rt, body(...args));
    return drive(rt, continuation, continuation.returned(undefined), this);
  };
}

/** Waits for the call that a builtin makes last; its first result is that of the builtin. */
class LastCall implements Continuation {
  constructor(
    readonly name: string,
    private readonly rt: Runtime,
  ) {}

  returned(first: LuaValue): Step {
    return return1(this.rt, first);
  }
}

/** Makes the last call of the builtin `self`, by `name`, for compiled code: the builtin returns the first result. */
export function callLast(rt: Runtime, name: string, fn: LuaValue, argument: LuaValue, self: LuaFunction): LuaValue {
  const { depth } = rt;
  try {
    rt.depth = depth + DRIVE_STACK;
    rt.argc = 1;
    const first = fn instanceof LuaFunction ? fn.c(argument) : callValue(rt, fn, [argument]);
    rt.depth = depth;
    return return1(rt, first);
  } catch (thrown) {
    throw passBuiltin(rt, thrown, new LastCall(name, rt), self, fn);
  }
}

/**
 * What a call has thrown that the builtin `self` made on the JavaScript stack passes the builtin, which a capture takes along as
 * `continuation`.
 * @param callee what was called.
 * @returns what to throw on.
 */
export function passBuiltin(
  rt: Runtime,
  thrown: unknown,
  continuation: Continuation,
  self: LuaFunction | undefined,
  callee: LuaValue,
): unknown {
  if (thrown instanceof Capture) thrown.add(continuationFrame(continuation, undefined, self));
  else if (thrown instanceof LuaError) {
    if (callee instanceof LuaFunction) thrown.thrownBy(callee);
    if (rt.errorHandler !== undefined && !thrown.handled && !thrown.terminates) {
      // The message handler has to see the level of this builtin.
      const capture = new Capture({ kind: "raise", error: thrown });
      capture.add(continuationFrame(continuation, undefined, self));
      return capture;
    }
    settleAtBuiltin(thrown, rt.argc);
    thrown.leave({ native: continuation.name }, isInCoroutine(rt));
  }
  return thrown;
}

/** JavaScript stack that driving a builtin uses, in bytes. */
const DRIVE_STACK = 700;

/** Makes the calls that the waiting builtin `self` requests on the JavaScript stack, until it has its result. */
function drive(rt: Runtime, continuation: Continuation, started: Step, self: LuaFunction): LuaValue {
  let step = started;
  const depth = rt.depth + DRIVE_STACK;
  while (step === REQUEST) {
    rt.requestContinuation = undefined;
    const callee = rt.requestFunction;
    let first: LuaValue;
    try {
      rt.depth = depth;
      first = callValue(rt, callee, rt.requestArguments);
    } catch (thrown) {
      throw passBuiltin(rt, thrown, continuation, self, callee);
    }
    step = continuation.returned(first);
  }
  return step as LuaValue;
}
