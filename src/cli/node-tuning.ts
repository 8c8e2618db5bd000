/**
 * V8's limits for what is compiled when, and how much of it together. They are meant for code that people write; what is translated from
 * Lua has its guards in it and takes several times the bytecode. With the usual limits V8 calls what it would otherwise put in line, and
 * takes each function for hot after a third of the calls. Measured on are-we-fast-yet with Node 20: larger functions in line take 5–10 %
 * off the time of Towers, Richards, CD and Json; compiling them later takes 20 % of the processor time off the first run of programs of
 * some size, most of which V8's compiler needs, often for code that it has to give up soon, and the same off the first dozen of runs.
 */
import { v8 } from "./node-builtins.js";

/**
 * Bytes of V8's bytecode: of one function put in line, of all functions in another one, and executed in a function before V8 asks again
 * whether it is hot. What V8 has usually, and what suits translations.
 */
const LIMITS = [
  ["--max-inlined-bytecode-size", 460, 1000],
  ["--max-inlined-bytecode-size-cumulative", 920, 2500],
  ["--interrupt-budget", 67_584, 200_000],
] as const;

/** Sets the limits for the whole process: to be called when a program turns out to take a while, since it takes half a millisecond or more. */
export function setLimits(): void {
  const set = flagSetter();
  for (const [flag, , suitable] of LIMITS) set(`${flag}=${suitable}`);
}

/** Takes that back. */
export function resetLimits(): void {
  for (const [flag, usual] of LIMITS) v8().setFlagsFromString(`${flag}=${usual}`);
}

/**
 * `setFlagsFromString` of `node:v8`, without that module where that can be: its streams for heap snapshots take 2.5 ms to load, as much as
 * the first run of a small program takes for all its translations.
 */
function flagSetter(): (flag: string) => void {
  const host: { noDeprecation?: boolean; binding?: (name: string) => { setFlagsFromString?: (flag: string) => void } } =
    process;
  const { noDeprecation } = host;
  try {
    // Node says that there is a module for this, with a warning.
    host.noDeprecation = true;
    return host.binding?.("v8").setFlagsFromString ?? v8().setFlagsFromString;
  } catch {
    // Node gives no bindings any more, or not with its permissions restricted.
    return v8().setFlagsFromString;
  } finally {
    if (noDeprecation === undefined) delete host.noDeprecation;
    else host.noDeprecation = noDeprecation;
  }
}
