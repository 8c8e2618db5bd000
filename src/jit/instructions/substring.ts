/** `string.sub` where something is known of the positions. */
import { INSTRUCTION_SIZE, Op } from "../../../runtime/bytecode/opcodes.js";
import type { FunctionContext } from "../context.js";
import type { Intrinsic } from "../intrinsics.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";
import type { TemplateName } from "../templates.js";
import { Type } from "../types.js";

/** What stands for a call of a builtin done in place: what else the arguments have to fulfil, and the value. */
export interface InPlace {
  readonly test: TemplateName | undefined;
  readonly value: Expression;
}

/**
 * A piece of a string, of which `registers` hold the string and the positions, if there is something better than the general way: one
 * character V8 reads without a call, in half the time, and counting from the end is what JavaScript's `slice` does, too.
 */
export function substring(f: FunctionContext, { value }: Intrinsic, registers: readonly number[]): InPlace | undefined {
  if (value !== "stringSub" && value !== "stringRest") return undefined;
  const [text, first, last] = registers as [number, number, number?];
  const from = f.constantIn(first);
  const to = last === undefined ? undefined : f.constantIn(last);
  const x = f.operand(text);
  const y = f.operand(first);
  const isSame = last !== undefined && (from === undefined ? areSame(f, first, last) : from === to);
  if (isSame && !(from! < 1)) return { test: "isStart", value: f.fill("stringCharacter", { x, y }) };
  // Beyond, and between integers, the builtin knows what C makes of it.
  if (from !== undefined && (from | 0) !== from) return undefined;
  if (!isFromEnd(from) && !isFromEnd(to)) return undefined;
  const start = from === undefined ? js.binary("-", y, js.number(1)) : js.number(from > 0 ? from - 1 : from);
  const positions = [start];
  if (isFromEnd(to)) {
    // JavaScript names the place behind the last character, which is none from the end.
    if (to !== -1) positions.push(js.number(to! + 1));
  } else if (last !== undefined) positions.push(f.operand(last));
  const test = from === undefined ? "isStart" : last === undefined || isFromEnd(to) ? undefined : "isEnd";
  return { test, value: js.call(js.member(x, "slice"), positions) };
}

/** Whether two registers, the last arguments of a call, hold the same number: copies of one, or computed alike, as in `s:sub(i + 1, i + 1)`. */
function areSame(f: FunctionContext, first: number, last: number): boolean {
  if (f.state.sameAs(first).includes(last)) return true;
  if (!f.isKnown(first, Type.Number) || !f.isKnown(last, Type.Number)) return false;
  const { code, regions } = f.proto;
  const [one, other] = [f.pc - 2 * INSTRUCTION_SIZE, f.pc - INSTRUCTION_SIZE];
  if (one < 0 || code[one + 1] !== first || code[other + 1] !== last) return false;
  const [op, b, c] = [code[other], code[other + 2], code[other + 3]];
  const isAlike = (op === Op.Add || op === Op.Sub) && code[one] === op && code[one + 2] === b && code[one + 3] === c;
  // Control comes from nowhere else, and the operands are what they were.
  const isEntered = (pc: number): boolean => pc > one && pc <= f.pc;
  return isAlike && b !== first && c !== first && !regions.some(({ start, end }) => isEntered(start) || isEntered(end));
}

/** Whether a position known is one counted from the end. */
function isFromEnd(position: number | undefined): boolean {
  return position !== undefined && position < 0 && (position | 0) === position;
}
