/**
 * Loads whose values are used as numbers next. Such a load leaves compiled code unless it gives a number, so that V8 knows what it is where
 * the element of an array meets the result of a slower way to find it, and need not box it.
 */
import { Feedback } from "../../runtime/bytecode/code.js";
import { fallsThrough, jumpTarget, reads, writesRegister } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Analysis } from "./analysis.js";
import { intrinsic } from "./intrinsics.js";
import { isNumberType } from "./types.js";

/** How far from a load its use is looked for. */
const MAX_DISTANCE = 12 * INSTRUCTION_SIZE;

/**
 * Where the value of the load at `pc` is used as a number next, or -1. Control goes from there to the use straight on, so the use has seen
 * as many values.
 */
export function findNumericUse(analysis: Analysis, pc: number): number {
  const { proto } = analysis.speculation;
  const { code } = proto;
  const register = code[pc + 1]!;
  for (let at = pc + INSTRUCTION_SIZE; at <= pc + MAX_DISTANCE && at < code.length; at += INSTRUCTION_SIZE) {
    if (analysis.isJoin(at) || analysis.isTrap(at)) return -1;
    if (usesAsNumber(analysis, at, register)) return at;
    if (reads(proto, at).includes(register) || writesRegister(proto, at, register)) return -1;
    if (!fallsThrough(code[at] as Op) || jumpTarget(code, at) >= 0) return -1;
  }
  return -1;
}

/** The instruction at `pc` takes `register` for a number, as far as has been seen. */
function usesAsNumber(analysis: Analysis, pc: number, register: number): boolean {
  const { code } = analysis.speculation.proto;
  const b = code[pc + 2]!;
  const isNumeric = (analysis.feedbackAt(pc) & (Feedback.NotNumber | Feedback.Failed)) === 0;
  switch (code[pc] as Op) {
    case Op.Add:
    case Op.Sub:
    case Op.Mul:
    case Op.Div:
    case Op.Mod:
    case Op.Pow:
      return isNumeric && (b === register || code[pc + 3] === register);
    case Op.Unm:
      return isNumeric && b === register;
    case Op.JumpLt:
    case Op.JumpNotLt:
    case Op.JumpLe:
    case Op.JumpNotLe:
      return isNumeric && (code[pc + 1] === register || b === register);
    case Op.Call:
    case Op.TailCall:
      return isNumericArgument(analysis, pc, register);
    default:
      return false;
  }
}

/** A builtin that is done in place has `register` for a number; open values are taken for one. */
function isNumericArgument(analysis: Analysis, pc: number, register: number): boolean {
  const { code } = analysis.speculation.proto;
  if ((analysis.feedbackAt(pc) & Feedback.Failed) !== 0) return false;
  const [callee, b] = [code[pc + 1]!, code[pc + 2]!];
  const count = b === 0 ? code[pc - INSTRUCTION_SIZE + 1]! - callee : b - 1;
  const found = intrinsic(analysis.speculation.calleeAt(pc)?.native?.intrinsic, count);
  const wanted = found?.parameters[register - callee - 1];
  return wanted !== undefined && isNumberType(wanted);
}
