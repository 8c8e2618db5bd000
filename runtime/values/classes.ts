/**
 * Classes: tables that inherit from the same `__index` table share a JavaScript prototype. The hidden class of an object then tells V8
 * where its fields and methods come from, and a method call on it costs what one on a JavaScript object does (measured: 1.7 ns for what
 * costs 8.5 ns through `metatable.__index`, and 1.2 ns in plain JavaScript).
 *
 * There are two such prototypes. That of *members* inherits from the `__index` table itself, so that `object.name` in JavaScript finds
 * what `object.name` in Lua finds, unless it is nil. It must only be given to a table that has its metatable, or that nobody can look at
 * before it gets it. That of *candidates* only names the `__index` table in `Ωindex`, for code that looks there itself once the table
 * has a metatable.
 *
 * Both make a promise about a table with a metatable: `Ωindex` is the metatable's own `__index`, there is no `__newindex` and no `__mode`,
 * and the table's string keys are properties. Who breaks it takes it back: a table that becomes a dictionary loses its class, a
 * metatable whose events change retires the class for good (stores to these names are never compiled in line).
 *
 * A table gets its prototype when it is made, from the class that tables of the same constructor expression (its site) got before:
 * V8 makes dictionaries of objects that change prototype once they have fields, as soon as a field's representation changes
 * (MapUpdater, "Normalize_RootModification").
 */
import { LuaFunction } from "./function.js";
import { declareConstants, fields, getString, keepProperties, LuaTable, pin, type TableClass } from "./table.js";
import type { LuaValue } from "./value.js";

/** A place that makes tables, as their constructor; its `prototype` holds the class it makes them with. */
export interface TableSite {
  new (): LuaTable;
  prototype: LuaTable;
  /** Its tables get their metatable before anybody can look at them, so they are made as members. */
  isPrivate: boolean;
  /** Times it has changed its mind. */
  changes: number;
  /** Its tables have got many classes: each class that gets several of them has a constructor for itself (`Ωmaker`). */
  isShared: boolean;
  /** Constructors that metatables of its tables have got then. */
  makers: number;
  /** Its tables stay without a class: where they inherit is looked for through their metatables. */
  isClassless: boolean;
  /** Of private tables: where their metatables come from, if that is known. */
  metatable: MetatableSource | undefined;
  /** Classes that its tables have become. */
  classes: number;
}

/** A register or upvalue as it is when a table is made, or a field of what is in it. */
export interface MetatableSource {
  readonly kind: "register" | "upvalue" | "cell";
  readonly index: number;
  readonly field: string | undefined;
}

/** What classes need to know of the places that make tables. */
export interface TableSites {
  /** The site of a table that does not know it. */
  find(table: LuaTable): TableSite | undefined;
  create(): TableSite;
}

/** Classes a site may get through before it settles on none. */
const MAX_CHANGES = 4;

/** Tables that a class gets from shared sites before it has a constructor of its own. */
const MAKER_AFTER = 4;

/**
 * Metatables of one site's tables that get a constructor: with more, the site settles on none. V8's loads and calls have met too many hidden
 * classes for good then, so that an object costs 90 to 160 ns in place of 35 to make, and a method call as much as without.
 */
const MAX_MAKERS = 8;

/**
 * Classes that one site's tables become at once. Further ones must have some tables first: where classes are made over and over, all V8
 * would do is learn their hidden classes.
 */
const MANY_CLASSES = 16;
/** Tables of such a class before it is one. */
const PROBATION = 8;

/** Tables of a class in the place of another one that are looked at. */
const LOOKS = 3;

/** Tables that get a class in the place of another one by a change of prototype. */
const MANY_REFINEMENTS = 1000;

/** Own properties of a table without fields. */
const INTERNAL_FIELDS = 3;

/**
 * Makes a constructor of tables a site.
 * @param isPrivate see `TableSite`, as for `metatable`.
 */
export function prepareSite(site: TableSite, isPrivate: boolean, metatable?: MetatableSource): void {
  site.metatable = metatable;
  site.changes = 0;
  site.classes = 0;
  site.isShared = false;
  site.makers = 0;
  site.isClassless = false;
  site.isPrivate = isPrivate;
  site.prototype = sitePrototype(site, LuaTable.prototype);
}

/** From now on the tables of `site` have no class. */
function settle(site: TableSite): void {
  site.changes = MAX_CHANGES + 1;
  site.isClassless = true;
  site.prototype = sitePrototype(site, LuaTable.prototype);
}

function sitePrototype(site: TableSite, base: object): LuaTable {
  return declareConstants(Object.create(base), { Ωsite: site, Ωtable: true }) as LuaTable;
}

/** Gives `table` a metatable, or takes it away. */
export function setMetatable(table: LuaTable, meta: LuaTable | undefined, sites?: TableSites): void {
  if (giveMetatable(table, meta)) return;
  const old = table.Ωmeta;
  table.Ωmeta = meta;
  const target = meta === undefined ? undefined : (meta.Ωtarget ?? indexTable(meta));
  if (target === undefined) {
    disown(table);
    return;
  }
  const state = classOf(target, sites);
  if (typeof state !== "object") {
    disown(table);
    return;
  }
  if (meta === target && !state.members.Ωself) markSelf(state);
  if (table.Ωindex === target) return;
  const hash = table.Ωhash;
  if (typeof hash === "object" && hash.dictionary) disown(table);
  else if (old !== undefined) refine(table, old, meta!, state);
  else {
    const site = table.Ωsite ?? sites?.find(table);
    if (site?.isShared) offerMaker(site, meta!, state, sites);
    else if (site !== undefined) learn(site, state);
    // Classes themselves must be in the chain at any price.
    if (typeof table.Ωclass === "object") join(table, state);
    else disown(table);
  }
}

/**
 * A table that has metatable `old` becomes one of `state`, usually a subclass, whose constructor refines what another one has made; that says
 * nothing about the other one's tables. For some tables it is worth a change of prototype, which takes V8 0.2 µs, and after which it has a
 * hidden class for this one table as soon as that gets another field (`Map::IsDetached`). Where that happens, or many tables are made so,
 * they are made without a class: a method call then takes 2 to 10 ns more.
 */
function refine(table: LuaTable, old: LuaTable, meta: LuaTable, state: TableClass): void {
  if (state.looks > 0 && !state.grows) {
    const before = state.refined;
    const looked = before?.table.deref();
    state.grows = looked !== undefined && Object.keys(looked).length > before!.size;
    const goesOn = --state.looks > 0 && !state.grows;
    state.refined = goesOn ? { table: new WeakRef(table), size: Object.keys(table).length } : undefined;
  }
  if (!state.grows && (meta.Ωtarget === undefined || ++state.refinements <= MANY_REFINEMENTS)) {
    join(table, state);
    return;
  }
  if (table.Ωindex === undefined) return;
  const site = table.Ωsite ?? old.Ωmaker;
  if (site !== undefined) settle(site);
  disown(table);
}

/** Where tables of many classes are made, those with this metatable get a constructor of their own. */
function offerMaker(site: TableSite, meta: LuaTable, state: TableClass, sites: TableSites | undefined): void {
  if (sites === undefined || meta.Ωmaker !== undefined || ++state.shared < MAKER_AFTER) return;
  if (++site.makers > MAX_MAKERS) {
    settle(site);
    site.isShared = false;
    return;
  }
  const maker = sites.create();
  prepareSite(maker, true);
  maker.changes = MAX_CHANGES + 1;
  maker.prototype = sitePrototype(maker, state.members);
  meta.Ωmaker = maker;
}

/**
 * `setmetatable` where that is nothing but a store: of tables whose site has no class, with a metatable that is known (so there is no
 * `__newindex` and no `__mode` in it), in place of none or of another such.
 * @returns false: it is more than that, and nothing has been done.
 */
export function giveMetatable(table: LuaValue, meta: LuaValue): boolean {
  if (!(table instanceof LuaTable && meta instanceof LuaTable) || meta.Ωtarget === undefined) return false;
  if (!isClassless(table) || table.Ωclass !== undefined) return false;
  const old = table.Ωmeta;
  if (old !== undefined && (old.Ωtarget === undefined || fields(old)["__metatable"] !== undefined)) return false;
  table.Ωmeta = meta;
  return true;
}

/** Whether a table stays without a class, like the others of its site. */
export function isClassless(table: LuaTable): boolean {
  return table.Ωindex === undefined && table.Ωsite?.isClassless === true;
}

/** The same for `setmetatable(table, { __index = target })`: the metatable is the shared one of the class of `target`. */
export function giveSharedMetatable(table: LuaValue, target: LuaValue): boolean {
  const state = target instanceof LuaTable ? target.Ωclass : undefined;
  return typeof state === "object" && giveMetatable(table, state.members.Ωshared);
}

/** The table that tables with this metatable inherit from in the way that classes rely on. */
function indexTable(meta: LuaTable): LuaTable | undefined {
  const isFirst = keepProperties(meta);
  const target = getString(meta, "__index");
  if (!(target instanceof LuaTable)) return undefined;
  if (getString(meta, "__newindex") !== undefined || getString(meta, "__mode") !== undefined) return undefined;
  pin(target);
  // Of most metatables that are not classes there is one for each table.
  if (!isFirst || meta === target) meta.Ωtarget = target;
  return target;
}

/** Makes `table` a member, unless it is among what its class inherits from. */
function join(table: LuaTable, state: TableClass): void {
  const isCyclic = Object.prototype.isPrototypeOf.call(table, state.members);
  Object.setPrototypeOf(table, isCyclic ? LuaTable.prototype : state.members);
}

/** Takes a table out of the class that it has, or was made for. */
function disown(table: LuaTable): void {
  if (table.Ωindex !== undefined) Object.setPrototypeOf(table, LuaTable.prototype);
}

/** What may be a table made for a class does not get its metatable as expected. */
export function disownNew(value: LuaValue): void {
  if (value instanceof LuaTable && value.Ωmeta === undefined) disown(value);
}

/** Tables of this site are going to inherit from `target`. */
export function expectClass(site: TableSite, target: LuaTable): void {
  pin(target);
  if (site.isShared) return;
  const state = classOf(target);
  if (typeof state === "object") learn(site, state);
}

/** A table of this site has got class `state`: the next ones are made with it. */
function learn(site: TableSite, state: TableClass): void {
  const base = site.isPrivate ? state.members : state.candidates;
  if (site.changes > MAX_CHANGES || Object.getPrototypeOf(site.prototype) === base) return;
  if (site.changes === MAX_CHANGES) {
    settle(site);
    site.isShared = site.metatable !== undefined;
    site.isClassless = !site.isShared;
  } else {
    site.changes++;
    site.prototype = sitePrototype(site, base);
  }
}

/** Fields that are looked at to tell a class. */
const LOOKED_AT = 8;

/** Whether a table looks like a class: there is a function among its first fields. */
function hasMethods(table: LuaTable): boolean {
  const own = fields(table);
  return Object.keys(own)
    .slice(0, LOOKED_AT + INTERNAL_FIELDS)
    .some((name) => own[name] instanceof LuaFunction);
}

/**
 * The class of tables whose `__index` is `target`. A target with methods has one at once; another from the second such table on: scopes
 * and proxies that are inherited from once would only make V8 learn hidden classes that never come back.
 */
function classOf(target: LuaTable, sites?: TableSites): LuaTable["Ωclass"] {
  const state = target.Ωclass;
  if (typeof state === "object" || state === "retired") return state;
  const seen = (state ?? 0) + 1;
  const site = target.Ωsite ?? sites?.find(target);
  const needed = site !== undefined && site.classes >= MANY_CLASSES ? PROBATION : hasMethods(target) ? 1 : 2;
  if (seen < needed) target.Ωclass = seen;
  else {
    if (site !== undefined) site.classes++;
    createClass(target);
  }
  return target.Ωclass;
}

/** Creates the class of `target`, and those of the tables that it inherits from itself, so that the chain can be followed to its end. */
function createClass(target: LuaTable): void {
  let current: LuaTable = target;
  while (typeof current.Ωclass !== "object" && current.Ωclass !== "retired") {
    // A table further up may have been a dictionary until now.
    pin(current);
    current.Ωclass = newClass(current);
    const meta = current.Ωmeta;
    const parent = meta === undefined ? undefined : indexTable(meta);
    if (parent === undefined || current.Ωindex === parent) return;
    if (typeof parent.Ωclass !== "object") createClass(parent);
    if (typeof parent.Ωclass !== "object") return;
    join(current, parent.Ωclass);
    current = parent;
  }
}

/** The class's table is the metatable of its members, too. */
function markSelf(state: TableClass): void {
  for (const prototype of [state.members, state.candidates]) (prototype as { Ωself: boolean }).Ωself = true;
}

/** A metatable that stands for `{ __index = target }`, however many of them there seem to be. */
function sharedMetatable(target: LuaTable): LuaTable {
  const meta = new LuaTable();
  keepProperties(meta);
  fields(meta)["__index"] = target;
  meta.Ωtarget = target;
  meta.Ωlazy = true;
  return meta;
}

/** The metatable of `table` as a program sees it: one of its own, if it has only shared one so far. */
export function ownMetatable(table: LuaTable): LuaTable | undefined {
  const meta = table.Ωmeta;
  if (meta === undefined || !meta.Ωlazy) return meta;
  const own = new LuaTable();
  keepProperties(own);
  fields(own)["__index"] = fields(meta)["__index"];
  table.Ωmeta = own;
  return own;
}

function newClass(target: LuaTable): TableClass {
  const shared = sharedMetatable(target);
  // The target's own internal fields are not the members'.
  const constants = {
    Ωindex: target,
    Ωshared: shared,
    Ωself: false,
    Ωtable: true,
    Ωclass: undefined,
    Ωtarget: undefined,
    Ωmaker: undefined,
    Ωsite: undefined,
  };
  return {
    shared: 0,
    refined: undefined,
    refinements: 0,
    looks: LOOKS,
    grows: false,
    members: declareConstants(Object.create(target), constants) as LuaTable,
    candidates: declareConstants(Object.create(LuaTable.prototype), constants) as LuaTable,
  };
}
