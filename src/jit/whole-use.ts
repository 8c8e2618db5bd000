/**
 * Arithmetic whose results go into operations on bits. Its operands are likely to be whole numbers of 32 bits; where they are known to be, V8
 * counts with integers all the way.
 */
import { Feedback } from "../../runtime/bytecode/code.js";
import { writes } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Analysis, Speculation } from "./analysis.js";
import { intrinsic } from "./intrinsics.js";
import { isNumberType, isWhole, openRegister, type State, Type } from "./types.js";

/** Operations that make no fractions of numbers that are none. */
export const KEEPS_WHOLE: ReadonlySet<Op> = new Set([Op.Add, Op.Sub, Op.Mul, Op.Mod]);

/** The pcs of such arithmetic: all that a look backwards from each operation on bits finds, whatever way control takes in between. */
export function findSumsOfBits(speculation: Speculation): ReadonlySet<number> {
  const { proto } = speculation;
  const { code } = proto;
  const sums = new Set<number>();
  const wanted = new Set<number>();
  for (let pc = code.length - INSTRUCTION_SIZE; pc >= 0; pc -= INSTRUCTION_SIZE) {
    const op = code[pc] as Op;
    if (op === Op.Call || op === Op.TailCall) {
      const taken = operandsOfBits(speculation, pc);
      if (wanted.size > 0) passResults(speculation, pc, wanted);
      for (const register of taken) wanted.add(register);
    } else if (wanted.size > 0) {
      const isPassedOn = wanted.has(code[pc + 1]!);
      for (const register of writes(proto, pc)) wanted.delete(register);
      if (isPassedOn && op === Op.Move) wanted.add(code[pc + 2]!);
      if (isPassedOn && KEEPS_WHOLE.has(op)) {
        sums.add(pc);
        for (const operand of [code[pc + 2]!, code[pc + 3]!]) if (operand >= 0) wanted.add(operand);
      }
    }
  }
  return sums;
}

/** What is wanted of the results of a call is wanted of the values that a body in front of it has computed. */
function passResults(speculation: Speculation, pc: number, wanted: Set<number>): void {
  const { proto } = speculation;
  const first = proto.code[pc + 3] === 0 ? openRegister(proto) : proto.code[pc + 1]!;
  const results = speculation.resultsAt(pc);
  const passed = results?.filter((operand, i) => operand >= 0 && wanted.has(first + i)) ?? [];
  for (const register of writes(proto, pc)) wanted.delete(register);
  wanted.delete(openRegister(proto));
  for (const register of passed) wanted.add(register);
}

/** Registers of the arguments of the call at `pc` that the low 32 bits are taken of, if it is an operation on bits. */
function operandsOfBits({ proto, calleeAt }: Speculation, pc: number): number[] {
  const { code } = proto;
  const callee = code[pc + 1]!;
  const isOpen = code[pc + 2] === 0;
  const count = isOpen ? code[pc - INSTRUCTION_SIZE + 1]! - callee : code[pc + 2]! - 1;
  const parameters = intrinsic(calleeAt(pc)?.native?.intrinsic, count)?.parameters ?? [];
  const registers: number[] = [];
  for (const [i, type] of parameters.entries())
    if ((type & Type.Int32) !== 0) registers.push(isOpen && i === count - 1 ? openRegister(proto) : callee + 1 + i);
  return registers;
}

/**
 * Which of `operands`, those of the arithmetic or the operation on bits at `pc`, are speculated to be words, and are not known to be whole.
 * What other arithmetic has made is not.
 */
export function speculatedWords(
  analysis: Analysis,
  pc: number,
  state: State,
  operands: readonly number[],
): readonly number[] {
  const unknown = operands.filter((operand, i) => {
    return !isWhole(analysis.typeOf(state, operand)) && operands.indexOf(operand) === i;
  });
  if (unknown.length === 0 || (analysis.feedbackAt(pc) & (Feedback.NotWhole | Feedback.Failed)) !== 0) return [];
  return unknown.filter((operand) => operand >= 0 && !isComputed(analysis.typeOf(state, operand)));
}

/** The number comes from arithmetic, or nothing is known but that it is one. */
export function isComputed(type: number): boolean {
  return isNumberType(type) && (type & Type.Loaded) === 0;
}
