/** Indexing with metamethods: `t[k]` and `t[k] = v`, manual §2.8 ("index", "newindex"). */
import { errors } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { REQUEST, type Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import {
  fields,
  getString,
  isClassEvent,
  isFull,
  LuaTable,
  rawget,
  rawset,
  setField,
  setNumber,
} from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { metamethod } from "./metatable.js";
import { request } from "./request.js";

/** Handlers followed before "loop in gettable" (MAXTAGLOOP of lvm.c). */
const MAX_CHAIN = 100;

/** `__index` of a metatable. These keep their string keys as properties; one that is a member of a class may have inherited it. */
export function indexHandler(meta: LuaTable): LuaValue {
  return meta.Ωtarget ?? (meta.Ωindex === undefined ? fields(meta)["__index"] : getString(meta, "__index"));
}

/** `object[key]`; `operand` is the operand of the running instruction that holds `object`. */
export function index(rt: Runtime, object: LuaValue, key: LuaValue, operand: number): Step {
  let current = object;
  for (let i = 0; i < MAX_CHAIN; i++) {
    let handler: LuaValue;
    if (current instanceof LuaTable) {
      const value = typeof key === "string" ? inheritedString(current, key) : rawget(current, key);
      if (value !== undefined) return value;
      const meta = current.Ωmeta;
      if (meta === undefined) return undefined;
      handler = indexHandler(meta);
      if (handler === undefined) return undefined;
    } else {
      handler = metamethod(rt, current, "__index");
      if (handler === undefined) throw errors.index(current, i === 0 ? operand : -1);
    }
    if (handler instanceof LuaFunction) return request(rt, handler, [current, key]);
    current = handler;
  }
  throw errors.indexLoop("gettable");
}

/** `object[key]` if that calls no function; otherwise, or if it is an error, REQUEST. */
export function lookUp(object: LuaValue, key: LuaValue): LuaValue | typeof REQUEST {
  let current = object;
  for (let i = 0; i < MAX_CHAIN && current instanceof LuaTable; i++) {
    const value = typeof key === "string" ? inheritedString(current, key) : rawget(current, key);
    if (value !== undefined) return value;
    const meta = current.Ωmeta;
    if (meta === undefined) return undefined;
    const handler = indexHandler(meta);
    if (handler === undefined) return undefined;
    current = handler;
  }
  return REQUEST;
}

/**
 * The same where keys have been strings so far. What a dictionary has is found in as few calls as can be: until V8 has compiled them, these
 * are most of the time (measured: the first two hundred thousand look-ups take 0.5 of it).
 */
export function lookUpString(object: LuaValue, key: LuaValue): LuaValue | typeof REQUEST {
  if (typeof key === "string" && object instanceof LuaTable) {
    const hash = object.Ωhash;
    if (typeof hash === "object" && hash.dictionary) {
      const value = hash.getString(key);
      if (value !== undefined || object.Ωmeta === undefined) return value;
    }
  }
  return lookUp(object, key);
}

/** The same where numbers have been looked up that are not in the array part. */
export function lookUpHashed(object: LuaValue, key: LuaValue): LuaValue | typeof REQUEST {
  if (typeof key === "number" && object instanceof LuaTable) {
    const hash = object.Ωhash;
    if (typeof hash === "object") {
      const value = hash.getNumber(key);
      if (value !== undefined || (object.Ωmeta === undefined && key >= object.Ωarray.length)) return value;
    }
  }
  return lookUp(object, key);
}

/** `rawget(table, key)`; or, of a member of a class, what it inherits: it does not matter which of the two is found. */
function inheritedString(table: LuaTable, key: string): LuaValue {
  const hash = table.Ωhash;
  if (typeof hash === "object" && hash.dictionary) return hash.get(key);
  const value = fields(table)[key];
  if (value === undefined) return typeof hash === "object" ? hash.get(key) : undefined;
  // Members that have no metatable yet inherit nothing, so far as programs can tell.
  return table.Ωindex === undefined || table.Ωmeta !== undefined ? value : getString(table, key);
}

/** `object[key] = value`. */
export function setIndex(
  rt: Runtime,
  object: LuaValue,
  key: LuaValue,
  value: LuaValue,
  operand: number,
): typeof REQUEST | undefined {
  let current = object;
  for (let i = 0; i < MAX_CHAIN; i++) {
    let handler: LuaValue;
    if (current instanceof LuaTable) {
      // A table refuses the key before its metatable is asked (luaV_settable of Lua 5.1, not LuaJIT).
      checkKey(key);
      const meta = current.Ωmeta;
      if (meta === undefined || rawget(current, key) !== undefined) return store(rt, current, key, value);
      handler = getString(meta, "__newindex");
      if (handler === undefined) return store(rt, current, key, value);
    } else {
      handler = metamethod(rt, current, "__newindex");
      if (handler === undefined) throw errors.index(current, i === 0 ? operand : -1);
    }
    if (handler instanceof LuaFunction) return request(rt, handler, [current, key, value]);
    current = handler;
  }
  throw errors.indexLoop("settable");
}

function checkKey(key: LuaValue): void {
  if (key === undefined) throw errors.nilKey();
  if (key !== key) throw errors.nanKey();
}

function store(rt: Runtime, table: LuaTable, key: LuaValue, value: LuaValue): undefined {
  rawset(table, key, value);
  if (key === "__mode") rt.collector?.modeChanged([]);
}

/** `table[key] = value` for a number key, unless it calls a function or is an error; whether it was done. */
export function storeNumber(table: LuaTable, key: number, value: LuaValue): boolean {
  if (key !== key || hasNewIndex(table) || isFull(table, key)) return false;
  setNumber(table, key, value);
  return true;
}

/** `table.key = value` with a key from the program text that is no event of classes, likewise. */
export function storeField(table: LuaTable, key: string, value: LuaValue): boolean {
  if (hasNewIndex(table)) return false;
  setField(table, key, value);
  return true;
}

function hasNewIndex(table: LuaTable): boolean {
  const meta = table.Ωmeta;
  return meta !== undefined && getString(meta, "__newindex") !== undefined;
}

/** `object.key = value` with a key from the program text, which never turns a record into a dictionary. */
export function setNamed(
  rt: Runtime,
  object: LuaValue,
  key: string,
  value: LuaValue,
  operand: number,
): typeof REQUEST | undefined {
  if (object instanceof LuaTable && !isClassEvent(key) && storeField(object, key, value)) return undefined;
  return setIndex(rt, object, key, value, operand);
}
