/**
 * The JavaScript stack. Compiled frames count the bytes they use, by estimate, in `rt.depth`; before the count leaves the window that is
 * known to be free (`STACK_WINDOW` bytes from `rt.window` on) a probe looks whether the stack goes on. So the end of the stack is found
 * while nothing is half done, and all frames move to the heap. A limit on the count alone would not do: the host may call in with
 * little stack left.
 */
import { errors } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { SUSPEND } from "../values/native.js";
import { collect, type Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { type Action, Capture } from "./capture.js";
import { stackProbe } from "./stack-probe.js";
import { suspendForCall } from "./suspend.js";

/** Bytes, by estimate, that may be used after a probe before the next one. */
const QUANTUM = 16 * 1024;
/**
 * A climb from farther below the place of the last probe is probed again: its frames may have another ratio of estimate to truth, for
 * V8's optimised frames are much smaller than those of its baseline tiers.
 */
export const STACK_WINDOW = QUANTUM + 8 * 1024;
/** `rt.window` before the first probe. */
export const NOTHING_PROBED = -(2 ** 24);
/** Bytes that a probe asks for: what frames use twice the estimate for, from the lowest place it answers for. */
const PROBED_BYTES = 2 * STACK_WINDOW;
/** Bytes that must stay free behind what is granted: more than any builtin needs. */
const RESERVE = 72 * 1024;

/** Bytes of a compiled frame without registers, by estimate: its slots in V8's baseline tiers, and the call's own. Not to be too low. */
export const COMPILED_FRAME_BYTES = 336;
/** Bytes for each of any number of arguments: they are passed, and passed on. */
export const ARGUMENT_STACK = 16;

/** Whether the stack is so near its limit that every call has to be a frame on the heap, to be counted. */
export function nearsLimit(rt: Runtime): boolean {
  return rt.heapFrames >= rt.maxDepth - rt.maxCompiled;
}

/** Whether entering a frame at `depth` needs a probe first. */
export function needsProbe(rt: Runtime, depth: number): boolean {
  return (depth - rt.window) >>> 0 > STACK_WINDOW;
}

/** Whether the stack goes on from `depth`, for what has another way to go where it does not. */
export function hasRoom(rt: Runtime, depth: number): boolean {
  if (!needsProbe(rt, depth)) return true;
  if (!stackHasRoom()) return false;
  rt.window = depth + QUANTUM - STACK_WINDOW;
  return true;
}

/** Arguments, which are passed on the stack, from which on they need room of their own. */
const MANY_ARGUMENTS = 1000;
/** As many have a probe that gets quick, as for lists that are made piece by piece and then unpacked. */
const PREPARED_ARGUMENTS = 4096;

const hasUsualRoom = stackProbe(PROBED_BYTES + RESERVE);
const hasRoomForMany = stackProbe(PROBED_BYTES + RESERVE + PREPARED_ARGUMENTS * ARGUMENT_STACK);

function ignore(): void {}

/** Whether the stack has room for another quantum and the reserve, on top of `count` arguments that are passed, and passed on. */
export function stackHasRoom(count = 0): boolean {
  if (count < MANY_ARGUMENTS) return hasUsualRoom();
  if (count <= PREPARED_ARGUMENTS && hasRoomForMany()) return true;
  try {
    // Passing a list of known size makes V8 check the stack for exactly that size.
    ignore.apply(undefined, new Array((PROBED_BYTES + RESERVE + count * ARGUMENT_STACK) / 8).fill(undefined) as []);
    return true;
  } catch {
    return false;
  }
}

/**
 * `fn` is being entered at `depth`, which is more than was probed. Either there is more stack, or everything is captured and the
 * call is made again with an empty stack.
 */
export function growStack(rt: Runtime, depth: number, fn: LuaFunction, args: LuaValue[]): void {
  if (reachesFurther(rt, depth, args.length)) return;
  const capture = new Capture({ kind: "call", fn, args });
  capture.byReturn = true;
  throw capture;
}

/** The same for resumable callers: whether everything is to be suspended. That is 5–10 times as fast, and V8 goes on to optimise. */
export function growStackOrSuspend(rt: Runtime, depth: number, fn: LuaFunction, args: LuaValue[]): boolean {
  if (reachesFurther(rt, depth, args.length)) return false;
  suspendForCall(rt, fn, args);
  return true;
}

/** Whether the stack goes on from `depth`, where frames are compiled, with room for `count` arguments. */
function reachesFurther(rt: Runtime, depth: number, count: number): boolean {
  const used = depth - rt.baseDepth;
  // As many more may be entered before the next look.
  const most = rt.maxCompiled * COMPILED_FRAME_BYTES - STACK_WINDOW;
  if (used < most && stackHasRoom(count)) {
    rt.window = depth + QUANTUM - STACK_WINDOW;
    return true;
  }
  // Near the base there is next to nothing to capture: those below, who cannot move, have used the stack.
  if (used < PROBED_BYTES) throw errors.stackOverflow();
  return false;
}

/** Arguments of one call (PUC Lua: 8000, LuaJIT: 65500); a tail call that adds one each time ends here. */
const MAX_ARGUMENTS = 32_000;

/** Refuses a call with too many arguments; otherwise gives their number, which it notes for messages. */
export function admit(rt: Runtime, count: number): number {
  if (count > MAX_ARGUMENTS) throw errors.stackOverflow();
  rt.argc = count;
  return count;
}

/** Moves everything to the heap, to go on with `action`, unless there is room for a call with `count` arguments. */
function ensureRoom(count: number, action: Action): void {
  if (count >= MANY_ARGUMENTS && !stackHasRoom(count)) throw new Capture(action);
}

/** All results of the call that returned `first`, on their way to another call. */
export function collectOpen(rt: Runtime, first: LuaValue): LuaValue[] {
  const values = collect(rt, first);
  ensureRoom(values.length, { kind: "deliver", values });
  return values;
}

/** Calls what is no interpreted function, on top of the JavaScript stack, with the `passed` arguments that stand in `values` at `from`. */
export function callEntry(
  fn: LuaFunction,
  values: readonly LuaValue[],
  from: number,
  passed: number,
): LuaValue | typeof SUSPEND {
  switch (passed) {
    case 0:
      return fn.resumable();
    case 1:
      return fn.resumable(values[from]);
    case 2:
      return fn.resumable(values[from], values[from + 1]);
    case 3:
      return fn.resumable(values[from], values[from + 1], values[from + 2]);
    default: {
      const args = values.slice(from, from + passed);
      ensureRoom(passed, { kind: "call", fn, args });
      return fn.resumable(...args);
    }
  }
}

/** Whether a builtin that waits in a heap frame has its call of `fn` made there, too, instead of on the JavaScript stack. */
export function waitsInFrame(rt: Runtime, fn: LuaFunction): boolean {
  return fn.c === rt.interpreted || rt.hooked || (nearsLimit(rt) && fn.code !== undefined);
}
