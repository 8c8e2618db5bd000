/**
 * Guards of what calls call. A callee that comes from an upvalue captured by value is the same as long as the activation lasts, so it is
 * looked at where that is entered; or when the function is translated, where its upvalues are constants. So is one in a register that the
 * loop that is entered does not write.
 */

import { writesRegister } from "../../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE } from "../../../runtime/bytecode/opcodes.js";
import { LuaFunction } from "../../../runtime/values/function.js";
import type { FunctionContext } from "../context.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";
import type { Jump } from "../joined.js";

/** What is expected of an upvalue or a register where the translation is entered. */
export interface Expectation {
  /** Its variable. */
  readonly variable: string;
  readonly test: "isFunction" | "isBuiltin" | "hasCode" | "hasUpvalues";
  /** What the test compares with, if it does. */
  readonly what: unknown;
  /** pc of the call. */
  readonly pc: number;
}

/** Leaves in front of the current instruction, or where the translation is entered, unless the callee in `register` is the one expected. */
export function guardCallee(f: FunctionContext, register: number, test: Expectation["test"], what?: unknown): void {
  const upvalue = f.state.upvalueIn(register);
  const known = upvalue === undefined ? undefined : f.upvalueOf(upvalue).value;
  if (known instanceof LuaFunction && isCertain(known, test, what)) return;
  const variable = upvalue === undefined ? registerAround(f, register, test) : settledUpvalue(f, upvalue, test);
  if (variable === undefined) f.guard(holds(f, f.register(register), test, what), reasonOf(test));
  else if (!f.expected.some((one) => one.variable === variable && one.test === test && one.what === what))
    f.expected.push({ variable, test, what, pc: f.pc });
}

/** Leaves in front of the current instruction unless what stands behind a jump to the start is a call of the running closure. */
export function guardItself(f: FunctionContext, { callee, pc }: Jump): void {
  const upvalue = f.state.upvalueIn(callee);
  const known = upvalue === undefined ? undefined : f.upvalueOf(upvalue).value;
  // The only closure of its code.
  if (known instanceof LuaFunction && known.code === f.code) return;
  f.guard(js.binary("===", f.register(callee), js.id("fn")), "otherFunction", pc);
}

function settledUpvalue(f: FunctionContext, upvalue: number, test: Expectation["test"]): string | undefined {
  return isSettled(f, upvalue, test) ? `u${upvalue}` : undefined;
}

/** The register that the callee has been copied from, if the loop that is entered does not write it. */
function registerAround(f: FunctionContext, callee: number, test: Expectation["test"]): string | undefined {
  if (f.loop < 0 || f.options.behindCall || test === "hasUpvalues") return undefined;
  const { proto } = f.code;
  const start = f.joined.source(f.loop);
  const isAround = (register: number): boolean => {
    if (register >= proto.registers || !f.liveness.isLive(register, start)) return false;
    for (let pc = f.loop; pc < f.end; pc += INSTRUCTION_SIZE) if (writesRegister(f.proto, pc, register)) return false;
    return true;
  };
  const found = f.state.sameAs(callee).find(isAround);
  return found === undefined ? undefined : `r${found}`;
}

/** The upvalue is likely to pass the test where the translation is entered, and cannot fail it later. */
function isSettled(f: FunctionContext, upvalue: number, test: Expectation["test"]): boolean {
  // Another coroutine may replace the upvalues of the callee.
  if (f.upvalueOf(upvalue).isKnown || f.options.behindCall || test === "hasUpvalues") return false;
  if (upvalue >= f.code.proto.upvalues.length) return false;
  // What is not called may be anything, in another closure if not in this one.
  if (test === "isBuiltin") return f.code.closures <= 1;
  return f.code.lastTargets[f.source / INSTRUCTION_SIZE] !== undefined;
}

/** The upvalue that is always `fn` passes the test. */
function isCertain(fn: LuaFunction, test: Expectation["test"], what: unknown): boolean {
  if (test === "isBuiltin") return fn === what;
  return test === "isFunction" || (test === "hasCode" && fn.code === what);
}

/** The test itself. */
export function holds(f: FunctionContext, callee: Expression, test: Expectation["test"], what: unknown): Expression {
  return f.fill(test, what === undefined ? { f: callee } : { f: callee, what: f.named(what) });
}

export const reasonOf = (test: Expectation["test"]): "notFunction" | "otherFunction" =>
  test === "isFunction" ? "notFunction" : "otherFunction";
