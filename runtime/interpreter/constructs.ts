/** What single instructions build: closures, list fields, the state of loops. */

import { type Code, Feedback } from "../bytecode/code.js";
import { INSTRUCTION_SIZE } from "../bytecode/opcodes.js";
import { stringToNumber } from "../strings/number.js";
import { expectClass, prepareSite, type TableSite } from "../values/classes.js";
import { errors } from "../values/errors.js";
import { type LuaFunction, newFunction, newUpvalues } from "../values/function.js";
import { MAX_KEYED_ADDITIONS, ONE_FIELD } from "../values/properties.js";
import { RECENT_TABLES, type Runtime } from "../values/runtime.js";
import { EMPTY_ARRAY, LuaTable, setField, setList } from "../values/table.js";
import { TableIterator } from "../values/traversal.js";
import type { LuaValue } from "../values/value.js";
import type { Frame } from "./frame.js";
import { findMetatable, metatableFrom, siteFor } from "./metatable-source.js";
import { isPrivate, outlineOf, predictIndex } from "./predict.js";

/** MAKE_CLOSURE: a closure of nested prototype `index` of `fn`, to be stored in register `target`. */
export function makeClosure(
  fn: LuaFunction,
  registers: readonly LuaValue[],
  index: number,
  target: number,
): LuaFunction {
  const code = fn.code!.child(index);
  const infos = code.proto.upvalues;
  const upvalues = newUpvalues(infos.length);
  const closure = newFunction(code, upvalues, fn.env);
  code.closures++;
  for (let i = 0; i < infos.length; i++) {
    const info = infos[i]!;
    if (!info.fromRegister) upvalues[i] = fn.upvalues[info.index];
    // A function captured by value from the register it is about to be stored in is its own upvalue.
    else upvalues[i] = info.index === target && !info.cell ? closure : registers[info.index];
  }
  return closure;
}

/** NEW_TABLE number `instruction` of `fn`. */
export function newTable(rt: Runtime, fn: LuaFunction, registers: readonly LuaValue[], instruction: number): LuaTable {
  const code = fn.code!;
  const { sites } = code;
  // V8 takes 100 ns to find nothing behind the end of an array.
  const made = instruction < sites.length ? sites[instruction] : undefined;
  const Site = made ?? predictedSite(rt, fn, registers, instruction);
  if (Site !== undefined) {
    if (!Site.isShared) return new Site();
    return new (siteFor(Site, metatableFrom(Site.metatable!, fn, registers)))();
  }
  const table = new LuaTable();
  const fields = code.proto.code[instruction * INSTRUCTION_SIZE + 3]!;
  // Of wide records among data there are many of a kind, made once each.
  if (fields >= MAX_KEYED_ADDITIONS && outlineOf(code).tables > MANY_TABLES) table.Ωhash = -fields * ONE_FIELD;
  const slot = rt.madeCount++ & (RECENT_TABLES - 1);
  rt.made[slot] = table;
  rt.madeBy[slot] = code;
  rt.madeAt[slot] = instruction;
  return table;
}

/**
 * NEW_TABLE instructions of a function that lists data: a site for each would take longer than all its tables, and each would have a hidden
 * class of its own where all of them are read in the same places.
 */
const MANY_TABLES = 16;

/** The site of an instruction: the first time only if a guess at the class that its tables will get is possible. */
export function predictedSite(
  rt: Runtime,
  fn: LuaFunction,
  registers: readonly LuaValue[],
  instruction: number,
): TableSite | undefined {
  const code = fn.code!;
  const isExecuted = (code.feedback[instruction]! & Feedback.Executed) !== 0;
  // What is not executed only once has hidden classes of its own.
  if ((code.proto.id !== 0 || isExecuted) && outlineOf(code).tables <= MANY_TABLES) siteOf(rt, code, instruction);
  if (isExecuted) return code.sites[instruction];
  code.feedback[instruction]! |= Feedback.Executed;
  const index = predictIndex(rt, fn, registers, instruction * INSTRUCTION_SIZE);
  if (index === undefined) return code.sites[instruction];
  const site = siteOf(rt, code, instruction);
  expectClass(site, index);
  return site;
}

/** The site of a table that the interpreter has just made; it is created with the first metatable of such a table. */
export function recentSite(rt: Runtime, table: LuaTable): TableSite | undefined {
  const slot = rt.made.indexOf(table);
  return slot < 0 ? undefined : siteOf(rt, rt.madeBy[slot]!, rt.madeAt[slot]!);
}

/** Fields of an object of a class, at most, as a guess: methods and subclasses add some to those that its constructor gives it. */
export const OBJECT_FIELDS = 32;

/** The site of NEW_TABLE number `instruction`. */
export function siteOf(rt: Runtime, code: Code, instruction: number): TableSite {
  let site = code.sites[instruction];
  if (site === undefined) {
    const pc = instruction * INSTRUCTION_SIZE;
    const outOfSight = isPrivate(code.proto, pc);
    const fields = code.proto.code[pc + 3]!;
    site = createSite(rt, outOfSight ? Math.max(fields, OBJECT_FIELDS) : fields);
    prepareSite(site, outOfSight, outOfSight ? findMetatable(code.proto, pc) : undefined);
    code.sites[instruction] = site;
  }
  return site;
}

/**
 * A constructor of tables, to be prepared.
 * @param fields that its tables are likely to have, at most.
 */
export function createSite(rt: Runtime, fields: number): TableSite {
  return rt.capabilities.tiering?.newSite(fields) ?? newSite();
}

/** A site without a translator at hand: its code is shared, so V8 optimises it less. */
export function newSite(): TableSite {
  function Site(this: LuaTable): void {
    this.Ωmeta = undefined;
    this.Ωarray = EMPTY_ARRAY;
    this.Ωhash = 0;
  }
  return Site as unknown as TableSite;
}

/** SET_LIST */
export function storeList(frame: Frame, a: number, b: number, offset: number): void {
  const registers = frame.registers;
  setList(registers[a] as LuaTable, registers.slice(a + 1, b === 0 ? frame.top : a + b), offset);
}

/** ARG_TABLE: the table `arg` of a vararg function (LUAI_COMPAT_VARARG). */
export function argTable(varargs: readonly LuaValue[]): LuaTable {
  const table = new LuaTable();
  setList(table, varargs, 0);
  setField(table, "n", varargs.length);
  return table;
}

/** FOR_PREP: the three values as numbers, coerced as luaV_tonumber does. Lua 5.1 takes the step from the first one and adds it again. */
export function prepareFor(registers: LuaValue[], a: number): void {
  const first = forNumber(registers[a], "initial value");
  registers[a + 1] = forNumber(registers[a + 1], "limit");
  const step = forNumber(registers[a + 2], "step");
  registers[a + 2] = step;
  registers[a] = first - step + step;
}

export function forNumber(value: LuaValue, which: "initial value" | "limit" | "step"): number {
  if (typeof value === "number") return value;
  const number = typeof value === "string" ? stringToNumber(value) : undefined;
  if (number === undefined) throw errors.forValue(which);
  return number;
}

/**
 * TFOR_CALL of the builtin `next` on a table: the position is kept in the hidden register, so that each step is one step of an
 * iterator instead of a search for the key. False at the end.
 */
export function iterate(registers: LuaValue[], a: number, wanted: number): boolean {
  const iterator = iteratorOf(registers[a + 3], registers[a + 1] as LuaTable, registers[a + 2]);
  registers[a + 3] = iterator as unknown as LuaValue;
  if (!iterator.advance()) {
    registers[a + 4] = undefined;
    return false;
  }
  registers[a + 2] = iterator.key;
  registers[a + 4] = iterator.key;
  if (wanted > 1) {
    registers[a + 5] = iterator.value;
    for (let i = 2; i < wanted; i++) registers[a + 4 + i] = undefined;
  }
  return true;
}

/** The iterator in the hidden register if it stands at `control`, otherwise a new one that does. */
export function iteratorOf(state: unknown, table: LuaTable, control: LuaValue): TableIterator {
  if (state instanceof TableIterator && state.table === table && state.key === control) return state;
  const iterator = new TableIterator(table);
  if (!iterator.seek(control)) throw errors.invalidNextKey();
  return iterator;
}
