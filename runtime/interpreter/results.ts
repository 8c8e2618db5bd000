/** What a call gives, on its way into the registers of the frame that made it. */
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { type Runtime, result } from "../values/runtime.js";
import { type LuaValue, truthy } from "../values/value.js";
import type { Frame } from "./frame.js";

/** The call that the instruction at `frame.pc` made has returned: completes the instruction and moves the pc behind it. */
export function complete(rt: Runtime, frame: Frame, first: LuaValue): void {
  const { code } = frame.proto;
  const { pc, registers } = frame;
  const a = code[pc + 1]!;
  const next = pc + INSTRUCTION_SIZE;
  frame.pc = next;
  switch (code[pc] as Op) {
    case Op.SetField:
    case Op.SetIndex:
    case Op.SetGlobal:
      return;
    case Op.JumpEq:
    case Op.JumpLt:
    case Op.JumpLe:
      if (truthy(first) !== frame.negate) frame.pc = code[pc + 3]!;
      frame.negate = false;
      return;
    case Op.JumpNe:
    case Op.JumpNotLt:
    case Op.JumpNotLe:
      if (truthy(first) === frame.negate) frame.pc = code[pc + 3]!;
      frame.negate = false;
      return;
    case Op.Call:
      storeResults(rt, frame, a, code[pc + 3]! - 1, first);
      return;
    case Op.TForCall:
      storeResults(rt, frame, a + 4, code[pc + 3]!, first);
      if (first === undefined) frame.pc = code[pc + 2]!;
      else registers[a + 2] = first;
      return;
    default:
      registers[a] = first;
  }
}

/** A RETURN of `count` values from register `from` of `results`, to a call that wants another number of them than one. */
export function returnTo(
  caller: Frame,
  target: number,
  wanted: number,
  results: readonly LuaValue[],
  from: number,
  count: number,
): void {
  const { registers } = caller;
  const given = wanted < 0 || count < wanted ? count : wanted;
  for (let i = 0; i < given; i++) registers[target + i] = results[from + i];
  for (let i = given; i < wanted; i++) registers[target + i] = undefined;
  if (wanted < 0) caller.top = target + count;
}

/** Stores the results of a call in registers from `a` on: `wanted` of them, or all (-1) with `frame.top` behind. */
export function storeResults(rt: Runtime, frame: Frame, a: number, wanted: number, first: LuaValue): void {
  const registers = frame.registers;
  if (wanted < 0) {
    const n = rt.n;
    if (n > 3) {
      const many = rt.many;
      for (let i = 0; i < n; i++) registers[a + i] = many[i];
    } else for (let i = 0; i < n; i++) registers[a + i] = result(rt, first, i);
    frame.top = a + n;
    return;
  }
  for (let i = 0; i < wanted; i++) registers[a + i] = result(rt, first, i);
}
