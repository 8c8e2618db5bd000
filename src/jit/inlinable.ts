/**
 * Functions that are small enough to be put in line where they are called, and do nothing that could not be done again: all they need may
 * be guarded, so that whatever is not as expected leaves in front of the call.
 */
import { fallsThrough, isCapture, jumpTarget, reads, writes } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";

/** Instructions of a function that is put in line, at most; those that become no code of their own do not count. */
export const MAX_INLINED = 10;

/** Words of code beyond which a function is not looked at. */
const MAX_LENGTH = 60 * INSTRUCTION_SIZE;

/** Instructions that only name values. */
const FREE: ReadonlySet<Op> = new Set([Op.Move, Op.LoadK, Op.LoadNil, Op.LoadBool, Op.LoadUpvalue]);

/** Instructions that need no guard, and so may stand behind a store. */
const UNGUARDED: ReadonlySet<Op> = new Set([
  ...FREE,
  Op.GetUpvalue,
  Op.SetUpvalue,
  Op.Not,
  Op.Jump,
  Op.JumpIf,
  Op.JumpIfNot,
  Op.Return,
]);

/** Calls are of builtins that are done in place, or the function turns out not to be one to put in line. */
const ALLOWED: ReadonlySet<Op> = new Set([
  ...FREE,
  Op.GetUpvalue,
  Op.SetUpvalue,
  Op.GetGlobal,
  Op.GetField,
  Op.GetIndex,
  Op.SetField,
  Op.SetIndex,
  Op.Self,
  Op.Add,
  Op.Sub,
  Op.Mul,
  Op.Div,
  Op.Mod,
  Op.Pow,
  Op.Unm,
  Op.Not,
  Op.Len,
  Op.Concat,
  Op.Jump,
  Op.JumpIf,
  Op.JumpIfNot,
  Op.JumpEq,
  Op.JumpNe,
  Op.JumpLt,
  Op.JumpNotLt,
  Op.JumpLe,
  Op.JumpNotLe,
  Op.Call,
  Op.TailCall,
  Op.Return,
]);

/** What is not to be done in vain: shortcuts are for the ends of recursions, which comparisons tell (with a load binary-trees takes 1.08). */
const NO_SHORTCUT: ReadonlySet<Op> = new Set([
  Op.Call,
  Op.TailCall,
  Op.Concat,
  Op.Len,
  Op.GetGlobal,
  Op.GetField,
  Op.GetIndex,
  Op.Self,
]);

/** What others see, so that it cannot be done twice. */
const EFFECTS: ReadonlySet<Op> = new Set([Op.SetField, Op.SetIndex, Op.SetUpvalue]);

export const isEffect = (op: Op): boolean => EFFECTS.has(op);

/** Whether the function may be put in line where it is called. */
export function isInlinable(proto: Proto): boolean {
  if (proto.isVararg || proto.hasDefer || proto.isDefer || isCaptured(proto)) return false;
  const { code } = proto;
  if (code.length > MAX_LENGTH) return false;
  let count = 0;
  let stores = false;
  for (const pc of reachable(proto)) {
    const op = code[pc] as Op;
    if (!ALLOWED.has(op) || (stores && !UNGUARDED.has(op))) return false;
    if (EFFECTS.has(op)) stores = true;
    if (op === Op.Return && code[pc + 2] === 0) return false;
    if (!FREE.has(op) && ++count > MAX_INLINED) return false;
  }
  return true;
}

/** The way through a function that ends before it calls anything: what stands for a call of the function by itself. */
export interface Shortcut {
  /** Instructions that control can get to, in order. */
  readonly pcs: readonly number[];
  /** Those among them where it goes on to more, so that the call has to be made. */
  readonly ends: ReadonlySet<number>;
}

/** Instructions of a shortcut, at most; where the call has to be made they have been executed in vain. */
const MAX_SHORTCUT = 4;

/** The shortcut through a function, if there is one. */
export function findShortcut(proto: Proto): Shortcut | undefined {
  if (proto.isVararg || proto.hasDefer || proto.isDefer || isCaptured(proto)) return undefined;
  const { code } = proto;
  const loops = new Set(proto.regions.filter(({ kind }) => kind === "loop").map(({ start }) => start));
  const ends = new Set<number>();
  let count = 0;
  const isEnd = (pc: number): boolean => {
    const op = code[pc] as Op;
    if (loops.has(pc) || !ALLOWED.has(op) || isEffect(op) || NO_SHORTCUT.has(op)) return true;
    if (op === Op.Return) return code[pc + 2] === 0;
    return !FREE.has(op) && ++count > MAX_SHORTCUT;
  };
  const pcs = reachable(proto, (pc) => {
    if (isEnd(pc)) ends.add(pc);
    return ends.has(pc);
  });
  // Jumps go forward, so what follows an instruction is known in front of it.
  const returning = new Set<number>();
  for (const pc of pcs.reverse()) {
    const goesOn = fallsThrough(code[pc] as Op) && returning.has(pc + INSTRUCTION_SIZE);
    if (ends.has(pc)) continue;
    if (code[pc] === Op.Return || goesOn || returning.has(jumpTarget(code, pc))) returning.add(pc);
    else ends.add(pc);
  }
  return returning.has(0) ? { pcs: reachable(proto, (pc) => ends.has(pc)), ends } : undefined;
}

/** The functions that may be put in line, or have a shortcut; each is looked at once. */
export class InlinableFunctions {
  private readonly known = new WeakMap<Proto, boolean>();
  private readonly shortcuts = new WeakMap<Proto, Shortcut | undefined>();

  has(proto: Proto): boolean {
    let known = this.known.get(proto);
    if (known === undefined) {
      known = isInlinable(proto);
      this.known.set(proto, known);
    }
    return known;
  }

  shortcutOf(proto: Proto): Shortcut | undefined {
    if (!this.shortcuts.has(proto)) this.shortcuts.set(proto, findShortcut(proto));
    return this.shortcuts.get(proto);
  }
}

/** Closures inside it capture its variables. */
function isCaptured({ protos }: Proto): boolean {
  return protos.some(({ upvalues }) => upvalues.some((upvalue) => isCapture(upvalue, -1)));
}

/** The instructions that control can get to, in order; jumps go forward where there is no loop. From an `isEnd` it goes nowhere. */
export function reachable({ code }: Proto, isEnd: (pc: number) => boolean = () => false): number[] {
  const found: number[] = [];
  const targets = new Set<number>();
  let falls = true;
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
    if (!falls && !targets.has(pc)) continue;
    found.push(pc);
    falls = false;
    if (isEnd(pc)) continue;
    targets.add(jumpTarget(code, pc));
    falls = fallsThrough(code[pc] as Op);
  }
  return found;
}

/** Whether the function stores anything. */
export function hasEffects(proto: Proto): boolean {
  return reachable(proto).some((pc) => isEffect(proto.code[pc] as Op));
}

/** Parameters that hold what they were given throughout, and are never one of several registers in a row. */
export function constantParameters(proto: Proto): Set<number> {
  const { code } = proto;
  const found = new Set<number>();
  for (let i = 0; i < proto.parameters; i++) found.add(i);
  for (const pc of reachable(proto)) {
    const op = code[pc] as Op;
    for (const register of writes(proto, pc)) found.delete(register);
    const inRow = op === Op.Call || op === Op.TailCall || (op === Op.Return && code[pc + 2]! > 2);
    if (inRow) for (const register of reads(proto, pc)) found.delete(register);
  }
  return found;
}

/** Whether the function reads globals. */
export function usesGlobals(proto: Proto): boolean {
  return reachable(proto).some((pc) => proto.code[pc] === Op.GetGlobal);
}
