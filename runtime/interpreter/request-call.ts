/** Calls that operators have requested, made on the JavaScript stack. */
import { callTarget } from "../operators/request.js";
import { toLuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { REQUEST, type Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { Capture } from "./capture.js";
import { growStack, needsProbe } from "./stack.js";

/** JavaScript stack between compiled code and the metamethod that an operator calls for it, in bytes, with a frame that makes no other calls. */
const REQUEST_STACK = 800;

/** Makes the call an operator requested. A function that has only such calls does not look for itself whether the stack goes on. */
export function callRequest(rt: Runtime): LuaValue {
  const args = rt.requestArguments;
  rt.requestArguments = [];
  const fn = callTarget(rt, rt.requestFunction, args, -1);
  const { depth } = rt;
  const inside = depth + REQUEST_STACK;
  if (needsProbe(rt, inside)) growStack(rt, inside, fn, args);
  rt.depth = inside;
  const first = fn.native === undefined ? fn.c(...args) : callNative(fn, args);
  rt.depth = depth;
  return first;
}

/** Calls a builtin as metamethod of an operator, and has its errors tell which it was. */
function callNative(fn: LuaFunction, args: LuaValue[]): LuaValue {
  try {
    return fn.c(...args);
  } catch (thrown) {
    if (thrown instanceof Capture) throw thrown;
    const error = toLuaError(thrown);
    error.thrownBy(fn);
    throw error;
  }
}

/** The value of a step for callers that may recurse. */
export function finish(rt: Runtime, step: Step): LuaValue {
  return step === REQUEST ? callRequest(rt) : (step as LuaValue);
}
