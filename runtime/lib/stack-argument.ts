/** The thread that functions of the debug library may get as their first argument, and its stack. */
import type { Frame } from "../interpreter/frame.js";
import {
  isBuiltin,
  type Level,
  levelAt,
  levelsOfFrames,
  type NativeLevel,
  nativeLevel,
} from "../interpreter/levels.js";
import { Coroutine } from "../values/coroutine.js";
import { errors } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { checkInt } from "./arguments.js";

/** The thread meant, and by how much the other arguments are shifted. */
export function threadArgument(rt: Runtime, args: readonly LuaValue[]): { thread: Coroutine; shift: number } {
  const first = args[0];
  return first instanceof Coroutine ? { thread: first, shift: 1 } : { thread: rt.thread, shift: 0 };
}

interface Stack {
  readonly top: Frame | undefined;
  /** Level 0, when that is a builtin. */
  readonly self: NativeLevel | undefined;
}

/**
 * The stack of a thread, seen by the builtin `self`. On top of a suspended coroutine stands `yield`, which has a frame if a hook is to be
 * told of its return; of one that has resumed another and
 * waits for it, nothing is known.
 */
function stackOf(rt: Runtime, thread: Coroutine, self: LuaFunction): Stack {
  if (thread === rt.thread) return { top: rt.frame, self: nativeLevel(self, rt.frame) };
  const top = thread.frame;
  return { top, self: top === undefined || isBuiltin(top) ? undefined : nativeLevel(undefined, top) };
}

/** Level `wanted` of the stack of a thread; that of one that died of an error is still there. */
export function levelOf(rt: Runtime, thread: Coroutine, self: LuaFunction, wanted: number): Level | undefined {
  if (thread.left !== undefined && wanted >= 0) return thread.left[wanted];
  const { top, self: level } = stackOf(rt, thread, self);
  return levelAt(top, level, wanted);
}

/** All levels of it. */
export function levelsOf(rt: Runtime, thread: Coroutine, self: LuaFunction): readonly Level[] {
  if (thread.left !== undefined) return thread.left;
  const { top, self: level } = stackOf(rt, thread, self);
  return levelsOfFrames(top, level);
}

/** The level that argument `position` names; it must exist. */
export function levelArgument(
  rt: Runtime,
  thread: Coroutine,
  self: LuaFunction,
  value: LuaValue,
  position: number,
): Level {
  const level = levelOf(rt, thread, self, checkInt(value, position));
  if (level === undefined) throw errors.badArgument(position, "level out of range");
  return level;
}
