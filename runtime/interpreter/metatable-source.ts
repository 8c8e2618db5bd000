/**
 * Where the metatable comes from that a new table is going to get, as in `setmetatable({}, self)`: at places that make tables of many
 * classes, the table is made with the class that this one stands for. A wrong guess does no harm (see values/classes.ts).
 */
import { writes } from "../bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { lookUp } from "../operators/access.js";
import type { MetatableSource, TableSite } from "../values/classes.js";
import type { Cell, LuaFunction } from "../values/function.js";
import type { REQUEST } from "../values/native.js";
import { LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { HORIZON } from "./predict.js";

/** Where the metatable of the table that the NEW_TABLE at `pc` makes comes from; undefined if that is not found out. */
export function findMetatable(proto: Proto, pc: number): MetatableSource | undefined {
  const { code, constants } = proto;
  const known = new Map<number, MetatableSource | undefined>();
  const sourceOf = (index: number): MetatableSource | undefined =>
    known.has(index) ? known.get(index) : { kind: "register", index, field: undefined };
  const holders = new Set([code[pc + 1]!]);
  known.set(code[pc + 1]!, undefined);
  const end = Math.min(code.length, pc + HORIZON * INSTRUCTION_SIZE);
  for (let at = pc + INSTRUCTION_SIZE; at < end; at += INSTRUCTION_SIZE) {
    const op = code[at] as Op;
    const a = code[at + 1]!;
    const b = code[at + 2]!;
    if (op === Op.Adopt && holders.has(a + 1)) return sourceOf(a + 2);
    const isHeld = op === Op.Move && holders.has(b);
    const source = loaded(op, b, sourceOf, constants[code[at + 3]!]);
    for (const register of writes(proto, at)) {
      known.set(register, undefined);
      holders.delete(register);
    }
    if (isHeld) holders.add(a);
    else if (source !== undefined) known.set(a, source);
  }
  return undefined;
}

function loaded(
  op: Op,
  b: number,
  sourceOf: (register: number) => MetatableSource | undefined,
  constant: LuaValue,
): MetatableSource | undefined {
  switch (op) {
    case Op.Move:
      return sourceOf(b);
    case Op.LoadUpvalue:
      return { kind: "upvalue", index: b, field: undefined };
    case Op.GetUpvalue:
      return { kind: "cell", index: b, field: undefined };
    case Op.GetField: {
      const base = sourceOf(b);
      return base === undefined || base.field !== undefined ? undefined : { ...base, field: constant as string };
    }
    default:
      return undefined;
  }
}

/** What comes from `source` in an activation of `fn`. */
export function metatableFrom(
  { kind, index, field }: MetatableSource,
  fn: LuaFunction,
  registers: readonly LuaValue[],
): LuaValue | typeof REQUEST {
  const upvalue = fn.upvalues[index];
  const base = kind === "register" ? registers[index] : kind === "upvalue" ? upvalue : (upvalue as Cell).v;
  return field === undefined ? (base as LuaValue) : lookUp(base as LuaValue, field);
}

/** The constructor of a table that is going to get `meta`, made at a shared site. */
export function siteFor(site: TableSite, meta: LuaValue | typeof REQUEST): TableSite {
  return meta instanceof LuaTable && meta.Ωmaker !== undefined ? meta.Ωmaker : site;
}

/** The same where the metatable is field `name` of `base`. */
export function siteForField(site: TableSite, base: LuaValue, name: string): TableSite {
  return siteFor(site, lookUp(base, name));
}
