/**
 * Metamethods that translated code calls by itself: Lua functions found in the metatable of a table. Everything else that a metatable may mean
 * goes by way of the runtime, which requests the call; it also notes which builtin has failed.
 */
import type { FunctionContext } from "../context.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";

/** Scratch variable for the handler. */
const HANDLER = js.id("m");

/**
 * Calls the handler of `event` that the metatable of `o` has with `args`; does `otherwise` if there is none.
 * @param test "hasAccessHandler" for events of keys that the table does not have: it must have no hash part, where the key may be.
 */
export function callHandler(
  f: FunctionContext,
  test: "hasHandler" | "hasAccessHandler",
  o: Expression,
  event: string,
  args: readonly Expression[],
  otherwise: Expression,
): Expression {
  if (o.name === "") return otherwise;
  const fillings = { o, handler: f.property(js.id("h"), event) };
  return js.conditional(f.fill(test, fillings), js.call(js.member(HANDLER, "c"), args), otherwise);
}
