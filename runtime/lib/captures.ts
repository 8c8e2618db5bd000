/** The captures of a match as results of a library function. */
import { StringError } from "../strings/error.js";
import type { MatchState, Pattern } from "../strings/pattern.js";
import { raised } from "../values/errors.js";
import { type Runtime, returnAll } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";

/** What the pattern machinery threw, as an error of the library function that runs it. */
export function patternError(thrown: unknown): unknown {
  return thrown instanceof StringError ? raised(thrown.message) : thrown;
}

/** Returns all captures, or the whole match when the pattern has none. */
export function returnCaptures(rt: Runtime, pattern: Pattern, state: MatchState): LuaValue {
  const first = pattern.capture(state, 0);
  const count = pattern.captureCount;
  if (count <= 1) {
    rt.n = 1;
    return first;
  }
  rt.r1 = pattern.capture(state, 1);
  if (count === 2) {
    rt.n = 2;
    return first;
  }
  rt.r2 = pattern.capture(state, 2);
  rt.n = count;
  if (count > 3) rt.many = allCaptures([first, rt.r1, rt.r2], pattern, state, 3);
  return first;
}

/** Returns the position of the match and its captures. */
export function returnFound(rt: Runtime, pattern: Pattern, state: MatchState): LuaValue {
  const start = state.start + 1;
  const count = pattern.captureCount;
  if (count > 1) return returnAll(rt, allCaptures([start, state.end], pattern, state, 0));
  rt.n = count + 2;
  rt.r1 = state.end;
  if (count === 1) rt.r2 = pattern.capture(state, 0);
  return start;
}

/** Adds the captures from number `from` on to `values`. */
export function allCaptures(values: LuaValue[], pattern: Pattern, state: MatchState, from: number): LuaValue[] {
  for (let i = from; i < pattern.captureCount; i++) values.push(pattern.capture(state, i));
  return values;
}
