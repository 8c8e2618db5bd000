/**
 * The interpreter loop: one case per opcode with its fast path. What is not fast goes by name to `slow.ts`, which can do everything, and
 * to `Run`. Calls between interpreted functions push heap frames, so the loop never recurses.
 *
 * V8 compiles this function as a whole, over and over while it meets new paths: so it is kept small, every access sees one kind of array
 * (values/registers.ts), and whatever is rare shares the one way out at the end.
 */

import { Feedback } from "../bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { modulo } from "../operators/arithmetic.js";
import { disownNew } from "../values/classes.js";
import { elementAt, setElementAt } from "../values/elements.js";
import { Cell, LuaFunction } from "../values/function.js";
import { GO_ON, SUSPEND } from "../values/native.js";
import { type Runtime, returnAll } from "../values/runtime.js";
import { type Fields, isClassEvent, LuaTable, setField, setNumber } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import type { Action } from "./capture.js";
import { makeClosure, newTable, prepareFor } from "./constructs.js";
import { callFrame, type Frame, ownDepth } from "./frame.js";
import { everyIteration, observedCode, observeInstruction, observeLoop } from "./observe.js";
import { returnTo, storeResults } from "./results.js";
import { type Below, Run } from "./run.js";
import { executeSlowly, genericFor, REENTER, tailCall } from "./slow.js";
import { admit, callEntry } from "./stack.js";

/** JavaScript stack that one activation of the loop may use, in bytes (see `stack.ts`). */
export const EXECUTE_STACK = 2500;

/** Words of code that count for an entry of the interpreter. */
const ENTRY_WORDS = 256;

/**
 * Runs heap frames until the outermost of them has returned (or, at the base of a coroutine, yielded).
 * @param start the innermost frame.
 * @param initial what to do before its current instruction goes on.
 * @returns the first result, the others are in the return registers; `SUSPEND` only to a resumable caller.
 */
export function executeFrames(
  rt: Runtime,
  start: Frame,
  initial: Action | undefined,
  below: Below,
): LuaValue | typeof SUSPEND {
  const run = new Run(rt, start, below, rt.depth + EXECUTE_STACK);
  if (run.nested) start.depth = rt.heapFrames + ownDepth(start);
  if (rt.patience > 0) losePatience(rt, start);
  let action = initial;
  let frame = start;
  // Of the next instruction, while one is being executed.
  let pc = 0;
  for (;;) {
    try {
      if (action !== undefined) {
        const doing = action;
        action = undefined;
        frame = run.frame!;
        pc = frame.pc + INSTRUCTION_SIZE;
        run.perform(doing);
      }
      reload: for (;;) {
        if (run.frame === undefined) {
          rt.heapFrames = run.outerFrames;
          return run.first;
        }
        frame = run.frame;
        const fn: LuaFunction = frame.fn;
        const program = fn.code!;
        const K = program.constants;
        const R = frame.registers;
        const { feedback, lastTargets } = program;
        const upvalues = fn.upvalues;
        let code = frame.proto.code;
        let iterations: Int32Array | Float64Array = program.iterations;
        if (rt.observed) {
          code = observedCode(run, frame);
          iterations = everyIteration(rt, frame.proto);
        }
        pc = frame.pc;
        for (;;) {
          const at = pc;
          const a = code[at + 1]!;
          const b = code[at + 2]!;
          const c = code[at + 3]!;
          pc = at + INSTRUCTION_SIZE;
          // A case that is done does `continue`; one that breaks leaves the instruction to the general way.
          switch (code[at] as Op) {
            case Op.Move:
              R[a] = R[b];
              continue;
            case Op.LoadK:
              R[a] = K[b];
              continue;
            case Op.LoadNil:
              for (let i = a; i <= b; i++) R[i] = undefined;
              continue;
            case Op.LoadBool:
              R[a] = b !== 0;
              continue;
            case Op.GetUpvalue:
              R[a] = (upvalues[b] as Cell).v;
              continue;
            case Op.LoadUpvalue:
              R[a] = upvalues[b] as LuaValue;
              continue;
            case Op.SetUpvalue:
              (upvalues[a] as Cell).v = b >= 0 ? R[b] : K[~b];
              continue;
            case Op.NewCell:
              R[a] = new Cell(R[a]) as unknown as LuaValue;
              continue;
            case Op.GetCell:
              R[a] = (R[b] as unknown as Cell).v;
              continue;
            case Op.SetCell:
              (R[a] as unknown as Cell).v = b >= 0 ? R[b] : K[~b];
              continue;
            case Op.Adopt:
              if (R[a] !== rt.setmetatable) disownNew(R[a + 1]);
              continue;
            case Op.GetGlobal: {
              const globals = (fn.env === undefined ? rt.globals : fn.env) as unknown as Fields;
              const value = globals[K[b] as string];
              if (value === undefined) break;
              R[a] = value;
              continue;
            }
            case Op.SetGlobal: {
              const globals = (fn.env === undefined ? rt.globals : fn.env) as unknown as Fields;
              const name = K[a] as string;
              if (globals[name] === undefined || isClassEvent(name)) break;
              globals[name] = b >= 0 ? R[b] : K[~b];
              continue;
            }
            case Op.GetField: {
              const object = R[b];
              if (!(object instanceof LuaTable)) break;
              const value = (object as unknown as Fields)[K[c] as string];
              if (value === undefined) break;
              R[a] = value;
              continue;
            }
            case Op.GetIndex: {
              const object = R[b];
              const key = c >= 0 ? R[c] : K[~c];
              if (!(object instanceof LuaTable)) break;
              if (typeof key === "number") {
                const array = object.Ωarray;
                if (!(key > 0 && key < array.length && (key | 0) === key)) break;
                const value = elementAt(array, key);
                if (value === undefined) break;
                feedback[at >> 2]! |= Feedback.NumberKey;
                R[a] = value;
                continue;
              }
              if (typeof key !== "string") break;
              const value = (object as unknown as Fields)[key];
              if (value === undefined) break;
              feedback[at >> 2]! |= Feedback.StringKey;
              R[a] = value;
              continue;
            }
            case Op.SetField: {
              const object = R[a];
              if (!(object instanceof LuaTable)) break;
              const name = K[b] as string;
              const own = object as unknown as Fields;
              if (own[name] !== undefined) own[name] = c >= 0 ? R[c] : K[~c];
              else {
                if (object.Ωmeta !== undefined) break;
                feedback[at >> 2]! |= Feedback.Added;
                setField(object, name, c >= 0 ? R[c] : K[~c]);
              }
              continue;
            }
            case Op.SetIndex: {
              const object = R[a];
              const key = b >= 0 ? R[b] : K[~b];
              if (!(object instanceof LuaTable) || typeof key !== "number") break;
              const value = c >= 0 ? R[c] : K[~c];
              const array = object.Ωarray;
              if (key > 0 && key < array.length && (key | 0) === key) {
                if (value === undefined || elementAt(array, key) === undefined) break;
                feedback[at >> 2]! |= Feedback.NumberKey;
                setElementAt(array, key, value);
              } else {
                if (object.Ωmeta !== undefined || key !== key) break;
                feedback[at >> 2]! |= Feedback.NumberKey | Feedback.Added;
                setNumber(object, key, value);
              }
              continue;
            }
            case Op.NewTable:
              R[a] = newTable(rt, fn, R, at >> 2);
              continue;
            case Op.Self: {
              const object = R[b];
              if (!(object instanceof LuaTable)) break;
              const name = K[c] as string;
              const value = (object as unknown as Fields)[name];
              if (value === undefined) {
                // The usual class: methods stand in the table that is the metatable's `__index`.
                if (object.Ωmeta === undefined || object.Ωindex === undefined) break;
                const inherited = (object.Ωindex as unknown as Fields)[name];
                if (inherited === undefined) break;
                feedback[at >> 2]! |= Feedback.Slow;
                R[a] = inherited;
              } else R[a] = value;
              R[a + 1] = object;
              continue;
            }
            case Op.Add: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x !== "number" || typeof y !== "number") break;
              R[a] = x + y;
              continue;
            }
            case Op.Sub: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x !== "number" || typeof y !== "number") break;
              R[a] = x - y;
              continue;
            }
            case Op.Mul: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x !== "number" || typeof y !== "number") break;
              R[a] = x * y;
              continue;
            }
            case Op.Div: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x !== "number" || typeof y !== "number") break;
              R[a] = x / y;
              continue;
            }
            case Op.Mod: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x !== "number" || typeof y !== "number") break;
              R[a] = modulo(x, y);
              continue;
            }
            case Op.Unm: {
              const x = R[b];
              if (typeof x !== "number") break;
              R[a] = -x;
              continue;
            }
            case Op.Not: {
              const x = R[b];
              R[a] = x === undefined || x === false;
              continue;
            }
            case Op.Len: {
              const x = R[b];
              if (!(x instanceof LuaTable)) break;
              R[a] = x.Ωarray.length - 1;
              continue;
            }
            case Op.Concat: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x !== "string" || typeof y !== "string") break;
              R[a] = x + y;
              continue;
            }
            case Op.Jump:
              pc = a;
              continue;
            case Op.Loop:
              if (++iterations[at >> 2]! >= program.hotIterations && enterLoop(run, frame, a, at)) continue reload;
              pc = a;
              continue;
            case Op.JumpIf: {
              const x = R[a];
              if (x !== undefined && x !== false) pc = b;
              continue;
            }
            case Op.JumpIfNot: {
              const x = R[a];
              if (x === undefined || x === false) pc = b;
              continue;
            }
            case Op.JumpEq: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (x === y) pc = c;
              else if (typeof x === "object" && typeof y === "object") break;
              continue;
            }
            case Op.JumpNe: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (x === y) continue;
              if (typeof x === "object" && typeof y === "object") break;
              pc = c;
              continue;
            }
            case Op.JumpLt: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x !== "number" || typeof y !== "number") break;
              if (x < y) pc = c;
              continue;
            }
            case Op.JumpNotLt: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x !== "number" || typeof y !== "number") break;
              if (!(x < y)) pc = c;
              continue;
            }
            case Op.JumpLe: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x !== "number" || typeof y !== "number") break;
              if (x <= y) pc = c;
              continue;
            }
            case Op.JumpNotLe: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x !== "number" || typeof y !== "number") break;
              if (!(x <= y)) pc = c;
              continue;
            }
            case Op.MakeClosure:
              R[a] = makeClosure(fn, R, b, a);
              continue;
            case Op.Call: {
              const callee = R[a];
              frame.pc = at;
              if (callee instanceof LuaFunction) {
                const passed = b === 0 ? admit(rt, frame.top - a - 1) : b - 1;
                if (lastTargets[at >> 2] !== callee.code) program.recordTarget(at >> 2, callee.code);
                if (callee.c === rt.interpreted) {
                  if (callee.code!.recordCall() && run.isTranslated(callee)) {
                    // Once more: a call of translated code.
                    pc = at;
                    continue;
                  }
                  run.push(callFrame(callee, R, a + 1, passed, frame));
                  continue reload;
                }
                if (callee.native === undefined ? !run.isDeep(frame.depth) : callee.native.start === undefined) {
                  rt.depth = run.depth;
                  rt.heapFrames = frame.depth;
                  const first = callEntry(callee, R, a + 1, passed);
                  if (first === SUSPEND) {
                    run.deliver(SUSPEND);
                    continue reload;
                  }
                  if (c === 2) R[a] = first;
                  else if (c !== 1) storeResults(rt, frame, a, c - 1, first);
                  continue;
                }
              }
              run.call(callee, R.slice(a + 1, b === 0 ? frame.top : a + b), 0);
              continue reload;
            }
            case Op.TailCall:
              frame.pc = at;
              tailCall(run, frame, a, b === 0 ? frame.top - a - 1 : b - 1);
              continue reload;
            case Op.Return: {
              const count = b === 0 ? frame.top - a : b - 1;
              const { parent } = frame;
              run.frame = parent;
              if (parent !== undefined && parent.continuation === undefined) {
                const caller = parent.proto.code;
                const to = parent.pc;
                if (caller[to] === Op.Call) {
                  parent.pc = to + INSTRUCTION_SIZE;
                  const wanted = caller[to + 3]! - 1;
                  if (wanted === 1) parent.registers[caller[to + 1]!] = count > 0 ? R[a] : undefined;
                  else if (wanted !== 0) returnTo(parent, caller[to + 1]!, wanted, R, a, count);
                  continue reload;
                }
              }
              if (count === 1) {
                rt.n = 1;
                run.deliver(R[a]);
              } else run.deliver(returnAll(rt, R.slice(a, a + count)));
              continue reload;
            }
            case Op.ForPrep: {
              prepareFor(R, a);
              const by = R[a + 2] as number;
              const first = R[a] as number;
              const limit = R[a + 1] as number;
              if (by > 0 ? first <= limit : limit <= first) R[a + 3] = first;
              else pc = b;
              continue;
            }
            case Op.ForLoop: {
              const by = R[a + 2] as number;
              const next = (R[a] as number) + by;
              const limit = R[a + 1] as number;
              if (by > 0 ? !(next <= limit) : !(limit <= next)) continue;
              R[a] = next;
              R[a + 3] = next;
              if (++iterations[at >> 2]! >= program.hotIterations && enterLoop(run, frame, b, at)) continue reload;
              pc = b;
              continue;
            }
            case Op.TForCall:
              frame.pc = at;
              pc = genericFor(run, frame, a, b, c);
              if (pc === REENTER) continue reload;
              continue;
            case Op.Pow:
            case Op.SetList:
            case Op.Vararg:
            case Op.ArgTable:
              break;
            default:
              if (!rt.observed) throw new Error(`unknown opcode ${code[at]}`);
              frame.pc = at;
              observeInstruction(run, frame);
              continue reload;
          }
          frame.pc = at;
          const next = executeSlowly(run, frame);
          if (next === REENTER) continue reload;
          pc = next;
        }
      }
    } catch (thrown) {
      run.notePc(frame, pc - INSTRUCTION_SIZE);
      action = run.caught(thrown);
    }
  }
}

/** Counts an entry; one into a long function, as chunks that list data are, for as many as its instructions are worth. */
function losePatience(rt: Runtime, { proto, continuation }: Frame): void {
  rt.patience -= continuation === undefined ? 1 + Math.floor(proto.code.length / ENTRY_WORDS) : 1;
  if (rt.patience <= 0) rt.capabilities.tiering?.interpretsMuch();
}

/** The loop at `start` is hot: goes on in its translation, if there is one, which returns what the function returns. */
function enterLoop(run: Run, frame: Frame, start: number, pc: number): boolean {
  if (run.rt.observed && !observeLoop(run, frame, start, pc)) return false;
  if (!run.hasRoomIn(frame)) return false;
  frame.pc = start;
  const entry = run.rt.capabilities.tiering?.hotLoop(frame);
  if (entry === undefined) return false;
  run.frame = frame.parent;
  run.rt.depth = run.depth;
  run.rt.heapFrames = frame.depth;
  const step = entry.enter.call(frame.fn, frame);
  if (step === GO_ON) {
    entry.update(frame);
    run.frame = frame;
    heatEnclosingLoop(frame);
    return true;
  }
  if (step === SUSPEND) run.keep(frame);
  run.deliver(step);
  return true;
}

/** Times that a translated loop is left before the loop around it is hot. */
const EXITS = 3;

/** The loop around one whose translation has been left. */
function heatEnclosingLoop({ fn, proto, pc }: Frame): void {
  const loop = proto.regions.findLast(({ kind, start, end }) => kind === "loop" && start <= pc && pc < end);
  if (loop === undefined) return;
  const { iterations, hotIterations } = fn.code!;
  iterations[loop.end / INSTRUCTION_SIZE - 1]! += Math.ceil(hotIterations / EXITS);
}
