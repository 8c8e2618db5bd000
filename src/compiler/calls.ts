/** Calls and lists of expressions whose last member may yield any number of values. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { Call, Expression, MethodCall } from "../syntax/ast.js";
import { toAnyRegister, toNextRegister } from "./expressions.js";
import type { FunctionState } from "./function-state.js";

/** Operand of an open producer or consumer: as many values as there are. */
export const OPEN = 0;

/** The expression may yield any number of values. */
export const isMultiple = (e: Expression | undefined): boolean =>
  e !== undefined && (e.kind === "Call" || e.kind === "MethodCall" || e.kind === "Vararg");

/**
 * Calls with the frame of the call at the next free register, which is returned; `results` is operand C (count + 1, or `OPEN`).
 * The registers of the call are free again afterwards.
 */
export function compileCall(f: FunctionState, e: Call, results: number): number {
  const base = toNextRegister(f, e.callee);
  finishCall(f, Op.Call, base, pushArguments(f, e.arguments, 0), results, e);
  return base;
}

/** Same for `object:name(...)`. */
export function compileMethodCall(f: FunctionState, e: MethodCall, results: number): number {
  const base = pushSelf(f, e);
  finishCall(f, Op.Call, base, pushArguments(f, e.arguments, 1), results, e);
  return base;
}

/** `return f(...)` */
export function compileTailCall(f: FunctionState, e: Call | MethodCall): void {
  const isMethod = e.kind === "MethodCall";
  const base = isMethod ? pushSelf(f, e) : toNextRegister(f, e.callee);
  finishCall(f, Op.TailCall, base, pushArguments(f, e.arguments, isMethod ? 1 : 0), 0, e);
  f.reachable = false;
}

function pushSelf(f: FunctionState, e: MethodCall): number {
  const base = f.freeRegister;
  const object = toAnyRegister(f, e.object);
  f.freeRegister = base;
  f.reserve(2);
  f.line = e.nameLine;
  f.emit(Op.Self, base, object, f.constant(e.name));
  return base;
}

/** Evaluates the arguments into the next registers; returns operand B of the call that has `pushed` arguments already. */
function pushArguments(f: FunctionState, list: readonly Expression[], pushed: number): number {
  return pushList(f, list) ? OPEN : list.length + pushed + 1;
}

function finishCall(
  f: FunctionState,
  op: Op,
  base: number,
  count: number,
  results: number,
  e: Call | MethodCall,
): void {
  f.line = e.line;
  if (count === 3 && e.kind === "Call" && adopts(e)) f.emit(Op.Adopt, base, 0, 0);
  f.emit(op, base, count, results);
  f.freeRegister = base;
}

/** The call gives what may be a new table its metatable, unless `setmetatable` is not the builtin. */
function adopts({ callee, arguments: [table] }: Call): boolean {
  return (
    callee.kind === "Name" && callee.name === "setmetatable" && (table?.kind === "Name" || table?.kind === "Table")
  );
}

/** Evaluates the expressions into the next registers; true if the last one is open. */
export function pushList(f: FunctionState, list: readonly Expression[]): boolean {
  const last = list.length - 1;
  pushAllButLast(f, list);
  if (last < 0) return false;
  const e = list[last]!;
  if (isMultiple(e)) {
    pushMultiple(f, e, OPEN);
    return true;
  }
  toNextRegister(f, e);
  return false;
}

/** Evaluates all expressions but the last into the next registers. */
export function pushAllButLast(f: FunctionState, list: readonly Expression[]): void {
  for (let index = 1; index < list.length; index++) {
    f.next = list[index];
    toNextRegister(f, list[index - 1]!);
  }
  f.next = undefined;
}

/** Evaluates a call or `...` at the next free register, without taking registers for its values. `results` as in operand C. */
export function pushMultiple(f: FunctionState, e: Expression, results: number): void {
  if (e.kind === "Call") {
    compileCall(f, e, results);
  } else if (e.kind === "MethodCall") {
    compileMethodCall(f, e, results);
  } else {
    f.line = e.line;
    const first = f.reserve(1);
    f.emit(Op.Vararg, first, results, 0);
    f.freeRegister = first;
  }
}

/**
 * Evaluates the expressions and takes exactly `wanted` registers for their values: missing ones are nil, the registers of extra
 * ones are free again. `endLine` is that of the last token of the list.
 */
export function pushAdjusted(f: FunctionState, list: readonly Expression[], wanted: number, endLine: number): void {
  const first = f.freeRegister;
  const last = list.length - 1;
  pushAllButLast(f, list);
  adjustLast(f, list[last], wanted - Math.max(last, 0), endLine);
  f.freeRegister = first + wanted;
}

/** Evaluates the last expression of a list so that it yields `wanted` values, if that is possible (none are dropped). */
function adjustLast(f: FunctionState, e: Expression | undefined, wanted: number, endLine: number): void {
  if (e !== undefined && isMultiple(e)) {
    const values = Math.max(wanted, 0);
    pushMultiple(f, e, values + 1);
    f.reserve(values);
    return;
  }
  if (e !== undefined) {
    toNextRegister(f, e);
    wanted--;
  }
  if (wanted <= 0) return;
  // Nils in a row are loaded by one instruction in PUC Lua.
  if (e?.kind !== "Nil") f.line = endLine;
  pushNil(f, wanted);
}

function pushNil(f: FunctionState, count: number): void {
  const first = f.reserve(count);
  f.emit(Op.LoadNil, first, first + count - 1, 0);
}
