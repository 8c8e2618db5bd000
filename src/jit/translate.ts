/** Translates a function, or a function from one of its loops on, into JavaScript. */
import type { Code } from "../../runtime/bytecode/code.js";
import { costOfCall } from "../../runtime/bytecode/metered-code.js";
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import { compiledSupport } from "../../runtime/interpreter/compiled.js";
import { ARGUMENT_STACK, COMPILED_FRAME_BYTES } from "../../runtime/interpreter/stack.js";
import { FunctionContext } from "./context.js";
import { Scan } from "./control.js";
import { holds, reasonOf } from "./instructions/callee-guards.js";
import { result } from "./instructions/calls.js";
import type { Expression, Piece, Statement } from "./javascript.js";
import * as js from "./javascript.js";
import { join } from "./join.js";
import type { Joined } from "./joined.js";
import { endOfLoop } from "./liveness.js";
import type { ExitSite, TranslationOptions } from "./options.js";
import type { DeoptReason } from "./reasons.js";
import { isNumberType, openRegister, State, Type } from "./types.js";

/** A name, and where its value is: a support function, or element `key` of a list. */
export interface Constant {
  readonly name: string;
  readonly from: "support" | "sites" | "points" | "children" | "upvalues" | "values";
  readonly key: string | number;
}

/** A translation, to be made a JavaScript function by `link`. */
export interface Translation {
  readonly program: readonly Statement[];
  /**
   * What the program knows by name. Parameters of the program, since V8 takes their values for constants, and need not check that they
   * have been initialised as it would with declarations.
   */
  readonly constants: readonly Constant[];
  readonly exits: readonly ExitSite[];
  /** What else it names. */
  readonly values: readonly unknown[];
  /** Registers that its handler of exceptions saves, in order. */
  readonly saved: readonly number[];
  /** Its callers can be suspended. A whole function is then a pair: the entry for those that cannot, and that for those that can. */
  readonly resumable: boolean;
  /** NEW_TABLE instructions whose constructors it names. */
  readonly sites: readonly number[];
  /** Instructions translated. */
  readonly instructions: number;
}

/** JavaScript stack of a compiled frame, in bytes, for `registers` registers (see stack.ts). */
const stackBytes = (registers: number): number => COMPILED_FRAME_BYTES + 16 * registers;

/** What a function's entry for callers that are not resumable takes on top. */
const INTERRUPTED_STACK = 150;

/**
 * Translates `code`.
 * @param loop pc of the loop to enter in mid-activation; -1 for the whole function.
 * @param assumed types of the registers at the loop's entry, checked there: numbers may be known for integers, and these for positive.
 */
export function translate(
  code: Code,
  options: TranslationOptions,
  loop = -1,
  assumed: readonly number[] = [],
): Translation {
  const isWhole = loop < 0 || options.behindCall;
  const end = isWhole ? code.proto.code.length : endOfLoop(code.proto, loop);
  const isRepeated = loop < 0 ? options.isRepeated : () => false;
  const joined = join(code, isWhole ? 0 : loop, end, options.targetAt, isRepeated);
  const f = translateJoined(code, joined, options, joined.place(loop), assumed);
  if (f.refused.size > 0) {
    for (const pc of f.refused) options.refuse(pc);
    return translate(code, options, loop, assumed);
  }
  const saved = f.usesTry ? f.savedRegisters() : [];
  return {
    ...assemble(f, saved),
    exits: f.exits,
    values: f.values,
    saved,
    resumable: options.resumable,
    sites: f.sites,
    instructions: (f.end - (isWhole ? 0 : f.loop)) / INSTRUCTION_SIZE,
  };
}

function translateJoined(
  code: Code,
  joined: Joined,
  options: TranslationOptions,
  loop: number,
  assumed: readonly number[],
): FunctionContext {
  const { proto } = joined;
  const entry = State.of(proto);
  if (loop >= 0) for (let i = 0; i < proto.registers; i++) entry.set(i, assumed[i] ?? Type.Any);
  else for (let i = 0; i < proto.parameters; i++) entry.set(i, Type.Any);
  const f = new FunctionContext(code, joined, options, loop, entry);
  f.analysis.run(loop >= 0 ? loop : 0, entry, f.end);
  f.prepare();
  new Scan(f).run();
  return f;
}

function declare(kind: "const" | "var", names: readonly (readonly [string, Expression | null])[]): Statement[] {
  if (names.length === 0) return [];
  const declarations = names.map(([name, init]) => (init === null ? name : js.assignment(js.id(name), init).text));
  return [new js.Statement([`${kind} ${declarations.join(", ")};`])];
}

/** The program: the function as the value returned, and the constants that it names. */
function assemble(f: FunctionContext, saved: readonly number[]): Pick<Translation, "program" | "constants"> {
  const translated = functionPieces(f, saved);
  const values = hasTwoEntries(f) ? ["[", ...interruptedEntry(f), ", ", ...translated, "]"] : translated;
  const program = [js.run(js.string("use strict"))];
  if (isLoop(f)) program.push(...loopEntry(f, translated));
  else program.push(new js.Statement(["return ", ...values, ";"]));
  const constants: Constant[] = [];
  for (const name of Object.keys(compiledSupport))
    if (f.supports.has(name)) constants.push({ name, from: "support", key: name });
  for (const at of f.sites) constants.push({ name: `T${at}`, from: "sites", key: at });
  for (const pc of f.points) constants.push({ name: `P${pc}`, from: "points", key: pc });
  for (const child of f.children) constants.push({ name: `C${child}`, from: "children", key: child });
  for (let i = 0; i < f.values.length; i++) constants.push({ name: `Q${i}`, from: "values", key: i });
  if (f.options.upvalues !== undefined)
    for (const index of f.usedUpvalues) constants.push({ name: `u${index}`, from: "upvalues", key: index });
  return { program, constants };
}

/** It enters a loop, which may end before the function does. */
function isLoop(f: FunctionContext): boolean {
  return f.loop >= 0 && !f.options.behindCall;
}

/** A `LoopEntry`, and the variables in which it hands registers over. */
function loopEntry(f: FunctionContext, translated: readonly Piece[]): Statement[] {
  const left = [...f.left];
  const updates = left.flatMap((i) => f.fillStatements("updateRegister", { i: js.number(i), x: js.id(`s${i}`) }));
  const update = js.functionPieces("update", ["frame"], [...updates, ...f.fillStatements("updatePc", {})]);
  return [
    ...declare("var", [["s", null], ...left.map((i): [string, null] => [`s${i}`, null])]),
    new js.Statement(["return { enter: ", ...translated, ", update: ", ...update, " };"]),
  ];
}

function hasTwoEntries(f: FunctionContext): boolean {
  return f.options.resumable && f.loop < 0;
}

/** The function for callers that are not resumable. */
function interruptedEntry(f: FunctionContext): Piece[] {
  const call = js.call(js.member(js.THIS, "resumable"), argumentsOf(f));
  return js.functionPieces(functionName(f), parametersOf(f), f.fillStatements("interrupted", { call }));
}

/** The function itself. */
function functionPieces(f: FunctionContext, saved: readonly number[]): Piece[] {
  const entered = f.options.behindCall ? ["frame", "first"] : ["frame"];
  const parameters = f.loop >= 0 ? entered : parametersOf(f);
  return js.functionPieces(functionName(f), parameters, functionBody(f, saved));
}

function parametersOf(f: FunctionContext): string[] {
  return argumentsOf(f).map(({ text }) => text);
}

/** The parameters passed on. */
function argumentsOf(f: FunctionContext): Expression[] {
  const args: Expression[] = [];
  for (let i = 0; i < f.proto.parameters; i++) args.push(js.id(`r${i}`));
  if (f.proto.isVararg) args.push(js.spread(js.id("va")));
  return args;
}

function functionName(f: FunctionContext): string {
  const { id, lineDefined } = f.proto;
  const base = id === 0 ? "main" : `f${id}_line${lineDefined}`;
  return f.loop >= 0 ? `${base}_loop${f.proto.lines[f.loop / 4]}` : base;
}

function functionBody(f: FunctionContext, saved: readonly number[]): Statement[] {
  const { proto, options } = f;
  // A local variable takes less of V8's bytecode, wherever it is named, than one of the context around.
  const prologue: Statement[] = declare("const", [
    ["fn", js.THIS],
    ["rt", js.id("RT")],
  ]);
  // V8 takes the first locals for the parameters when it shares feedback, so these are variables that are no receivers of named fields.
  const locals: [string, Expression | null][] = ["x", "k", "m"].map((name) => [name, null]);
  if (f.usesTry) locals.unshift(["pc", js.number(0)]);
  if (f.joined.repeats) locals.push(["t", js.number(0)]);
  const entered = enteredValues(f);
  for (let i = f.loop >= 0 ? 0 : proto.parameters; i < proto.registers; i++)
    locals.push([`r${i}`, entered.get(i) ?? null]);
  if (f.usesOpenRegister) locals.push([`r${openRegister(proto)}`, null]);
  if (f.loop >= 0) {
    prologue.push(...declare("const", [["R", js.member(js.id("frame"), "registers")]]));
    if (proto.isVararg) prologue.push(...declare("const", [["va", js.member(js.id("frame"), "varargs")]]));
    if (options.behindCall) locals.push(["entry", js.constant(true)]);
  }
  for (const name of ["v", "h"]) locals.push([name, null]);
  // With `var` there is nothing to initialise.
  prologue.push(...declare("var", locals));
  if (f.liveness.isPassedOpen)
    prologue.push(js.assign(js.id("m"), js.call(f.support("collect"), [js.id("rt"), js.id("first")])));
  if (options.upvalues === undefined && f.usedUpvalues.size > 0) prologue.push(...upvalueLoads(f));
  if (f.usesGlobals && options.dynamicGlobals) prologue.push(...declare("const", [["G", dynamicGlobals()]]));
  if (f.usesDepth) prologue.push(...growth(f));
  // Behind what may make the call again.
  if (options.metered && f.loop < 0)
    prologue.push(...f.fillStatements("payForCall", { cost: js.number(costOfCall(proto)) }));
  const body = f.withExits([...guards(f), ...f.bodies[0]!]);
  if (!f.usesTry) return [...prologue, ...body];
  f.meetings.clear(saved);
  const leave = js.callWith("leave", "e, pc", f.handedOver(saved));
  return [...prologue, ...f.fillStatements(options.resumable ? "guardedResumable" : "guarded", { body, leave })];
}

/** What registers hold where an activation is entered. */
function enteredValues(f: FunctionContext): Map<number, Expression> {
  const values = new Map<number, Expression>();
  for (const i of f.liveness.entered()) values.set(i, js.element(js.id("R"), js.number(i)));
  for (const [i, register] of f.liveness.passed().entries())
    values.set(register, i === 0 ? js.id("first") : result(f, i));
  return values;
}

function upvalueLoads(f: FunctionContext): Statement[] {
  const upvalues = js.member(js.id("fn"), "upvalues");
  return declare(
    "const",
    [...f.usedUpvalues].map((index) => [`u${index}`, js.element(upvalues, js.number(index))] as const),
  );
}

/** `fn.env`, or the globals of the running context. */
function dynamicGlobals(): Expression {
  const env = js.member(js.id("fn"), "env");
  return js.conditional(js.binary("===", env, js.UNDEFINED), js.member(js.id("rt"), "globals"), env);
}

/** Entry of a function that calls: makes sure that the JavaScript stack goes on. */
function growth(f: FunctionContext): Statement[] {
  const own = js.number(stackBytes(f.proto.registers) + (f.options.resumable ? INTERRUPTED_STACK : 0));
  if (f.loop >= 0) return declare("const", [["d", js.binary("+", js.member(js.id("rt"), "depth"), own)]]);
  const bytes = f.proto.isVararg ? js.binary("+", own, varargStack()) : own;
  const args = argumentsOf(f);
  const [template, name] = f.options.resumable
    ? (["depthResumable", "growOrSuspend"] as const)
    : (["depth", "growStack"] as const);
  const grow = js.call(f.support(name), [js.id("rt"), js.id("d"), js.id("fn"), ...args]);
  const statements = f.fillStatements(template, { bytes, grow });
  if (!f.options.chaos) return statements;
  return [...statements, js.run(js.call(js.id("chaosCapture"), [js.id("fn"), js.array(args)]))];
}

/** Bytes that the varargs take on the stack. */
function varargStack(): Expression {
  return js.binary("*", js.member(js.id("va"), "length"), js.number(ARGUMENT_STACK));
}

/**
 * Checks the type of a register that the loop's entry relies on: where the ways back to it add other types, it still may not be a type that
 * none of them has.
 */
function guardEntry(f: FunctionContext, register: number, joined: number): void {
  const x = f.register(register);
  // What a call is followed by is given up with the rest of its function.
  const why = (otherwise: DeoptReason): DeoptReason => (f.options.behindCall ? otherwise : "otherEntry");
  if (joined === (Type.Any & ~Type.Nil)) {
    f.guard(f.fill("isValue", { x }), why("noValue"));
    return;
  }
  const isOneType = isNumberType(joined) || joined === Type.Table || joined === Type.Function;
  const type = isOneType || (joined & Type.Any) === Type.Any ? joined : f.assumed[register]!;
  if (isNumberType(type)) {
    const integer = (joined & Type.Positive) !== 0 ? "isPositiveInteger" : "isInteger";
    f.guard(f.fill(isEnteredAsInteger(f, register) ? integer : "isNumber", { x }), why("notNumber"));
  } else if (type === Type.Table) f.guard(f.fill("isTable", { x }), why("notTable"));
  else if (type === Type.Function) f.guard(f.fill("isFunction", { f: x }), why("notFunction"));
}

/** Whatever the loop makes of it, V8 counts with integers if it begins with one. */
function isEnteredAsInteger(f: FunctionContext, register: number): boolean {
  return (f.assumed[register]! & Type.Int32) !== 0;
}

/** What a translation assumes of its caller, checked once at entry. */
function guards(f: FunctionContext): Statement[] {
  const before = f.bodies[0]!.length;
  f.endRun();
  f.pc = f.loop >= 0 ? f.loop : 0;
  f.state = State.of(f.proto);
  for (let i = 0; i < f.proto.registers; i++) f.state.set(i, Type.Any);
  if (f.usesGlobals && !f.options.dynamicGlobals)
    f.guard(js.binary("===", js.member(js.id("rt"), "globals"), js.id("G")), "otherGlobals");
  for (const { variable, test, what, pc } of f.expected)
    f.guard(holds(f, js.id(variable), test, what), reasonOf(test), pc);
  const entry = f.loop >= 0 ? f.analysis.at(f.loop) : undefined;
  for (let i = 0; entry !== undefined && i < f.proto.registers; i++)
    if (f.liveness.isLive(i, f.joined.source(f.loop))) guardEntry(f, i, entry.types[i]!);
  // V8 does not conclude from a check what a variable holds, so it would box numbers where others join them.
  for (let i = 0; entry !== undefined && i < f.proto.registers; i++)
    if (f.liveness.isLive(i, f.joined.source(f.loop)) && isNumberType(entry.types[i]!))
      f.set(i, isEnteredAsInteger(f, i) ? f.fill("integer", { x: f.register(i) }) : js.plus(f.register(i)));
  return f.bodies[0]!.splice(before);
}
