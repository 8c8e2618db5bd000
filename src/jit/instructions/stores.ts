/** Stores into globals and tables, and the making of tables and closures. */
import { Feedback } from "../../../runtime/bytecode/code.js";
import { isOpenConsumer } from "../../../runtime/bytecode/instruction.js";
import { INSTRUCTION_SIZE } from "../../../runtime/bytecode/opcodes.js";
import { findMetatable } from "../../../runtime/interpreter/metatable-source.js";
import { isPrivate } from "../../../runtime/interpreter/predict.js";
import type { MetatableSource } from "../../../runtime/values/classes.js";
import { isClassEvent } from "../../../runtime/values/table.js";
import type { FunctionContext } from "../context.js";
import type { Fillings } from "../fill.js";
import type { Expression, Statement } from "../javascript.js";
import * as js from "../javascript.js";
import { isOnly, Type } from "../types.js";
import { callHandler } from "./handlers.js";
import { isStringKey, upvalue } from "./loads.js";
import { isSingle, single, withOpen } from "./open.js";

export function setGlobal(f: FunctionContext): void {
  f.usesGlobals = true;
  const name = f.constantString(f.a);
  f.at();
  f.emit(
    ...f.fillStatements("setGlobal", { field: js.property(js.id("G"), name), key: js.string(name), x: f.operand(f.b) }),
  );
}

export function setField(f: FunctionContext): void {
  const name = f.constantString(f.b);
  const o = f.register(f.a);
  const fillings = { o, field: f.property(o, name), key: js.string(name), x: f.operand(f.c) };
  const type = f.typeOf(f.a);
  if ((type & Type.Fresh) !== 0) {
    // Nobody has seen the table yet, and it has no metatable.
    f.emit(js.assign(fillings.field, fillings.x));
    return;
  }
  const isTable = f.guardTable(f.a);
  if (isTable && f.analysis.isOverwriteSpeculated(f.pc)) {
    f.guard(f.fill("hasField", fillings), "noValue");
    f.emit(js.assign(fillings.field, fillings.x));
    return;
  }
  const slow = slowStore(f, isTable && !isClassEvent(name), "storeField", "putField", fillings);
  const adds = (f.analysis.feedbackAt(f.pc) & Feedback.Added) !== 0;
  f.emit(
    ...f.fillStatements(adds ? (isTable ? "addOwnField" : "addField") : isTable ? "setOwnField" : "setField", {
      ...fillings,
      slow,
    }),
  );
}

/** What does a store that is not done in line: it leaves compiled code if it has to call a function and none has done so yet. */
function slowStore(
  f: FunctionContext,
  isTable: boolean,
  store: "storeField" | "storeNumber",
  put: "putField" | "putNumber",
  fillings: Fillings,
): Statement[] {
  if (isTable && (f.analysis.feedbackAt(f.pc) & (Feedback.Slow | Feedback.Failed)) === 0)
    return f.block(() => f.guard(f.fill(store, fillings), "metamethod"));
  if ((f.analysis.feedbackAt(f.pc) & Feedback.Slow) === 0) {
    f.at();
    return [js.run(f.fill(put, fillings))];
  }
  f.atCall();
  const { o, key, k, x } = fillings as Readonly<Record<string, Expression>>;
  const plain = f.fill(put, fillings);
  const handled = callHandler(f, "hasAccessHandler", o!, "__newindex", [o!, key ?? k!, x!], plain);
  if (put === "putField") return [js.run(handled)];
  // A nil does not take the quick way, also where the table has a value; NaN is refused before the metatable is asked.
  const noNumber = js.binary("!==", k!, k!);
  const mayBeNil = (f.typeOf(f.c) & Type.Nil) !== 0;
  const test = mayBeNil ? js.binary("||", noNumber, js.binary("===", x!, js.UNDEFINED)) : noNumber;
  return [js.run(js.conditional(test, plain, handled))];
}

export function setIndex(f: FunctionContext): void {
  const given = { o: f.register(f.a), k: f.operand(f.b), x: f.operand(f.c) };
  const isTable = f.guardTable(f.a);
  const present = f.fill(f.isKnown(f.c, Type.Number) ? "isPresentNumber" : "isPresent", given);
  const mayBeNil = (f.typeOf(f.c) & Type.Nil) !== 0;
  const fillings = { ...given, present, overwrites: present };
  if (isTable && f.isKnown(f.b, Type.Number) && f.analysis.isOverwriteSpeculated(f.pc)) {
    const isPositive = (f.typeOf(f.b) & Type.Positive) !== 0;
    f.guard(f.fill(isPositive ? "hasPositiveElement" : "hasElement", fillings), "noValue");
    if (mayBeNil) f.guard(f.fill("isValue", fillings), "nilStored");
    f.emit(...f.fillStatements("overwriteElement", fillings));
    return;
  }
  const clears = isOnly(f.typeOf(f.c), Type.Nil);
  if (mayBeNil) fillings.overwrites = js.binary("&&", f.fill("isValueOrInside", given), present);
  const template = isTable ? (clears ? "clearElement" : "setOwnElement") : "setElement";
  if (f.isKnown(f.b, Type.Number)) {
    const slow = slowStore(f, isTable, "storeNumber", "putNumber", fillings);
    f.emit(...f.fillStatements(template, { ...fillings, slow }));
    return;
  }
  const onlyNumbers = f.analysis.keysAt(f.pc) === Feedback.NumberKey;
  if (!onlyNumbers || (f.typeOf(f.b) & Type.Number) === 0) {
    f.at();
    f.emit(...f.fillStatements(isStringKey(f, f.b) ? "setString" : "setIndex", fillings));
    return;
  }
  f.at();
  const slow = [js.run(f.fill("putNumber", fillings))];
  f.emit(
    js.iff(
      f.fill("isNumber", { x: fillings.k }),
      js.block(f.fillStatements(template, { ...fillings, slow })),
      js.block(f.fillStatements("setIndex", fillings)),
    ),
  );
}

export function newTable(f: FunctionContext): void {
  const at = f.source / INSTRUCTION_SIZE;
  f.sites.push(at);
  const site = js.id(`T${at}`);
  const metatable = isPrivate(f.proto, f.pc) ? findMetatable(f.proto, f.pc) : undefined;
  if (metatable === undefined || isConstant(f, metatable)) {
    f.set(f.a, js.construct(site.name, []));
    return;
  }
  const { field } = metatable;
  const args = [site, metatableExpression(f, metatable)];
  const found =
    field === undefined
      ? js.call(f.support("siteFor"), args)
      : js.call(f.support("siteForField"), [...args, js.string(field)]);
  // A constant for V8, until it changes.
  const isShared = js.member(site, "isShared");
  f.emit(js.assign(js.id("h"), js.conditional(isShared, found, site)));
  f.set(f.a, js.construct("h", []));
}

/** It is a variable that never changes in this translation. */
function isConstant(f: FunctionContext, { kind, index, field }: MetatableSource): boolean {
  return kind === "upvalue" && field === undefined && f.upvalueOf(index).isKnown;
}

function metatableExpression(f: FunctionContext, { kind, index }: MetatableSource): Expression {
  if (kind === "register") return f.register(index);
  return kind === "upvalue" ? upvalue(f, index) : js.member(upvalue(f, index), "v");
}

export function setList(f: FunctionContext): void {
  const takesOpen = isOpenConsumer(f.proto.code, f.pc);
  const isOpen = takesOpen && !isSingle(f);
  const end = takesOpen ? f.proto.code[f.pc - 3]! : f.a + f.b;
  const fixed: Expression[] = [];
  for (let register = f.a + 1; register < end; register++) fixed.push(f.register(register));
  if (takesOpen && !isOpen) fixed.push(single(f));
  if (!isOpen && f.c === 0 && fixed.length > 0) {
    const elements = js.array([js.number(0), ...fixed]);
    f.emit(...f.fillStatements("setElements", { o: f.register(f.a), elements, last: fixed.at(-1)! }));
    return;
  }
  const values = isOpen ? withOpen(f, fixed, js.array) : js.array(fixed);
  f.emit(js.run(js.call(f.support("fillList"), [f.register(f.a), values, js.number(f.c)])));
}

export function argTable(f: FunctionContext): void {
  f.set(f.a, js.call(f.support("argTable"), [f.varargs()]));
}

export function makeClosure(f: FunctionContext): void {
  const { upvalues } = f.proto.protos[f.b]!;
  let self = -1;
  const captured = upvalues.map((info, i): Expression => {
    if (!info.fromRegister) {
      f.usedUpvalues.add(info.index);
      return js.id(`u${info.index}`);
    }
    if (info.index !== f.a || info.cell) return f.register(info.index);
    self = i;
    return js.UNDEFINED;
  });
  f.children.add(f.b);
  const env = js.member(js.id("fn"), "env");
  const args = [js.id(`C${f.b}`), env, js.array(captured)];
  if (self < 0) f.set(f.a, js.call(f.support("newClosure"), args));
  else f.set(f.a, js.call(f.support("newRecursiveClosure"), [...args, js.number(self)]));
}
