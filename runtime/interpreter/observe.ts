/**
 * What the interpreter does besides running instructions while `rt.observed` is set. The flag is looked at where a frame is entered; an
 * observed frame runs with other tables than usual, so that the loop itself has nothing more to test: code with traps when there is a
 * hook, and counters of iterations that are always full, so that every loop end comes by here. A profiler looks at frames there.
 */
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { continuationFrame, type Frame } from "./frame.js";
import { HookRun, TrappedCode } from "./hooks.js";
import { Interlude } from "./interlude.js";
import type { Run } from "./run.js";

/** Counters of iterations for an observed frame. */
export function everyIteration(rt: Runtime, proto: Proto): Float64Array {
  const count = proto.code.length / INSTRUCTION_SIZE;
  if (rt.everyIteration.length < count) rt.everyIteration = new Float64Array(2 * count).fill(Number.POSITIVE_INFINITY);
  return rt.everyIteration;
}

/** Code of an observed frame. */
export function observedCode({ rt, depth }: Run, frame: Frame): Int32Array {
  rt.sampler?.look(frame, frame.pc, depth);
  return rt.hooked ? trappedCode(rt, frame.proto).enter(frame) : frame.proto.code;
}

function trappedCode(rt: Runtime, proto: Proto): TrappedCode {
  let trapped = rt.trapped.get(proto);
  if (trapped === undefined) {
    trapped = new TrappedCode(proto.code);
    rt.trapped.set(proto, trapped);
  }
  return trapped;
}

/** The instruction at the frame's pc is a trap: runs the hook if there is an event, and takes the trap out. */
export function observeInstruction(run: Run, frame: Frame): void {
  const { rt } = run;
  const { proto, pc } = frame;
  const trapped = trappedCode(rt, proto);
  trapped.pass(frame);
  const { hook } = rt.thread;
  if (hook === undefined || !rt.hooked) return;
  const events = hook.events(frame);
  const op = proto.code[pc] as Op;
  if (op === Op.Call || op === Op.TailCall || op === Op.TForCall) {
    const callee = frame.registers[proto.code[pc + 1]!];
    if (callee instanceof LuaFunction) {
      if (callee.code === undefined) hook.calling(frame, callee, events);
      else callee.interpret();
    }
  }
  if (events.length === 0) return;
  run.frame = continuationFrame(new HookRun(rt, hook, events, frame, trapped), frame);
  run.deliver(undefined);
}

/**
 * An observed loop whose end at `pc` has jumped to `start`: lets the collector have the time.
 * @returns whether it is hot.
 */
export function observeLoop(run: Run, frame: Frame, start: number, pc: number): boolean {
  const { rt } = run;
  // A loop of one instruction goes from there to there.
  if (rt.hooked) trappedCode(rt, frame.proto).close();
  if (rt.polling && --rt.fuel < 0) {
    frame.pc = start;
    run.frame = continuationFrame(new Interlude(), frame);
    rt.collector!.poll();
    run.frame = frame;
  }
  rt.sampler?.look(frame, pc, run.depth);
  const code = frame.fn.code!;
  return ++code.iterations[pc >> 2]! >= code.hotIterations;
}
