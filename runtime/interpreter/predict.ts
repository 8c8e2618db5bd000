/**
 * Looks ahead from a NEW_TABLE for the `setmetatable` that its table is going to get, so that already the first table of a constructor is
 * made with its class and all have one hidden class. A wrong guess does no harm (see values/classes.ts).
 */

import type { Code, Outline } from "../bytecode/code.js";
import { jumpTarget, reads, writes } from "../bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { Cell, type LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { fields, getString, LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";

/** Where a register's value comes from. */
type Source =
  | { readonly kind: "made" }
  | { readonly kind: "meta"; index: Source | undefined }
  | { readonly kind: "value"; readonly value: LuaValue };

/** Instructions that are looked at. */
export const HORIZON = 100;

/** The `__index` table that the table made at `pc` will most likely inherit from. */
export function predictIndex(
  rt: Runtime,
  fn: LuaFunction,
  registers: readonly LuaValue[],
  pc: number,
): LuaTable | undefined {
  const { proto } = fn.code!;
  const { code } = proto;
  const last = lastCallOfTwo(outlineOf(fn.code!), pc);
  if (last === undefined) return undefined;
  const sources: (Source | undefined)[] = registers.map((value) => ({ kind: "value", value }));
  sources[code[pc + 1]!] = { kind: "made" };
  for (let at = pc + INSTRUCTION_SIZE; at <= last; at += INSTRUCTION_SIZE) {
    const a = code[at + 1]!;
    const b = code[at + 2]!;
    const c = code[at + 3]!;
    const op = code[at] as Op;
    if (isCallOfTwo(code, at) && sources[a + 1]?.kind === "made") {
      const callee = sources[a];
      if (callee?.kind === "value" && callee.value === rt.setmetatable) return indexOf(sources[a + 2]);
    }
    if (op === Op.SetField || op === Op.SetIndex) {
      const meta = sources[a];
      const key = op === Op.SetField ? b : ~b;
      if (meta?.kind === "meta" && c >= 0 && proto.constants[key] === "__index") meta.index = sources[c];
      continue;
    }
    const source = op === Op.Move ? sources[b] : loaded(rt, fn, op, b);
    for (const register of writes(proto, at)) sources[register] = undefined;
    if (source !== undefined) sources[a] = source;
  }
  return undefined;
}

/** A call with two arguments, as setmetatable has them. */
function isCallOfTwo(code: Int32Array, at: number): boolean {
  return (code[at] === Op.Call || code[at] === Op.TailCall) && code[at + 2] === 3;
}

/** pc of the last such call among the instructions that are looked at from `pc` on: there is none in a list of thousands of tables. */
function lastCallOfTwo({ callsOfTwo }: Outline, pc: number): number | undefined {
  if (callsOfTwo.length === 0) return undefined;
  const end = pc + HORIZON * INSTRUCTION_SIZE;
  let low = 0;
  for (let high = callsOfTwo.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (callsOfTwo[middle]! < end) low = middle + 1;
    else high = middle;
  }
  const last = callsOfTwo[low - 1];
  return last !== undefined && last > pc ? last : undefined;
}

/** What predictions need to know of the whole of a function. */
export function outlineOf(code: Code): Outline {
  return (code.outline ??= readOutline(code.proto));
}

function readOutline({ code }: Proto): Outline {
  const callsOfTwo: number[] = [];
  let tables = 0;
  for (let at = 0; at < code.length; at += INSTRUCTION_SIZE) {
    if (isCallOfTwo(code, at)) callsOfTwo.push(at);
    else if (code[at] === Op.NewTable) tables++;
  }
  return { callsOfTwo, tables };
}

/**
 * Whether the table made at `pc` stays out of sight until a `setmetatable`: every way leads to an ADOPT, which sees to it that what follows
 * is the builtin, and in between the table is only filled, and read where it has been.
 */
export function isPrivate(proto: Proto, pc: number): boolean {
  const { code } = proto;
  const window = new Window(proto, code[pc + 1]!);
  const end = Math.min(code.length, pc + HORIZON * INSTRUCTION_SIZE);
  for (let at = pc + INSTRUCTION_SIZE; at < end && !window.isSeen; at += INSTRUCTION_SIZE) {
    if (code[at] === Op.Adopt && window.holders.has(code[at + 1]! + 1)) return window.lastTarget <= at;
    window.look(at);
  }
  return false;
}

/** What happens to a new table. */
class Window {
  /** Registers that may hold the table; never fewer, since branches may skip what overwrites them. */
  readonly holders: Set<number>;
  isSeen = false;
  /** The farthest that control may have gone on from here. */
  lastTarget = 0;
  /** String keys that it has got, so that reading them finds its own fields. */
  private readonly keys = new Set<unknown>();

  constructor(
    private readonly proto: Proto,
    register: number,
  ) {
    this.holders = new Set([register]);
  }

  look(at: number): void {
    const { code, constants } = this.proto;
    const op = code[at] as Op;
    const a = code[at + 1]!;
    const b = code[at + 2]!;
    const c = code[at + 3]!;
    this.lastTarget = Math.max(this.lastTarget, jumpTarget(code, at));
    const isFilled = (op === Op.SetField || op === Op.SetIndex || op === Op.SetList) && this.holders.has(a);
    if (op === Op.Move && this.holders.has(b)) this.holders.add(a);
    else if (isFilled) {
      this.isSeen = reads(this.proto, at).some((register) => register !== a && this.holders.has(register));
      if (op === Op.SetField && this.lastTarget <= at) this.keys.add(constants[b]);
    } else if (op === Op.GetField && this.holders.has(b)) this.isSeen = !this.keys.has(constants[c]);
    else this.isSeen = reads(this.proto, at).some((register) => this.holders.has(register));
  }
}

function loaded(rt: Runtime, fn: LuaFunction, op: Op, b: number): Source | undefined {
  switch (op) {
    case Op.NewTable:
      return { kind: "meta", index: undefined };
    case Op.GetGlobal:
      return { kind: "value", value: fields(fn.env ?? rt.globals)[fn.code!.proto.constants[b] as string] };
    case Op.LoadUpvalue:
      return { kind: "value", value: fn.upvalues[b] as LuaValue };
    case Op.GetUpvalue: {
      const cell = fn.upvalues[b];
      return cell instanceof Cell ? { kind: "value", value: cell.v } : undefined;
    }
    default:
      return undefined;
  }
}

/** `__index` of the metatable that comes from `source`. */
function indexOf(source: Source | undefined): LuaTable | undefined {
  if (source?.kind === "meta") {
    const index = source.index;
    return index?.kind === "value" && index.value instanceof LuaTable ? index.value : undefined;
  }
  if (source?.kind !== "value" || !(source.value instanceof LuaTable)) return undefined;
  const index = getString(source.value, "__index");
  return index instanceof LuaTable ? index : undefined;
}
