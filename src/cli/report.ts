/** Errors that no script caught, in the words of lua.c. */
import { tracebackOfError } from "../../runtime/interpreter/traceback.js";
import { metamethod } from "../../runtime/operators/metatable.js";
import { utf8Encode } from "../../runtime/strings/bytes.js";
import { numberToString } from "../../runtime/strings/number.js";
import { LuaError } from "../../runtime/values/errors.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { typeName } from "../../runtime/values/value.js";
import type { Engine } from "../engine/engine.js";
import { LuaSyntaxError } from "../syntax/errors.js";

/** An error without a traceback: a chunk could not be read. */
export class ScriptError extends Error {}

/**
 * The message of an error, with its traceback where it has one, as a byte string without the name of the program; undefined for an error
 * whose value is nil, about which nothing is said.
 */
export function describeError(engine: Engine, thrown: unknown): string | undefined {
  if (thrown instanceof LuaError) return describeLuaError(engine, thrown);
  if (thrown instanceof LuaSyntaxError || thrown instanceof ScriptError) return thrown.message;
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return utf8Encode(`internal error: ${text}`);
}

function describeLuaError(engine: Engine, error: LuaError): string | undefined {
  const { value } = error;
  if (value === undefined) return undefined;
  if (typeof value === "string") return withTraceback(value, error);
  if (typeof value === "number") return withTraceback(numberToString(value), error);
  const handler = metamethod(engine.runtime, value, "__tostring");
  if (handler instanceof LuaFunction) {
    const text = callHandler(engine, handler, value);
    if (typeof text === "string") return withTraceback(text, error);
  }
  return `(error object is a ${typeName(value)} value)`;
}

function callHandler(engine: Engine, handler: LuaFunction, value: LuaError["value"]): LuaError["value"] {
  try {
    return engine.call(handler, value)[0];
  } catch {
    return undefined;
  }
}

function withTraceback(message: string, error: LuaError): string {
  return `${message}\n${tracebackOfError(error)}`;
}
