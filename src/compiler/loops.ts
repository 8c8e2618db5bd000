/** Loops, and the jumps out of them and to their next iteration. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { GenericFor, NumericFor, Repeat, While } from "../syntax/ast.js";
import { pushAdjusted } from "./calls.js";
import { jumpIf } from "./conditions.js";
import { clearHandlers, leaveScopes, runHandlers } from "./defer.js";
import { toNextRegister } from "./expressions.js";
import type { FunctionState, OpenRegion } from "./function-state.js";
import { openLabels } from "./goto.js";
import { closeLoop, closeScope, closeVariables, countVisible, hideVariables, openLoop, openScope } from "./scope.js";
import { compileBlock, compileStatements } from "./statements.js";

export function compileBreak(f: FunctionState): void {
  const { outside, breakRegion } = f.loop!;
  leaveScopes(f, outside);
  f.jump(breakRegion);
}

export function compileContinue(f: FunctionState): void {
  leaveScopes(f, f.loop!.continueScope);
  f.jump(continueTarget(f));
}

/** The region whose end is where `continue` goes, for a jump from here. */
export function continueTarget(f: FunctionState): OpenRegion {
  const loop = f.loop!;
  loop.unskipped = Math.min(loop.unskipped, countVisible(f, loop.continueScope));
  return loop.continueRegion;
}

export function compileWhile(f: FunctionState, statement: While): void {
  const region = f.openRegion("loop");
  jumpIf(f, statement.condition, false, region);
  const next = f.openRegion("block");
  const loop = openLoop(f, region, next, f.scope);
  compileBlock(f, statement.body);
  closeLoop(f, loop);
  f.closeRegion(next);
  f.loopTo(region);
  f.closeRegion(region);
}

/** The condition sees the locals of the body, and pending handlers run after it. */
export function compileRepeat(f: FunctionState, statement: Repeat): void {
  const { body, condition } = statement;
  const region = f.openRegion("loop");
  const outside = f.scope;
  const scope = openScope(f, body);
  if (body.hasDefer) clearHandlers(f, scope);
  const next = f.openRegion("block");
  const loop = openLoop(f, region, next, outside, scope);
  if (body.labels.length > 0) openLabels(scope);
  compileStatements(f, body);
  closeLoop(f, loop);
  f.closeRegion(next);
  hideVariables(f, loop.unskipped);
  if (scope.deferred.length > 0) {
    const outcome = toNextRegister(f, condition);
    runHandlers(f, scope, 0);
    f.jumpOnRegister(outcome, true, region);
  } else {
    jumpIf(f, condition, true, region);
  }
  closeScope(f, scope);
  f.loopTo(region);
  f.closeRegion(region);
}

export function compileNumericFor(f: FunctionState, statement: NumericFor): void {
  const { localsTop } = f;
  const visible = f.visible.length;
  const base = toNextRegister(f, statement.start);
  toNextRegister(f, statement.limit);
  if (statement.step !== undefined) toNextRegister(f, statement.step);
  else f.emit(Op.LoadK, f.reserve(1), f.constant(1), 0);
  hide(f, base, ["(for index)", "(for limit)", "(for step)"]);
  const skip = f.openRegion("block");
  f.line = statement.doLine;
  f.emit(Op.ForPrep, base, 0, 0);
  f.linkJump(skip, 2);
  const region = f.openRegion("loop");
  const next = f.openRegion("block");
  const loop = openLoop(f, region, next, f.scope);
  compileBlock(f, statement.body, () => {
    f.localsTop = f.reserve(1) + 1;
    f.declare(statement.variable, base + 3);
  });
  closeLoop(f, loop);
  f.closeRegion(next);
  f.line = statement.line;
  f.emit(Op.ForLoop, base, region.start, 0);
  f.closeRegion(region);
  f.closeRegion(skip);
  closeVariables(f, localsTop, visible);
}

export function compileGenericFor(f: FunctionState, statement: GenericFor): void {
  const { localsTop } = f;
  const visible = f.visible.length;
  const { variables, values, body, valuesLine } = statement;
  const base = f.freeRegister;
  pushAdjusted(f, values, 3, valuesLine);
  const iteratorState = f.reserve(1);
  // Here PUC Lua jumps to the end of the loop.
  f.line = statement.doLine;
  f.emit(Op.LoadNil, iteratorState, iteratorState, 0);
  hide(f, base, ["(for generator)", "(for state)", "(for control)"]);
  const region = f.openRegion("loop");
  f.line = statement.line;
  f.emit(Op.TForCall, base, 0, variables.length);
  f.linkJump(region, 2);
  const next = f.openRegion("block");
  const loop = openLoop(f, region, next, f.scope);
  compileBlock(f, body, () => {
    const first = f.reserve(variables.length);
    f.localsTop = f.freeRegister;
    for (let index = 0; index < variables.length; index++) f.declare(variables[index]!, first + index);
  });
  closeLoop(f, loop);
  f.closeRegion(next);
  f.loopTo(region);
  f.closeRegion(region);
  closeVariables(f, localsTop, visible);
}

/** Makes locals of the registers a loop keeps for itself, under names that scripts cannot use. */
function hide(f: FunctionState, base: number, names: readonly string[]): void {
  f.localsTop = f.freeRegister;
  for (let index = 0; index < names.length; index++) f.describe(names[index]!, base + index, false);
}
