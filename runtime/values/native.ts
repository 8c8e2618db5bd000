/**
 * What the interpreter knows of a builtin. A plain builtin is just its entry. A builtin that looks at frames, or calls back into
 * Lua, has a second entry for the interpreter, where everything it calls becomes a heap frame and nothing recurses.
 */
import type { Action } from "../interpreter/capture.js";
import type { Coroutine } from "./coroutine.js";
import type { LuaFunction } from "./function.js";
import type { LuaValue } from "./value.js";

/**
 * What a step of a builtin returns when a Lua function has to be called before it can go on: the function and its arguments are
 * in `rt.requestFunction` and `rt.requestArguments`.
 */
export const REQUEST: unique symbol = Symbol("call requested");

/**
 * What a resumable call returns when the coroutine is to be suspended, with the values in `rt.yielded` and the return registers; or when the
 * JavaScript stack is full and everything on it has to move to the heap, for `rt.suspendedCall` to be made; or when the call has failed
 * with `rt.raised`.
 */
export const SUSPEND: unique symbol = Symbol("coroutine suspended");

/** What a continuation returns that has come between two instructions: the frame below goes on where it stands, without a result. */
export const GO_ON: unique symbol = Symbol("nothing to deliver");

/** What a continuation returns when the builtin in `rt.requestFunction` is to be started: a hook has been told of its call. */
export const START: unique symbol = Symbol("start of a builtin");

/** The first result (the others are in the return registers), a requested call, a suspension, nothing to deliver, or a start. */
export type Step = LuaValue | typeof REQUEST | typeof SUSPEND | typeof GO_ON | typeof START;

/** A builtin that waits for a call it requested; it stands in a heap frame of its own. */
export interface Continuation {
  /** Name for tracebacks. */
  readonly name: string;
  /** The requested call returned `first`, the other results are in the return registers. */
  returned(first: LuaValue): Step;
  /** The requested call failed. Absent: the error passes through. */
  failed?(error: unknown): Step;
  /** Present when what the stack goes on with concerns not this frame but another stack, which it resumes: does it there. */
  perform?(action: Action): Step;
  /** The thread of that stack. */
  readonly thread?: Coroutine;
}

export interface Native {
  readonly name: string;
  /** Name with its library, by which translated code knows what the builtin does and does it in place; undefined if it does not. */
  readonly intrinsic: string | undefined;
  /** Upvalues that the C function of PUC Lua has, for `debug.getinfo`; what stands for them here is no matter of programs. */
  readonly upvalues: number;
  /**
   * Starts the builtin from the interpreter, with every caller on the heap: gives its result, or requests a call and leaves in
   * `rt.requestContinuation` what waits for it (undefined for a tail call).
   */
  readonly start: ((args: LuaValue[], self: LuaFunction) => Step) | undefined;
}
