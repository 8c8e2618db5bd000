/**
 * The entries of weak tables while the host collects garbage. What a weak table does not hold is taken out of it and kept by JavaScript
 * weak references; what is still there afterwards comes back to its place. As in Lua 5.1, a value is held as long as its table even if it
 * is what holds its own key; strings, numbers and booleans are values and stay.
 */
import { fields, getString, isInternal, type LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";

/** A collectable value that is not held meanwhile. */
export interface Reference {
  /** The value, if there still is one. */
  get(): object | undefined;
}

/** Makes the reference of a value: one for each. */
export type Refer = (value: object) => Reference;

export interface Mode {
  readonly keys: boolean;
  readonly values: boolean;
}

/** What `__mode` of a metatable says; undefined for a table that is not weak. */
export function modeOf(meta: LuaTable | undefined): Mode | undefined {
  if (meta === undefined) return undefined;
  const text = getString(meta, "__mode");
  if (typeof text !== "string") return undefined;
  const mode = { keys: text.includes("k"), values: text.includes("v") };
  return mode.keys || mode.values ? mode : undefined;
}

/** A table, function, thread or userdata. */
export function isCollectable(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** An entry that has been taken out: an element, a field, or a place of the hash part. */
type Entry =
  | { readonly part: "array"; readonly at: number; readonly value: Reference }
  | { readonly part: "field"; readonly at: string; readonly value: Reference }
  | { readonly part: "hash"; readonly at: number; readonly key: LuaValue | Held; readonly value: LuaValue | Held };

/** A reference among values. */
class Held {
  constructor(readonly reference: Reference) {}
}

/** Takes the entries that may go out of `table`. */
export function takeOut(table: LuaTable, mode: Mode, refer: Refer): Entry[] {
  const entries: Entry[] = [];
  if (mode.values) {
    takeElements(table, refer, entries);
    takeFields(table, refer, entries);
  }
  takeHash(table, mode, refer, entries);
  return entries;
}

function takeElements(table: LuaTable, refer: Refer, entries: Entry[]): void {
  const array = table.Ωarray;
  for (let at = 1; at < array.length; at++) {
    const value = array[at];
    if (!isCollectable(value)) continue;
    entries.push({ part: "array", at, value: refer(value) });
    array[at] = undefined;
  }
}

function takeFields(table: LuaTable, refer: Refer, entries: Entry[]): void {
  const own = fields(table);
  for (const at of Object.keys(own)) {
    const value = own[at];
    if (!isCollectable(value) || isInternal(at)) continue;
    entries.push({ part: "field", at, value: refer(value) });
    own[at] = undefined;
  }
}

function takeHash(table: LuaTable, mode: Mode, refer: Refer, entries: Entry[]): void {
  const hash = table.Ωhash;
  if (typeof hash !== "object") return;
  for (let at = 0; at < hash.keys.length; at++) {
    const key = hash.keys[at];
    const value = hash.values[at];
    const isWeakKey = mode.keys && isCollectable(key);
    const isWeakValue = mode.values && isCollectable(value);
    if (!isWeakKey && !isWeakValue) continue;
    // The key of a cleared entry is there for traversals only; without its table's hold it goes.
    if (value !== undefined)
      entries.push({
        part: "hash",
        at,
        key: isWeakKey ? new Held(refer(key)) : key,
        value: isWeakValue ? new Held(refer(value)) : value,
      });
    hash.take(at);
  }
}

/**
 * Puts back what is still there.
 * @param isFinal whether a value is about to be finalized: such values go, such keys stay until they have been.
 */
export function putBack(table: LuaTable, entries: readonly Entry[], isFinal: (value: object) => boolean): void {
  const array = table.Ωarray;
  const hash = table.Ωhash;
  const valueHeld = (held: LuaValue | Held): LuaValue => {
    if (!(held instanceof Held)) return held;
    const value = held.reference.get();
    return value === undefined || isFinal(value) ? undefined : (value as LuaValue);
  };
  for (const entry of entries) {
    if (entry.part === "array") array[entry.at] = valueHeld(new Held(entry.value));
    else if (entry.part === "field") fields(table)[entry.at] = valueHeld(new Held(entry.value));
    else if (typeof hash === "object") {
      const key = entry.key instanceof Held ? (entry.key.reference.get() as LuaValue) : entry.key;
      const value = key === undefined ? undefined : valueHeld(entry.value);
      hash.putBack(entry.at, key, value);
      if (value === undefined) hash.dead++;
    }
  }
  while (array.length > 1 && array[array.length - 1] === undefined) array.pop();
}
