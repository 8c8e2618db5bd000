/**
 * String keys as properties that V8 keeps in fast mode. In dictionary mode, where objects get that look like dictionaries to it, each access
 * by translated code takes five to twenty times as long.
 */
import type { Fields, LuaTable } from "./table.js";
import type { LuaValue } from "./value.js";

/**
 * `Ωhash` and `HashPart.added` count additions of string keys by the runtime, up to a dozen: computed ones in the low byte (`COMPUTED`), those
 * that stand in the program text in units of `ONE_FIELD`. A table that is to get some by stores in any case starts below zero.
 */
export const ONE_FIELD = 256;
export const COMPUTED = ONE_FIELD - 1;

/**
 * Properties that are added by stores as V8 has them for elements and dictionaries: it makes a dictionary of an object that gets more
 * than twelve so beyond what it has room for (kFastPropertiesSoftLimit).
 */
export const MAX_KEYED_ADDITIONS = 12;

/** Whether another property would make a dictionary of the table in V8, were it added by a keyed store. Always true of `PINNED`. */
export const isLarge = (added: number): boolean => (added & COMPUTED) + (added >> 8) >= MAX_KEYED_ADDITIONS;

/** `own[key] = value` where that may be a new property; `added` counts those that there are. */
export function addProperty(own: Fields, key: string, value: LuaValue, added: number): void {
  // Definitions of properties are no such sign for V8; they take ten times as long, though.
  if (isLarge(added) && !Object.hasOwn(own, key))
    Object.defineProperty(own, key, { value, writable: true, enumerable: true, configurable: true });
  else own[key] = value;
}

/** Properties beyond which translated code's own stores, which are not counted, make dictionaries (kMaxFastProperties). */
export const MANY_PROPERTIES = 128;

/**
 * Asks V8 to keep the table's properties in fast mode. An object that serves as a prototype is made fast when a property is
 * looked up through it (`JSObject::MakePrototypesFast`); nothing else observable happens.
 */
export function makeFast(table: LuaTable): void {
  function Carrier(): void {}
  Carrier.prototype = table;
  const carrier = new (Carrier as unknown as new () => { Ωprobe?: unknown })();
  // V8 starts to cache look-ups when a function has run for a while.
  for (let i = 0; i < 24; i++) probe(carrier);
  Carrier.prototype = null;
}

function probe(carrier: { Ωprobe?: unknown }): unknown {
  return carrier.Ωprobe;
}
