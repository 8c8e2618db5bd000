/** Moves, upvalues, cells, globals and table loads. */
import { Feedback } from "../../../runtime/bytecode/code.js";
import { reads } from "../../../runtime/bytecode/effects.js";
import type { FunctionContext } from "../context.js";
import { isHostName } from "../host-names.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";
import { Type } from "../types.js";
import { callIndexHandler } from "./handlers.js";

export function move(f: FunctionContext): void {
  f.set(f.a, f.operand(f.b));
}

export function loadConstant(f: FunctionContext): void {
  f.set(f.a, js.constant(f.proto.constants[f.b]));
}

export function loadNil(f: FunctionContext): void {
  for (let register = f.a; register <= f.b; register++) f.set(register, js.UNDEFINED);
}

export function loadBoolean(f: FunctionContext): void {
  f.set(f.a, js.constant(f.b !== 0));
}

export function upvalue(f: FunctionContext, index: number): Expression {
  const { body } = f;
  if (body !== undefined) {
    const { fn } = body.target;
    const own = index - body.firstUpvalue;
    if (fn !== undefined) return f.named(fn.upvalues[own]);
    const callee = f.register(f.code.proto.code[body.source + 1]!);
    return js.element(js.member(callee, "upvalues"), js.number(own));
  }
  f.usedUpvalues.add(index);
  return js.id(`u${index}`);
}

export function getUpvalue(f: FunctionContext): void {
  f.set(f.a, js.member(upvalue(f, f.b), "v"));
}

/** V8 does not take undefined for a constant where a variable might not have got its value yet, so nil is written out. */
export function loadUpvalue(f: FunctionContext): void {
  const { isKnown, value } = f.upvalueOf(f.b);
  f.set(f.a, isKnown && value === undefined ? js.UNDEFINED : upvalue(f, f.b));
}

export function setUpvalue(f: FunctionContext): void {
  f.emit(js.assign(js.member(upvalue(f, f.a), "v"), f.operand(f.b)));
}

export function newCell(f: FunctionContext): void {
  f.support("Cell");
  f.set(f.a, js.construct("Cell", [f.register(f.a)]));
}

export function getCell(f: FunctionContext): void {
  f.set(f.a, js.member(f.register(f.b), "v"));
}

export function setCell(f: FunctionContext): void {
  f.emit(js.assign(js.member(f.register(f.a), "v"), f.operand(f.b)));
}

/**
 * Where a load that may leave compiled code puts its value: the target register, unless the value there still matters then.
 * @param looksAgain where a first look finds nothing, another one follows: so the target must not be what is loaded from.
 */
function loadTarget(f: FunctionContext, looksAgain: boolean): Expression {
  const matters = f.matters(f.a) || (looksAgain && reads(f.proto, f.pc).includes(f.a));
  return matters ? js.id("v") : f.register(f.a);
}

/** The value in `v` becomes that of the target register. */
function finishLoad(f: FunctionContext, v: Expression): void {
  if (v.name === "v") f.set(f.a, v);
}

/**
 * Loads what `test`, if there is one, finds in a table; where it finds nothing, what a look at the rest of the table does, and at its
 * `__index` tables.
 * @param look what looks at a whole table.
 * @param below where `k` is a name, that field of `h`.
 */
function loadElsewhere(
  f: FunctionContext,
  v: Expression,
  test: Expression | undefined,
  o: Expression,
  k: Expression,
  look: "lookUp" | "lookUpHashed" | "lookUpString",
  below?: Expression,
): void {
  const fillings = { o, k, v };
  const use = f.analysis.numericUse(f.pc, f.state);
  if (use >= 0) {
    const found = f.fill(`${look}Number`, fillings);
    f.guard(test === undefined ? found : js.binary("||", test, found), "notNumber", use);
    finishLoad(f, v);
    return;
  }
  if ((f.analysis.feedbackAt(f.pc) & (Feedback.Handler | Feedback.Failed | Feedback.NotTable)) === 0) {
    const found = f.fill(look, fillings);
    f.guard(test === undefined ? found : js.binary("||", test, found), "metamethod");
    finishLoad(f, v);
    return;
  }
  const calls = (f.analysis.feedbackAt(f.pc) & Feedback.Handler) !== 0;
  const index = f.fill("index", fillings);
  // Where the test is for number keys only, others may have values.
  const isTested = test !== undefined && (k.name === "" || f.isKnown(f.c, Type.Number));
  const slow = calls && isTested ? callIndexHandler(f, o, k, below, index) : index;
  loadOr(f, v, test, slow, calls);
}

/** Loads what `test`, if there is one, finds; where it finds nothing, what `slow` does, which `calls` a function. */
function loadOr(
  f: FunctionContext,
  v: Expression,
  test: Expression | undefined,
  slow: Expression,
  calls = false,
): void {
  if (calls) f.atCall();
  else f.at();
  f.emit(test === undefined ? js.assign(v, slow) : js.iff(js.not(test), js.assign(v, slow)));
  finishLoad(f, v);
}

/** Loads what `test` finds, or leaves compiled code. */
function loadOrLeave(f: FunctionContext, v: Expression, test: Expression): void {
  f.guard(test, "noValue");
  finishLoad(f, v);
}

/** What is loaded is used as a number, so that it is tested whether it is one. */
function isUsedAsNumber(f: FunctionContext): boolean {
  return f.analysis.numericUse(f.pc, f.state) >= 0;
}

export function getGlobal(f: FunctionContext): void {
  f.usesGlobals = true;
  const name = f.constantString(f.b);
  const v = loadTarget(f, true);
  const fillings = { v, field: js.property(js.id("G"), name) };
  if (f.analysis.isValueSpeculated(f.pc, f.state)) loadOrLeave(f, v, f.fill("ownLoad", fillings, isUsedAsNumber(f)));
  else loadOr(f, v, f.fill("ownLoad", fillings), f.fill("global", { key: js.string(name) }));
}

export function getField(f: FunctionContext): void {
  const name = f.constantString(f.c);
  const o = f.register(f.b);
  const isSpeculated = f.analysis.isValueSpeculated(f.pc, f.state);
  const v = loadTarget(f, !isSpeculated);
  const fillings = { o, v, field: f.property(o, name) };
  if (isSpeculated) {
    loadOrLeave(f, v, f.fill(loadTemplate(f, name, f.isKnown(f.b, Type.Table)), fillings, isUsedAsNumber(f)));
    return;
  }
  const isTable = f.guardTable(f.b);
  const seen = f.analysis.feedbackAt(f.pc);
  if (isTable && isNilOfBareTables(seen)) {
    const found = f.fill("lookUp", { ...fillings, k: js.string(name) });
    f.guard(f.fill("ownLoadOr", { ...fillings, otherwise: f.fill("bareNil", { ...fillings, found }) }), "metatable");
    finishLoad(f, v);
    return;
  }
  const test = lookup(f, o, v, name, isTable, seen, isUsedAsNumber(f));
  loadElsewhere(f, v, test, o, js.string(name), "lookUp", f.property(js.id("h"), name));
}

/** A load has found nil, and always where there was no metatable to look behind. */
function isNilOfBareTables(seen: number): boolean {
  return (seen & (Feedback.NilResult | Feedback.Slow | Feedback.Handler)) === Feedback.NilResult;
}

/** The load of a field from what is known to be a table, or proved to be one by the value found or by the load's own test. */
function loadTemplate(f: FunctionContext, name: string, isTable: boolean): "ownLoad" | "load" | "hostLoad" {
  if (isTable) return "ownLoad";
  return isHostName(f.options.hostNames, name) ? "hostLoad" : "load";
}

/**
 * The test that a field, the receiver's own or inherited, has been found in `v`, or is known to be nil, as far as `seen` makes it worth it.
 * @param isNumber the field found has to be a number.
 */
function lookup(
  f: FunctionContext,
  o: Expression,
  v: Expression,
  name: string,
  isTable: boolean,
  seen: number,
  isNumber = false,
): Expression {
  const fillings = { o, v, field: f.property(o, name), below: f.property(js.id("h"), name) };
  const template = loadTemplate(f, name, isTable);
  if ((seen & (Feedback.Slow | Feedback.NilResult)) === 0) return f.fill(template, fillings, isNumber);
  const isNil = (seen & Feedback.NilResult) !== 0;
  // A class may be given up at any time, and then nothing leads back here; where nil is found as often, that would take too much text.
  const usual = isNil ? "hasTarget" : "hasKnownTarget";
  const hasTarget = f.fill((seen & Feedback.Classless) !== 0 ? "hasAnyTarget" : usual, fillings);
  const found = { ...fillings, hasTarget };
  const inherited = f.fill(isNil ? "inheritedOrNil" : "inherited", found, isNumber);
  // A field of its own that is no number hides one that is inherited.
  const otherwise = isNumber ? js.binary("&&", js.binary("===", v, js.UNDEFINED), inherited) : inherited;
  return f.fill(`${template}Or`, { ...fillings, otherwise }, isNumber);
}

/** The key in `operand` of the access is a string, or only strings have been used there. */
export function isStringKey(f: FunctionContext, operand: number): boolean {
  return f.isKnown(operand, Type.String) || f.analysis.keysAt(f.pc) === Feedback.StringKey;
}

export function getIndex(f: FunctionContext): void {
  const o = f.register(f.b);
  const k = f.operand(f.c);
  const seen = f.analysis.feedbackAt(f.pc);
  const isSpeculated = f.analysis.isValueSpeculated(f.pc, f.state);
  const v = loadTarget(f, !isSpeculated);
  const isTable = isSpeculated ? f.isKnown(f.b, Type.Table) : f.guardTable(f.b);
  const isPositive = (f.typeOf(f.c) & Type.Positive) !== 0;
  const fillings = { o, k, v };
  const lookForNumber = (seen & Feedback.Slow) !== 0 ? "lookUpHashed" : "lookUp";
  if (
    !isSpeculated &&
    (seen & (Feedback.NilResult | Feedback.NumberKey)) === (Feedback.NilResult | Feedback.NumberKey)
  ) {
    const found = f.fill(isTable ? "ownElementOrNil" : "elementOrNil", fillings);
    const test = f.isKnown(f.c, Type.Number) ? found : f.fill("numberKey", { k, element: found });
    loadElsewhere(f, v, test, o, k, lookForNumber);
    return;
  }
  const isWithin = (seen & Feedback.Slow) !== 0 && !(isPositive && (f.typeOf(f.c) & Type.Int32) !== 0);
  const kind = isWithin ? "elementWithin" : isPositive ? "positiveElement" : "element";
  const own = isWithin ? "ownElementWithin" : isPositive ? "ownPositiveElement" : "ownElement";
  const element = f.fill(isTable ? own : kind, fillings, isUsedAsNumber(f));
  if (isSpeculated) {
    loadOrLeave(f, v, f.isKnown(f.c, Type.Number) ? element : f.fill("numberKey", { k, element }));
    return;
  }
  if (f.isKnown(f.c, Type.Number)) loadElsewhere(f, v, element, o, k, lookForNumber);
  else if ((seen & (Feedback.StringKey | Feedback.OtherKey)) === 0 || (seen & Feedback.NumberKey) !== 0)
    loadElsewhere(f, v, f.fill("numberKey", { k, element }), o, k, lookForNumber);
  else loadElsewhere(f, v, undefined, o, k, isStringKey(f, f.c) ? "lookUpString" : "lookUp");
}

export function self(f: FunctionContext): void {
  const name = f.constantString(f.c);
  const o = f.register(f.b);
  if (f.analysis.isStringMethod(f.pc, f.state, f.b)) {
    const v = js.id("v");
    f.guardString(f.b);
    const found = f.fill("stringMethod", { v, below: f.property(js.id("h"), name) });
    f.guard(f.fill("method", { found, v }), "noMethod");
    f.set(f.a + 1, o);
    f.set(f.a, v);
    return;
  }
  const v = loadTarget(f, !f.analysis.isMethodSpeculated(f.pc));
  const isTable = f.isKnown(f.b, Type.Table);
  const seen = f.analysis.feedbackAt(f.pc) & ~Feedback.NilResult;
  if (f.analysis.isMethodSpeculated(f.pc)) {
    f.guard(f.fill("method", { found: lookup(f, o, v, name, isTable, seen), v }), "noMethod");
    f.set(f.a + 1, o);
    finishLoad(f, v);
    return;
  }
  // R[A+1] first: a metamethod may be suspended. The receiver keeps its own register, whose types are known; the value found does not
  // go there before the load has ended.
  f.set(f.a + 1, o);
  const k = js.string(name);
  const index = f.fill("index", { o, k });
  const calls = (seen & Feedback.Handler) !== 0;
  const slow = calls ? callIndexHandler(f, o, k, f.property(js.id("h"), name), index) : index;
  loadOr(f, v, lookup(f, o, v, name, isTable, seen), slow, calls);
}
