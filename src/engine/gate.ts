/**
 * What the host hands to Lua passes here. Strings of Lua have a character for each byte; names of internal fields begin with wider ones, so
 * no such character may get in.
 */
import { Coroutine } from "../../runtime/values/coroutine.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { LuaTable } from "../../runtime/values/table.js";
import { Userdata } from "../../runtime/values/userdata.js";
import type { LuaValue } from "../../runtime/values/value.js";

export const isByteString = (text: string): boolean => !/[\u0100-\uffff]/.test(text);

/** What is wrong with a value of the host as a value of Lua; undefined if nothing is. */
export function faultOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "undefined":
    case "number":
    case "boolean":
      return undefined;
    case "string":
      return isByteString(value) ? undefined : "is no byte string; pass it through utf8Encode";
    default:
      return isObject(value) ? undefined : `is no value of Lua: ${String(value)}`;
  }
}

function isObject(value: unknown): boolean {
  return (
    value instanceof LuaTable || value instanceof LuaFunction || value instanceof Coroutine || value instanceof Userdata
  );
}

/** @throws TypeError for what is no value of Lua. */
export function checkValues(values: readonly LuaValue[], what: string): void {
  for (let i = 0; i < values.length; i++) {
    const fault = faultOf(values[i]);
    if (fault !== undefined) throw new TypeError(`${what} ${i + 1} ${fault}`);
  }
}

/** @throws TypeError for what is no byte string. */
export function checkText(text: string, what: string): void {
  if (typeof text !== "string") throw new TypeError(`${what} has to be a string`);
  if (!isByteString(text)) throw new TypeError(`${what} is no byte string; pass it through utf8Encode`);
}
