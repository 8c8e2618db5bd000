/**
 * The interpreter loop: one case per opcode with its fast path. What is not fast goes by name to the operators and to `Run`.
 * Calls between interpreted functions push heap frames, so the loop never recurses.
 */
import { Feedback } from "../bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { index, setIndex, setNamed } from "../operators/access.js";
import { arithmetic, concat, lengthOf, modulo, negate, power } from "../operators/arithmetic.js";
import { equal, lessEqual, lessThan } from "../operators/compare.js";
import { Cell, LuaFunction } from "../values/function.js";
import { REQUEST, type Step } from "../values/native.js";
import { type Runtime, returnAll } from "../values/runtime.js";
import { type Fields, LuaTable, setField, setNumber } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import type { Action } from "./capture.js";
import { argTable, iterate, makeClosure, newTable, prepareFor, storeList } from "./constructs.js";
import { Frame, tailCallsFrame } from "./frame.js";
import { everyIteration, observedCode, observeInstruction, observeLoop } from "./observe.js";
import { admit, Run, storeResults } from "./run.js";

/** JavaScript stack that one activation of the loop may use, in bytes (see `stack.ts`). */
export const EXECUTE_STACK = 2500;

/**
 * Runs heap frames until the outermost of them has returned (or, at the base of a coroutine, yielded).
 * @param start the innermost frame.
 * @param initial what to do before its current instruction goes on.
 * @param nested entered from compiled code or a builtin: captures pass through.
 * @returns the first result; the others are in the return registers.
 */
export function execute(rt: Runtime, start: Frame, initial: Action | undefined, nested: boolean): LuaValue {
  const run = new Run(rt, start, nested, rt.depth + EXECUTE_STACK);
  const { depth } = run;
  let action = initial;
  let frame = start;
  let pc = 0;
  for (;;) {
    try {
      if (action !== undefined) {
        const doing = action;
        action = undefined;
        frame = run.frame!;
        pc = frame.pc;
        run.perform(doing);
      }
      reload: for (;;) {
        if (run.frame === undefined) return run.first;
        frame = run.frame;
        const fn: LuaFunction = frame.fn;
        const code = rt.observed ? observedCode(rt, frame) : frame.proto.code;
        const K = frame.proto.constants;
        const R = frame.registers;
        const { feedback } = fn.code!;
        const iterations = rt.observed ? everyIteration(rt, frame.proto) : fn.code!.iterations;
        const upvalues = fn.upvalues;
        const globals: LuaTable = fn.env === undefined ? rt.globals : fn.env;
        pc = frame.pc;
        for (;;) {
          const a = code[pc + 1]!;
          const b = code[pc + 2]!;
          const c = code[pc + 3]!;
          let step: Step;
          // A case that is done does `continue`; one that breaks has an operator's step to take, for register A or a condition.
          switch (code[pc] as Op) {
            case Op.Move:
              R[a] = R[b];
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.LoadK:
              R[a] = K[b];
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.LoadNil:
              for (let i = a; i <= b; i++) R[i] = undefined;
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.LoadBool:
              R[a] = b !== 0;
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.GetUpvalue:
              R[a] = (upvalues[b] as Cell).v;
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.LoadUpvalue:
              R[a] = upvalues[b] as LuaValue;
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.SetUpvalue:
              (upvalues[a] as Cell).v = b >= 0 ? R[b] : K[~b];
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.NewCell:
              R[a] = new Cell(R[a]) as unknown as LuaValue;
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.GetCell:
              R[a] = (R[b] as unknown as Cell).v;
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.SetCell:
              (R[a] as unknown as Cell).v = b >= 0 ? R[b] : K[~b];
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.GetGlobal: {
              const name = K[b] as string;
              const value = (globals as unknown as Fields)[name];
              if (value !== undefined) {
                R[a] = value;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.Slow;
              step = index(rt, globals, name, -1);
              break;
            }
            case Op.SetGlobal: {
              const name = K[a] as string;
              const value = b >= 0 ? R[b] : K[~b];
              const own = globals as unknown as Fields;
              if (own[name] !== undefined) {
                own[name] = value;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.Added;
              step = setNamed(rt, globals, name, value, -1);
              if (step === REQUEST) break;
              pc += INSTRUCTION_SIZE;
              continue;
            }
            case Op.GetField: {
              const object = R[b];
              if (object instanceof LuaTable) {
                const value = (object as unknown as Fields)[K[c] as string];
                if (value !== undefined) {
                  R[a] = value;
                  pc += INSTRUCTION_SIZE;
                  continue;
                }
              }
              step = index(rt, object, K[c], 1);
              feedback[pc >> 2]! |=
                (step === undefined ? Feedback.NilResult : Feedback.Slow) |
                (object instanceof LuaTable ? 0 : Feedback.NotTable);
              break;
            }
            case Op.GetIndex: {
              const object = R[b];
              const key = c >= 0 ? R[c] : K[~c];
              if (object instanceof LuaTable) {
                if (typeof key === "number") {
                  feedback[pc >> 2]! |= Feedback.NumberKey;
                  const array = object.Ωarray;
                  if (key > 0 && key < array.length && (key | 0) === key) {
                    const value = array[key];
                    if (value !== undefined) {
                      R[a] = value;
                      pc += INSTRUCTION_SIZE;
                      continue;
                    }
                  }
                } else if (typeof key === "string") {
                  feedback[pc >> 2]! |= Feedback.StringKey;
                  const value = (object as unknown as Fields)[key];
                  if (value !== undefined) {
                    R[a] = value;
                    pc += INSTRUCTION_SIZE;
                    continue;
                  }
                } else feedback[pc >> 2]! |= Feedback.OtherKey;
              }
              step = index(rt, object, key, 1);
              feedback[pc >> 2]! |=
                (step === undefined ? Feedback.NilResult : Feedback.Slow) |
                (object instanceof LuaTable ? 0 : Feedback.NotTable);
              break;
            }
            case Op.SetField: {
              const object = R[a];
              const value = c >= 0 ? R[c] : K[~c];
              if (object instanceof LuaTable) {
                const own = object as unknown as Fields;
                const name = K[b] as string;
                if (own[name] !== undefined) {
                  own[name] = value;
                  pc += INSTRUCTION_SIZE;
                  continue;
                }
                feedback[pc >> 2]! |= Feedback.Added;
                if (object.Ωmeta === undefined) {
                  setField(object, name, value);
                  pc += INSTRUCTION_SIZE;
                  continue;
                }
              }
              step = setNamed(rt, object, K[b] as string, value, 0);
              if (!(object instanceof LuaTable)) feedback[pc >> 2]! |= Feedback.NotTable;
              if (step === REQUEST) {
                feedback[pc >> 2]! |= Feedback.Slow;
                break;
              }
              pc += INSTRUCTION_SIZE;
              continue;
            }
            case Op.SetIndex: {
              const object = R[a];
              const key = b >= 0 ? R[b] : K[~b];
              const value = c >= 0 ? R[c] : K[~c];
              if (object instanceof LuaTable) {
                if (typeof key === "number") {
                  feedback[pc >> 2]! |= Feedback.NumberKey;
                  const array = object.Ωarray;
                  if (
                    key > 0 &&
                    key < array.length &&
                    (key | 0) === key &&
                    value !== undefined &&
                    array[key] !== undefined
                  ) {
                    array[key] = value;
                    pc += INSTRUCTION_SIZE;
                    continue;
                  }
                  feedback[pc >> 2]! |= Feedback.Added;
                  if (object.Ωmeta === undefined && key === key) {
                    setNumber(object, key, value);
                    pc += INSTRUCTION_SIZE;
                    continue;
                  }
                } else feedback[pc >> 2]! |= typeof key === "string" ? Feedback.StringKey : Feedback.OtherKey;
              } else feedback[pc >> 2]! |= Feedback.NotTable;
              step = setIndex(rt, object, key, value, 0);
              if (step === REQUEST) {
                feedback[pc >> 2]! |= Feedback.Slow;
                break;
              }
              pc += INSTRUCTION_SIZE;
              continue;
            }
            case Op.NewTable:
              R[a] = newTable(rt, fn, R, pc >> 2);
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.SetList:
              storeList(frame, a, b, c);
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.Self: {
              const object = R[b];
              R[a + 1] = object;
              if (object instanceof LuaTable) {
                const value = (object as unknown as Fields)[K[c] as string];
                if (value !== undefined) {
                  R[a] = value;
                  pc += INSTRUCTION_SIZE;
                  continue;
                }
                // The usual class: methods stand in the table that is the metatable's `__index`.
                const meta = object.Ωmeta;
                const parent = meta === undefined ? undefined : (meta as unknown as Fields)["__index"];
                if (parent instanceof LuaTable && typeof object.Ωhash === "number") {
                  const inherited = (parent as unknown as Fields)[K[c] as string];
                  if (inherited !== undefined) {
                    feedback[pc >> 2]! |= Feedback.Slow;
                    R[a] = inherited;
                    pc += INSTRUCTION_SIZE;
                    continue;
                  }
                }
              }
              // A longer chain of `__index` tables sets NilResult, too.
              feedback[pc >> 2]! |= object instanceof LuaTable ? Feedback.Slow | Feedback.NilResult : Feedback.NotTable;
              step = index(rt, object, K[c], 1);
              break;
            }
            case Op.Add: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "number" && typeof y === "number") {
                R[a] = x + y;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = arithmetic(rt, "__add", x, y);
              break;
            }
            case Op.Sub: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "number" && typeof y === "number") {
                R[a] = x - y;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = arithmetic(rt, "__sub", x, y);
              break;
            }
            case Op.Mul: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "number" && typeof y === "number") {
                R[a] = x * y;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = arithmetic(rt, "__mul", x, y);
              break;
            }
            case Op.Div: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "number" && typeof y === "number") {
                R[a] = x / y;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = arithmetic(rt, "__div", x, y);
              break;
            }
            case Op.Mod: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "number" && typeof y === "number") {
                R[a] = modulo(x, y);
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = arithmetic(rt, "__mod", x, y);
              break;
            }
            case Op.Pow: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "number" && typeof y === "number") {
                R[a] = power(x, y);
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = arithmetic(rt, "__pow", x, y);
              break;
            }
            case Op.Unm: {
              const x = R[b];
              if (typeof x === "number") {
                R[a] = -x;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = negate(rt, x);
              break;
            }
            case Op.Not: {
              const x = R[b];
              R[a] = x === undefined || x === false;
              pc += INSTRUCTION_SIZE;
              continue;
            }
            case Op.Len: {
              const x = R[b];
              if (x instanceof LuaTable) {
                R[a] = x.Ωarray.length - 1;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotTable;
              step = lengthOf(rt, x);
              break;
            }
            case Op.Concat: {
              const x = b >= 0 ? R[b] : K[~b];
              const y = c >= 0 ? R[c] : K[~c];
              if (typeof x === "string" && typeof y === "string") {
                R[a] = x + y;
                pc += INSTRUCTION_SIZE;
                continue;
              }
              step = concat(rt, x, y);
              break;
            }
            case Op.Jump:
              pc = a;
              continue;
            case Op.Loop:
              if (++iterations[pc >> 2]! >= fn.code!.hotIterations && enterLoop(run, frame, a, pc)) continue reload;
              pc = a;
              continue;
            case Op.JumpIf: {
              const x = R[a];
              pc = x !== undefined && x !== false ? b : pc + INSTRUCTION_SIZE;
              continue;
            }
            case Op.JumpIfNot: {
              const x = R[a];
              pc = x === undefined || x === false ? b : pc + INSTRUCTION_SIZE;
              continue;
            }
            case Op.JumpEq: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (x === y) {
                pc = c;
                continue;
              }
              step = typeof x === "object" ? equal(rt, x, y) : false;
              if (step === REQUEST) break;
              pc = step ? c : pc + INSTRUCTION_SIZE;
              continue;
            }
            case Op.JumpNe: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (x === y) {
                pc += INSTRUCTION_SIZE;
                continue;
              }
              step = typeof x === "object" ? equal(rt, x, y) : false;
              if (step === REQUEST) break;
              pc = step ? pc + INSTRUCTION_SIZE : c;
              continue;
            }
            case Op.JumpLt: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x === "number" && typeof y === "number") {
                pc = x < y ? c : pc + INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = lessThan(rt, x, y);
              if (step === REQUEST) break;
              pc = step ? c : pc + INSTRUCTION_SIZE;
              continue;
            }
            case Op.JumpNotLt: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x === "number" && typeof y === "number") {
                pc = x < y ? pc + INSTRUCTION_SIZE : c;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = lessThan(rt, x, y);
              if (step === REQUEST) break;
              pc = step ? pc + INSTRUCTION_SIZE : c;
              continue;
            }
            case Op.JumpLe: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x === "number" && typeof y === "number") {
                pc = x <= y ? c : pc + INSTRUCTION_SIZE;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = lessEqual(rt, x, y);
              if (step === REQUEST) break;
              pc = step ? c : pc + INSTRUCTION_SIZE;
              continue;
            }
            case Op.JumpNotLe: {
              const x = a >= 0 ? R[a] : K[~a];
              const y = b >= 0 ? R[b] : K[~b];
              if (typeof x === "number" && typeof y === "number") {
                pc = x <= y ? pc + INSTRUCTION_SIZE : c;
                continue;
              }
              feedback[pc >> 2]! |= Feedback.NotNumber;
              step = lessEqual(rt, x, y);
              if (step === REQUEST) break;
              pc = step ? pc + INSTRUCTION_SIZE : c;
              continue;
            }
            case Op.MakeClosure:
              R[a] = makeClosure(rt, fn, R, b, a);
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.Call: {
              const callee = R[a];
              frame.pc = pc;
              if (callee instanceof LuaFunction && b !== 0) {
                if (callee.c === rt.interpreted) {
                  const target = callee.code!;
                  if (target.recordCall()) {
                    rt.capabilities.tiering?.hotFunction(callee);
                    if (callee.c !== rt.interpreted) continue;
                  }
                  const proto = target.proto;
                  const registers: LuaValue[] = new Array(proto.registers);
                  const passed = b - 1;
                  const count = passed < proto.parameters ? passed : proto.parameters;
                  for (let i = 0; i < count; i++) registers[i] = R[a + 1 + i];
                  const next = new Frame(callee, proto, registers, frame, undefined);
                  if (proto.isVararg && passed > count) next.varargs = R.slice(a + 1 + count, a + 1 + passed);
                  run.push(next);
                  continue reload;
                }
                if (callee.native === undefined || callee.native.start === undefined) {
                  let first: LuaValue;
                  rt.depth = depth;
                  switch (b) {
                    case 1:
                      first = callee.c();
                      break;
                    case 2:
                      first = callee.c(R[a + 1]);
                      break;
                    case 3:
                      first = callee.c(R[a + 1], R[a + 2]);
                      break;
                    case 4:
                      first = callee.c(R[a + 1], R[a + 2], R[a + 3]);
                      break;
                    default:
                      first = callee.c(...R.slice(a + 1, a + b));
                  }
                  if (c === 2) R[a] = first;
                  else if (c !== 1) storeResults(rt, frame, a, c - 1, first);
                  pc += INSTRUCTION_SIZE;
                  continue;
                }
              }
              run.call(callee, R.slice(a + 1, b === 0 ? frame.top : a + b), 0);
              continue reload;
            }
            case Op.TailCall: {
              const callee = R[a];
              frame.pc = pc;
              const args = R.slice(a + 1, b === 0 ? frame.top : a + b);
              if (callee instanceof LuaFunction && callee.code !== undefined) {
                const tailCalls = frame.tailCalls + 1;
                // Refused while the frame is there to say where.
                admit(args);
                run.frame = isInterpreted(rt, callee) ? frame.parent : tailCallsFrame(tailCalls, frame.parent);
                run.call(callee, args, 0);
                const entered: Frame | undefined = run.frame;
                if (entered !== undefined && entered.parent === frame.parent && entered.fn === callee)
                  entered.tailCalls = tailCalls;
              } else run.call(callee, args, 0);
              continue reload;
            }
            case Op.Return: {
              const parent: Frame | undefined = frame.parent;
              const count = b === 0 ? frame.top - a : b - 1;
              if (parent !== undefined && parent.continuation === undefined) {
                const at = parent.pc;
                const caller = parent.proto.code;
                if (caller[at] === Op.Call) {
                  const target = caller[at + 1]!;
                  const wanted = caller[at + 3]! - 1;
                  const registers = parent.registers;
                  if (wanted === 1) registers[target] = count > 0 ? R[a] : undefined;
                  else if (wanted < 0) {
                    for (let i = 0; i < count; i++) registers[target + i] = R[a + i];
                    parent.top = target + count;
                  } else for (let i = 0; i < wanted; i++) registers[target + i] = i < count ? R[a + i] : undefined;
                  parent.pc = at + INSTRUCTION_SIZE;
                  run.frame = parent;
                  continue reload;
                }
              }
              run.frame = parent;
              if (count === 1) {
                rt.n = 1;
                run.deliver(R[a]);
              } else run.deliver(returnAll(rt, R.slice(a, a + count)));
              continue reload;
            }
            case Op.Vararg: {
              const { varargs } = frame;
              const wanted = b === 0 ? varargs.length : b - 1;
              for (let i = 0; i < wanted; i++) R[a + i] = varargs[i];
              frame.top = a + wanted;
              pc += INSTRUCTION_SIZE;
              continue;
            }
            case Op.ArgTable:
              R[a] = argTable(frame.varargs);
              pc += INSTRUCTION_SIZE;
              continue;
            case Op.ForPrep:
              prepareFor(R, a);
              if (
                (R[a + 2] as number) > 0
                  ? (R[a] as number) <= (R[a + 1] as number)
                  : (R[a + 1] as number) <= (R[a] as number)
              ) {
                R[a + 3] = R[a];
                pc += INSTRUCTION_SIZE;
              } else pc = b;
              continue;
            case Op.ForLoop: {
              const by = R[a + 2] as number;
              const next = (R[a] as number) + by;
              if (by > 0 ? next <= (R[a + 1] as number) : (R[a + 1] as number) <= next) {
                R[a] = next;
                R[a + 3] = next;
                if (++iterations[pc >> 2]! >= fn.code!.hotIterations && enterLoop(run, frame, b, pc)) continue reload;
                pc = b;
              } else pc += INSTRUCTION_SIZE;
              continue;
            }
            case Op.TForCall: {
              const iterator = R[a];
              const table = R[a + 1];
              if (iterator === rt.ipairsNext && table instanceof LuaTable) {
                feedback[pc >> 2]! |= Feedback.NumberKey;
                const key = (R[a + 2] as number) + 1;
                const value = table.Ωarray[key];
                if (value !== undefined && key > 0) {
                  R[a + 2] = key;
                  R[a + 4] = key;
                  if (c > 1) R[a + 5] = value;
                  for (let i = 2; i < c; i++) R[a + 4 + i] = undefined;
                  pc += INSTRUCTION_SIZE;
                  continue;
                }
              } else if (iterator === rt.next && table instanceof LuaTable) {
                feedback[pc >> 2]! |= Feedback.StringKey;
                pc = iterate(R, a, c) ? pc + INSTRUCTION_SIZE : b;
                continue;
              } else feedback[pc >> 2]! |= Feedback.OtherKey;
              frame.pc = pc;
              run.call(iterator, [table, R[a + 2]], 0);
              continue reload;
            }
            default:
              if (!rt.observed) throw new Error(`unknown opcode ${code[pc]}`);
              frame.pc = pc;
              observeInstruction(run, frame);
              continue reload;
          }
          // The step of an operator: a requested call, or the value of register A.
          if (step === REQUEST) {
            frame.pc = pc;
            frame.negate = rt.requestNegated;
            rt.requestNegated = false;
            run.callRequest();
            continue reload;
          }
          R[a] = step as LuaValue;
          pc += INSTRUCTION_SIZE;
        }
      }
    } catch (thrown) {
      if (run.frame === frame) frame.pc = pc;
      action = run.caught(thrown);
    }
  }
}

/** Whether a call of the Lua function `fn` will be run by this loop. */
function isInterpreted(rt: Runtime, fn: LuaFunction): boolean {
  return fn.c === rt.interpreted && (rt.hooked || fn.code!.calls + 1 < fn.code!.hotCalls);
}

/** The loop at `start` is hot: goes on in its translation, if there is one, which returns what the function returns. */
function enterLoop(run: Run, frame: Frame, start: number, pc: number): boolean {
  if (run.rt.observed && !observeLoop(run, frame, start, pc)) return false;
  frame.pc = start;
  const entry = run.rt.capabilities.tiering?.hotLoop(frame);
  if (entry === undefined) return false;
  run.frame = frame.parent;
  run.rt.depth = run.depth;
  run.deliver(entry.call(frame.fn, frame));
  return true;
}
