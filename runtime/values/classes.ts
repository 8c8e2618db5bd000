/**
 * Classes: tables that inherit from the same `__index` table share a JavaScript prototype that names it in `Ωindex`. So the hidden
 * class of an object tells V8 where its methods come from, and a method call on it costs what one on a JavaScript object does: the
 * chain of `Ωindex` constants, and the methods at its end, fold into the code (measured: 1.7 ns for what costs 8.5 ns through
 * `metatable.__index`, and 1.2 ns in plain JavaScript).
 *
 * `Ωindex` is a promise about a table that has a metatable: it is the metatable's `__index`, and the table's own string keys are
 * properties. Who breaks it takes it back: a table that becomes a dictionary loses its class, a metatable whose `__index` changes
 * retires the class for good (stores to the name `__index` are never compiled in line).
 *
 * A table gets its prototype when it is made, from the class that tables of the same constructor expression (its site) got before:
 * V8 makes dictionaries of objects that change prototype once they have fields, as soon as a field's representation changes
 * (MapUpdater, "Normalize_RootModification").
 */
import { LuaFunction } from "./function.js";
import { type ClassState, declareConstants, fields, keepProperties, LuaTable, pin } from "./table.js";

/** A place that makes tables, as their constructor; its `prototype` holds the class it makes them with. */
export interface TableSite {
  new (): LuaTable;
  prototype: LuaTable;
  /** Times it has changed its mind. */
  changes: number;
}

/** Classes a site may get through before it settles on none. */
const MAX_CHANGES = 4;

/** Own properties of a table without fields. */
const INTERNAL_FIELDS = 3;

/** Makes a constructor of tables a site. */
export function prepareSite(site: TableSite): void {
  site.changes = 0;
  site.prototype = sitePrototype(site, LuaTable.prototype);
}

function sitePrototype(site: TableSite, base: object): LuaTable {
  return declareConstants(Object.create(base), { Ωsite: site }) as LuaTable;
}

/**
 * Gives `table` a metatable, or takes it away.
 * @param findSite finds the site of a table that does not know it.
 */
export function setMetatable(
  table: LuaTable,
  meta: LuaTable | undefined,
  findSite?: (table: LuaTable) => TableSite | undefined,
): void {
  const isSubclass = table.Ωmeta !== undefined;
  table.Ωmeta = meta;
  let target: unknown;
  if (meta !== undefined) {
    keepProperties(meta);
    target = fields(meta)["__index"];
  }
  if (!(target instanceof LuaTable)) {
    if (table.Ωindex !== undefined) Object.setPrototypeOf(table, LuaTable.prototype);
    return;
  }
  if (table.Ωindex === target) return;
  pin(target);
  const state = classOf(target);
  const hash = table.Ωhash;
  if (typeof state === "object" && !(typeof hash === "object" && hash.dictionary)) {
    // A constructor that refines what another one has made says nothing about the other one's tables.
    const site = isSubclass ? undefined : (table.Ωsite ?? findSite?.(table));
    if (site !== undefined) learn(site, state);
    // Classes themselves must be in the chain at any price, and objects of subclasses are worth it.
    if (isSubclass || table.Ωclass !== undefined || Object.keys(table).length === INTERNAL_FIELDS) {
      Object.setPrototypeOf(table, state);
      return;
    }
  }
  if (table.Ωindex !== undefined) Object.setPrototypeOf(table, LuaTable.prototype);
}

/** Tables of this site are going to inherit from `target`. */
export function expectClass(site: TableSite, target: LuaTable): void {
  pin(target);
  const state = classOf(target);
  if (typeof state === "object") learn(site, state);
}

/** A table of this site has got class `state`: the next ones are made with it. */
function learn(site: TableSite, state: object): void {
  if (site.changes > MAX_CHANGES || Object.getPrototypeOf(site.prototype) === state) return;
  site.changes++;
  site.prototype = sitePrototype(site, site.changes > MAX_CHANGES ? LuaTable.prototype : state);
}

/** Fields that are looked at to tell a class. */
const LOOKED_AT = 8;

/** Whether a table looks like a class: there is a function among its first fields. */
function hasMethods(table: LuaTable): boolean {
  const own = fields(table);
  let count = 0;
  for (const name in own) {
    if (own[name] instanceof LuaFunction) return true;
    if (++count === LOOKED_AT) return false;
  }
  return false;
}

/**
 * The class of tables whose `__index` is `target`. A target with methods has one at once; another from the second such table on: scopes
 * and proxies that are inherited from once would only make V8 learn hidden classes that never come back.
 */
function classOf(target: LuaTable): ClassState | undefined {
  const state = target.Ωclass;
  if (state === undefined && !hasMethods(target)) target.Ωclass = "once";
  else if (state === undefined) createClass(target);
  else if (state === "once") createClass(target);
  return target.Ωclass;
}

/** Creates the class of `target`, and those of the tables that it inherits from itself, so that the chain can be followed to its end. */
function createClass(target: LuaTable): void {
  let current: LuaTable = target;
  while (typeof current.Ωclass !== "object" && current.Ωclass !== "retired") {
    current.Ωclass = declareConstants(Object.create(LuaTable.prototype), { Ωindex: current }) as ClassState;
    const meta = current.Ωmeta;
    const parent = meta === undefined ? undefined : fields(meta)["__index"];
    if (!(parent instanceof LuaTable) || current.Ωindex === parent) return;
    if (typeof parent.Ωclass !== "object") createClass(parent);
    if (typeof parent.Ωclass !== "object") return;
    Object.setPrototypeOf(current, parent.Ωclass);
    current = parent;
  }
}
