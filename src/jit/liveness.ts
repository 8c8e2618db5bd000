/** Which registers a translation has to keep, and for whom: the interpreter, a handler of exceptions, a debugger. */
import { isCall, LiveRegisters, registersOf, successors, writes, writesTo } from "../../runtime/bytecode/effects.js";
import { isOpenProducer } from "../../runtime/bytecode/instruction.js";
import { activeLocals, localName } from "../../runtime/bytecode/names.js";
import { INSTRUCTION_SIZE, type Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto, Region } from "../../runtime/bytecode/proto.js";

export class Liveness {
  /** Registers in which an activation that has been entered may have other values than its frame. */
  readonly changed: ReadonlySet<number>;
  private readonly live: LiveRegisters;

  constructor(
    private readonly proto: Proto,
    /** pc at which the translation enters an activation; -1 for a whole function. */
    private readonly entry: number,
    /** Where the translation ends. */
    private readonly end: number,
    /** It is entered behind a CALL. */
    private readonly behindCall: boolean,
  ) {
    this.live = LiveRegisters.of(proto);
    this.changed = entry >= 0 ? this.findChanged() : new Set();
  }

  isLive(register: number, pc: number): boolean {
    return this.live.has(register, pc);
  }

  /** Registers whose values matter at `pc`: the live ones, and the variables a debugger can see. */
  at(pc: number): Set<number> {
    const wanted = new Set<number>();
    this.add(pc, wanted);
    return wanted;
  }

  private add(pc: number, wanted: Set<number>): void {
    for (const register of registersOf(this.live.at(pc))) wanted.add(register);
    for (const local of activeLocals(this.proto, pc)) wanted.add(local.register);
  }

  matters(register: number, pc: number): boolean {
    return this.isLive(register, pc) || localName(this.proto, register, pc) !== undefined;
  }

  /** What a frame needs that goes on at `pc`, behind the loop that was entered. */
  behindLoop(pc: number): Set<number> {
    const wanted = pc < this.proto.code.length ? this.at(pc) : new Set<number>();
    this.addDeferred(wanted);
    return wanted;
  }

  /**
   * What a frame needs that waits in the call at `pc`: all but the results. The callee stays for tracebacks, and a handler that has been
   * taken must be gone.
   */
  suspendedAt(pc: number): Set<number> {
    const { proto } = this;
    const wanted = new Set<number>();
    for (const next of successors(proto, pc)) {
      const written = writesTo(proto, pc, next);
      for (const register of registersOf(this.live.at(next))) if (!written.includes(register)) wanted.add(register);
    }
    for (const local of activeLocals(proto, pc)) wanted.add(local.register);
    wanted.add(proto.code[pc + 1]!);
    this.addDeferred(wanted);
    return wanted;
  }

  /**
   * The registers that a capture or an error inside the function may need: those that matter behind an instruction that can throw
   * (`throwing`), and where it may be suspended (`polled`). No more, for V8 keeps what its exception handlers use in boxed form.
   */
  saved(throwing: Iterable<number>, polled: Iterable<number>): Set<number> {
    const wanted = new Set<number>();
    for (const pc of throwing) {
      for (const next of successors(this.proto, pc))
        for (const register of registersOf(this.live.at(next))) wanted.add(register);
      for (const local of activeLocals(this.proto, pc)) wanted.add(local.register);
    }
    for (const pc of polled) {
      this.add(pc, wanted);
      // A traceback names the builtin that is being called.
      if (isCall(this.proto.code[pc] as Op)) wanted.add(this.proto.code[pc + 1]!);
    }
    this.addDeferred(wanted);
    return wanted;
  }

  private addDeferred(wanted: Set<number>): void {
    for (const region of this.proto.regions) if (region.kind === "defer") wanted.add(region.register);
  }

  /** Registers that an entered activation takes from its frame. */
  entered(): number[] {
    if (this.entry < 0) return [];
    const passed = this.passed();
    return inOrder(this.at(this.entry)).filter((register) => !passed.includes(register));
  }

  /** Registers that results of the call are for that it is entered behind. */
  passed(): number[] {
    return this.behindCall ? writes(this.proto, this.entry - INSTRUCTION_SIZE) : [];
  }

  /** The call that it is entered behind gives open values. */
  get isPassedOpen(): boolean {
    return this.behindCall && isOpenProducer(this.proto.code, this.entry - INSTRUCTION_SIZE);
  }

  private findChanged(): Set<number> {
    const { proto } = this;
    const changed = new Set<number>(this.passed());
    const seen = new Set<number>([this.entry]);
    for (const pc of seen) {
      for (const register of writes(proto, pc)) changed.add(register);
      if (isOpenProducer(proto.code, pc)) changed.add(proto.code[pc + 1]!);
      for (const next of successors(proto, pc)) if (next < this.end) seen.add(next);
    }
    return changed;
  }
}

export const inOrder = (registers: Iterable<number>): number[] => [...registers].sort((a, b) => a - b);

/** Where the outermost loop that starts at `start` ends; where the function ends, if there is none. */
export function endOfLoop({ regions, code }: Proto, start: number): number {
  return regions.find((region) => region.kind === "loop" && region.start === start)?.end ?? code.length;
}

/** The loops around the instruction at `pc`, the outermost first. */
export function loopsAround({ regions }: Proto, pc: number): Region[] {
  return regions.filter(({ kind, start, end }) => kind === "loop" && start <= pc && pc < end);
}
