/**
 * The stack as Lua programs count it: level 0 is the builtin that looks, level 1 its caller, and every tail call is a level of its own
 * of which nothing is known (manual §5.9). Frames that only the runtime needs are no levels.
 */
import { callName, type VariableName } from "../bytecode/names.js";
import { Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import type { LeftFrame, LuaError } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { Frame, INTERLUDE } from "./frame.js";

/** Where the caller of a level stands, when that is a Lua function. */
interface Caller {
  readonly proto: Proto;
  readonly pc: number;
}

export interface LuaLevel {
  readonly kind: "lua";
  readonly proto: Proto;
  readonly pc: number;
  readonly frame: Frame;
  readonly caller: Caller | undefined;
}

export interface NativeLevel {
  readonly kind: "native";
  /** The builtin, where the calling instruction still has it. */
  readonly fn: LuaFunction | undefined;
  readonly caller: Caller | undefined;
  /** It is the host, which has called Lua. */
  readonly isHost?: boolean;
}

export interface TailLevel {
  readonly kind: "tail";
}

export type Level = LuaLevel | NativeLevel | TailLevel;

const TAIL: TailLevel = { kind: "tail" };

/** More levels of lost tail calls in a row than any traceback shows. */
const MANY_TAIL_CALLS = 64;

/**
 * Names of continuations that are not builtins of their own: the body of a coroutine, what waits for a `defer` handler, and what waits for
 * a message handler where an instruction has failed.
 */
const COROUTINE_BODY = "coroutine";
const DEFER = "defer";
const MESSAGE_HANDLER = "message handler";

/** Name of what waits for a message handler where a builtin has failed. */
const RAISER = "error";

/** Name of the continuation that stands for the host. */
export const HOST_CALL = "?";

function isCall(op: Op): boolean {
  return op === Op.Call || op === Op.TailCall || op === Op.TForCall;
}

/** What the current instruction of a Lua frame calls; undefined when it is no call. */
function callee(frame: Frame): unknown {
  const { code } = frame.proto;
  return isCall(code[frame.pc] as Op) ? frame.registers[code[frame.pc + 1]!] : undefined;
}

function nativeCallee(frame: Frame | undefined): LuaFunction | undefined {
  if (frame === undefined || frame.continuation !== undefined) return undefined;
  const called = callee(frame);
  return called instanceof LuaFunction && called.native !== undefined ? called : undefined;
}

function callerIn(frame: Frame | undefined): Caller | undefined {
  if (frame?.continuation === undefined) return frame;
  // An instruction that has failed calls the message handler: by the name of what it could not call.
  return frame.continuation.name === MESSAGE_HANDLER ? callerIn(frame.parent) : undefined;
}

/** The level of a builtin that is running on top of `frame`. */
export function nativeLevel(fn: LuaFunction | undefined, frame: Frame | undefined): NativeLevel {
  return { kind: "native", fn: fn ?? nativeCallee(frame), caller: callerIn(frame) };
}

/** Whether the frame stands for a builtin that has not begun, or has returned, while a hook is told so. */
export function isBuiltin(frame: Frame): boolean {
  return frame.continuation?.name === INTERLUDE && frame.fn !== undefined;
}

/** The level of a builtin that waits in `frame`; undefined when the frame serves the runtime alone. */
function continuationLevel(frame: Frame): NativeLevel | undefined {
  const { parent } = frame;
  const { name } = frame.continuation!;
  if (name === INTERLUDE && !isBuiltin(frame)) return undefined;
  if (name === DEFER || name === MESSAGE_HANDLER || (name === COROUTINE_BODY && parent === undefined)) return undefined;
  return { kind: "native", fn: frame.fn ?? nativeCallee(parent), caller: callerIn(parent), isHost: name === HOST_CALL };
}

/** Name of the continuation that runs a message handler on top of `frame`, where the error was raised: it stands for the builtin that did. */
export function messageHandlerName(error: LuaError, frame: Frame): string {
  return raisedByBuiltin(error, frame) ? RAISER : MESSAGE_HANDLER;
}

/** The level of one frame, without the tail calls it stands for. */
export function frameLevel(frame: Frame): LuaLevel | NativeLevel | undefined {
  if (frame.continuation !== undefined) return continuationLevel(frame);
  const caller = frame.tailCalls > 0 ? undefined : callerIn(frame.parent);
  return { kind: "lua", proto: frame.proto, pc: frame.pc, frame, caller };
}

/**
 * Level `wanted` of the stack whose innermost frame is `top`.
 * @param self the builtin on top of the frames, level 0; undefined when the frames begin with level 0.
 */
export function levelAt(top: Frame | undefined, self: NativeLevel | undefined, wanted: number): Level | undefined {
  if (wanted < 0) return TAIL;
  let level = wanted;
  if (self !== undefined && level-- === 0) return self;
  for (let frame = top; frame !== undefined; frame = frame.parent) {
    const found = frameLevel(frame);
    if (level === 0 && found !== undefined) return found;
    level -= (found === undefined ? 0 : 1) + frame.tailCalls;
    if (level < 0) return TAIL;
  }
  return undefined;
}

/** All levels; of very long series of tail calls only so many that a traceback comes out the same. */
export function levelsOfFrames(top: Frame | undefined, self: NativeLevel | undefined): Level[] {
  const levels: Level[] = self === undefined ? [] : [self];
  for (let frame = top; frame !== undefined; frame = frame.parent) {
    const level = frameLevel(frame);
    if (level !== undefined) levels.push(level);
    pushTailCalls(levels, frame.tailCalls);
  }
  return levels;
}

/** The levels that an error has left, with the builtin that raised it. Of a deep main thread the middle is missing (`LuaError.leave`). */
export function levelsOfError(error: LuaError): Level[] {
  const { entries, outermost, entryCount } = error;
  const all = [...entries];
  const inRing = Math.min(outermost.length, entryCount - entries.length);
  for (let i = entryCount - inRing; i < entryCount; i++) all.push(outermost[i % outermost.length]!);
  const levels: Level[] = [];
  for (let i = 0; i < all.length; i++) {
    const entry = all[i]!;
    const next = all[i + 1];
    const caller = next !== undefined && "proto" in next ? next : undefined;
    if ("native" in entry) {
      if (i === 0 && error.raiser !== undefined) levels.push({ kind: "native", fn: error.raiser, caller: undefined });
      if (entry.native !== DEFER && entry.native !== INTERLUDE && entry.native !== COROUTINE_BODY)
        levels.push({ kind: "native", fn: undefined, caller });
      continue;
    }
    const frame = frameLeft(entry);
    if (i === 0 && raisedByBuiltin(error, entry)) levels.push(nativeLevel(error.raiser, frame));
    const { proto, pc, tailCalls } = entry;
    levels.push({ kind: "lua", proto, pc, frame, caller: tailCalls > 0 ? undefined : caller });
    pushTailCalls(levels, tailCalls);
  }
  return levels;
}

function frameLeft({ fn, proto, registers, pc }: LeftFrame): Frame {
  const frame = new Frame(fn, proto, registers, undefined, undefined);
  frame.pc = pc;
  return frame;
}

/** Whether the error comes from a builtin on top of the frame. At a call it does, unless the call itself was impossible. */
function raisedByBuiltin(error: LuaError, { proto, pc, continuation }: Caller & { continuation?: unknown }): boolean {
  if (error.raiser !== undefined) return true;
  return continuation === undefined && isCall(proto.code[pc] as Op) && !error.byInstruction;
}

function pushTailCalls(levels: Level[], count: number): void {
  for (let i = 0; i < count && i < MANY_TAIL_CALLS; i++) levels.push(TAIL);
}

/** What calls call, by the pc of each: to find that out takes a look at the whole function, and the same calls are asked for again and again. */
export type CallNames = WeakMap<Proto, Map<number, VariableName | undefined>>;

/**
 * How a level's function is called by its caller; undefined when that cannot be told.
 * @param known names that have been found already.
 */
export function levelName(level: Level, known?: CallNames): VariableName | undefined {
  if (level.kind === "tail" || level.caller === undefined) return undefined;
  const { proto, pc } = level.caller;
  const called = known === undefined ? callName(proto, pc) : knownName(proto, pc, known);
  return called === undefined || called.kind === "constant" ? undefined : called;
}

function knownName(proto: Proto, pc: number, known: CallNames): VariableName | undefined {
  let names = known.get(proto);
  if (names === undefined) {
    names = new Map();
    known.set(proto, names);
  }
  let name = names.get(pc);
  if (name === undefined && !names.has(pc)) {
    name = callName(proto, pc);
    names.set(pc, name);
  }
  return name;
}
