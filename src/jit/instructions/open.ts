/**
 * Open values: the results of a call, or `...`, of which there may be any number, on their way to the next instruction. They travel in the
 * array `m`. The results of a call are mostly one; then `m` is null, and the value in `h`.
 */
import { INSTRUCTION_SIZE, Op } from "../../../runtime/bytecode/opcodes.js";
import type { FunctionContext } from "../context.js";
import type { Expression, Statement } from "../estree.js";
import * as js from "../estree.js";

const MANY = js.id("m");
const ONE = js.id("h");

/** The results of a call, of which `value` is the first, are open. */
export function openResults(f: FunctionContext, value: Expression): Statement[] {
  return f.fillStatements("openResults", { value });
}

/** The values of `...` are open. */
export function openVarargs(): Statement {
  return js.assign(MANY, js.id("va"));
}

/** What `use` makes of `fixed` values with the open ones behind them. */
export function withOpen(
  f: FunctionContext,
  fixed: readonly Expression[],
  use: (values: Expression[]) => Expression,
): Expression {
  const many = use([...fixed, js.spread(MANY)]);
  return isOfCall(f) ? js.conditional(isOne(), use([...fixed, ONE]), many) : many;
}

/** The number of open values, and of `fixed` ones in front of them. */
export function openCount(f: FunctionContext, fixed: number): Expression {
  const length = js.member(MANY, "length");
  const many = fixed === 0 ? length : js.binary("+", length, js.number(fixed));
  return isOfCall(f) ? js.conditional(isOne(), js.number(fixed + 1), many) : many;
}

const isOne = (): Expression => js.binary("===", MANY, js.NULL);

/** The open values that the current instruction takes are results of a call. */
function isOfCall(f: FunctionContext): boolean {
  return f.proto.code[f.pc - INSTRUCTION_SIZE] === Op.Call;
}
