/** Metatables and metamethods of values, manual §2.8. */

import { Coroutine } from "../values/coroutine.js";
import { LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { getString, LuaTable } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import type { LuaValue } from "../values/value.js";

export function metatableOf(rt: Runtime, value: LuaValue): LuaTable | undefined {
  if (value instanceof LuaTable) return value.Ωmeta;
  if (value instanceof Userdata) return value.metatable;
  switch (typeof value) {
    case "string":
      return rt.stringMetatable;
    case "number":
      return rt.numberMetatable;
    case "boolean":
      return rt.booleanMetatable;
    case "undefined":
      return rt.nilMetatable;
  }
  if (value instanceof LuaFunction) return rt.functionMetatable;
  return value instanceof Coroutine ? rt.threadMetatable : undefined;
}

/** The handler of `event` for `value`, or nil. */
export function metamethod(rt: Runtime, value: LuaValue, event: string): LuaValue {
  const meta = metatableOf(rt, value);
  return meta === undefined ? undefined : getString(meta, event);
}
