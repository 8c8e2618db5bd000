/**
 * Looks ahead from a NEW_TABLE for the `setmetatable` that its table is going to get, so that already the first table of a constructor is
 * made with its class and all have one hidden class. A wrong guess does no harm (see values/classes.ts).
 */

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

/** What a table is expected to become. */
export interface Expectation {
  /** The table that it inherits from. */
  readonly target: LuaTable;
  /** Nobody can look at it before it does. */
  readonly isPrivate: boolean;
}

/** Instructions that are looked at. */
const HORIZON = 100;

/** What will most likely become of the table made at `pc`. */
export function predictClass(
  rt: Runtime,
  fn: LuaFunction,
  registers: readonly LuaValue[],
  pc: number,
): Expectation | undefined {
  const { proto } = fn.code!;
  const { code } = proto;
  const sources = new Map<number, Source>();
  sources.set(code[pc + 1]!, { kind: "made" });
  const window = new Window(proto, code[pc + 1]!);
  const end = Math.min(code.length, pc + HORIZON * INSTRUCTION_SIZE);
  for (let at = pc + INSTRUCTION_SIZE; at < end; at += INSTRUCTION_SIZE) {
    const a = code[at + 1]!;
    const b = code[at + 2]!;
    const c = code[at + 3]!;
    const op = code[at] as Op;
    if ((op === Op.Call || op === Op.TailCall) && b === 3 && sources.get(a + 1)?.kind === "made") {
      const callee = sources.get(a);
      if (callee?.kind === "value" && callee.value === rt.setmetatable) {
        const target = indexOf(sources.get(a + 2));
        return target && { target, isPrivate: window.isClosedBy(at) };
      }
    }
    window.look(at);
    if (op === Op.SetField || op === Op.SetIndex) {
      const meta = sources.get(a);
      const key = op === Op.SetField ? b : ~b;
      if (meta?.kind === "meta" && c >= 0 && proto.constants[key] === "__index") meta.index = sources.get(c);
      continue;
    }
    const source = op === Op.Move ? (sources.get(b) ?? { kind: "value", value: registers[b] }) : loaded(rt, fn, op, b);
    for (const register of writes(proto, at)) sources.delete(register);
    if (source !== undefined) sources.set(a, source);
  }
  return undefined;
}

/** The instructions between a NEW_TABLE and a `setmetatable`: whether the new table stays out of sight there. */
class Window {
  /** Registers that may hold the table; never fewer, since branches may skip what overwrites them. */
  private readonly holders: Set<number>;
  /** String keys that it has got, so that reading them finds its own fields. */
  private readonly keys = new Set<unknown>();
  private isSeen = false;
  private lastTarget = 0;

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
    if (op === Op.Move && this.holders.has(b)) this.holders.add(a);
    else if (op === Op.SetField && this.holders.has(a) && !this.holders.has(c)) {
      if (this.lastTarget <= at) this.keys.add(constants[b]);
    } else if (op === Op.SetIndex && this.holders.has(a)) this.isSeen ||= this.holders.has(b) || this.holders.has(c);
    else if (op === Op.SetList && this.holders.has(a))
      this.isSeen ||= reads(this.proto, at).some((register) => register !== a && this.holders.has(register));
    else if (op === Op.GetField && this.holders.has(b)) this.isSeen ||= !this.keys.has(constants[c]);
    else if (op !== Op.Adopt) this.isSeen ||= reads(this.proto, at).some((register) => this.holders.has(register));
  }

  /** Whether every way out of the window leads through the call at `at`, which is checked by the ADOPT in front of it. */
  isClosedBy(at: number): boolean {
    return !this.isSeen && this.lastTarget <= at && this.proto.code[at - INSTRUCTION_SIZE] === Op.Adopt;
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
