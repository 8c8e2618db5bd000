/** Calls, results and varargs; open values are in open.ts. */

import { Feedback } from "../../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../../../runtime/bytecode/opcodes.js";
import { lowBits } from "../../../runtime/operators/arithmetic.js";
import type { FunctionContext } from "../context.js";
import type { Fillings } from "../fill.js";
import { usesGlobals } from "../inlinable.js";
import type { Intrinsic } from "../intrinsics.js";
import type { Expression, Statement } from "../javascript.js";
import * as js from "../javascript.js";
import type { InlinedCall } from "../joined.js";
import type { SharedMetatable } from "../shared-metatables.js";
import { isWhole, Type } from "../types.js";
import { isComputed } from "../whole-use.js";
import { guardCallee } from "./callee-guards.js";
import { callHandler } from "./handlers.js";
import { isSingle, oneOpenResult, openCount, openResults, openVarargs, setSingle, single, withOpen } from "./open.js";
import { newTable } from "./stores.js";
import { substring } from "./substring.js";
import { guardWords } from "./words.js";

/**
 * Values in registers from `first` on, up to operand B values of the call or, when that is zero, to the open values; if these are known to be
 * one, with it.
 */
function fixedValues(f: FunctionContext, first: number): Expression[] {
  const end = f.b > 0 ? f.a + f.b : f.proto.code[f.pc - 3]!;
  const values: Expression[] = [];
  for (let register = first; register < end; register++) values.push(f.operand(register));
  if (f.b === 0 && isSingle(f)) values.push(single(f));
  return values;
}

/** Notes the number of arguments of a call with open ones. */
function noteCount(f: FunctionContext): void {
  if (f.b > 0) return;
  const fixed = fixedValues(f, f.a + 1).length;
  f.emit(js.assign(js.member(js.id("rt"), "argc"), isSingle(f) ? js.number(fixed) : openCount(f, fixed)));
}

/** A call of R[A]; a callee that is no function leaves compiled code, or after a failure takes the slow way. */
function callExpression(f: FunctionContext): Expression {
  const callee = f.register(f.a);
  const fixed = fixedValues(f, f.a + 1);
  const direct = (args: Expression[]): Expression =>
    copied(f, callee, args, js.call(js.member(callee, f.entryName), args));
  const checked = (args: Expression[]): Expression => {
    const holes = { f: callee, direct: direct(args), args: js.array(args) };
    if (f.yields()) return f.fill("callOrResumable", holes);
    const other = f.fill("callOther", holes);
    // Open values are in the variables that it would need.
    const isOpen = f.b === 0 && !isSingle(f);
    const otherwise = isOpen ? other : callHandler(f, "hasHandler", callee, "__call", [callee, ...args], other);
    return f.fill("callOr", { ...holes, otherwise });
  };
  const isFunction = f.isKnown(f.a, Type.Function);
  // Arguments that are nowhere in registers: it cannot be left in front of the call.
  if (f.b === 0 && !isSingle(f)) return withOpen(f, fixed, isFunction ? direct : checked);
  if (isFunction) return split(f, direct(fixed));
  if ((f.analysis.feedbackAt(f.pc) & (Feedback.Failed | Feedback.Slow)) !== 0) return checked(fixed);
  guardCallee(f, f.a, "isFunction");
  return split(f, direct(fixed));
}

/** A call that has a copy of what it calls for itself (copies.ts). */
function copied(f: FunctionContext, callee: Expression, args: Expression[], call: Expression): Expression {
  const copy = f.yields() ? undefined : f.options.copyAt(f.source);
  if (copy === undefined) return call;
  const isOriginal = js.binary("===", js.member(callee, "c"), f.named(copy.original));
  return js.conditional(isOriginal, js.call(js.member(f.named(copy.entry), "call"), [callee, ...args]), call);
}

/**
 * A call that has called a few functions, once for each of them: V8 puts in line what a call always calls (as it does itself with methods
 * of several classes, whose call has one target for each class). DeltaBlue takes 0.86 of the time.
 */
function split(f: FunctionContext, call: Expression): Expression {
  if (f.yields() || f.options.generic) return call;
  const code = js.member(f.register(f.a), "code");
  return f.code.targetsAt(f.source).reduce((others, target, i) => {
    return i === 0 ? others : js.conditional(js.binary("===", code, f.named(target)), call, others);
  }, call);
}

/** In front of a body put in line: leaves unless the function called is the one expected. */
export function enterBody(f: FunctionContext, { source, target, takesOpen }: InlinedCall): void {
  const { code, fn } = target;
  const callee = f.code.proto.code[source + 1]!;
  // What nobody else has: another array of upvalues is another function, or one whose upvalues have been replaced.
  const isKnown = fn !== undefined && fn.upvalues.length > 0;
  const [name, what] = isKnown ? (["hasUpvalues", fn.upvalues] as const) : (["hasCode", code] as const);
  guardCallee(f, callee, name, what);
  if (usesGlobals(code.proto)) f.guard(f.fill("hasNoEnvironment", { f: f.register(callee) }), "otherFunction");
  if (takesOpen && !isSingle(f)) f.refused.add(source);
}

/** The body of the call has been executed: its results go where they are wanted. */
function takeResults(f: FunctionContext, { results }: InlinedCall): void {
  if (f.c === 0) setSingle(f, f.operand(results[0]!));
  else for (const [i, operand] of results.entries()) f.set(f.a + i, f.operand(operand));
}

export function call(f: FunctionContext): void {
  const done = f.joined.doneAt(f.pc);
  if (done !== undefined) {
    takeResults(f, done);
    return;
  }
  const found = f.analysis.intrinsicAt(f.pc, f.state);
  if (found !== undefined) {
    const value = inPlace(f, found);
    if (f.c === 2) f.set(f.a, value);
    else if (f.c === 0) setSingle(f, value);
    return;
  }
  const several = f.analysis.severalAt(f.pc, f.state);
  if (several !== undefined) {
    severalInPlace(f, several);
    return;
  }
  const wanted = f.c - 1;
  const shared = wanted <= 1 ? f.sharedMetatables.get(f.pc) : undefined;
  if (shared === undefined) generalCall(f, wanted);
  else {
    const table = f.register(f.a + 1);
    let done: Statement[] = [];
    if (wanted === 1) done = [js.assign(f.register(f.a), table)];
    else if (wanted < 0) done = oneOpenResult(f, table);
    shareMetatable(f, shared, done, () => generalCall(f, wanted));
  }
}

/**
 * `select("#", ...)` or `select(n, ...)`, of which one result is wanted: done in place if the function is `select`. Otherwise it is called, since
 * compiled code cannot be left: the arguments are nowhere in registers.
 */
function select(f: FunctionContext, otherwise: Expression): Expression {
  const { code } = f.proto;
  const argument = f.a + 1;
  const vararg = f.pc - INSTRUCTION_SIZE;
  const callee = f.analysis.speculation.calleeAt(f.pc);
  const takesVarargs = f.b === 0 && code[vararg] === Op.Vararg && code[vararg + 1] === argument + 1;
  if (callee?.native?.intrinsic !== "base.select" || !takesVarargs) return otherwise;
  const isCount = f.isKnown(argument, Type.String);
  if (!isCount && !f.isKnown(argument, Type.Number)) return otherwise;
  const holes = { f: f.register(f.a), what: f.named(callee), x: f.operand(argument), otherwise };
  return f.fill(isCount ? "selectCount" : "selectNth", holes);
}

function generalCall(f: FunctionContext, wanted: number): void {
  let value = wanted === 1 ? select(f, callExpression(f)) : callExpression(f);
  noteCount(f);
  f.atCall();
  if (f.yields()) {
    f.emit(js.assign(js.id("v"), value), f.suspension());
    value = js.id("v");
  }
  if (wanted < 0) {
    f.emit(...openResults(f, value));
    return;
  }
  if (wanted === 0) {
    if (isSetmetatable(f)) f.emit(...inLine(f, [], [js.run(value)]));
    else if (!f.yields()) f.emit(js.run(value));
    return;
  }
  if (wanted === 1 && isSetmetatable(f)) {
    const result = f.register(f.a);
    f.emit(...inLine(f, [js.assign(result, f.register(f.a + 1))], [js.assign(result, value)]));
    return;
  }
  f.set(f.a, value);
  for (let i = 1; i < wanted; i++) f.set(f.a + i, result(f, i));
}

/** A call of a builtin, done in place. */
function inPlace(f: FunctionContext, found: Intrinsic): Expression {
  const piece = substring(f, found, f.analysis.argumentsAt(f.pc, f.state)!);
  const registers = guardBuiltin(f, piece === undefined ? found : { ...found, test: piece.test }, {});
  if (piece !== undefined) return piece.value;
  const { parameters, value, folds } = found;
  const given = registers.map((register, i) =>
    (parameters[i]! & Type.Int32) !== 0 ? int32(f, register) : f.operand(register),
  );
  if (folds === "stepwise") return given.reduce((x, y, i) => f.fill(value, { x: i > 1 ? inVariable(f, x) : x, y }));
  if (folds === "nested") return given.reduce((x, y) => f.fill(value, { x, y }));
  const [x = js.UNDEFINED, y = js.UNDEFINED, z = js.UNDEFINED] = given;
  return f.fill(value, { x, y, z });
}

function inVariable(f: FunctionContext, value: Expression): Expression {
  const made = js.id("h");
  f.emit(js.assign(made, value));
  return made;
}

/** The same of a builtin that has as many results as are wanted, each made by itself. */
function severalInPlace(f: FunctionContext, found: Intrinsic): void {
  const wanted = f.c - 1;
  const registers = guardBuiltin(f, found, { count: js.number(wanted) });
  // The results go where the arguments are.
  const scratch = ["v", "k", "h"].slice(0, registers.length).map((name) => js.id(name));
  f.emit(...registers.map((register, i) => js.assign(scratch[i]!, f.operand(register))));
  const [x, y = js.UNDEFINED, z = js.UNDEFINED] = scratch;
  for (let i = 0; i < wanted; i++) f.set(f.a + i, f.fill(found.value, { x: x!, y, z, i: js.number(i) }));
}

/** Leaves unless the call is one of the builtin expected, with the arguments expected. Registers of the arguments. */
function guardBuiltin(f: FunctionContext, found: Intrinsic, more: Fillings): number[] {
  const { parameters, test } = found;
  guardCallee(f, f.a, "isBuiltin", f.analysis.speculation.calleeAt(f.pc));
  const registers = f.analysis.argumentsAt(f.pc, f.state)!;
  const [x = js.UNDEFINED, y = js.UNDEFINED, z = js.UNDEFINED] = registers.map((register) => f.operand(register));
  guardWords(f, f.analysis.wordsOfCall(f.pc, f.state, found));
  const types = parameters.map((type, i) => {
    if (type === Type.Any || f.isKnown(registers[i]!, type)) return undefined;
    return f.fill((type & Type.Number) !== 0 ? "isNumber" : "isString", { x: f.operand(registers[i]!) });
  });
  f.guard(js.all(...types, test === undefined ? undefined : f.fill(test, { x, y, z, ...more })), "otherArguments");
  return registers;
}

/** The low 32 bits of a number. */
function int32(f: FunctionContext, register: number): Expression {
  const number = f.operand(register);
  const type = f.typeOf(register);
  if ((type & Type.Int32) !== 0) return number;
  const constant = f.constantIn(register);
  if (constant !== undefined) return js.number(lowBits(constant));
  if (isWhole(type)) return js.binary("|", number, js.number(0));
  // What arithmetic has made is likely to be beyond 32 bits, or it would be known.
  return f.fill(isComputed(type) ? "bitsOfLarge" : "bits", { x: number });
}

export function adopt(f: FunctionContext): void {
  f.endRun();
  f.emit(...f.fillStatements("checkAdopt", { f: f.register(f.a), t: f.register(f.a + 1) }));
}

/** The call has an ADOPT in front of it: it looks like `setmetatable(table, meta)`. */
function isSetmetatable(f: FunctionContext): boolean {
  return f.pc >= INSTRUCTION_SIZE && f.proto.code[f.pc - INSTRUCTION_SIZE] === Op.Adopt;
}

/** The call and the metatable made for it: usually the class of the table has one to share. */
function shareMetatable(f: FunctionContext, shared: SharedMetatable, done: Statement[], call: () => void): void {
  const target = f.register(shared.target);
  const otherwise = f.block(() => {
    const meta = f.register(f.a + 2);
    const { pc } = f;
    f.pc = shared.made;
    newTable(f);
    f.pc = pc;
    f.emit(js.assign(js.property(meta, "__index"), target));
    call();
  });
  const holes = { f: f.register(f.a), t: f.register(f.a + 1), target, done, otherwise };
  f.emit(...f.fillStatements("adoptShared", holes));
}

/** The usual case of `setmetatable(table, meta)` in line. */
function inLine(f: FunctionContext, done: Statement[], otherwise: Statement[]): Statement[] {
  return f.fillStatements(f.options.isPlainMetatable(f.source) ? "adoptPlain" : "adopt", {
    f: f.register(f.a),
    t: f.register(f.a + 1),
    meta: f.operand(f.a + 2),
    done,
    otherwise,
  });
}

/** Result `index` (from 0) of the call that has just returned, unless it is the first. */
export function result(f: FunctionContext, index: number): Expression {
  if (index === 1) return f.fill("second");
  if (index === 2) return f.fill("third");
  return f.fill("nth", { i: js.number(index) });
}

export function tailCall(f: FunctionContext): void {
  const found = f.analysis.intrinsicAt(f.pc, f.state);
  if (found !== undefined) {
    f.emit(...f.fillStatements("return1", { x: inPlace(f, found) }));
    return;
  }
  const shared = f.sharedMetatables.get(f.pc);
  if (shared === undefined) generalTailCall(f);
  else {
    const done = f.fillStatements("return1", { x: f.register(f.a + 1) });
    shareMetatable(f, shared, done, () => generalTailCall(f));
  }
}

function generalTailCall(f: FunctionContext): void {
  const value = callExpression(f);
  noteCount(f);
  f.atCall();
  if (isSetmetatable(f)) {
    f.emit(...inLine(f, f.fillStatements("return1", { x: f.register(f.a + 1) }), [js.returns(value)]));
    return;
  }
  // With nothing left to do but return, a capture leaves the frame out; but a builtin's caller is there, as in the interpreter.
  f.emit(
    ...f.fillStatements("atTailCall", { f: f.register(f.a), pc: js.number(f.source), left: js.number(~f.source) }),
    ...(f.yields()
      ? f.fillStatements("tailCallResumable", { value, f: f.register(f.a), self: f.self(), suspend: f.suspend() })
      : [js.returns(value)]),
  );
}

export function returns(f: FunctionContext): void {
  if (f.b === 0 && !isSingle(f)) {
    f.emit(...f.fillStatements("returnAll", { values: withOpen(f, fixedValues(f, f.a), js.array) }));
    return;
  }
  const values =
    f.b === 0 ? fixedValues(f, f.a) : Array.from({ length: f.b - 1 }, (_, i): Expression => f.operand(f.a + i));
  const [x = js.UNDEFINED, y = js.UNDEFINED, z = js.UNDEFINED] = values;
  if (values.length > 3) f.emit(...f.fillStatements("returnAll", { values: js.array(values) }));
  else f.emit(...f.fillStatements(RETURNS[values.length]!, { x, y, z }));
}

/** Returns of up to three values. */
const RETURNS = ["return0", "return1", "return2", "return3"] as const;

export function vararg(f: FunctionContext): void {
  if (f.b === 0) {
    f.emit(openVarargs());
    return;
  }
  for (let i = 0; i < f.b - 1; i++) f.set(f.a + i, f.fill("vararg", { i: js.number(i) }));
}
