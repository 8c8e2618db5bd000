/**
 * Looks ahead from a NEW_TABLE for the `setmetatable` that its table is going to get, so that already the first table of a constructor is
 * made with its class and all have one hidden class. A wrong guess does no harm (see values/classes.ts).
 */

import { writes } from "../bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { Cell, type LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { fields, LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";

/** Where a register's value comes from. */
type Source =
  | { readonly kind: "made" }
  | { readonly kind: "meta"; index: Source | undefined }
  | { readonly kind: "value"; readonly value: LuaValue };

/** Instructions that are looked at. */
const HORIZON = 100;

/** The `__index` table that the table made at `pc` will most likely inherit from. */
export function predictIndex(
  rt: Runtime,
  fn: LuaFunction,
  registers: readonly LuaValue[],
  pc: number,
): LuaTable | undefined {
  const { proto } = fn.code!;
  const { code } = proto;
  const sources = new Map<number, Source>();
  sources.set(code[pc + 1]!, { kind: "made" });
  const end = Math.min(code.length, pc + HORIZON * INSTRUCTION_SIZE);
  for (let at = pc + INSTRUCTION_SIZE; at < end; at += INSTRUCTION_SIZE) {
    const a = code[at + 1]!;
    const b = code[at + 2]!;
    const c = code[at + 3]!;
    const op = code[at] as Op;
    if (op === Op.SetField) {
      const meta = sources.get(a);
      if (meta?.kind === "meta" && c >= 0 && proto.constants[b] === "__index") meta.index = sources.get(c);
      continue;
    }
    if ((op === Op.Call || op === Op.TailCall) && b === 3 && sources.get(a + 1)?.kind === "made") {
      const callee = sources.get(a);
      if (callee?.kind === "value" && callee.value === rt.setmetatable) return indexOf(sources.get(a + 2));
    }
    const source = op === Op.Move ? (sources.get(b) ?? { kind: "value", value: registers[b] }) : loaded(rt, fn, op, b);
    for (const register of writes(proto, at)) sources.delete(register);
    if (source !== undefined) sources.set(a, source);
  }
  return undefined;
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
  const index = fields(source.value)["__index"];
  return index instanceof LuaTable ? index : undefined;
}
