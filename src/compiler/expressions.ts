/**
 * Code that brings the value of an expression into a register. As in PUC Lua temporaries stand in consecutive registers above the
 * local variables; operands that are constants or plain locals need no register of their own.
 */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { Constant } from "../../runtime/bytecode/proto.js";
import type { Binary, Call, Expression, Index, Logical, MethodCall, Name, Unary } from "../syntax/ast.js";
import { compileCall, compileMethodCall } from "./calls.js";
import { isLongChain, piecesOf } from "./chains.js";
import { isBoolean, jumpWithValue, toBoolean, usedLine } from "./conditions.js";
import { constantOf, notConstant } from "./fold.js";
import type { FunctionState } from "./function-state.js";
import { livesInCell } from "./function-state.js";
import { closure } from "./functions.js";
import { compileTable } from "./tables.js";

/** Registers up to which chains of `..` have one for each operand: PUC Lua has no more than 250. */
const LAST_ALONE = 200;

/** Evaluates into the next free register. */
export function toNextRegister(f: FunctionState, e: Expression): number {
  const register = f.reserve(1);
  toRegister(f, e, register);
  return register;
}

/** The register of a plain local variable, otherwise evaluates into the next free register. */
export function toAnyRegister(f: FunctionState, e: Expression): number {
  const local = plainLocal(f, e);
  if (local < 0) return toNextRegister(f, e);
  f.line = e.line;
  return local;
}

/** An RK operand: the register of `toAnyRegister`, or a constant. */
export function toOperand(f: FunctionState, e: Expression): number {
  const value = constantOf(e);
  if (value === notConstant) return toAnyRegister(f, e);
  f.line = e.line;
  return ~f.constant(value);
}

/** Register of a local of this function that is no cell, or -1. */
export function plainLocal(f: FunctionState, e: Expression): number {
  if (e.kind !== "Name") return e.kind === "Parenthesized" ? plainLocal(f, e.expression) : -1;
  const { variable } = e;
  if (variable === undefined || variable.owner !== f.body || livesInCell(variable)) return -1;
  return f.registerOf(variable);
}

/** Register of the cell of a local of this function, or -1. */
export function cellLocal(f: FunctionState, e: Expression): number {
  if (e.kind !== "Name") return -1;
  const { variable } = e;
  if (variable === undefined || variable.owner !== f.body || !livesInCell(variable)) return -1;
  return f.registerOf(variable);
}

/**
 * Evaluates to exactly one value in `target`: a temporary, or the register of a local that gets the value in the end.
 * Leaves `freeRegister` as it was.
 */
export function toRegister(f: FunctionState, e: Expression, target: number): void {
  if (e === f.evaluated) return;
  switch (e.kind) {
    case "Name":
      return nameTo(f, e, target);
    case "Number":
    case "String":
      return constantTo(f, e.value, target, e.line);
    case "Index":
    case "Call":
    case "MethodCall":
    case "Binary":
      return isLongChain(f, e) ? longChainTo(f, e, target) : linkTo(f, e, target);
    case "Logical":
      return logicalTo(f, e, target);
    case "Unary":
      return unaryTo(f, e, target);
    case "Nil":
      return constantTo(f, undefined, target, e.line);
    case "True":
    case "False":
      return constantTo(f, e.kind === "True", target, e.line);
    case "FunctionExpression":
      return closure(f, e.body, target);
    case "Table":
      return compileTable(f, e, target);
    case "Vararg":
      f.line = e.line;
      return f.emit(Op.Vararg, target, 2, 0);
    case "Parenthesized":
      return toRegister(f, e.expression, target);
    default:
      e satisfies never;
  }
}

/** What may be a link of a chain. */
function linkTo(f: FunctionState, e: Index | Call | MethodCall | Binary, target: number): void {
  if (e.kind === "Index") indexTo(f, e, target);
  else if (e.kind === "Binary") binaryTo(f, e, target);
  else callTo(f, e, target);
}

/** Brings a constant that stands at `line` into `target`. */
export function constantTo(f: FunctionState, value: Constant, target: number, line: number, isData = false): void {
  f.line = line;
  if (value === undefined) f.emit(Op.LoadNil, target, target, 0);
  else if (typeof value === "boolean") f.emit(Op.LoadBool, target, value ? 1 : 0, 0);
  else f.emit(Op.LoadK, target, isData ? f.datum(value) : f.constant(value), 0);
}

/** Evaluates a long chain from the inside in pieces, each of which goes on from the register of the one before. */
function longChainTo(f: FunctionState, e: Expression, target: number): void {
  const freeRegister = releaseTarget(f, target);
  const register = f.reserve(1);
  for (const piece of piecesOf(f, e)) {
    toRegister(f, piece, register);
    f.evaluated = piece;
  }
  if (register !== target) f.freeRegister = register;
  toRegister(f, e, target);
  f.evaluated = undefined;
  f.freeRegister = freeRegister;
}

function nameTo(f: FunctionState, e: Name, target: number): void {
  f.line = e.line;
  const { variable } = e;
  if (variable === undefined) {
    f.emit(Op.GetGlobal, target, f.constant(e.name), 0);
  } else if (variable.owner !== f.body) {
    f.emit(variable.reassigned ? Op.GetUpvalue : Op.LoadUpvalue, target, f.upvalueIndex(variable), 0);
  } else {
    const register = f.registerOf(variable);
    if (livesInCell(variable)) f.emit(Op.GetCell, target, register, 0);
    else if (register !== target) f.emit(Op.Move, target, register, 0);
  }
}

/** Frees the target for the operands of an operation if it is a temporary; returns the register to restore. */
function releaseTarget(f: FunctionState, target: number): number {
  const { freeRegister } = f;
  if (f.isTopTemporary(target)) f.freeRegister = target;
  return freeRegister;
}

function indexTo(f: FunctionState, e: Index, target: number): void {
  const freeRegister = releaseTarget(f, target);
  const { object, key } = e;
  if (key.kind === "String") {
    const register = toAnyRegister(f, object);
    f.line = e.line;
    f.emit(Op.GetField, target, register, f.constant(key.value));
  } else {
    operands(f, object, key, toAnyRegister);
    f.line = e.line;
    f.emit(Op.GetIndex, target, f.left, f.right);
  }
  f.freeRegister = freeRegister;
}

/**
 * Evaluates two operands into `f.left` and `f.right`. A cell is read after the right operand has been evaluated, because in PUC
 * Lua a local is an operand in place: in `a + f()` a change that `f` makes to `a` counts.
 */
export function operands(
  f: FunctionState,
  left: Expression,
  right: Expression,
  toLeft: (f: FunctionState, e: Expression) => number,
): void {
  const cell = cellLocal(f, left);
  const leftOperand = cell < 0 ? toLeft(f, left) : f.reserve(1);
  const rightOperand = toOperand(f, right);
  if (cell >= 0) f.emit(Op.GetCell, leftOperand, cell, 0);
  f.left = leftOperand;
  f.right = rightOperand;
}

function callTo(f: FunctionState, e: Call | MethodCall, target: number): void {
  const freeRegister = releaseTarget(f, target);
  const base = e.kind === "Call" ? compileCall(f, e, 2) : compileMethodCall(f, e, 2);
  f.line = e.usedLine;
  if (base !== target) f.emit(Op.Move, target, base, 0);
  f.freeRegister = freeRegister;
}

function binaryTo(f: FunctionState, e: Binary, target: number): void {
  switch (e.operator) {
    case "+":
      return arithmeticTo(f, Op.Add, e, target);
    case "-":
      return arithmeticTo(f, Op.Sub, e, target);
    case "*":
      return arithmeticTo(f, Op.Mul, e, target);
    case "/":
      return arithmeticTo(f, Op.Div, e, target);
    case "%":
      return arithmeticTo(f, Op.Mod, e, target);
    case "^":
      return arithmeticTo(f, Op.Pow, e, target);
    case "..":
      return concatTo(f, e, target);
    default:
      return toBoolean(f, e, target);
  }
}

function arithmeticTo(f: FunctionState, op: Op, e: Binary, target: number): void {
  const value = constantOf(e);
  if (value !== notConstant) {
    f.line = e.usedLine;
    return f.emit(Op.LoadK, target, f.constant(value), 0);
  }
  const freeRegister = releaseTarget(f, target);
  operands(f, e.left, e.right, toOperand);
  f.line = e.line;
  f.emit(op, target, f.left, f.right);
  f.freeRegister = freeRegister;
}

/** `a .. b .. c`: all operands first, left to right, then joined from the right. */
function concatTo(f: FunctionState, e: Binary, target: number): void {
  const freeRegister = releaseTarget(f, target);
  const parts: number[] = [];
  const lines: number[] = [];
  const hasRoom = f.freeRegister + operandsOfConcat(e) <= LAST_ALONE;
  let rest: Expression = e;
  while (isConcat(rest)) {
    const isAlone = hasRoom && isAloneOnLine(f, rest.left, rest.right);
    parts.push(isAlone ? toNextRegister(f, rest.left) : toOperand(f, rest.left));
    lines.push(rest.line);
    rest = rest.right;
  }
  let right = toOperand(f, rest);
  // The joined tail needs a register that holds no part still to be joined; the target may be a local that is one.
  const tail = right >= f.localsTop || parts.length === 1 ? right : f.reserve(1);
  for (let index = parts.length - 1; index > 0; index--) {
    f.line = lines[index]!;
    f.emit(Op.Concat, tail, parts[index]!, right);
    right = tail;
  }
  f.line = e.line;
  f.emit(Op.Concat, target, parts[0]!, right);
  f.freeRegister = freeRegister;
}

const isConcat = (e: Expression): e is Binary => e.kind === "Binary" && e.operator === "..";

function operandsOfConcat(e: Binary): number {
  let count = 1;
  for (let rest: Expression = e; isConcat(rest); rest = rest.right) count++;
  return count;
}

/**
 * PUC Lua loads all operands of `..`. Hooks see it where one that needs no instruction is alone on a line; in chains too long for PUC Lua
 * only those that need it get a register.
 */
function isAloneOnLine(f: FunctionState, e: Expression, next: Expression): boolean {
  const line = usedLine(e);
  if (line === f.lastLine) return false;
  if (constantOf(e) === notConstant && plainLocal(f, e) < 0) return false;
  return line !== usedLine(isConcat(next) ? next.left : next);
}

function unaryTo(f: FunctionState, e: Unary, target: number): void {
  const value = constantOf(e);
  if (typeof value === "number") {
    f.line = e.usedLine;
    return f.emit(Op.LoadK, target, f.constant(value), 0);
  }
  if (typeof value === "boolean" || (e.operator === "not" && isBoolean(e.operand))) return toBoolean(f, e, target);
  const freeRegister = releaseTarget(f, target);
  const operand = toAnyRegister(f, e.operand);
  f.line = e.line;
  f.emit(e.operator === "-" ? Op.Unm : e.operator === "#" ? Op.Len : Op.Not, target, operand, 0);
  f.freeRegister = freeRegister;
}

/**
 * `and` and `or`. A local that is assigned may be read by the right side, so it gets the value at the very end; except in
 * `x = x or e`, where the left side is in place.
 */
function logicalTo(f: FunctionState, e: Logical, target: number): void {
  const inPlace = target >= f.localsTop || plainLocal(f, e.left) === target;
  const register = inPlace ? target : f.reserve(1);
  const end = f.openRegion("block");
  jumpWithValue(f, e.left, register, e.operator === "or", end, e.usedLine);
  toRegister(f, e.right, register);
  f.closeRegion(end);
  f.line = e.usedLine;
  if (!inPlace) {
    f.emit(Op.Move, target, register, 0);
    f.freeRegister = register;
  }
}
