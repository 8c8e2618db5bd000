/**
 * What the interpreter does besides running instructions while `rt.observed` is set. The flag is looked at where a frame is entered; an
 * observed frame runs with other tables than usual, so that the loop itself has nothing more to test: counters of iterations that are
 * always full, so that every loop end comes by here.
 */
import type { Proto } from "../bytecode/proto.js";
import { INSTRUCTION_SIZE } from "../bytecode/opcodes.js";
import type { Runtime } from "../values/runtime.js";
import { continuationFrame, type Frame } from "./frame.js";
import { Interlude } from "./interlude.js";
import type { Run } from "./run.js";

/** Counters of iterations for an observed frame. */
export function everyIteration(rt: Runtime, proto: Proto): Float64Array {
  const count = proto.code.length / INSTRUCTION_SIZE;
  if (rt.everyIteration.length < count) rt.everyIteration = new Float64Array(2 * count).fill(Number.POSITIVE_INFINITY);
  return rt.everyIteration;
}

/**
 * An observed loop whose end at `pc` has jumped to `start`: lets the collector have the time.
 * @returns whether it is hot.
 */
export function observeLoop(run: Run, frame: Frame, start: number, pc: number): boolean {
  const { rt } = run;
  if (rt.polling && --rt.fuel < 0) {
    frame.pc = start;
    run.frame = continuationFrame(new Interlude(), frame);
    rt.collector!.poll();
    run.frame = frame;
  }
  const code = frame.fn.code!;
  return ++code.iterations[pc >> 2]! >= code.hotIterations;
}
