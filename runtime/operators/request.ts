/**
 * Calls that operators need. An operator never calls a metamethod itself: it requests the call. The interpreter answers with a heap
 * frame, so nothing recurses; translated code, which is on the JavaScript stack anyway, calls at once.
 */

import { errors } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { REQUEST, type SUSPEND } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { metamethod } from "./metatable.js";

/** Requests a call of `fn`, which may be any value: calling it fails as a call does. */
export function request(rt: Runtime, fn: LuaValue, args: LuaValue[]): typeof REQUEST {
  rt.requestFunction = fn;
  rt.requestArguments = args;
  rt.requestContinuation = undefined;
  return REQUEST;
}

/**
 * The function that a call of `callee` runs: itself, or its `__call` handler, which gets the callee as first argument (§2.8).
 * @param operand operand of the running instruction that holds the callee, -1 if none does.
 */
export function callTarget(rt: Runtime, callee: LuaValue, args: LuaValue[], operand: number): LuaFunction {
  if (callee instanceof LuaFunction) return callee;
  const handler = metamethod(rt, callee, "__call");
  if (!(handler instanceof LuaFunction)) throw errors.call(callee, operand);
  args.unshift(callee);
  return handler;
}

/** Calls any value from JavaScript code below which the stack is not on the heap. First result; the others in the registers. */
export function callValue(rt: Runtime, callee: LuaValue, args: LuaValue[], operand = -1): LuaValue {
  const fn = callTarget(rt, callee, args, operand);
  return fn.c(...args);
}

/** The same for a caller that can be suspended. */
export function callResumable(
  rt: Runtime,
  callee: LuaValue,
  args: LuaValue[],
  operand = -1,
): LuaValue | typeof SUSPEND {
  const fn = callTarget(rt, callee, args, operand);
  return fn.resumable(...args);
}
