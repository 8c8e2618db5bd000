/**
 * What is translated: the code of a function in which small functions that it calls stand in front of their calls (`join`). Their registers
 * lie behind its own, their upvalues behind its own. The CALL behind a body gives its results to where the caller wants them; a body
 * that a tail call stands for returns by itself. Behind a shortcut another CALL stands, which is made, and a block around both.
 */
import type { Code } from "../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { LuaFunction } from "../../runtime/values/function.js";
import type { Shortcut } from "./inlinable.js";

/** The function that a call is expected to call. */
export interface Target {
  readonly code: Code;
  /** The only closure of that code, if there is one. */
  readonly fn: LuaFunction | undefined;
  /** The builtin that the CALL at a pc of it is expected to call. */
  readonly calleeAt: (pc: number) => LuaFunction | undefined;
  /** All that is put in line of the function, if that is not its body: the call is made where it does not return. */
  readonly shortcut: Shortcut | undefined;
}

/** A call whose body has been put in line. */
export interface InlinedCall {
  /** pc of the call in its function. */
  readonly source: number;
  readonly target: Target;
  /** In the joined code: pc of the body, and where it ends, at the CALL if it is one. */
  readonly start: number;
  readonly end: number;
  /** Operands of the results, as many as the caller wants; of the single one that it takes for open values. */
  readonly results: readonly number[];
  /** The last argument is the open value in front of the call. */
  readonly takesOpen: boolean;
  /** It is a tail call, so that the body returns by itself. */
  readonly isTail: boolean;
  /** Number of its first upvalue. */
  readonly firstUpvalue: number;
}

/** Where an instruction of the joined code comes from. */
export interface Origin {
  /** pc in the function itself: of the instruction, or of the call that stands for it. */
  readonly source: number;
  /** The body that it is part of, and its pc there; -1 for an instruction in front of the first of the body. */
  readonly body: InlinedCall | undefined;
  readonly inner: number;
}

/** A tail call of the function by itself that has become a jump to its start. */
export interface Jump {
  /** Where its callee, in register `callee`, is looked at. */
  readonly checked: number;
  readonly callee: number;
  /** Where it is. */
  readonly pc: number;
}

export class Joined {
  private readonly ends = new Map<number, InlinedCall>();
  private readonly starts = new Map<number, InlinedCall>();

  constructor(
    readonly proto: Proto,
    readonly feedback: Uint8Array,
    calls: readonly InlinedCall[],
    /** By instruction; undefined where nothing has been put in line. */
    private readonly origins: readonly Origin[] | undefined,
    /** Where each instruction of the function is now. */
    private readonly places: readonly number[],
    private readonly jumps: readonly Jump[] = [],
  ) {
    for (const call of calls) {
      this.starts.set(call.start, call);
      if (!call.isTail) this.ends.set(call.end, call);
    }
  }

  /** The function has tail calls that have become jumps. */
  get repeats(): boolean {
    return this.jumps.length > 0;
  }

  /** The jump whose callee is looked at there. */
  checkedAt(pc: number): Jump | undefined {
    return this.jumps.find(({ checked }) => checked === pc);
  }

  /** The LOOP there stands for a tail call. */
  isTailCall(pc: number): boolean {
    return this.jumps.some((jump) => jump.pc === pc);
  }

  /** pc in the function itself; for a body, that of its call. */
  source(pc: number): number {
    if (this.origins === undefined) return pc;
    return this.origins[pc / INSTRUCTION_SIZE]?.source ?? this.places.length * INSTRUCTION_SIZE;
  }

  /** pc in the joined code of what is at `pc` of the function itself, or of the body in front of it. */
  place(pc: number): number {
    if (this.origins === undefined || pc < 0) return pc;
    return this.places[pc / INSTRUCTION_SIZE] ?? this.proto.code.length;
  }

  /** The body that the instruction is part of. */
  bodyAt(pc: number): InlinedCall | undefined {
    return this.origins?.[pc / INSTRUCTION_SIZE]?.body;
  }

  /** The call whose body starts there. */
  startingAt(pc: number): InlinedCall | undefined {
    return this.starts.get(pc);
  }

  /** The call there whose body has been executed. */
  doneAt(pc: number): InlinedCall | undefined {
    return this.ends.get(pc);
  }

  /** The builtin that the CALL at `pc` is expected to call, as `calleeAt` says of the function's own calls. */
  calleeAt(pc: number, calleeAt: (pc: number) => LuaFunction | undefined): LuaFunction | undefined {
    const origin = this.origins?.[pc / INSTRUCTION_SIZE];
    if (origin === undefined) return calleeAt(pc);
    return origin.body === undefined ? calleeAt(origin.source) : origin.body.target.calleeAt(origin.inner);
  }

  /** An upvalue of a function that has been put in line. */
  upvalueOf(index: number): { readonly isKnown: boolean; readonly value: unknown } {
    for (const { target, firstUpvalue } of this.starts.values()) {
      const own = index - firstUpvalue;
      if (own >= 0 && own < target.code.proto.upvalues.length)
        return { isKnown: target.fn !== undefined, value: target.fn?.upvalues[own] };
    }
    return { isKnown: false, value: undefined };
  }
}
