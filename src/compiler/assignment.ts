/**
 * Assignment. All expressions are evaluated before anything is stored; the stores go from right to left, as in PUC Lua. Parts of
 * a target that are locals are read when the store happens, unless a target to the right is that local.
 */
import { Op } from "../../runtime/bytecode/opcodes.js";
import { isClassEvent } from "../../runtime/values/table.js";
import type { Assignment, Expression, FunctionStatement, Index, Name } from "../syntax/ast.js";
import { pushAdjusted, pushAllButLast } from "./calls.js";
import { cellLocal, plainLocal, toAnyRegister, toOperand, toRegister } from "./expressions.js";
import type { FunctionState } from "./function-state.js";
import { livesInCell } from "./function-state.js";

/** Part of a target: an operand, which gets the value of a cell first if there is a cell. */
interface Part {
  operand: number;
  cell: number;
}

/** A target whose parts have been evaluated. */
type Target =
  | { readonly kind: "variable"; readonly name: Name }
  | { readonly kind: "field"; readonly object: Part; readonly name: number; readonly line: number }
  | { readonly kind: "index"; readonly object: Part; readonly key: Part; readonly line: number };

export function compileAssignment(f: FunctionState, statement: Assignment): void {
  const { targets, values } = statement;
  if (targets.length === 1 && values.length === 1) {
    const target = evaluateTarget(f, targets[0]!);
    storeExpression(f, target, values[0]!);
    f.freeRegister = f.localsTop;
    return;
  }
  const evaluated: Target[] = [];
  for (const e of targets) {
    if (e.kind === "Name") keepFromConflict(f, evaluated, e);
    evaluated.push(evaluateTarget(f, e));
  }
  let last = targets.length - 1;
  const first = f.freeRegister;
  if (values.length === targets.length) {
    pushAllButLast(f, values);
    storeExpression(f, evaluated[last]!, values[last]!);
    last--;
  } else {
    pushAdjusted(f, values, targets.length, statement.line);
  }
  for (let index = last; index >= 0; index--) storeOperand(f, evaluated[index]!, first + index);
  f.freeRegister = f.localsTop;
}

/** `function f() … end`; the definition happens in its first line. */
export function compileFunctionStatement(f: FunctionState, statement: FunctionStatement): void {
  const target = evaluateTarget(f, statement.target);
  const { body, line } = statement;
  storeExpression(f, target, { kind: "FunctionExpression", body, line });
  // A local gets the closure from the instruction that makes it, behind which PUC Lua has its upvalues.
  const isLocal = target.kind === "variable" && target.name.variable?.owner === f.body;
  if (!isLocal || body.upvalues.length === 0) f.fixLine(line);
  f.freeRegister = f.localsTop;
}

function evaluateTarget(f: FunctionState, e: Name | Index): Target {
  if (e.kind === "Name") return { kind: "variable", name: e };
  const object = evaluatePart(f, e.object, toAnyRegister);
  const { key, line } = e;
  if (key.kind === "String") return { kind: "field", object, name: f.constant(key.value), line };
  return { kind: "index", object, key: evaluatePart(f, key, toOperand), line };
}

function evaluatePart(f: FunctionState, e: Expression, evaluate: (f: FunctionState, e: Expression) => number): Part {
  const cell = cellLocal(f, e);
  return { operand: cell < 0 ? evaluate(f, e) : f.reserve(1), cell };
}

/** A local that is assigned must not change under targets to the left that use it. */
function keepFromConflict(f: FunctionState, targets: readonly Target[], e: Name): void {
  const { variable } = e;
  if (variable === undefined || variable.owner !== f.body) return;
  const register = f.registerOf(variable);
  let copy = -1;
  for (const target of targets) {
    if (target.kind === "variable") continue;
    copy = keepPart(f, target.object, register, livesInCell(variable), copy);
    if (target.kind === "index") copy = keepPart(f, target.key, register, livesInCell(variable), copy);
  }
}

/** Lets the part be a copy of the local; returns the register of the copy, -1 if none has been needed yet. */
function keepPart(f: FunctionState, part: Part, register: number, isCell: boolean, copy: number): number {
  if (isCell) {
    if (part.cell === register) readCell(f, part);
    return copy;
  }
  if (part.operand !== register) return copy;
  if (copy < 0) {
    copy = f.reserve(1);
    f.emit(Op.Move, copy, register, 0);
  }
  part.operand = copy;
  return copy;
}

function readCell(f: FunctionState, part: Part): number {
  if (part.cell >= 0) f.emit(Op.GetCell, part.operand, part.cell, 0);
  part.cell = -1;
  return part.operand;
}

/** Evaluates an expression and stores its value. */
function storeExpression(f: FunctionState, target: Target, e: Expression): void {
  const register = target.kind === "variable" ? plainLocal(f, target.name) : -1;
  if (register >= 0) toRegister(f, e, register);
  else storeOperand(f, target, toOperand(f, e));
}

function storeOperand(f: FunctionState, target: Target, operand: number): void {
  switch (target.kind) {
    case "variable":
      return storeVariable(f, target.name, operand);
    case "field":
      f.line = target.line;
      return emitSetField(f, readCell(f, target.object), target.name, operand);
    case "index": {
      f.line = target.line;
      const object = readCell(f, target.object);
      return f.emit(Op.SetIndex, object, readCell(f, target.key), operand);
    }
  }
}

/**
 * Fields whose names are those of events that the class of tables depends on are stored by the instruction that never takes a short cut.
 */
function emitSetField(f: FunctionState, object: number, name: number, operand: number): void {
  const key = f.constantAt(name);
  if (typeof key === "string" && isClassEvent(key)) f.emit(Op.SetIndex, object, ~name, operand);
  else f.emit(Op.SetField, object, name, operand);
}

function storeVariable(f: FunctionState, name: Name, operand: number): void {
  const { variable } = name;
  f.line = name.line;
  if (variable === undefined) {
    f.emit(Op.SetGlobal, f.constant(name.name), operand, 0);
  } else if (variable.owner !== f.body) {
    f.emit(Op.SetUpvalue, f.upvalueIndex(variable), operand, 0);
  } else if (livesInCell(variable)) {
    f.emit(Op.SetCell, f.registerOf(variable), operand, 0);
  } else {
    f.emit(Op.Move, f.registerOf(variable), operand, 0);
  }
}
