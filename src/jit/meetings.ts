/** Where control joins in a translation: there, registers can be cleared that do not matter. */
import { writes } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import type { Proto, Region } from "../../runtime/bytecode/proto.js";
import type { Expression } from "./javascript.js";
import * as js from "./javascript.js";

interface Meeting {
  readonly pc: number;
  readonly region: Region;
  readonly place: (clear: Expression) => void;
}

export class Meetings {
  private readonly all: Meeting[] = [];

  /**
   * @param matterAt the registers that matter at a pc.
   */
  constructor(
    private readonly proto: Proto,
    private readonly matterAt: (pc: number) => ReadonlySet<number>,
  ) {}

  /**
   * Control joins in front of `pc`: at the start of a loop, or the end of a block. Registers that do not matter there can be cleared at
   * this place. What the handler of exceptions saves is alive for V8 throughout; where values of different kinds meet in it, V8 would
   * have to box numbers. A zero goes with numbers, and costs nothing with others.
   */
  clearAt(pc: number, region: Region, place: (clear: Expression) => void): void {
    this.all.push({ pc, region, place });
  }

  /** Clears what is in `saved` where it does not matter and control joins. */
  clear(saved: readonly number[]): void {
    for (const { pc, region, place } of this.all) {
      const matters = pc < this.proto.code.length ? this.matterAt(pc) : new Set<number>();
      const written = new Set<number>();
      for (let at = region.start; at < region.end; at += INSTRUCTION_SIZE)
        for (const register of writes(this.proto, at)) written.add(register);
      const cleared = saved.filter((register) => written.has(register) && !matters.has(register));
      if (cleared.length > 0)
        place(cleared.reduce((value, register) => js.assignment(js.id(`r${register}`), value), js.number(0)));
    }
  }
}
