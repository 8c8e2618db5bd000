/**
 * Expressions as conditions: jumps to the ends of blocks around. `and`, `or`, `not` and comparisons never become values unless
 * one is asked for.
 */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { Binary, Expression } from "../syntax/ast.js";
import { operandsOf } from "./chains.js";
import { operands, toAnyRegister, toOperand, toRegister } from "./expressions.js";
import { constantOf, isTruthy, notConstant } from "./fold.js";
import type { FunctionState, OpenRegion } from "./function-state.js";

/** Where PUC Lua puts the value of the expression to use, as far as hooks see it. */
export function usedLine(e: Expression): number {
  switch (e.kind) {
    case "Call":
    case "MethodCall":
    case "Binary":
    case "Unary":
    case "Logical":
    case "Parenthesized":
      return e.usedLine;
    case "Table":
      return e.endLine;
    case "FunctionExpression":
      return e.body.endLine;
    default:
      return e.line;
  }
}

/**
 * Jumps to the end of the region if the truth of the expression is `when`, otherwise goes on.
 * @param line of a test.
 */
export function jumpIf(f: FunctionState, e: Expression, when: boolean, region: OpenRegion, line = usedLine(e)): void {
  switch (e.kind) {
    case "Parenthesized":
      return jumpIf(f, e.expression, when, region, line);
    case "Logical":
      // `a and b` is false when either is, `a or b` true when either is.
      if ((e.operator === "or") === when) {
        for (const [operand, at] of operandsOf(e, line)) jumpIf(f, operand, when, region, at);
      } else {
        const skip = f.openRegion("block");
        jumpIf(f, e.left, !when, skip);
        jumpIf(f, e.right, when, region, line);
        f.closeRegion(skip);
      }
      return;
    case "Unary":
      if (e.operator === "not") return jumpIf(f, e.operand, !when, region, line);
      break;
    case "Binary":
      if (isComparison(e)) return jumpIfComparison(f, e, when, region);
      break;
  }
  const value = constantOf(e);
  if (value === notConstant) {
    const { freeRegister } = f;
    const register = toAnyRegister(f, e);
    f.line = line;
    f.jumpOnRegister(register, when, region);
    f.freeRegister = freeRegister;
  } else {
    f.line = line;
    if (isTruthy(value) === when) f.jump(region);
  }
}

function isComparison(e: Binary): boolean {
  switch (e.operator) {
    case "==":
    case "~=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return true;
    default:
      return false;
  }
}

/** `a > b` is `b < a`, with `a` evaluated first all the same. */
function jumpIfComparison(f: FunctionState, e: Binary, when: boolean, region: OpenRegion): void {
  const { freeRegister } = f;
  operands(f, e.left, e.right, toOperand);
  f.line = e.line;
  const { operator } = e;
  if (operator === ">" || operator === ">=") f.emit(comparisonJump(operator, when), f.right, f.left, 0);
  else f.emit(comparisonJump(operator, when), f.left, f.right, 0);
  f.linkJump(region, 3);
  f.freeRegister = freeRegister;
}

function comparisonJump(operator: Binary["operator"], when: boolean): Op {
  switch (operator) {
    case "==":
      return when ? Op.JumpEq : Op.JumpNe;
    case "~=":
      return when ? Op.JumpNe : Op.JumpEq;
    case "<":
    case ">":
      return when ? Op.JumpLt : Op.JumpNotLt;
    default:
      return when ? Op.JumpLe : Op.JumpNotLe;
  }
}

/** The value is true or false as the outcome of a jump, rather than of an operation on a value. */
export function isBoolean(e: Expression): boolean {
  switch (e.kind) {
    case "Parenthesized":
      return isBoolean(e.expression);
    case "Binary":
      return isComparison(e);
    case "Unary":
      return e.operator === "not" && (isBoolean(e.operand) || constantOf(e.operand) !== notConstant);
    case "Logical":
      return true;
    default:
      return false;
  }
}

/** The truth of the expression as a value. */
export function toBoolean(f: FunctionState, e: Expression, target: number): void {
  const value = constantOf(e);
  const line = usedLine(e);
  if (value !== notConstant) {
    f.line = line;
    return f.emit(Op.LoadBool, target, isTruthy(value) ? 1 : 0, 0);
  }
  const end = f.openRegion("block");
  const otherwise = f.openRegion("block");
  jumpIfWithin(f, e, target, false, otherwise);
  f.line = line;
  f.emit(Op.LoadBool, target, 1, 0);
  f.jump(end);
  f.closeRegion(otherwise);
  f.emit(Op.LoadBool, target, 0, 0);
  f.closeRegion(end);
}

/** `jumpIf` for a condition whose evaluation may use a register that is to get a value later. */
function jumpIfWithin(f: FunctionState, e: Expression, register: number, when: boolean, region: OpenRegion): void {
  const { freeRegister } = f;
  if (f.isTopTemporary(register)) f.freeRegister = register;
  jumpIf(f, e, when, region);
  f.freeRegister = freeRegister;
}

/**
 * Jumps to the end of the region with the value of the expression in the register if its truth is `when`, otherwise goes on, with
 * the register undefined.
 * @param valueLine where PUC Lua makes true or false of comparisons: behind the whole expression.
 */
export function jumpWithValue(
  f: FunctionState,
  e: Expression,
  register: number,
  when: boolean,
  region: OpenRegion,
  valueLine: number,
  line = usedLine(e),
): void {
  switch (e.kind) {
    case "Parenthesized":
      return jumpWithValue(f, e.expression, register, when, region, valueLine, line);
    case "Logical":
      if ((e.operator === "or") === when) {
        for (const [operand, at] of operandsOf(e, line))
          jumpWithValue(f, operand, register, when, region, valueLine, at);
      } else {
        const skip = f.openRegion("block");
        jumpIfWithin(f, e.left, register, !when, skip);
        jumpWithValue(f, e.right, register, when, region, valueLine, line);
        f.closeRegion(skip);
      }
      return;
  }
  const value = constantOf(e);
  if (value !== notConstant) {
    if (isTruthy(value) !== when) return;
    toRegister(f, e, register);
    f.jump(region);
  } else if (isBoolean(e) || (e.kind === "Unary" && e.operator === "not")) {
    const skip = f.openRegion("block");
    jumpIfWithin(f, e, register, !when, skip);
    f.line = valueLine;
    f.emit(Op.LoadBool, register, when ? 1 : 0, 0);
    f.jump(region);
    f.closeRegion(skip);
  } else {
    toRegister(f, e, register);
    f.line = line;
    f.jumpOnRegister(register, when, region);
  }
}
