/**
 * What translated code calls by name: the slow paths of its instructions, and the ways out of it. Translated code is on the JavaScript
 * stack, so here operators' requests are answered by calls; a capture may pass through all of them, since none holds state.
 */
import type { Code } from "../bytecode/code.js";
import type { Proto } from "../bytecode/proto.js";
import {
  index,
  lookUp,
  lookUpHashed,
  lookUpString,
  setIndex,
  setNamed,
  storeField,
  storeNumber,
} from "../operators/access.js";
import {
  type ArithmeticEvent,
  arithmetic,
  concat,
  lengthOf,
  lowBits,
  modulo,
  negate,
  power,
  rotate,
  swapBytes,
} from "../operators/arithmetic.js";
import { equal, lessEqual, lessThan } from "../operators/compare.js";
import { metamethod } from "../operators/metatable.js";
import { callResumable, callValue } from "../operators/request.js";
import { cosine, sine } from "../operators/trigonometry.js";
import { numberToString } from "../strings/number.js";
import { disownNew, giveMetatable, giveSharedMetatable } from "../values/classes.js";
import { fillElement, fillTable } from "../values/fill.js";
import { Cell, LuaFunction, newFunction, type Upvalue } from "../values/function.js";
import { textLength } from "../values/meter.js";
import { GO_ON, REQUEST, type Step, SUSPEND } from "../values/native.js";
import { newRegisters } from "../values/registers.js";
import { collect, type Runtime, returnAll } from "../values/runtime.js";
import { append, EMPTY_ARRAY, getNumber, LuaTable, newArray, PINNED, setList, setNumber } from "../values/table.js";
import { type LuaValue, truthy, typeName } from "../values/value.js";
import { Capture } from "./capture.js";
import { argTable, forNumber, iteratorOf } from "./constructs.js";
import { Frame, LEFT } from "./frame.js";
import { poll } from "./interlude.js";
import {
  type Activation,
  afterTailCalls,
  leaveActivation,
  passByReturn,
  passThrough,
  resumeInterpreted,
} from "./leave.js";
import { siteFor, siteForField } from "./metatable-source.js";
import { callRequest, finish } from "./request-call.js";
import { Below } from "./run.js";
import { collectOpen, growStack, growStackOrSuspend } from "./stack.js";
import { interrupt, suspendTailCall } from "./suspend.js";

/** A place where compiled code gives up a speculation. */
export interface Exit {
  /** The instruction whose speculation failed. */
  readonly pc: number;
  readonly reason: string;
  /** The instruction is a call, and the speculation one of the function that was put in line for it. */
  readonly inlined: boolean;
  /** The instruction that the interpreter goes on with: that one, or one before it. */
  readonly resume: number;
  /** Registers whose values it hands over, in order. */
  readonly live: readonly number[];
  readonly code: Code;
  /** Times it was taken. */
  count: number;
  /** In chaos mode, the guard fails once for no reason. */
  armed: boolean;
  /** It is failing for no reason. */
  forced: boolean;
  /** Told before the interpreter goes on. */
  readonly taken: (exit: Exit, fn: LuaFunction) => void;
}

/** The ways out of a translation, by the names that it calls them. */
export interface WaysOut {
  /** A guard failed: goes on in the interpreter and returns what the function returns. Varargs, if any, come before the registers. */
  readonly deopt: (exit: number, activation: Activation, ...values: LuaValue[]) => LuaValue | typeof SUSPEND;
  /**
   * An exception passes a compiled frame: what to throw on; or, for a resumable caller, what to return. The same for varargs.
   */
  readonly leave: (thrown: unknown, pc: number, activation: Activation, ...values: LuaValue[]) => unknown;
}

/**
 * @param exitAt its exits by number; most are never taken.
 * @param saved registers that the translation passes to `leave`.
 * @param below what calls it.
 */
export function waysOut(
  rt: Runtime,
  proto: Proto,
  exitAt: (number: number) => Exit,
  saved: readonly number[],
  below: Below,
): WaysOut {
  return {
    deopt(number, activation, ...values) {
      const exit = exitAt(number);
      const varargs = takeVarargs(proto, values);
      const fn = activation instanceof LuaFunction ? activation : activation.fn;
      if (!exit.forced) exit.count++;
      exit.taken(exit, fn);
      exit.forced = false;
      if (activation instanceof Frame) activation.pc = LEFT;
      return resumeInterpreted(rt, activation, exit.resume, place(proto, exit.live, values), varargs, below);
    },
    leave(thrown, pc, activation, ...values) {
      const varargs = takeVarargs(proto, values);
      const registers = pc === LEFT ? NO_VALUES : place(proto, saved, values);
      const pass = below === Below.ResumableCaller ? passByReturn : passThrough;
      return pass(rt, thrown, activation, pc, registers, varargs);
    },
  };
}

function takeVarargs(proto: Proto, values: LuaValue[]): LuaValue[] {
  return proto.isVararg ? (values.shift() as unknown as LuaValue[]) : NO_VALUES;
}

/** All registers of a frame, where those in `live` have `values`. */
function place(proto: Proto, live: readonly number[], values: readonly LuaValue[]): LuaValue[] {
  const registers = newRegisters(proto.registers);
  for (let i = 0; i < live.length; i++) registers[live[i]!] = values[i];
  return registers;
}

/** Chaos mode: true the first time. */
function failOnce(exit: Exit): boolean {
  if (!exit.armed) return false;
  exit.armed = false;
  exit.forced = true;
  return true;
}

const NO_VALUES: LuaValue[] = [];

/** A function is entered at a depth of the stack that needs a look. */
function grow(rt: Runtime, depth: number, fn: LuaFunction, ...args: LuaValue[]): void {
  growStack(rt, depth, fn, args);
}

/** The same for a resumable function: whether it returns `SUSPEND`. */
function growOrSuspend(rt: Runtime, depth: number, fn: LuaFunction, ...args: LuaValue[]): boolean {
  return growStackOrSuspend(rt, depth, fn, args);
}

function getIndex(rt: Runtime, object: LuaValue, key: LuaValue): LuaValue {
  return finish(rt, index(rt, object, key, 1));
}

/** A global that is not a plain value of the globals table. */
function getGlobal(rt: Runtime, globals: LuaTable, name: string): LuaValue {
  return finish(rt, index(rt, globals, name, -1));
}

function putIndex(rt: Runtime, object: LuaValue, key: LuaValue, value: LuaValue): void {
  if (setIndex(rt, object, key, value, 0) === REQUEST) callRequest(rt);
}

/** The same where keys have been strings so far, for dictionaries in few calls (see `lookUpString`). */
function putString(rt: Runtime, object: LuaValue, key: LuaValue, value: LuaValue): void {
  if (typeof key === "string" && object instanceof LuaTable && object.Ωmeta === undefined) {
    const hash = object.Ωhash;
    // No metatable is a dictionary, so that no event is stored here.
    if (typeof hash === "object" && hash.dictionary) {
      hash.set(key, value);
      return;
    }
  }
  putIndex(rt, object, key, value);
}

function putField(rt: Runtime, object: LuaValue, name: string, value: LuaValue): void {
  if (setNamed(rt, object, name, value, 0) === REQUEST) callRequest(rt);
}

function putGlobal(rt: Runtime, globals: LuaTable, name: string, value: LuaValue): void {
  if (setNamed(rt, globals, name, value, -1) === REQUEST) callRequest(rt);
}

/** `table[key] = value` for a number key that is not an element of the array part, or a nil value. */
function putNumber(rt: Runtime, table: LuaTable, key: number, value: LuaValue): void {
  if (table.Ωmeta === undefined && key === key) {
    if (key === table.Ωarray.length && value !== undefined) append(table, value);
    else setNumber(table, key, value);
  } else putIndex(rt, table, key, value);
}

function compute(rt: Runtime, event: ArithmeticEvent, a: LuaValue, b: LuaValue): LuaValue {
  return finish(rt, arithmetic(rt, event, a, b));
}

function minus(rt: Runtime, a: LuaValue): LuaValue {
  return typeof a === "number" ? -a : finish(rt, negate(rt, a));
}

function len(rt: Runtime, a: LuaValue): LuaValue {
  return finish(rt, lengthOf(rt, a));
}

function join(rt: Runtime, a: LuaValue, b: LuaValue): LuaValue {
  return finish(rt, concat(rt, a, b));
}

/** The same where strings are paid for. */
function meteredJoin(rt: Runtime, a: LuaValue, b: LuaValue): LuaValue {
  rt.meter!.spendString(textLength(a) + textLength(b));
  return typeof a === "string" && typeof b === "string" ? a + b : join(rt, a, b);
}

function refill(rt: Runtime): void {
  rt.meter!.refill();
}

function answer(rt: Runtime, step: Step): boolean {
  return truthy(finish(rt, step));
}

function equals(rt: Runtime, a: LuaValue, b: LuaValue): boolean {
  return answer(rt, equal(rt, a, b));
}

function less(rt: Runtime, a: LuaValue, b: LuaValue): boolean {
  return answer(rt, lessThan(rt, a, b));
}

function lessOrEqual(rt: Runtime, a: LuaValue, b: LuaValue): boolean {
  const step = lessEqual(rt, a, b);
  if (!rt.requestNegated) return answer(rt, step);
  rt.requestNegated = false;
  try {
    return !answer(rt, step);
  } catch (thrown) {
    if (thrown instanceof Capture) thrown.negateNext = true;
    throw thrown;
  }
}

/** A call of something that is not a function, from operand A of the running instruction. */
function callOther(rt: Runtime, callee: LuaValue, args: LuaValue[]): LuaValue {
  rt.argc = args.length;
  return callValue(rt, callee, args, 0);
}

/** The same in resumable code. */
function callOtherResumable(rt: Runtime, callee: LuaValue, args: LuaValue[]): LuaValue | typeof SUSPEND {
  rt.argc = args.length;
  return callResumable(rt, callee, args, 0);
}

/** Whether a call of what is no function is a call of a Lua function. */
function callsLua(rt: Runtime, callee: LuaValue): boolean {
  const handler = metamethod(rt, callee, "__call");
  return handler instanceof LuaFunction && handler.code !== undefined;
}

function newClosure(code: Code, env: LuaTable | undefined, upvalues: Upvalue[]): LuaFunction {
  code.closures++;
  return newFunction(code, upvalues, env);
}

/** A closure that is its own upvalue `self`. */
function newRecursiveClosure(code: Code, env: LuaTable | undefined, upvalues: Upvalue[], self: number): LuaFunction {
  const closure = newClosure(code, env, upvalues);
  upvalues[self] = closure;
  return closure;
}

/** Stores the values of a table constructor. */
function fillList(table: LuaValue, values: LuaValue[], offset: number): void {
  setList(table as LuaTable, values, offset);
}

/** The functions and classes by the names that emitted code gives them. */
export const compiledSupport = {
  LuaTable,
  LuaFunction,
  Cell,
  EMPTY_ARRAY,
  newArray,
  PINNED,
  disownNew,
  giveMetatable,
  giveSharedMetatable,
  SUSPEND,
  leaveActivation,
  afterTailCalls,
  suspendTailCall,
  interrupt,
  failOnce,
  growStack: grow,
  growOrSuspend,
  poll,
  getIndex,
  getNumber,
  getGlobal,
  putIndex,
  putString,
  putField,
  putGlobal,
  putNumber,
  lookUp,
  lookUpHashed,
  lookUpString,
  siteFor,
  siteForField,
  storeNumber,
  storeField,
  REQUEST,
  GO_ON,
  compute,
  modulo,
  power,
  sine,
  cosine,
  minus,
  len,
  join,
  meteredJoin,
  refill,
  equals,
  less,
  lessOrEqual,
  callOther,
  callOtherResumable,
  callsLua,
  newClosure,
  newRecursiveClosure,
  fillList,
  fillElement,
  fillTable,
  argTable,
  forNumber,
  iteratorOf,
  collect,
  collectOpen,
  returnAll,
  numberToString,
  typeName,
  bits: lowBits,
  rotate,
  swapBytes,
  NO_VALUES,
} as const;

export type SupportName = keyof typeof compiledSupport;
