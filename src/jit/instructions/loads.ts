/** Moves, upvalues, cells, globals and table loads. */
import { Feedback } from "../../../runtime/bytecode/code.js";
import { all, type FunctionContext } from "../context.js";
import type { Expression } from "../estree.js";
import * as js from "../estree.js";
import { Type } from "../types.js";

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

function upvalue(f: FunctionContext, index: number): Expression {
  f.usedUpvalues.add(index);
  return js.id(`u${index}`);
}

export function getUpvalue(f: FunctionContext): void {
  f.set(f.a, js.member(upvalue(f, f.b), "v"));
}

export function loadUpvalue(f: FunctionContext): void {
  f.set(f.a, upvalue(f, f.b));
}

export function setUpvalue(f: FunctionContext): void {
  f.emit(js.assign(js.member(upvalue(f, f.a), "v"), f.operand(f.b)));
}

export function newCell(f: FunctionContext): void {
  f.set(f.a, { type: "NewExpression", callee: js.id("Cell"), arguments: [f.register(f.a)] });
}

export function getCell(f: FunctionContext): void {
  f.set(f.a, js.member(f.register(f.b), "v"));
}

export function setCell(f: FunctionContext): void {
  f.emit(js.assign(js.member(f.register(f.a), "v"), f.operand(f.b)));
}

export function getGlobal(f: FunctionContext): void {
  f.usesGlobals = true;
  const name = f.constantString(f.b);
  const field = js.property(js.id("G"), name);
  if (f.analysis.isValueSpeculated(f.pc, f.state)) {
    f.guard(f.fill("isOwnField", { field }), "noValue");
    f.set(f.a, js.id("v"));
  } else {
    f.at();
    f.set(f.a, f.fill("globalOr", { field, key: js.string(name) }));
  }
}

export function getField(f: FunctionContext): void {
  const name = f.constantString(f.c);
  const o = f.register(f.b);
  const fillings = { o, field: js.property(o, name), key: js.string(name) };
  if (f.analysis.isValueSpeculated(f.pc, f.state)) {
    f.guard(f.fill(f.isKnown(f.b, Type.Table) ? "isOwnField" : "isField", fillings), "noValue");
    f.set(f.a, js.id("v"));
    return;
  }
  const isTable = f.guardTable(f.b);
  f.at();
  if ((f.analysis.feedbackAt(f.pc) & (Feedback.NilResult | Feedback.Slow)) === 0) {
    f.set(f.a, f.fill(isTable ? "ownFieldOr" : "fieldOr", fillings));
    return;
  }
  f.set(f.a, f.fill("valueOr", { ...fillings, test: lookup(f, o, name, isTable, "Field") }));
}

export function getIndex(f: FunctionContext): void {
  const fillings = { o: f.register(f.b), k: f.operand(f.c) };
  const isPositive = (f.typeOf(f.c) & Type.Positive) !== 0;
  if (f.analysis.isValueSpeculated(f.pc, f.state)) {
    const isTable = f.isKnown(f.b, Type.Table);
    const isNumber = f.isKnown(f.c, Type.Number) ? undefined : f.fill("isNumber", { x: fillings.k });
    const template = isPositive
      ? isTable
        ? "isOwnPositiveElement"
        : "isPositiveElement"
      : isTable
        ? "isOwnElement"
        : "isElement";
    f.guard(all(isNumber, f.fill(template, fillings)), "noValue");
    f.set(f.a, js.id("v"));
    return;
  }
  const isTable = f.guardTable(f.b);
  f.at();
  const seen = f.analysis.feedbackAt(f.pc);
  if (f.isKnown(f.c, Type.Number) && isTable)
    f.set(f.a, f.fill(isPositive ? "ownPositiveElementOr" : "ownElementOr", fillings));
  else if (f.isKnown(f.c, Type.Number)) f.set(f.a, f.fill(isPositive ? "positiveElementOr" : "elementOr", fillings));
  else if ((seen & (Feedback.StringKey | Feedback.OtherKey)) === 0 || (seen & Feedback.NumberKey) !== 0)
    f.set(f.a, f.fill("indexOr", fillings));
  else f.set(f.a, f.fill("index", fillings));
}

export function self(f: FunctionContext): void {
  const name = f.constantString(f.c);
  const receiver = f.register(f.b);
  if (f.analysis.isStringMethod(f.pc, f.state, f.b)) {
    f.guardString(f.b);
    f.guard(f.fill("stringMethod", { inherited: js.property(js.id("h"), name) }), "noValue");
    f.set(f.a + 1, receiver);
    f.set(f.a, js.id("v"));
    return;
  }
  // R[A+1] first: A may be the receiver's own register.
  f.set(f.a + 1, receiver);
  const o = f.register(f.a + 1);
  f.at();
  const isTable = f.isKnown(f.b, Type.Table);
  const test = lookup(f, o, name, isTable, "Method");
  f.set(f.a, f.fill("valueOr", { test, o, key: js.string(name) }));
}

/** Tables of a chain of `__index` tables that are looked at in line. */
const MAX_LINKS = 3;

/**
 * Whether a field or method, the receiver's own or inherited, has been found; its value is in `v` then. A field may also be found to be
 * nil, a method that is nil is not worth it.
 */
function lookup(
  f: FunctionContext,
  o: Expression,
  name: string,
  isTable: boolean,
  kind: "Field" | "Method",
): Expression {
  const found = inherits(f, name, kind, MAX_LINKS);
  const chain = f.fill(kind === "Field" ? "field" : "method", { o, found });
  return f.fill(isTable ? "ownLookup" : "lookup", { o, own: js.property(o, name), chain });
}

function inherits(f: FunctionContext, name: string, kind: "Field" | "Method", links: number): Expression {
  const inherited = js.property(js.id("h"), name);
  if (links === 1) return f.fill(`last${kind}`, { inherited });
  return f.fill(`inherits${kind}`, { inherited, found: inherits(f, name, kind, links - 1) });
}
