/** Argument checks of library functions, a word each (lauxlib.c). Positions count from 1. */
import { untilZero } from "../strings/bytes.js";
import { numberToString, stringToNumber } from "../strings/number.js";
import { errors } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";

/** luaL_checknumber: a number, or a string that converts to one. */
export function checkNumber(value: LuaValue, position: number): number {
  if (typeof value === "number") return value;
  const converted = typeof value === "string" ? stringToNumber(value) : undefined;
  if (converted === undefined) throw errors.wrongType(position, "number", value);
  return converted;
}

/** luaL_checkinteger: truncated towards zero; NaN and what no 64-bit integer holds become the smallest one. */
export function checkInteger(value: LuaValue, position: number): number {
  const number = typeof value === "number" ? value : checkNumber(value, position);
  if ((number | 0) === number) return number;
  return Math.abs(number) < 2 ** 63 ? Math.trunc(number) : -(2 ** 63);
}

export function optionalInteger(value: LuaValue, position: number, otherwise: number): number {
  return value === undefined ? otherwise : checkInteger(value, position);
}

/** luaL_checkint: the lower half of the integer. */
export function checkInt(value: LuaValue, position: number): number {
  return checkInteger(value, position) | 0;
}

export function optionalNumber(value: LuaValue, position: number, otherwise: number): number {
  return value === undefined ? otherwise : checkNumber(value, position);
}

/** luaL_checkstring: a string, or a number as text. */
export function checkString(value: LuaValue, position: number): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  throw errors.wrongType(position, "string", value);
}

export function optionalString<T extends string | undefined>(
  value: LuaValue,
  position: number,
  otherwise: T,
): string | T {
  return value === undefined ? otherwise : checkString(value, position);
}

/** A string that C passes on without its length: names of files, modules and chunks, options. It ends at a zero byte. */
export function checkName(value: LuaValue, position: number): string {
  return untilZero(checkString(value, position));
}

export function optionalName<T extends string | undefined>(
  value: LuaValue,
  position: number,
  otherwise: T,
): string | T {
  return value === undefined ? otherwise : checkName(value, position);
}

export function checkTable(value: LuaValue, position: number): LuaTable {
  if (value instanceof LuaTable) return value;
  throw errors.wrongType(position, "table", value);
}

export function checkFunction(value: LuaValue, position: number): LuaFunction {
  if (value instanceof LuaFunction) return value;
  throw errors.wrongType(position, "function", value);
}

/** luaL_checkany: nil will do, nothing will not. */
export function checkAny(argc: number, position: number): void {
  if (argc < position) throw errors.badArgument(position, "value expected");
}
