/** Arithmetic, length, concatenation and comparisons. */
import { Feedback } from "../../../runtime/bytecode/code.js";
import { Op } from "../../../runtime/bytecode/opcodes.js";
import type { SupportName } from "../../../runtime/interpreter/compiled.js";
import type { FunctionContext } from "../context.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";
import { Type } from "../types.js";
import { askHandler, callHandler, isHandled } from "./handlers.js";
import { guardWords } from "./words.js";

interface Arithmetic {
  readonly event: string;
  readonly compute: (f: FunctionContext, x: Expression, y: Expression) => Expression;
}

const operator = (sign: js.BinaryOperator) => (_: FunctionContext, x: Expression, y: Expression) =>
  js.binary(sign, x, y);
const support = (name: SupportName) => (f: FunctionContext, x: Expression, y: Expression) =>
  js.call(f.support(name), [x, y]);

export const arithmeticOperations = {
  [Op.Add]: { event: "__add", compute: operator("+") },
  [Op.Sub]: { event: "__sub", compute: operator("-") },
  [Op.Mul]: { event: "__mul", compute: operator("*") },
  [Op.Div]: { event: "__div", compute: operator("/") },
  [Op.Mod]: { event: "__mod", compute: support("modulo") },
  [Op.Pow]: { event: "__pow", compute: support("power") },
} satisfies Partial<Record<Op, Arithmetic>>;

export function arithmetic(operation: Arithmetic): (f: FunctionContext) => void {
  return (f) => {
    const x = f.operand(f.b);
    const y = f.operand(f.c);
    if (f.analysis.isNumeric(f.pc, f.state, f.b, f.c)) {
      guardWords(f, f.analysis.wordsOfSum(f.pc, f.state, [f.b, f.c]));
      f.guardNumbers(f.b, f.c);
      f.set(f.a, operation.compute(f, x, y));
      return;
    }
    f.atCall();
    const { event } = operation;
    const compute = f.fill("compute", { x, y, event: js.string(event) });
    // The metatable of a number in front would be asked first.
    const [test, handled] = f.isKnown(f.b, Type.Number)
      ? (["hasHandlerBehindNumber", y] as const)
      : (["hasHandler", x] as const);
    const otherwise = callHandler(f, test, handled, event, [x, y], compute);
    f.set(f.a, f.fill("arithmetic", { x, y, raw: operation.compute(f, x, y), otherwise }));
  };
}

export function unaryMinus(f: FunctionContext): void {
  const x = f.operand(f.b);
  if (f.analysis.isNumeric(f.pc, f.state, f.b)) {
    f.guardNumbers(f.b);
    f.set(f.a, js.minus(x));
    return;
  }
  const minus = js.call(f.support("minus"), [js.id("rt"), x]);
  if (!isHandled(f)) {
    f.at();
    f.set(f.a, minus);
    return;
  }
  f.atCall();
  f.set(f.a, f.fill("minus", { x, otherwise: callHandler(f, "hasHandler", x, "__unm", [x, x], minus) }));
}

export function not(f: FunctionContext): void {
  f.set(f.a, condition(f, f.b, false));
}

/** Whether register `operand` is true, or false, as a condition. */
export function condition(f: FunctionContext, operand: number, wanted: boolean): Expression {
  const x = f.register(operand);
  const type = f.typeOf(operand);
  if (f.isKnown(operand, Type.Boolean)) return wanted ? x : js.not(x);
  if ((type & (Type.Nil | Type.Boolean)) === 0) return js.constant(wanted);
  if ((type & Type.Boolean) === 0) return js.binary(wanted ? "!==" : "===", x, js.UNDEFINED);
  return f.fill(wanted ? "truthy" : "falsy", { x });
}

export function length(f: FunctionContext): void {
  const o = f.operand(f.b);
  if (f.analysis.isTableLength(f.pc, f.state, f.b)) {
    if (!f.isKnown(f.b, Type.Table)) f.guard(f.fill("isTable", { x: o }), "notTable");
    f.set(f.a, f.fill("lengthOf", { o }));
    return;
  }
  if (f.isKnown(f.b, Type.String) || f.analysis.isStringLength(f.pc, f.state, f.b)) {
    f.guardString(f.b);
    f.set(f.a, js.member(o, "length"));
    return;
  }
  f.at();
  f.set(f.a, js.call(f.support("len"), [js.id("rt"), o]));
}

export function concat(f: FunctionContext): void {
  if (f.options.metered) {
    f.at();
    f.set(f.a, f.fill("meteredConcat", { x: f.operand(f.b), y: f.operand(f.c) }));
    return;
  }
  const x = text(f, f.b);
  const y = text(f, f.c);
  if (x !== undefined && y !== undefined) {
    f.set(f.a, js.binary("+", x, y));
    return;
  }
  const operands = { x: f.operand(f.b), y: f.operand(f.c) };
  f.set(f.a, f.fill("concat", { ...operands, otherwise: joining(f, operands.x, operands.y) }));
}

/** Concatenation where not both operands are strings. */
function joining(f: FunctionContext, x: Expression, y: Expression): Expression {
  const join = js.call(f.support("join"), [js.id("rt"), x, y]);
  // Strings and numbers in front may have a handler of their own.
  if (!isHandled(f) || f.isKnown(f.b, Type.String | Type.Number)) {
    f.at();
    return join;
  }
  f.atCall();
  return callHandler(f, "hasHandler", x, "__concat", [x, y], join);
}

/** The operand as a string if that is what it is, or a number. */
function text(f: FunctionContext, operand: number): Expression | undefined {
  if (f.isKnown(operand, Type.String)) return f.operand(operand);
  if (f.isKnown(operand, Type.Number)) return js.call(f.support("numberToString"), [f.operand(operand)]);
  return undefined;
}

/** The condition `R[A] == R[B]`. */
export function equality(f: FunctionContext): Expression {
  const x = f.operand(f.a);
  const y = f.operand(f.b);
  const objects = Type.Table | Type.Other;
  if ((f.typeOf(f.a) & objects) === 0 || (f.typeOf(f.b) & objects) === 0) {
    const same = js.binary("===", x, y);
    const other = f.isKnown(f.a, Type.String) ? f.b : f.isKnown(f.b, Type.String) ? f.a : undefined;
    if (other === undefined || (f.typeOf(other) & Type.Nil) === 0) return same;
    // V8 compares strings quickly where it has seen nothing but strings.
    return js.binary("&&", js.binary("!==", f.operand(other), js.UNDEFINED), same);
  }
  const seen = f.analysis.feedbackAt(f.pc);
  if ((seen & Feedback.Handled) !== 0) {
    f.atCall();
    return f.fill("equal", { x, y, otherwise: askHandler(f, "__eq", x, y, f.fill("equals", { x, y })) });
  }
  if ((seen & Feedback.Failed) !== 0) {
    f.at();
    return f.fill("equal", { x, y, otherwise: f.fill("equals", { x, y }) });
  }
  // Without a metamethod to call it can be left in front of the comparison, and nothing can be thrown.
  if ((seen & Feedback.Objects) !== 0) f.guard(f.fill("hasNoEqualityHandler", { x, y }), "equalityHandler");
  else f.guard(f.fill("isNotOfObjects", { x, y }), "differentObjects");
  return js.binary("===", x, y);
}

/** The condition `R[A] < R[B]` or `R[A] <= R[B]`. */
export function order(f: FunctionContext, strict: boolean): Expression {
  const x = f.operand(f.a);
  const y = f.operand(f.b);
  if (f.analysis.isNumeric(f.pc, f.state, f.a, f.b)) {
    f.guardNumbers(f.a, f.b);
    return js.binary(strict ? "<" : "<=", x, y);
  }
  const name = strict ? "less" : "lessOrEqual";
  const compare = js.call(f.support(name), [js.id("rt"), x, y]);
  if (!isHandled(f)) {
    f.at();
    return f.fill(name, { x, y, otherwise: compare });
  }
  f.atCall();
  return f.fill(name, { x, y, otherwise: askHandler(f, strict ? "__lt" : "__le", x, y, compare) });
}
