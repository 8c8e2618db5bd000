/**
 * The JavaScript representation of Lua values (architecture §2) and the questions every layer asks about them.
 */

import { Coroutine } from "./coroutine.js";
import { LuaFunction } from "./function.js";
import { LuaTable } from "./table.js";
import type { Userdata } from "./userdata.js";

/** nil is `undefined`; strings hold one byte (0–255) per character. */
export type LuaValue = undefined | boolean | number | string | LuaTable | LuaFunction | Coroutine | Userdata;

/** A Lua string: every character is 0–255. */
export type ByteString = string;

export type TypeName = "nil" | "boolean" | "number" | "string" | "table" | "function" | "thread" | "userdata";

/** The name that `type` returns, manual §5.1. */
export function typeName(value: LuaValue): TypeName {
  switch (typeof value) {
    case "undefined":
      return "nil";
    case "boolean":
    case "number":
    case "string":
      return typeof value as "boolean" | "number" | "string";
  }
  if (value instanceof LuaTable) return "table";
  if (value instanceof LuaFunction) return "function";
  return value instanceof Coroutine ? "thread" : "userdata";
}

/** Everything but nil and false counts as true, manual §2.2. */
export function truthy(value: LuaValue): boolean {
  return value !== undefined && value !== false;
}
