/**
 * V8's limits for putting functions in line. They are meant for code that people write; what is translated from Lua has its guards in it
 * and takes several times the bytecode, so with the usual limits V8 calls what it would otherwise put in line. Measured on
 * are-we-fast-yet with Node 20: 5–10 % less time for Towers, Richards, CD and Json, no difference for the others.
 */
import { v8 } from "./node-builtins.js";

/** Bytes of V8's bytecode of one function, and of all functions in another one; usually 460 and 920. */
const LIMITS = ["--max-inlined-bytecode-size=1000", "--max-inlined-bytecode-size-cumulative=2500"];

/** Raises the limits for the whole process: to be called when the first function is translated, since it takes a millisecond or two. */
export function raiseInliningLimits(): void {
  for (const limit of LIMITS) v8().setFlagsFromString(limit);
}
