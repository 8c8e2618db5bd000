/**
 * Classes: tables that inherit from the same `__index` table share a JavaScript prototype that names it in `Ωindex`. So the hidden
 * class of an object tells V8 where its methods come from, and a method call on it costs what one on a JavaScript object does: the
 * chain of `Ωindex` constants, and the methods at its end, fold into the code (measured: 1.7 ns for what costs 8.5 ns through
 * `metatable.__index`, and 1.2 ns in plain JavaScript).
 *
 * `Ωindex` is a promise: it is the `__index` of the table's metatable, and the table's own string keys are properties. Who breaks it
 * takes it back: a table that becomes a dictionary loses its class, a metatable whose `__index` changes retires the class for good
 * (stores to the name `__index` are never compiled in line).
 */
import { type ClassState, LuaTable, fields, keepProperties, pin } from "./table.js";

/** Gives `table` a metatable, or takes it away. */
export function setMetatable(table: LuaTable, meta: LuaTable | undefined): void {
  table.Ωmeta = meta;
  let target: unknown;
  if (meta !== undefined) {
    keepProperties(meta);
    target = fields(meta)["__index"];
  }
  if (target instanceof LuaTable) {
    if (table.Ωindex === target) return;
    pin(target);
    const state = classOf(target);
    const hash = table.Ωhash;
    if (typeof state === "object" && !(typeof hash === "object" && hash.dictionary)) {
      Object.setPrototypeOf(table, state);
      return;
    }
  }
  if (table.Ωindex !== undefined) Object.setPrototypeOf(table, LuaTable.prototype);
}

/** The class of tables whose `__index` is `target`. There is one from the second such table on: most targets of a single one stay so. */
function classOf(target: LuaTable): ClassState | undefined {
  const state = target.Ωclass;
  if (state === undefined) target.Ωclass = "once";
  else if (state === "once") createClass(target);
  return target.Ωclass;
}

/** Creates the class of `target`, and those of the tables that it inherits from itself, so that the chain can be followed to its end. */
function createClass(target: LuaTable): void {
  let current: LuaTable = target;
  while (typeof current.Ωclass !== "object" && current.Ωclass !== "retired") {
    current.Ωclass = Object.assign(Object.create(LuaTable.prototype), { Ωindex: current }) as ClassState;
    const meta = current.Ωmeta;
    const parent = meta === undefined ? undefined : fields(meta)["__index"];
    if (!(parent instanceof LuaTable) || current.Ωindex === parent) return;
    if (typeof parent.Ωclass !== "object") createClass(parent);
    if (typeof parent.Ωclass !== "object") return;
    Object.setPrototypeOf(current, parent.Ωclass);
    current = parent;
  }
}
