/**
 * Callees are translated before their callers. V8 remembers the target of each call, for good: where a translation has called the interpreter's entry
 * of a function and calls the translation of it later, V8 takes the call for one of anything, and never puts the callee in line.
 */
import type { Code } from "../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";

/** Times that a translation is put off, at most: what it calls may have callees of its own, or not be called again. */
const MAX_POSTPONEMENTS = 3;
/**
 * Callees with this part of the calls that make them hot are translated at their next call. Measured on are-we-fast-yet: steady state takes 0.91 of
 * the time, with a quarter 0.95; first runs as long, since what V8 can put in line it also has to compile (Richards 1.2).
 */
const NEARLY_HOT = 1 / 10;

/** What the translated tier knows of the code. */
interface Progress {
  /** The whole function is translated. */
  readonly hasEntry: boolean;
  /** Translations with speculation so far that were given up. */
  readonly rounds: number;
  postponements: number;
}

/**
 * Whether the translation of `code` from `start` to `end` had better wait for the next call, or iteration: what it calls is to be translated in
 * between.
 */
export function waitsForCallees(
  code: Code,
  start: number,
  end: number,
  progressOf: (code: Code) => Progress | undefined,
): boolean {
  const progress = progressOf(code)!;
  if (progress.postponements === MAX_POSTPONEMENTS) return false;
  let waits = false;
  for (const callee of calledBetween(code, start, end)) {
    if (
      callee === code ||
      callee.calls < callee.threshold * NEARLY_HOT ||
      !isToBeTranslated(callee, progressOf(callee))
    )
      continue;
    heat(callee);
    waits = true;
  }
  if (waits) progress.postponements++;
  return waits;
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

/** It has no translation, and is neither left to the interpreter for good nor to be seen by it some more. */
function isToBeTranslated(code: Code, progress: Progress | undefined): boolean {
  if (code.hotCalls === Number.POSITIVE_INFINITY) return false;
  return progress === undefined || (!progress.hasEntry && progress.rounds === 0 && !code.yields);
}

/** The next call translates it. */
function heat(code: Code): void {
  code.warm();
  code.hotCalls = Math.min(code.hotCalls, code.calls);
}
