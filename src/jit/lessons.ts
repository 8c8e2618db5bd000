/** When a translation that is left is given up, and what the next one learns from it. */
import { type Code, Feedback } from "../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE, Op, opInfo, type Recorded } from "../../runtime/bytecode/opcodes.js";
import type { Exit } from "../../runtime/interpreter/compiled.js";
import { loopsAround } from "./liveness.js";
import type { DeoptReason } from "./reasons.js";
import type { State } from "./state.js";

/** Deopts of one exit before the translation is given up, and of all exits together, at least. */
export const MIN_EXIT_COUNT = 3;
const MIN_DEOPTS = 8;
/** Instructions of a function that make it one more each: another translation takes as long as many exits where the function is large. */
const INSTRUCTIONS_PER_EXIT = 20;
const INSTRUCTIONS_PER_DEOPT = 8;

/** The exits so far have not cost as much as another translation would. */
export function isTolerable({ code, count }: Exit, { deopts }: State): boolean {
  const size = code.feedback.length;
  const exits = Math.max(size / INSTRUCTIONS_PER_EXIT, MIN_EXIT_COUNT);
  const all = Math.max(size / INSTRUCTIONS_PER_DEOPT, MIN_DEOPTS);
  return count < exits && deopts < all;
}

/** Marks the instruction of an exit that was taken too often. */
export function learn({ code, pc, inlined, reason }: Exit): void {
  const at = pc / INSTRUCTION_SIZE;
  const why = reason as DeoptReason;
  if (why === "metatable") {
    // The interpreter has marked a load in a function put in line.
    if (!inlined) expectMetatables(code);
    return;
  }
  const learned = inlined ? inlinedLesson(code.feedback[at]!, why) : lesson(code.proto.code[pc] as Op, why);
  if (learned === Feedback.NotWhole) forgetWords(code, pc);
  else code.feedback[at]! |= learned;
}

/** What an instruction that was left too often is marked with, for the next translation. */
function lesson(op: Op, reason: DeoptReason): number {
  // The interpreter executes it now, and sees what it does.
  if (reason === "unexecuted") return 0;
  if (reason === "notWhole") return Feedback.NotWhole;
  if (reason !== "noValue") return Feedback.Failed;
  return op === Op.SetField || op === Op.SetIndex ? Feedback.Added : Feedback.Slow;
}

/** Feedback of instructions that may take numbers for words. */
const NUMERIC: ReadonlySet<Recorded> = new Set<Recorded>(["operands", "callee"]);

/** Whether an instruction may take numbers for words: of others, the bit `NotWhole` says something else. */
export const mayTakeWords = (op: Op): boolean => NUMERIC.has(opInfo[op].records);

/**
 * A number at `pc` was not the word that it had been taken for: nor may be what has been computed with it. Nothing is taken for a word any more in
 * the outermost loop around, or in the function where there is none.
 */
function forgetWords({ proto, feedback }: Code, pc: number): void {
  const outermost = loopsAround(proto, pc)[0];
  const end = outermost?.end ?? proto.code.length;
  for (let at = outermost?.start ?? 0; at < end; at += INSTRUCTION_SIZE)
    if (mayTakeWords(proto.code[at] as Op)) feedback[at / INSTRUCTION_SIZE]! |= Feedback.NotWhole;
}

/** One of the tables that lack fields has a metatable; those at the other loads are likely to be of the same kind. */
function expectMetatables({ proto, feedback }: Code): void {
  for (const [at, seen] of feedback.entries())
    if (proto.code[at * INSTRUCTION_SIZE] === Op.GetField && (seen & Feedback.NilResult) !== 0)
      feedback[at]! |= Feedback.Slow;
}

/** What a call is marked with whose body in line was left too often. */
function inlinedLesson(seen: number, reason: DeoptReason): number {
  if (reason === "notWhole") return Feedback.NotWhole;
  const mayBeOther = reason === "otherFunction" && (seen & Feedback.OtherClosure) === 0;
  return mayBeOther ? Feedback.OtherClosure : Feedback.NotInlined;
}
