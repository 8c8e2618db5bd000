/**
 * Metamethods that translated code calls by itself: Lua functions found in the metatable of a table. Everything else that a metatable may mean
 * goes by way of the runtime, which requests the call; it also notes which builtin has failed.
 */
import { Feedback } from "../../../runtime/bytecode/code.js";
import type { FunctionContext } from "../context.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";

/** Scratch variable for the handler. */
const HANDLER = js.id("m");

/** Whether the event of the current instruction has called a metamethod: others are not asked for the table's handler in line. */
export function isHandled(f: FunctionContext): boolean {
  return (f.analysis.feedbackAt(f.pc) & Feedback.Handled) !== 0;
}

/**
 * Calls the handler of `event` that the metatable of `o` has with `args`; does `otherwise` if there is none.
 * @param test "hasAccessHandler" for events of keys that the table does not have: it must have no hash part, where the key may be.
 */
export function callHandler(
  f: FunctionContext,
  test: "hasHandler" | "hasHandlerBehindNumber" | "hasAccessHandler",
  o: Expression,
  event: string,
  args: readonly Expression[],
  otherwise: Expression,
): Expression {
  if (o.name === "") return otherwise;
  const fillings = { o, handler: f.property(js.id("h"), event) };
  return js.conditional(f.fill(test, fillings), js.call(js.member(HANDLER, "c"), args), otherwise);
}

/**
 * Calls the `__index` function of `o`, or where receivers without a class were seen that of the table which is the `__index` of `o`; does
 * `otherwise` if there is none.
 * @param below the field named `k` of that table, in `h`.
 */
export function callIndexHandler(
  f: FunctionContext,
  o: Expression,
  k: Expression,
  below: Expression | undefined,
  otherwise: Expression,
): Expression {
  if (o.name === "") return otherwise;
  let further = otherwise;
  if (below !== undefined && (f.analysis.feedbackAt(f.pc) & Feedback.Classless) !== 0) {
    const table = js.id("h");
    const test = f.fill("hasAccessHandlerBelow", { o, handler: f.property(table, "__index"), below });
    further = js.conditional(test, js.call(js.member(HANDLER, "c"), [table, k]), otherwise);
  }
  return callHandler(f, "hasAccessHandler", o, "__index", [o, k], further);
}

/** The answer of the handler for a comparison that the metatable of both `x` and `y` has; `otherwise` if there is none. */
export function askHandler(
  f: FunctionContext,
  event: "__eq" | "__lt" | "__le",
  x: Expression,
  y: Expression,
  otherwise: Expression,
): Expression {
  if (x.name === "" || y.name === "") return otherwise;
  const has = f.fill("hasCommonHandler", { o: x, y, handler: f.property(js.id("h"), event) });
  return js.conditional(has, f.fill("answer", { x: js.call(js.member(HANDLER, "c"), [x, y]) }), otherwise);
}
