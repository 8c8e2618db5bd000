/** Statements and blocks. Loops, assignment, `goto` and `defer` have modules of their own. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type {
  Block,
  Call,
  Expression,
  If,
  LocalFunction,
  LocalStatement,
  MethodCall,
  Return,
  Statement,
} from "../syntax/ast.js";
import { compileAssignment, compileFunctionStatement } from "./assignment.js";
import { compileCall, compileMethodCall, compileTailCall, isMultiple, OPEN, pushAdjusted, pushList } from "./calls.js";
import { jumpIf } from "./conditions.js";
import { clearHandlers, compileDefer, hasPending, returnAfterHandlers, runHandlers } from "./defer.js";
import { toAnyRegister } from "./expressions.js";
import { type FunctionState, livesInCell, type OpenRegion } from "./function-state.js";
import { closure } from "./functions.js";
import { closeJumpRegions, compileGoto, forwardRegion, openJumpRegions, openLabels, placeLabel } from "./goto.js";
import {
  compileBreak,
  compileContinue,
  compileGenericFor,
  compileNumericFor,
  compileRepeat,
  compileWhile,
  continueTarget,
} from "./loops.js";
import { closeScope, openScope } from "./scope.js";

/** A block with a scope of its own; `declare` declares the variables that are in it from the start. */
export function compileBlock(f: FunctionState, block: Block, declare?: (f: FunctionState) => void): void {
  const scope = openScope(f, block);
  if (declare !== undefined) declare(f);
  if (block.hasDefer && block.labels.length > 0) clearHandlers(f, scope);
  if (block.labels.length > 0) openLabels(scope);
  compileStatements(f, block);
  if (scope.deferred.length > 0) {
    f.line = block.endLine;
    runHandlers(f, scope, 0);
  }
  closeScope(f, scope);
}

/** The statements of the block whose scope is open. */
export function compileStatements(f: FunctionState, block: Block): void {
  const { labels } = f.scope!;
  const { statements } = block;
  for (let index = 0; index < statements.length; index++) {
    if (labels !== undefined) openJumpRegions(f, labels, index);
    compileStatement(f, statements[index]!);
    if (labels !== undefined) closeJumpRegions(f, labels, index + 1);
  }
  // That of a jump at its end, as hooks see it.
  f.line = block.lastLine;
}

function compileStatement(f: FunctionState, statement: Statement): void {
  f.line = statement.line;
  switch (statement.kind) {
    case "Local":
      return compileLocal(f, statement);
    case "Assignment":
      return compileAssignment(f, statement);
    case "CallStatement":
      return compileCallStatement(f, statement.call);
    case "If":
      return compileIf(f, statement);
    case "Return":
      return compileReturn(f, statement);
    case "LocalFunction":
      return compileLocalFunction(f, statement);
    case "Function":
      return compileFunctionStatement(f, statement);
    case "NumericFor":
      return compileNumericFor(f, statement);
    case "GenericFor":
      return compileGenericFor(f, statement);
    case "While":
      return compileWhile(f, statement);
    case "Repeat":
      return compileRepeat(f, statement);
    case "Do":
      return compileBlock(f, statement.body);
    case "Break":
      return compileBreak(f);
    case "Continue":
      return compileContinue(f);
    case "Goto":
      return compileGoto(f, statement);
    case "Label":
      return placeLabel(f, statement.label);
    case "Defer":
      return compileDefer(f, statement);
    default:
      statement satisfies never;
  }
}

function compileLocal(f: FunctionState, statement: LocalStatement): void {
  const { variables, values } = statement;
  const first = f.freeRegister;
  pushAdjusted(f, values, variables.length, statement.endLine);
  f.localsTop = f.freeRegister;
  for (let index = 0; index < variables.length; index++) f.declare(variables[index]!, first + index);
}

/** `local function f`: the body may refer to `f`, by value if `f` is never assigned again. */
function compileLocalFunction(f: FunctionState, statement: LocalFunction): void {
  const { variable, body } = statement;
  const register = f.reserve(1);
  f.localsTop = f.freeRegister;
  f.bind(variable, register);
  const isCell = livesInCell(variable);
  if (isCell) {
    f.emit(Op.LoadNil, register, register, 0);
    f.emit(Op.NewCell, register, 0, 0);
    const temporary = f.reserve(1);
    closure(f, body, temporary);
    f.emit(Op.SetCell, register, temporary, 0);
    f.freeRegister = temporary;
  } else {
    closure(f, body, register);
  }
  f.describe(variable.name, register, isCell);
}

function compileCallStatement(f: FunctionState, call: Call | MethodCall): void {
  if (call.kind === "Call") compileCall(f, call, 1);
  else compileMethodCall(f, call, 1);
}

function compileIf(f: FunctionState, statement: If): void {
  const { clauses, otherwise } = statement;
  const end = f.openRegion("block");
  for (let index = 0; index < clauses.length; index++) {
    const { condition, body, line } = clauses[index]!;
    const direct = jumpOnly(f, body, line);
    if (direct !== undefined) {
      jumpIf(f, condition, true, direct);
    } else if (otherwise === undefined && index === clauses.length - 1) {
      jumpIf(f, condition, false, end);
      compileBlock(f, body);
    } else {
      const next = f.openRegion("block");
      jumpIf(f, condition, false, next);
      compileBlock(f, body);
      f.jump(end);
      f.closeRegion(next);
    }
  }
  if (otherwise !== undefined) compileBlock(f, otherwise);
  f.closeRegion(end);
}

/**
 * Where the block jumps if that is all it does, so that the condition can jump there itself. A jump on a line of its own stays, for hooks to
 * see it.
 */
function jumpOnly(f: FunctionState, block: Block, line: number): OpenRegion | undefined {
  if (block.statements.length !== 1) return undefined;
  const statement = block.statements[0]!;
  if (statement.line !== line) return undefined;
  switch (statement.kind) {
    case "Break":
      return hasPending(f, f.loop!.outside) ? undefined : f.loop!.breakRegion;
    case "Continue":
      return hasPending(f, f.loop!.continueScope) ? undefined : continueTarget(f);
    case "Goto":
      return forwardRegion(f, statement.label);
    default:
      return undefined;
  }
}

function compileReturn(f: FunctionState, statement: Return): void {
  const { values, endLine } = statement;
  if (hasPending(f, undefined)) returnAfterHandlers(f, values);
  else if (values.length === 1) returnOne(f, values[0]!, endLine);
  else returnList(f, values, endLine);
  f.freeRegister = f.localsTop;
  f.reachable = false;
}

function returnOne(f: FunctionState, e: Expression, endLine: number): void {
  if (e.kind === "Call" || e.kind === "MethodCall") return compileTailCall(f, e);
  if (isMultiple(e)) return returnList(f, [e], endLine);
  const register = toAnyRegister(f, e);
  f.line = endLine;
  f.emit(Op.Return, register, 2, 0);
}

function returnList(f: FunctionState, values: readonly Expression[], endLine: number): void {
  const first = f.freeRegister;
  const isOpen = pushList(f, values);
  f.line = endLine;
  f.emit(Op.Return, values.length === 0 ? 0 : first, isOpen ? OPEN : values.length + 1, 0);
}
