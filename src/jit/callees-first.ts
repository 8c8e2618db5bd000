/**
 * Callees are translated before their callers. V8 remembers the target of each call, for good: where a translation has called the interpreter's entry
 * of a function and calls the translation of it later, V8 takes the call for one of anything, and never puts the callee in line.
 */
import type { Code } from "../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { State } from "./state.js";

/**
 * Calls that the translation of a function is put off for, at most: what it calls may have callees of its own, or not be called again. A loop is hot
 * after ten times as many iterations as a function after calls.
 */
const MAX_WAITS = 3;
const MAX_WAITS_OF_LOOP = 10 * MAX_WAITS;
/**
 * Callees with this part of the calls that make them hot are translated at their next call. Measured on the programs of are-we-fast-yet with objects:
 * steady state takes 0.91 of the time, with a quarter 0.95; first runs as long, since what V8 can put in line it also has to compile (Richards 1.2).
 */
const NEARLY_HOT = 1 / 10;

/**
 * Whether the translation had better wait for the next call, or iteration: what it calls is to be translated in between.
 *
 * @param loop pc of the loop that is translated; -1 for the whole function.
 * @param end where it ends.
 */
export function waitsForCallees(code: Code, loop: number, end: number): boolean {
  const { waits } = stateOf(code)!;
  const before = waits.get(loop) ?? 0;
  if (before === (loop < 0 ? MAX_WAITS : MAX_WAITS_OF_LOOP)) return false;
  let isWaiting = false;
  for (const callee of calledBetween(code, Math.max(loop, 0), end)) {
    const isNearlyHot = callee.calls >= callee.threshold * NEARLY_HOT;
    if (callee === code || !isNearlyHot || !isToBeTranslated(callee)) continue;
    heat(callee);
    isWaiting = true;
  }
  if (isWaiting) waits.set(loop, before + 1);
  return isWaiting;
}

function* calledBetween(code: Code, start: number, end: number): Generator<Code> {
  const words = code.proto.code;
  for (let pc = start; pc < end; pc += INSTRUCTION_SIZE) {
    if (words[pc] !== Op.Call && words[pc] !== Op.TailCall) continue;
    const only = code.targetAt(pc);
    if (only === undefined) yield* code.targetsAt(pc);
    else yield only;
  }
}

/** It has no translation, and has had none that was given up: there, the interpreter is to see more of it. */
function isToBeTranslated(code: Code): boolean {
  if (code.hotCalls === Number.POSITIVE_INFINITY) return false;
  const state = stateOf(code);
  return state === undefined || (!state.hasEntry && state.rounds === 0 && !code.yields);
}

const stateOf = ({ translation }: Code): State | undefined => translation as State | undefined;

/** The next call translates it. */
function heat(code: Code): void {
  code.warm();
  code.hotCalls = Math.min(code.hotCalls, code.calls);
}
