/** `pcall` and `xpcall`: protected calls in both tiers. */
import { callResumable } from "../operators/request.js";
import { errors, type LuaError, toLuaError } from "../values/errors.js";
import { type Entry, LuaFunction, type ResumableEntry } from "../values/function.js";
import { type Continuation, REQUEST, type Step, SUSPEND } from "../values/native.js";
import { collect, type Runtime, return2, returnAll } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { Capture } from "./capture.js";
import { continuationFrame } from "./frame.js";
import { settleWithoutFrame } from "./settle.js";
import { collectFrame, interrupt, takeRaised } from "./suspend.js";

/** Results of a call behind `true`. */
function succeeded(rt: Runtime, first: LuaValue): LuaValue {
  switch (rt.n) {
    case 0:
      rt.n = 1;
      return true;
    case 1:
      return return2(rt, true, first);
    default:
      // Protected calls of protected calls hand up one result more each.
      rt.meter?.spendMoves(rt.n);
      return returnAll(rt, [true, ...collect(rt, first)]);
  }
}

/** A protected call in a heap frame. */
class ProtectedCall implements Continuation {
  constructor(
    readonly name: string,
    private readonly rt: Runtime,
    /** The message handler outside the call. */
    private readonly outer: LuaValue,
  ) {}

  returned(first: LuaValue): Step {
    this.rt.errorHandler = this.outer;
    return succeeded(this.rt, first);
  }

  failed(error: unknown): Step {
    this.rt.errorHandler = this.outer;
    return return2(this.rt, false, toLuaError(error).value);
  }
}

/** Starts `fn(...args)` from the interpreter, with `handler` as message handler unless it is nil. */
export function startProtected(rt: Runtime, name: string, fn: LuaValue, args: LuaValue[], handler: LuaValue): Step {
  rt.requestFunction = fn;
  rt.requestArguments = args;
  rt.requestContinuation = new ProtectedCall(name, rt, rt.errorHandler);
  rt.errorHandler = handler;
  return REQUEST;
}

/** `pcall` for compiled code: a `try` on the JavaScript stack. */
export function protectedEntry(rt: Runtime): Entry {
  return protectedCaller(rt, false) as Entry;
}

/** The same for callers that can be suspended. */
export function protectedResumableEntry(rt: Runtime): ResumableEntry {
  return protectedCaller(rt, true);
}

function protectedCaller(rt: Runtime, resumable: boolean): ResumableEntry {
  return function pcall(this: LuaFunction, fn: LuaValue, ...args: LuaValue[]): LuaValue | typeof SUSPEND {
    const count = arguments.length;
    if (count === 0) throw errors.badArgument(1, "value expected");
    const { errorHandler: outer, depth } = rt;
    rt.errorHandler = undefined;
    let error: LuaError | undefined;
    try {
      let first: LuaValue | typeof SUSPEND;
      if (count > 3 || !(fn instanceof LuaFunction)) first = callResumable(rt, fn, args);
      else first = count === 1 ? fn.resumable() : count === 2 ? fn.resumable(args[0]) : fn.resumable(args[0], args[1]);
      if (first !== SUSPEND) {
        rt.errorHandler = outer;
        return succeeded(rt, first);
      }
      if (rt.raised !== undefined) error = takeRaised(rt);
    } catch (thrown) {
      if (thrown instanceof Capture) {
        thrown.add(continuationFrame(new ProtectedCall("pcall", rt, outer), undefined, this));
        throw thrown;
      }
      error = toLuaError(thrown);
    }
    if (error === undefined) {
      collectFrame(rt, continuationFrame(new ProtectedCall("pcall", rt, outer), undefined, this));
      if (!resumable) interrupt(rt);
      return SUSPEND;
    }
    rt.depth = depth;
    if (error.terminates) {
      rt.errorHandler = outer;
      throw error;
    }
    if (error.pending?.kind === "level" && error.pending.level > 1) {
      // The position of a caller goes in front: to be found where all frames are on the heap.
      const capture = new Capture({ kind: "raise", error });
      capture.add(continuationFrame(new ProtectedCall("pcall", rt, outer), undefined, this));
      // It is raised inside the protected call, where the handler outside has no part in it.
      rt.errorHandler = undefined;
      throw capture;
    }
    rt.errorHandler = outer;
    settleWithoutFrame(error, args.length);
    return return2(rt, false, error.value);
  };
}
