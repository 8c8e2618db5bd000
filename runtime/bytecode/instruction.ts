/**
 * Reading single instructions: the words of an instruction, the two meanings of an `rk` operand, and the open forms, in which the
 * number of values is known only at run time ("up to the top").
 */
import { INSTRUCTION_SIZE, Op } from "./opcodes.js";

export const opcodeAt = (code: Int32Array, pc: number): Op => code[pc];
export const operandA = (code: Int32Array, pc: number): number => code[pc + 1];
export const operandB = (code: Int32Array, pc: number): number => code[pc + 2];
export const operandC = (code: Int32Array, pc: number): number => code[pc + 3];

/** Whether an `rk` operand names a constant. */
export const isConstant = (operand: number): boolean => operand < 0;
/** Index of the constant that a negative `rk` operand names; the same function makes the operand from the index. */
export const constantIndex = (operand: number): number => ~operand;

/** pc of the instruction after the one at `pc`. */
export const nextPc = (pc: number): number => pc + INSTRUCTION_SIZE;

/** The instruction leaves an open list of values, from R[A] up to the top; an open consumer follows directly. */
export function isOpenProducer(code: Int32Array, pc: number): boolean {
  switch (opcodeAt(code, pc)) {
    case Op.Call:
      return operandC(code, pc) === 0;
    case Op.Vararg:
      return operandB(code, pc) === 0;
    default:
      return false;
  }
}

/** The instruction takes the open list of values that the instruction directly before it left. */
export function isOpenConsumer(code: Int32Array, pc: number): boolean {
  switch (opcodeAt(code, pc)) {
    case Op.Call:
    case Op.TailCall:
    case Op.Return:
    case Op.SetList:
      return operandB(code, pc) === 0;
    default:
      return false;
  }
}
