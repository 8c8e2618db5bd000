/**
 * The general way through an instruction, for the cases that the loop's fast paths leave out: metamethods, coercions, inherited and
 * missing fields, errors; and the instructions that have no fast path. It records why the fast path did not do.
 */

import { Feedback } from "../bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { index, indexHandler, setIndex, setNamed } from "../operators/access.js";
import { type ArithmeticEvent, arithmetic, concat, lengthOf, negate, power } from "../operators/arithmetic.js";
import { equal, lessEqual, lessThan } from "../operators/compare.js";
import { callTarget } from "../operators/request.js";
import { isClassless } from "../values/classes.js";
import { elementAt } from "../values/elements.js";
import { LuaFunction } from "../values/function.js";
import { REQUEST, type Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import { LuaTable, setNumber } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { argTable, iterate, storeList } from "./constructs.js";
import { callFrame, type Frame, tailCallsFrame } from "./frame.js";
import type { Run } from "./run.js";
import { admit } from "./stack.js";

/** Instead of a pc: another frame is the innermost one now, or this one has been moved. */
export const REENTER = -1;

/**
 * Executes the instruction at `frame.pc`, whatever its operands are.
 * @returns the pc of the next one, or `REENTER`.
 */
export function executeSlowly(run: Run, frame: Frame): number {
  const { rt } = run;
  const { fn, pc, registers: R } = frame;
  const { code } = frame.proto;
  const { constants: K, feedback } = fn.code!;
  const a = code[pc + 1]!;
  const b = code[pc + 2]!;
  const c = code[pc + 3]!;
  const next = pc + INSTRUCTION_SIZE;
  const at = pc >> 2;
  let step: Step;
  switch (code[pc] as Op) {
    case Op.GetGlobal:
      feedback[at]! |= Feedback.Slow;
      step = index(rt, fn.env ?? rt.globals, K[b] as string, -1);
      break;
    case Op.Self:
      // A longer chain of `__index` tables sets NilResult, too.
      feedback[at]! |= R[b] instanceof LuaTable ? Feedback.Slow | Feedback.NilResult : Feedback.NotTable;
      feedback[at]! |= classless(R[b]);
      R[a + 1] = R[b];
      step = index(rt, R[a + 1], K[c] as string, 1);
      if (step === REQUEST) feedback[at]! |= Feedback.Handler;
      break;
    case Op.GetField: {
      const object = R[b];
      // Also where an error follows.
      if (object instanceof LuaTable && object.Ωmeta !== undefined) feedback[at]! |= Feedback.Slow;
      step = index(rt, object, K[c] as string, 1);
      feedback[at]! |= read(object, step) | classless(object);
      if (step === undefined) fn.code!.nilFields.add(K[c] as string);
      break;
    }
    case Op.GetIndex: {
      const object = R[b];
      const key = c >= 0 ? R[c] : K[~c];
      if (object instanceof LuaTable) feedback[at]! |= keyKind(key);
      step = index(rt, object, key, 1);
      feedback[at]! |= read(object, step);
      break;
    }
    case Op.SetGlobal:
      feedback[at]! |= Feedback.Added;
      if (setNamed(rt, fn.env ?? rt.globals, K[a] as string, b >= 0 ? R[b] : K[~b], -1) !== REQUEST) return next;
      step = REQUEST;
      break;
    case Op.SetField:
      feedback[at]! |= R[a] instanceof LuaTable ? Feedback.Added : Feedback.NotTable;
      if (setNamed(rt, R[a], K[b] as string, c >= 0 ? R[c] : K[~c], 0) !== REQUEST) return next;
      feedback[at]! |= Feedback.Slow;
      step = REQUEST;
      break;
    case Op.SetIndex:
      if (!storeElement(rt, feedback, at, R[a], b >= 0 ? R[b] : K[~b], c >= 0 ? R[c] : K[~c])) return next;
      feedback[at]! |= Feedback.Slow;
      step = REQUEST;
      break;
    case Op.Add:
    case Op.Sub:
    case Op.Mul:
    case Op.Div:
    case Op.Mod:
      feedback[at]! |= Feedback.NotNumber;
      step = arithmetic(rt, arithmeticEvents[code[pc]! - Op.Add]!, b >= 0 ? R[b] : K[~b], c >= 0 ? R[c] : K[~c]);
      break;
    case Op.Pow: {
      const x = b >= 0 ? R[b] : K[~b];
      const y = c >= 0 ? R[c] : K[~c];
      if (typeof x === "number" && typeof y === "number") step = power(x, y);
      else {
        feedback[at]! |= Feedback.NotNumber;
        step = arithmetic(rt, "__pow", x, y);
      }
      break;
    }
    case Op.Unm:
      feedback[at]! |= Feedback.NotNumber;
      step = negate(rt, R[b]);
      feedback[at]! |= handled(step);
      break;
    case Op.Len:
      feedback[at]! |= Feedback.NotTable;
      step = lengthOf(rt, R[b]);
      break;
    case Op.Concat:
      step = concat(rt, b >= 0 ? R[b] : K[~b], c >= 0 ? R[c] : K[~c]);
      feedback[at]! |= handled(step);
      break;
    case Op.JumpEq:
    case Op.JumpNe:
      step = equal(rt, a >= 0 ? R[a] : K[~a], b >= 0 ? R[b] : K[~b]);
      feedback[at]! |= Feedback.Objects | handled(step);
      if (step !== REQUEST) return step === (code[pc] === Op.JumpEq) ? c : next;
      break;
    case Op.JumpLt:
    case Op.JumpNotLt:
      feedback[at]! |= Feedback.NotNumber;
      step = lessThan(rt, a >= 0 ? R[a] : K[~a], b >= 0 ? R[b] : K[~b]);
      feedback[at]! |= handled(step);
      if (step !== REQUEST) return step === (code[pc] === Op.JumpLt) ? c : next;
      break;
    case Op.JumpLe:
    case Op.JumpNotLe:
      feedback[at]! |= Feedback.NotNumber;
      step = lessEqual(rt, a >= 0 ? R[a] : K[~a], b >= 0 ? R[b] : K[~b]);
      feedback[at]! |= handled(step);
      if (step !== REQUEST) return step === (code[pc] === Op.JumpLe) ? c : next;
      break;
    case Op.SetList:
      storeList(frame, a, b, c);
      return next;
    case Op.Vararg: {
      const { varargs } = frame;
      const wanted = b === 0 ? varargs.length : b - 1;
      for (let i = 0; i < wanted; i++) R[a + i] = varargs[i];
      frame.top = a + wanted;
      return next;
    }
    case Op.ArgTable:
      R[a] = argTable(frame.varargs);
      return next;
    default:
      throw new Error(`opcode ${code[pc]} has no general way`);
  }
  if (step !== REQUEST) {
    R[a] = step as LuaValue;
    return next;
  }
  frame.negate = rt.requestNegated;
  rt.requestNegated = false;
  run.deliver(REQUEST);
  return REENTER;
}

/** By opcode, from ADD on. */
const arithmeticEvents: readonly ArithmeticEvent[] = ["__add", "__sub", "__mul", "__div", "__mod"];

const handled = (step: Step): number => (step === REQUEST ? Feedback.Handled : 0);

/** What a read that was not served by the table's own fields or elements has seen. */
function read(object: LuaValue, step: Step): number {
  const found = step === undefined ? Feedback.NilResult : Feedback.Slow;
  return found | (step === REQUEST ? Feedback.Handler : 0) | (object instanceof LuaTable ? 0 : Feedback.NotTable);
}

function classless(object: LuaValue): number {
  if (!(object instanceof LuaTable) || object.Ωindex !== undefined) return 0;
  return isClassless(object) || hasUnknownTarget(object.Ωmeta) ? Feedback.Classless : 0;
}

/** The `__index` of a metatable is a table, but that is not noted down. */
function hasUnknownTarget(meta: LuaTable | undefined): boolean {
  return meta !== undefined && meta.Ωtarget === undefined && indexHandler(meta) instanceof LuaTable;
}

function keyKind(key: LuaValue): number {
  if (typeof key === "number") return Feedback.NumberKey;
  return typeof key === "string" ? Feedback.StringKey : Feedback.OtherKey;
}

/** SET_INDEX; true when a call has been requested. */
function storeElement(
  rt: Runtime,
  feedback: Uint8Array,
  at: number,
  object: LuaValue,
  key: LuaValue,
  value: LuaValue,
): boolean {
  if (!(object instanceof LuaTable)) feedback[at]! |= Feedback.NotTable;
  else {
    feedback[at]! |= keyKind(key);
    if (typeof key === "number") {
      feedback[at]! |= Feedback.Added;
      if (object.Ωmeta === undefined && key === key) {
        setNumber(object, key, value);
        return false;
      }
    }
  }
  return setIndex(rt, object, key, value, 0) === REQUEST;
}

/** TFOR_CALL. Returns the next pc, or `REENTER`. */
export function genericFor(run: Run, frame: Frame, a: number, b: number, c: number): number {
  const { rt } = run;
  const { pc, registers: R } = frame;
  const { feedback } = frame.fn.code!;
  const iterator = R[a];
  const table = R[a + 1];
  if (iterator === rt.ipairsNext && table instanceof LuaTable) {
    feedback[pc >> 2]! |= Feedback.NumberKey;
    const key = (R[a + 2] as number) + 1;
    const array = table.Ωarray;
    const value = key > 0 && key < array.length ? elementAt(array, key) : undefined;
    if (value !== undefined) {
      R[a + 2] = key;
      R[a + 4] = key;
      if (c > 1) R[a + 5] = value;
      for (let i = 2; i < c; i++) R[a + 4 + i] = undefined;
      return pc + INSTRUCTION_SIZE;
    }
  } else if (iterator === rt.next && table instanceof LuaTable) {
    feedback[pc >> 2]! |= Feedback.StringKey;
    return iterate(R, a, c) ? pc + INSTRUCTION_SIZE : b;
  } else feedback[pc >> 2]! |= Feedback.OtherKey;
  run.call(iterator, [table, R[a + 2]], 0);
  return REENTER;
}

/** TAIL_CALL of R[a] with the `passed` values behind it. */
export function tailCall(run: Run, frame: Frame, a: number, passed: number): void {
  const R = frame.registers;
  // Refused while the frame is there to say where.
  admit(run.rt, passed);
  const callee = R[a];
  if (callee instanceof LuaFunction) {
    tailCallFunction(run, frame, callee, R, a + 1, passed);
    return;
  }
  const args = R.slice(a + 1, a + 1 + passed);
  const handler = callTarget(run.rt, callee, args, 0);
  tailCallFunction(run, frame, handler, args, 0, args.length);
}

/** The same of `callee` with the `passed` arguments that stand in `values` at `from`. */
function tailCallFunction(
  run: Run,
  frame: Frame,
  callee: LuaFunction,
  values: readonly LuaValue[],
  from: number,
  passed: number,
): void {
  const { rt } = run;
  if (callee.code === undefined) {
    run.call(callee, values.slice(from, from + passed), 0);
    return;
  }
  const at = frame.pc >> 2;
  const caller = frame.fn.code!;
  if (caller.lastTargets[at] !== callee.code) caller.recordTarget(at, callee.code);
  const tailCalls = frame.tailCalls + 1;
  if (callee.c === rt.interpreted && !(callee.code.recordCall() && run.isTranslated(callee))) {
    const entered = callFrame(callee, values, from, passed, frame.parent);
    entered.tailCalls = tailCalls;
    run.frame = entered;
    if (rt.hooked) rt.thread.hook!.tailCalled(entered, frame);
    return;
  }
  run.frame = tailCallsFrame(tailCalls, frame.parent);
  run.call(callee, values.slice(from, from + passed), 0);
}
