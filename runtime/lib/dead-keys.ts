/**
 * Keys of entries that have been cleared. They stay in the hash part, because a traversal may be standing on them, but must not keep objects
 * from being collected: as in Lua 5.1, where such a key is no more than a mark. So they are taken out for a collection, and those that
 * something else holds come back.
 */
import type { HashPart } from "../values/hash-part.js";
import { LuaTable } from "../values/table.js";
import { isCollectable } from "./weak-entries.js";

/** A key that has been taken out of its place. */
export interface DeadKey {
  readonly hash: WeakRef<HashPart>;
  readonly at: number;
  readonly key: WeakRef<object>;
}

/** Takes the dead keys out of all tables among `objects`. */
export function takeDeadKeys(objects: Iterable<object>): DeadKey[] {
  const taken: DeadKey[] = [];
  for (const object of objects)
    if (object instanceof LuaTable && typeof object.Ωhash === "object" && object.Ωhash.dead > 0)
      takeFrom(object.Ωhash, taken);
  return taken;
}

function takeFrom(hash: HashPart, taken: DeadKey[]): void {
  const { keys, values } = hash;
  const weak = new WeakRef(hash);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    if (values[at] !== undefined || !isCollectable(key)) continue;
    taken.push({ hash: weak, at, key: new WeakRef<object>(key) });
    hash.take(at);
  }
}

/** Puts back the keys that are still there. */
export function putBackDeadKeys(taken: readonly DeadKey[]): void {
  for (const { hash, at, key } of taken) {
    const part = hash.deref();
    const object = key.deref();
    if (part === undefined || object === undefined) continue;
    part.putBack(at, object as never, undefined);
  }
}
