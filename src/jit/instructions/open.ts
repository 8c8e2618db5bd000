/**
 * Open values: the results of a call, or `...`, of which there may be any number, on their way to the next instruction. They travel in the
 * array `m`. The results of a call are mostly one; then `m` is null, and the value in `h`. The result of a builtin that is done in place is
 * known to be one, and has a variable of its own.
 */
import { INSTRUCTION_SIZE, Op } from "../../../runtime/bytecode/opcodes.js";
import type { FunctionContext } from "../context.js";
import type { Expression, Statement } from "../javascript.js";
import * as js from "../javascript.js";
import { openRegister } from "../types.js";

const MANY = js.id("m");
const ONE = js.id("h");

/** The results of a call, of which `value` is the first, are open. */
export function openResults(f: FunctionContext, value: Expression): Statement[] {
  return f.fillStatements("openResults", { value });
}

/** The same of a call done in another way on this path, that has one result. */
export function oneOpenResult(f: FunctionContext, value: Expression): Statement[] {
  return f.fillStatements("oneOpenResult", { value });
}

/** The open values that the instruction takes are known to be one. */
export function isSingle(f: FunctionContext): boolean {
  return f.analysis.isSingle(f.state);
}

/** The one open value. */
export function single(f: FunctionContext): Expression {
  return f.operand(openRegister(f.proto));
}

/** The one open value is `value`. */
export function setSingle(f: FunctionContext, value: Expression): void {
  f.usesOpenRegister = true;
  f.set(openRegister(f.proto), value);
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
