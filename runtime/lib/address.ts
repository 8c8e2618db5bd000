/** What `tostring` shows of objects: `table: 0x…`, with a number that is the object's own for as long as it lives. */

import type { Coroutine } from "../values/coroutine.js";
import type { LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { fields, type LuaTable } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import { typeName } from "../values/value.js";

type Identified = LuaTable | LuaFunction | Coroutine | Userdata;

/** Addresses look like those of objects on the heap of a process on x86-64: spaced, and of twelve digits. */
const FIRST = 0x5555_5500_0000;
const SPACING = 0x20;

class Addresses {
  private readonly known = new WeakMap<object, string>();
  private next = FIRST;

  of(object: object): string {
    let address = this.known.get(object);
    if (address === undefined) {
      this.next += SPACING;
      address = "0x" + this.next.toString(16);
      this.known.set(object, address);
    }
    return address;
  }
}

/** Where the registry keeps the addresses given so far. */
const REGISTRY_KEY = "perigee.addresses";

/** The address of an object, such as `0x555555000020`. */
export function addressOf(rt: Runtime, object: Identified): string {
  const kept = fields(rt.registry)[REGISTRY_KEY];
  if (kept instanceof Userdata && kept.host instanceof Addresses) return kept.host.of(object);
  const addresses = new Addresses();
  fields(rt.registry)[REGISTRY_KEY] = new Userdata(addresses, undefined);
  return addresses.of(object);
}

/** The text for an object without `__tostring`. */
export function describeObject(rt: Runtime, object: Identified): string {
  return `${typeName(object)}: ${addressOf(rt, object)}`;
}
