/**
 * Fields that may turn out to be nil, though they have not been so far where a function reads or sets them: its translation would leave
 * there, be made again, and V8 would have compiled it in vain. What tells is that the same field has been nil elsewhere in the chunk, and
 * that the value is asked whether it is nil.
 */
import { type Code, Feedback } from "../../runtime/bytecode/code.js";
import { fallsThrough, jumpTarget, reads, writesRegister } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";

/** How many instructions behind a load its test is looked for. */
const MAX_STEPS = 16;

/** What a load or store of a field has seen when nothing is known but tables that have it. */
const UNEXPECTED = Feedback.Slow | Feedback.NotTable | Feedback.NilResult | Feedback.Added | Feedback.Failed;

/** What a load is to expect: nil, perhaps behind metatables. */
const NIL_ANYWHERE = Feedback.NilResult | Feedback.Slow;

/** Adds to what loads and stores of `code` have seen that they may find nil, where that is to be expected. */
export function expectNil({ proto, constants, feedback, nilFields }: Code): void {
  const { code } = proto;
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
    const at = pc / INSTRUCTION_SIZE;
    if (code[pc] === Op.SetField) {
      const [name, value] = [constants[code[pc + 2]!] as string, code[pc + 3]!];
      if (value < 0 && constants[~value] === undefined) nilFields.add(name);
      if ((feedback[at]! & UNEXPECTED) === 0 && nilFields.has(name)) feedback[at]! |= Feedback.Added;
    } else if (code[pc] === Op.GetField && (feedback[at]! & UNEXPECTED) === 0) {
      if (nilFields.has(constants[code[pc + 3]!] as string) || isTested(proto, pc)) feedback[at]! |= NIL_ANYWHERE;
    }
  }
}

/** Whether the value that the instruction at `pc` loads is first used in a test, or a comparison with nil. */
function isTested(proto: Proto, pc: number): boolean {
  const { code } = proto;
  let register = code[pc + 1]!;
  let at = pc + INSTRUCTION_SIZE;
  for (let steps = 0; steps < MAX_STEPS && at < code.length; steps++) {
    const op = code[at] as Op;
    const [a, b] = [code[at + 1]!, code[at + 2]!];
    if (op === Op.JumpIf || op === Op.JumpIfNot || op === Op.Not) {
      if ((op === Op.Not ? b : a) === register) return true;
    } else if (op === Op.JumpEq || op === Op.JumpNe) {
      if (a === register || b === register) return isNil(proto, a) || isNil(proto, b);
    } else if (op === Op.Move && b === register) {
      register = a;
    } else if (reads(proto, at).includes(register)) return false;
    else if (writesRegister(proto, at, register)) return false;
    if (op === Op.Jump || op === Op.Loop) at = jumpTarget(code, at);
    else if (fallsThrough(op)) at += INSTRUCTION_SIZE;
    else return false;
  }
  return false;
}

const isNil = ({ constants }: Proto, operand: number): boolean => operand < 0 && constants[~operand] === undefined;
