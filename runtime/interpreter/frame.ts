/** Heap frames: activations of Lua functions, and builtins that wait for a call they made. */
import type { ResumePoint } from "../bytecode/code.js";
import type { Proto } from "../bytecode/proto.js";
import type { LuaFunction } from "../values/function.js";
import type { Continuation, Step } from "../values/native.js";
import { newRegisters } from "../values/registers.js";
import type { LuaValue } from "../values/value.js";

/** `pc` of a compiled activation that goes on in another frame, or has made a tail call and is gone. */
export const LEFT = -1;

/** Name of frames that are no levels of the stack. */
export const INTERLUDE = "interlude";

const NONE: LuaValue[] = [];

/** The prototype of frames that belong to no Lua function. */
const NO_PROTO = undefined as unknown as Proto;

export class Frame {
  /** The instruction being executed: while a call is made, the one that makes it. */
  pc = 0;
  /** After an open CALL or VARARG, the register behind the last value. */
  top = 0;
  /** Frames below and including this one; one with many arguments counts for several (see `ownDepth`). */
  depth: number;
  /** Tail calls that this activation stands for. */
  tailCalls = 0;
  /** The metamethod called by the instruction at `pc` answers the opposite question (`__lt` for `<=`). */
  negate = false;
  varargs: LuaValue[] = NONE;
  /** Where translated code was suspended last: here, if the pc is the same. */
  point: ResumePoint | undefined = undefined;

  constructor(
    /** For a builtin that waits the builtin, where that is known; undefined for what only the runtime needs. */
    readonly fn: LuaFunction,
    readonly proto: Proto,
    readonly registers: LuaValue[],
    public parent: Frame | undefined,
    /** Set for a builtin; then there is no prototype. */
    readonly continuation: Continuation | undefined,
  ) {
    this.depth = parent === undefined ? 1 : parent.depth + 1;
  }
}

/** Every so many arguments of a call, as a power of two, count as a frame more: they take memory, and a recursion may add one each time. */
const ARGUMENTS_OF_A_FRAME = 5;

/** What a frame adds to the depth of the stack. */
export function ownDepth(frame: Frame): number {
  return isTailCalls(frame) ? 0 : 1 + (frame.varargs.length >> ARGUMENTS_OF_A_FRAME);
}

/** A frame for a call of the Lua function `fn` with `args`. */
export function enterFrame(fn: LuaFunction, args: readonly LuaValue[], parent: Frame | undefined): Frame {
  return callFrame(fn, args, 0, args.length, parent);
}

/** The same with the `passed` arguments that stand in `values` at `from`: the registers of the caller. */
export function callFrame(
  fn: LuaFunction,
  values: readonly LuaValue[],
  from: number,
  passed: number,
  parent: Frame | undefined,
): Frame {
  const { proto } = fn.code!;
  const registers = newRegisters(proto.registers);
  const count = passed < proto.parameters ? passed : proto.parameters;
  for (let i = 0; i < count; i++) registers[i] = values[from + i];
  const frame = new Frame(fn, proto, registers, parent, undefined);
  if (proto.isVararg && passed > count) frame.varargs = values.slice(from + count, from + passed);
  frame.depth += passed >> ARGUMENTS_OF_A_FRAME;
  return frame;
}

/** A frame for the builtin `fn`, which waits, or for what waits for the runtime alone. */
export function continuationFrame(continuation: Continuation, parent: Frame | undefined, fn?: LuaFunction): Frame {
  return new Frame(fn as LuaFunction, NO_PROTO, NONE, parent, continuation);
}

/** Stands for tail calls where the frame of the last callee is not on the heap. */
class TailCalls implements Continuation {
  readonly name = INTERLUDE;

  returned(first: LuaValue): Step {
    return first;
  }
}

const TAIL_CALLS = new TailCalls();

export function isTailCalls(frame: Frame): boolean {
  return frame.continuation === TAIL_CALLS;
}

/** A frame that stands for `count` tail calls on top of `parent`. */
export function tailCallsFrame(count: number, parent: Frame | undefined): Frame {
  if (parent !== undefined && isTailCalls(parent)) {
    parent.tailCalls += count;
    return parent;
  }
  const frame = continuationFrame(TAIL_CALLS, parent);
  // Where nothing is captured the callee has the place of its caller.
  frame.depth--;
  frame.tailCalls = count;
  return frame;
}

/** The outermost frame of a chain. */
export function outermost(frame: Frame): Frame {
  let bottom = frame;
  while (bottom.parent !== undefined) bottom = bottom.parent;
  return bottom;
}

/** Depths of a chain that was put together from pieces on top of `below`, whose depth is right. */
export function renumber(top: Frame, below: Frame | undefined): void {
  let depth = below === undefined ? 0 : below.depth;
  for (let frame: Frame | undefined = top; frame !== below && frame !== undefined; frame = frame.parent)
    depth += ownDepth(frame);
  for (let frame: Frame | undefined = top; frame !== below && frame !== undefined; frame = frame.parent) {
    frame.depth = depth;
    depth -= ownDepth(frame);
  }
}
