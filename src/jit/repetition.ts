/**
 * Tail calls of a function by itself become jumps to its start: the arguments go to the registers of the parameters, and everything else is
 * made anew there. A count of them stands for the activations that are gone, for those who look at the stack.
 */
import { isOpenConsumer } from "../../runtime/bytecode/instruction.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";

/** A tail call that becomes a jump. */
export interface Repetition {
  /** pc of the call. */
  readonly source: number;
  /** pc where the callee is looked at: the call, or that in front of it which gives its last argument, since it cannot be made again. */
  readonly checked: number;
  /** Arguments that the parameters get, in the registers behind the callee. */
  readonly given: number;
}

/**
 * The tail calls in `proto` that can become jumps, among those expected to call the function itself; by where the callee is looked at.
 */
export function findRepetitions(proto: Proto, isExpected: (pc: number) => boolean): Map<number, Repetition> {
  const found = new Map<number, Repetition>();
  if (proto.isVararg || proto.hasDefer || proto.isDefer) return found;
  const { code } = proto;
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
    if (code[pc] !== Op.TailCall || !isExpected(pc)) continue;
    const repetition = repetitionAt(proto, pc);
    if (repetition !== undefined) found.set(repetition.checked, repetition);
  }
  return found;
}

function repetitionAt({ code, parameters }: Proto, pc: number): Repetition | undefined {
  const count = code[pc + 2]! - 1;
  if (count >= 0) return { source: pc, checked: pc, given: Math.min(count, parameters) };
  // Of open values the first one at most may be wanted.
  const producer = pc - INSTRUCTION_SIZE;
  const fixed = code[producer + 1]! - code[pc + 1]! - 1;
  if (code[producer] !== Op.Call || isOpenConsumer(code, producer) || fixed + 1 < parameters) return undefined;
  return { source: pc, checked: producer, given: parameters };
}

/** `proto` where the calls that give open values to what becomes a jump give one. */
export function withSingleValues(proto: Proto, repetitions: Iterable<Repetition>): Proto {
  const code = proto.code.slice();
  for (const { source, checked } of repetitions) if (checked !== source) code[checked + 3] = 2;
  return { ...proto, code };
}
