/**
 * Code in an engine that keeps limits. Calls and jumps back pay in advance for the instructions up to where the function or the loop ends, as
 * often in the interpreter as in translated code: so a program that runs out of instructions does so at the same place in every tier.
 */
import type { Runtime } from "../values/runtime.js";
import { Code } from "./code.js";
import { jumpTarget } from "./effects.js";
import { INSTRUCTION_SIZE, Op } from "./opcodes.js";
import type { Proto, Region } from "./proto.js";

/** No opcode: stands for CONCAT, whose result has to be paid for. */
const METERED_CONCAT = -2;

/** What a call of a function costs: the number of its instructions. */
export function costOfCall(proto: Proto): number {
  return proto.code.length / INSTRUCTION_SIZE;
}

/** What an iteration of a loop costs: the number of its instructions. */
export function costOfIteration({ start, end }: Region): number {
  return (end - start) / INSTRUCTION_SIZE;
}

/** The loop that the instruction at `pc` goes back to the start of. */
export function loopOf({ code, regions }: Proto, pc: number): Region | undefined {
  const target = jumpTarget(code, pc);
  return regions.findLast(({ kind, start, end }) => kind === "loop" && start === target && pc < end);
}

export class MeteredCode extends Code {
  /** What each LOOP and FOR_LOOP costs when it jumps back, by instruction. */
  readonly costs: Int32Array;
  /** What the interpreter runs: the prototype's code, where CONCAT leaves the interpreter's loop. */
  readonly code: Int32Array;
  private readonly cost: number;

  constructor(
    private readonly rt: Runtime,
    proto: Proto,
    threshold: number,
    warmThreshold: number,
    outer?: Code,
  ) {
    super(proto, rt.interpreted, rt.interpretedResumable, threshold, warmThreshold, outer);
    this.cost = costOfCall(proto);
    this.code = meteredCode(proto);
    this.costs = costsOfLoops(proto);
  }

  protected override make(proto: Proto): Code {
    return new MeteredCode(this.rt, proto, this.threshold, this.warmThreshold, this);
  }

  /** The interpreter is about to run the function. */
  override recordCall(): boolean {
    this.charge();
    return super.recordCall();
  }

  override charge(): void {
    const { rt } = this;
    rt.credit -= this.cost;
    if (rt.credit < 0) rt.meter!.refill();
  }

  /** The function has been translated instead, and pays for itself. */
  refund(): void {
    this.rt.credit += this.cost;
  }
}

function meteredCode({ code }: Proto): Int32Array {
  let metered = code;
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
    if (code[pc] !== Op.Concat) continue;
    if (metered === code) metered = code.slice();
    metered[pc] = METERED_CONCAT;
  }
  return metered;
}

function costsOfLoops(proto: Proto): Int32Array {
  const { code } = proto;
  const costs = new Int32Array(code.length / INSTRUCTION_SIZE);
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
    if (code[pc] !== Op.Loop && code[pc] !== Op.ForLoop) continue;
    const loop = loopOf(proto, pc);
    if (loop !== undefined) costs[pc / INSTRUCTION_SIZE] = costOfIteration(loop);
  }
  return costs;
}
