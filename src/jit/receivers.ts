/**
 * Keeps feedback of unrelated values apart. V8 shares feedback between all accesses to a name through one variable
 * (BytecodeGenerator::GetCachedLoadICSlot), but a register is reused for values that have nothing to do with each other, and so are
 * scratch variables. Where a variable holds something else than when it was first a receiver, it is disguised: `(0, r1).name`.
 */
import { writes } from "../../runtime/bytecode/effects.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { Expression } from "./javascript.js";
import * as js from "./javascript.js";

export class Receivers {
  /** pc of the instruction that has written a register last, in the order of the code. */
  private readonly definitions: number[] = [];
  /** The definition that a variable had when it was first a receiver. */
  private readonly first = new Map<string, number>();

  constructor(private readonly proto: Proto) {}

  /** A receiver of the instruction at `pc`, in a form that keeps its feedback apart. */
  disguised(receiver: Expression, pc: number): Expression {
    const { name } = receiver;
    if (name === "") return receiver;
    const definition = name.startsWith("r") ? (this.definitions[Number(name.slice(1))] ?? -1) : pc;
    const first = this.first.get(name);
    if (first === undefined) this.first.set(name, definition);
    return first === undefined || first === definition ? receiver : js.sequence([js.number(0), receiver]);
  }

  /** The instruction at `pc` has been translated. */
  finishInstruction(pc: number): void {
    for (const register of writes(this.proto, pc)) this.definitions[register] = pc;
  }
}
