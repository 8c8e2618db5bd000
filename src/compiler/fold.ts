/** Which expressions are constants at compile time, with the arithmetic that PUC Lua folds (and no more). */
import type { Constant } from "../../runtime/bytecode/proto.js";
import { modulo, power } from "../../runtime/operators/arithmetic.js";
import type { ArithmeticOperator, Expression } from "../syntax/ast.js";

/** What `constantOf` returns for an expression without a constant value; nil is a constant. */
export const notConstant: unique symbol = Symbol("not a constant");

/** Operators in a row beyond this are left to run time, so that long chains take linear time. */
const FOLDED_CHAIN = 50;

/** The value of a constant expression, without evaluating anything that could fail or yield NaN at run time. */
export function constantOf(e: Expression, chain = 0): Constant | typeof notConstant {
  switch (e.kind) {
    case "Name":
    case "Index":
    case "Call":
      return notConstant;
    case "Number":
    case "String":
      return e.value;
    case "Nil":
      return undefined;
    case "True":
      return true;
    case "False":
      return false;
    case "Parenthesized":
      return constantOf(e.expression);
    case "Unary":
      return e.operator === "#" ? notConstant : constantOfUnary(e.operator, constantOf(e.operand));
    case "Binary": {
      const right = chain === FOLDED_CHAIN ? notConstant : constantOf(e.right);
      if (typeof right !== "number") return notConstant;
      const left = constantOf(e.left, chain + 1);
      return typeof left === "number" ? fold(e.operator, left, right) : notConstant;
    }
    default:
      return notConstant;
  }
}

function constantOfUnary(operator: "-" | "not", operand: Constant | typeof notConstant): Constant | typeof notConstant {
  if (operand === notConstant) return notConstant;
  if (operator === "not") return !isTruthy(operand);
  return typeof operand === "number" ? -operand : notConstant;
}

function fold(operator: string, left: number, right: number): number | typeof notConstant {
  if (right === 0 && (operator === "/" || operator === "%")) return notConstant;
  const result = arithmetic(operator as ArithmeticOperator, left, right);
  return result === result ? result : notConstant;
}

/** NaN for operators that are not arithmetic. */
function arithmetic(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return modulo(left, right);
    case "^":
      return power(left, right);
    default:
      operator satisfies never;
      return Number.NaN;
  }
}

export const isTruthy = (value: Constant): boolean => value !== undefined && value !== false;
