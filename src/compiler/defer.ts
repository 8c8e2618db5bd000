/**
 * `defer` (DEFER.md). A handler is a closure in a hidden local; a region says while it is pending. Whatever leaves a block
 * normally calls the handlers of the blocks it leaves, latest first, and clears each before its call, so that an error in one
 * finds only the remaining ones pending.
 */
import { Op } from "../../runtime/bytecode/opcodes.js";
import { type Defer, type Expression, type FunctionBody, type LocalVariable, newVariable } from "../syntax/ast.js";
import { isMultiple, OPEN, pushAdjusted, pushAllButLast, pushList, pushMultiple } from "./calls.js";
import type { FunctionState } from "./function-state.js";
import { closure, generateFunction, makeClosure } from "./functions.js";
import { callWithPacked, packFunction, unpackFunction } from "./packing.js";
import type { Deferred, Scope } from "./scope.js";

/** A handler is pending, or may be, in the scopes up to `outside`. */
export function hasPending(f: FunctionState, outside: Scope | undefined): boolean {
  for (let scope = f.scope; scope !== outside; scope = scope!.parent) if (scope!.deferred.length > 0) return true;
  return false;
}

/** Runs the pending handlers of the scopes up to `outside`, which is not left. */
export function leaveScopes(f: FunctionState, outside: Scope | undefined): void {
  for (let scope = f.scope; scope !== outside; scope = scope!.parent) runHandlers(f, scope!, 0);
}

/** Runs the handlers of the scope from the latest down to the one with number `from`. */
export function runHandlers(f: FunctionState, scope: Scope, from: number): void {
  if (!f.reachable) return;
  for (let index = scope.deferred.length - 1; index >= from; index--) runHandler(f, scope.deferred[index]!);
}

function runHandler(f: FunctionState, { register, skippable }: Deferred): void {
  const skip = f.openRegion("block");
  if (skippable) f.jumpOnRegister(register, false, skip);
  const handler = f.reserve(1);
  f.emit(Op.Move, handler, register, 0);
  f.emit(Op.LoadNil, register, register, 0);
  f.emit(Op.Call, handler, 1, 1);
  f.freeRegister = handler;
  f.closeRegion(skip);
}

/**
 * Clears the handlers of a block at its entry, because control may come to its end without passing them. Their regions span the
 * whole block, so that jumps to its end stay inside.
 */
export function clearHandlers(f: FunctionState, scope: Scope): void {
  const count = scope.block.statements.filter((statement) => statement.kind === "Defer").length;
  const first = f.reserve(count);
  f.localsTop = f.freeRegister;
  f.emit(Op.LoadNil, first, first + count - 1, 0);
  scope.early = Array.from({ length: count }, (_, index) => ({
    register: first + index,
    region: f.openRegion("defer", first + index),
    skippable: true,
  }));
}

/** Registers a handler. Its arguments are evaluated first: if that fails, nothing is registered. */
export function compileDefer(f: FunctionState, statement: Defer): void {
  const scope = f.scope!;
  f.hasDefer = true;
  const early = scope.early[scope.deferred.length];
  if (early !== undefined) {
    makeHandler(f, statement, early.register);
    scope.deferred.push(early);
  } else {
    const register = f.reserve(1);
    f.localsTop = f.freeRegister;
    makeHandler(f, statement, register);
    scope.deferred.push({ register, region: f.openRegion("defer", register), skippable: false });
  }
  f.freeRegister = f.localsTop;
}

/** A handler is always called without arguments: those of the statement become values that its closure captures. */
function makeHandler(f: FunctionState, statement: Defer, register: number): void {
  const { handler, line } = statement;
  if (handler.isVararg && statement.arguments.length > 0) {
    const packed = hiddenVariable(f.body);
    f.bind(packed, pushPacked(f, statement.arguments, line));
    closure(f, callWithPacked(f.body, handler, packed, line), register);
  } else if (handler.parameters.length > 0) {
    const first = f.freeRegister;
    pushAdjusted(f, statement.arguments, handler.parameters.length, line);
    const values = handler.parameters.map(() => hiddenVariable(f.body));
    for (let index = 0; index < values.length; index++) f.bind(values[index]!, first + index);
    const proto = generateFunction(f.chunk, handler, [...handler.upvalues, ...values], f, declareFrom(values));
    makeClosure(f, proto, register);
  } else {
    closure(f, handler, register);
  }
}

/** Declares the parameters of a handler with the values it has captured for them. */
const declareFrom = (values: readonly LocalVariable[]) => (f: FunctionState) => {
  const first = f.reserve(values.length);
  f.localsTop = f.freeRegister;
  for (let index = 0; index < values.length; index++) {
    f.emit(Op.LoadUpvalue, first + index, f.upvalueIndex(values[index]!), 0);
  }
  for (let index = 0; index < values.length; index++) f.declare(f.body.parameters[index]!, first + index);
};

function hiddenVariable(owner: FunctionBody): LocalVariable {
  const variable = newVariable("(defer argument)", owner);
  variable.captured = true;
  return variable;
}

/** `return` with handlers to run: the values are evaluated before, and nothing the handlers do changes them. */
export function returnAfterHandlers(f: FunctionState, values: readonly Expression[]): void {
  const { line } = f;
  const last = values[values.length - 1];
  const first = f.freeRegister;
  if (last === undefined || !isMultiple(last)) {
    pushList(f, values);
    finishReturn(f, first, values.length + 1);
  } else if (last.kind === "Vararg") {
    // Nothing can change `...`, so it can wait.
    pushAllButLast(f, values);
    leaveScopes(f, undefined);
    pushMultiple(f, last, OPEN);
    f.emit(Op.Return, first, OPEN, 0);
  } else {
    const packed = pushPacked(f, values, line);
    f.line = line;
    leaveScopes(f, undefined);
    returnUnpacked(f, packed, line);
  }
}

function finishReturn(f: FunctionState, first: number, count: number): void {
  leaveScopes(f, undefined);
  f.emit(Op.Return, first, count, 0);
}

/** Evaluates the expressions and puts all their values with their number `n` into a table in the next free register. */
function pushPacked(f: FunctionState, values: readonly Expression[], line: number): number {
  const packed = f.reserve(1);
  makeClosure(f, generateFunction(f.chunk, packFunction(f.body, line), [], f), packed);
  const isOpen = pushList(f, values);
  f.emit(Op.Call, packed, isOpen ? OPEN : values.length + 1, 2);
  f.freeRegister = packed + 1;
  return packed;
}

/** Returns the values in a table made by `pushPacked`. */
function returnUnpacked(f: FunctionState, packed: number, line: number): void {
  const unpack = f.reserve(5);
  makeClosure(f, generateFunction(f.chunk, unpackFunction(f.body, line), [], f), unpack);
  f.emit(Op.Move, unpack + 1, unpack, 0);
  f.emit(Op.Move, unpack + 2, packed, 0);
  f.emit(Op.LoadK, unpack + 3, f.constant(1), 0);
  f.emit(Op.GetField, unpack + 4, packed, f.constant("n"));
  // No tail call: code in the region of a handler never makes one.
  f.emit(Op.Call, unpack, 5, OPEN);
  f.emit(Op.Return, unpack, OPEN, 0);
}
