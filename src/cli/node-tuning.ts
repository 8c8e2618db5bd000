/**
 * V8's limits for putting functions in line. They are meant for code that people write; what is translated from Lua has its guards in it
 * and takes several times the bytecode, so with the usual limits V8 calls what it would otherwise put in line. Measured on
 * are-we-fast-yet with Node 20: 5–10 % less time for Towers, Richards, CD and Json, no difference for the others.
 */
import { v8 } from "./node-builtins.js";

/** Bytes of V8's bytecode of one function, and of all functions in another one: what V8 has usually, and what suits translations. */
const LIMITS = [
  ["--max-inlined-bytecode-size", 460, 1000],
  ["--max-inlined-bytecode-size-cumulative", 920, 2500],
] as const;

/** Raises the limits for the whole process: to be called when the first function is translated, since it takes a millisecond or two. */
export function raiseInliningLimits(): void {
  for (const [flag, , raised] of LIMITS) v8().setFlagsFromString(`${flag}=${raised}`);
}

/** Takes that back. */
export function resetInliningLimits(): void {
  for (const [flag, usual] of LIMITS) v8().setFlagsFromString(`${flag}=${usual}`);
}
