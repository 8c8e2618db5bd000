/**
 * The capture signal. Thrown through compiled frames, it collects them as heap frames: each appends itself in its `catch` and
 * rethrows, nested interpreter runs add their chains, and the run at the base goes on from the heap (architecture §4).
 */

import type { LuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { LuaValue } from "../values/value.js";
import { type Frame, isTailCalls, outermost } from "./frame.js";

/** What to do on top of the frames once they are all on the heap. */
export type Action =
  /** Call a function as the innermost frame's current instruction would; its results go there. */
  | { readonly kind: "call"; readonly fn: LuaFunction; readonly args: LuaValue[] }
  /** Raise an error there. */
  | { readonly kind: "raise"; readonly error: LuaError }
  /** Throw on what has come out of a frame on top. */
  | { readonly kind: "rethrow"; readonly thrown: unknown }
  /** Give these results to the innermost frame's current instruction. */
  | { readonly kind: "deliver"; readonly values: LuaValue[] }
  /** The same with results that are in the return registers but for the first. */
  | { readonly kind: "resume"; readonly first: LuaValue }
  /** Suspend the running coroutine with these values. */
  | { readonly kind: "yield"; readonly values: LuaValue[] }
  /**
   * Suspend everything up to the asynchronous call by the host, coroutines included, until the promise is settled; then deliver its
   * values, or raise what it was rejected with. Only where `rt.mayWait`.
   */
  | { readonly kind: "wait"; readonly until: () => Promise<LuaValue[]> };

export class Capture {
  top: Frame | undefined = undefined;
  bottom: Frame | undefined = undefined;

  constructor(readonly action: Action) {}

  /** Tail calls that the function to be called stands for. */
  tailCalls = 0;

  /** The frames that it passes are to be suspended by return: now, where the caller is resumable, or next time. Only for calls. */
  byReturn = false;

  /** The operator that was called answers the opposite question: noted in the next frame. */
  negateNext = false;

  /** A compiled frame that waits in a tail call has nothing left to do: only the count of tail calls stays. */
  passTailCall(count: number): void {
    if (this.bottom !== undefined) this.bottom.tailCalls += count;
    else this.tailCalls += count;
  }

  /** Puts what has been collected on top of `below`, where the run at the base goes on. Returns the innermost frame. */
  rebase(below: Frame | undefined): Frame {
    if (this.bottom === undefined) return below!;
    if (this.negateNext && below !== undefined) below.negate = true;
    this.bottom.parent = below;
    return this.top!;
  }

  /** Appends a frame, or a chain of frames given by its innermost, below those collected so far. */
  add(frame: Frame): void {
    if (this.negateNext) {
      frame.negate = true;
      this.negateNext = false;
    }
    if (this.bottom === undefined) this.top = frame;
    else if (isTailCalls(frame) && isTailCalls(this.bottom) && frame.parent === undefined) {
      this.bottom.tailCalls += frame.tailCalls;
      return;
    } else this.bottom.parent = frame;
    this.bottom = outermost(frame);
  }
}
