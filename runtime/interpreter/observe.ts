/**
 * What the interpreter does besides running instructions while `rt.observed` is set. The flag is looked at where a frame is entered; an
 * observed frame runs with other tables than usual, so that the loop itself has nothing more to test: code with traps when there is a
 * hook, and counters of iterations that are always full, so that every loop end comes by here. A profiler looks at frames there.
 */
import type { MeteredCode } from "../bytecode/metered-code.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { LuaFunction } from "../values/function.js";
import { type Meter, textLength } from "../values/meter.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { Capture } from "./capture.js";
import { continuationFrame, type Frame } from "./frame.js";
import { type Hook, InstructionHook, TrappedCode } from "./hooks.js";
import { Interlude } from "./interlude.js";
import type { Run } from "./run.js";
import { executeSlowly, REENTER } from "./slow.js";

/** Counters of iterations for an observed frame. */
export function everyIteration(rt: Runtime, proto: Proto): Float64Array {
  const count = proto.code.length / INSTRUCTION_SIZE;
  if (rt.everyIteration.length < count) rt.everyIteration = new Float64Array(2 * count).fill(Number.POSITIVE_INFINITY);
  return rt.everyIteration;
}

/** Code of an observed frame. */
export function observedCode({ rt, depth }: Run, frame: Frame): Int32Array {
  rt.sampler?.look(frame, frame.pc, depth);
  if (rt.hooked) return trappedCode(rt, frame.proto).enter(frame);
  return rt.meter === undefined ? frame.proto.code : (frame.fn.code as MeteredCode).code;
}

function trappedCode(rt: Runtime, proto: Proto): TrappedCode {
  let trapped = rt.trapped.get(proto);
  if (trapped === undefined) {
    trapped = new TrappedCode(proto.code);
    rt.trapped.set(proto, trapped);
  }
  return trapped;
}

/** The instruction at the frame's pc is a trap: runs the hook if there is an event, else executes it; or it has to be paid for. */
export function observeInstruction(run: Run, frame: Frame): void {
  const { rt } = run;
  const { hook } = rt.thread;
  if (hook !== undefined && rt.hooked) {
    // Hooks are told of builtins where everything is on the heap.
    if (run.nested) {
      run.frame = continuationFrame(new Interlude(), frame);
      throw new Capture({ kind: "deliver", values: [] });
    }
    const events = hook.events(frame);
    if (events.length > 0) {
      run.frame = continuationFrame(new InstructionHook(rt, events, frame), frame);
      run.deliver(undefined);
      return;
    }
    if (callsBuiltin(run, frame, hook)) return;
  }
  if (frame.proto.code[frame.pc] === Op.Concat && rt.meter !== undefined) {
    payForConcat(rt.meter, frame);
    if (!rt.hooked) {
      const next = executeSlowly(run, frame);
      if (next !== REENTER) frame.pc = next;
      return;
    }
  }
  trappedCode(rt, frame.proto).pass(frame);
}

/** Whether the instruction is the call of a builtin of which the hook wants to know: makes it. */
function callsBuiltin(run: Run, { proto, pc, registers, top }: Frame, hook: Hook): boolean {
  const { code } = proto;
  const op = code[pc] as Op;
  if (op !== Op.Call && op !== Op.TailCall && op !== Op.TForCall) return false;
  const a = code[pc + 1]!;
  const callee = registers[a];
  if (!(callee instanceof LuaFunction)) return false;
  if (callee.code !== undefined) {
    callee.interpret();
    return false;
  }
  if (!hook.calls && !hook.returns) return false;
  const b = code[pc + 2]!;
  const end = op === Op.TForCall ? a + 3 : b === 0 ? top : a + b;
  run.call(callee, registers.slice(a + 1, end), 0);
  return true;
}

function payForConcat(meter: Meter, { fn, proto, pc, registers }: Frame): void {
  const operand = (index: number): LuaValue => (index >= 0 ? registers[index] : fn.code!.constants[~index]);
  const x = operand(proto.code[pc + 2]!);
  const y = operand(proto.code[pc + 3]!);
  meter.spendString(textLength(x) + textLength(y));
}

/** Stands on a frame while it is not where the interpreter's loop thinks. */
function standOn(run: Run, frame: Frame, act: () => void): void {
  run.frame = continuationFrame(new Interlude(), frame);
  act();
  run.frame = frame;
}

/**
 * An observed loop whose end at `pc` has jumped to `start`: lets the collector have the time.
 * @returns whether it is hot.
 */
export function observeLoop(run: Run, frame: Frame, start: number, pc: number): boolean {
  const { rt } = run;
  // A loop of one instruction goes from there to there.
  if (rt.hooked) trappedCode(rt, frame.proto).close();
  const { meter } = rt;
  if (meter !== undefined) {
    rt.credit -= (frame.fn.code as MeteredCode).costs[pc >> 2]!;
    if (rt.credit < 0) {
      frame.pc = start;
      standOn(run, frame, () => meter.refill());
    }
  }
  if (rt.polling && --rt.fuel < 0) {
    frame.pc = start;
    standOn(run, frame, () => rt.collector!.poll());
  }
  rt.sampler?.look(frame, pc, run.depth);
  const code = frame.fn.code!;
  return ++code.iterations[pc >> 2]! >= code.hotIterations;
}
