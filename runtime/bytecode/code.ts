/**
 * `Code`: a prototype loaded into an engine, with what is learned about it there: calls, loop iterations, types seen, and its
 * translation. The prototype itself stays untouched, so other engines may share it.
 */
import type { TableSite } from "../values/classes.js";
import type { Entry, ResumableEntry } from "../values/function.js";
import { newRegisters } from "../values/registers.js";
import type { ResumeEntry } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { INSTRUCTION_SIZE } from "./opcodes.js";
import type { Proto, Region } from "./proto.js";

/** Bits of the feedback byte of an instruction; which ones are used depends on `OpInfo.records`. */
export const enum Feedback {
  /** NEW_TABLE: it has been executed. */
  Executed = 1,
  /** operands: one was not a number. */
  NotNumber = 1,
  /** operands of an equality: two different tables, or userdata, were compared. */
  Objects = 2,
  /** operands of a comparison, a concatenation or a unary minus: a metamethod was called. */
  Handled = 4,
  /** key: numbers were used as keys. */
  NumberKey = 1,
  /** receiver: the table has no class, so that what it inherits is found through its metatable alone. */
  Classless = 1,
  /** key: strings were used as keys. */
  StringKey = 2,
  /** key: other types were used as keys. */
  OtherKey = 4,
  /** key, receiver, store: the table's own fields or elements did not serve (metatable, hash part). */
  Slow = 8,
  /** key, receiver, store: the receiver was not a table; mostly it is a string then. */
  NotTable = 16,
  /** receiver, key: the result was nil. GET_FIELD: without `Slow`, the tables that lacked the field had no metatable. */
  NilResult = 32,
  /** store: a key was added to the table, or nil was stored. */
  Added = 64,
  /** receiver, key of a load: a function was called for the value. */
  Handler = 64,
  /** callee: what is called is not to be put in line. */
  NotInlined = 1,
  /** callee: what is called is a closure of one prototype, but not always the same one. */
  OtherClosure = 2,
  /** operands, callee: a number was not the whole one that its use in bit operations had been taken for. */
  NotWhole = 32,
  /** callee, iterator: a coroutine was suspended during the call. */
  Yields = 64,
  /** A speculation failed here: translate without it. */
  Failed = 128,
}

/** A call in which translated code is suspended. */
export class ResumePoint {
  /** What goes on behind it, for functions without an environment of their own. */
  entry: ResumeEntry | undefined = undefined;
  constructor(readonly pc: number) {}
}

/** Functions that a call may have called for translated code to tell them apart. */
const MAX_TARGETS = 4;

/**
 * Iterations of a loop for a call of a function, where the program is seen to go on for a while: a function of some calls is translated as a
 * whole, with its loops. A translation takes as long as some ten thousand instructions interpreted, so a loop alone must promise more.
 * Measured on are-we-fast-yet: first runs 0.95 of the time with ten, as long with four, 1.01 with twenty.
 */
const LOOP_PATIENCE = 10;
/** Instructions of a loop from which on an iteration counts for several: V8 compiles the interpreter where large ones stay with it. */
const SMALL_LOOP = 10;

const NO_ITERATIONS = new Int32Array(0);

const isLoop = ({ kind }: Region): boolean => kind === "loop";

/** What stands where in a prototype. */
export interface Outline {
  /** The pc of each call with two arguments. */
  readonly callsOfTwo: readonly number[];
  /** How many NEW_TABLE instructions there are. */
  readonly tables: number;
}

export class Code {
  /** Calls so far, saturating at 2^31 - 1. */
  calls = 0;
  /** `calls` at which the tier above is told, first because the program goes on for a while, then for the function to be translated. */
  hotCalls: number;
  /** Those of the prototype, shared by the chunk. */
  readonly constants: readonly LuaValue[];
  /** A byte of `Feedback` bits for each instruction. */
  readonly feedback: Uint8Array;
  /** Iterations of the loop that each LOOP or FOR_LOOP closes; nothing for code without loops. */
  readonly iterations: Int32Array;
  /** The same for the iterations of a loop. */
  hotIterations: number;
  /** Constructors of the NEW_TABLE instructions whose tables got a class, by instruction. */
  readonly sites: (TableSite | undefined)[] = [];
  /** The code that each CALL and TAIL_CALL has called last, by instruction. */
  readonly lastTargets: (Code | undefined)[] = [];
  /** What each has called that has called several; up to one too many. */
  private readonly targets: Code[][] = [];
  /** Read once it is needed (interpreter/predict.ts). */
  outline: Outline | undefined = undefined;
  /** Names of fields that have been nil where the chunk has read them; shared by the chunk. */
  readonly nilFields: Set<string>;
  /** Closures made of this code. */
  closures = 0;
  /** Code pointers for new closures that follow the globals of the running context. */
  entry: Entry;
  resumable: ResumableEntry;
  /** Resumable translations pay: something has been suspended in a call made here (`Feedback.Yields` says where), or errors are frequent. */
  yields = false;
  /** Times that a translation has been left by an error. */
  errors = 0;
  /** Where its translations are suspended, by instruction. */
  private readonly points: ResumePoint[] = [];
  /** What the tier above keeps about this code. */
  translation: unknown = undefined;
  private hasWarmed: boolean;
  private readonly nested: (Code | undefined)[];

  constructor(
    readonly proto: Proto,
    /** Code pointers of functions that are not translated. */
    readonly interpreted: Entry,
    readonly interpretedResumable: ResumableEntry,
    /** Calls, or iterations of a loop, before translation, and before the tier above is told for the first time. */
    readonly threshold: number,
    protected readonly warmThreshold: number = threshold,
    /** The code of the function around, for what a chunk shares. */
    outer?: Code,
  ) {
    this.constants = outer === undefined ? constantsOf(proto) : outer.constants;
    this.nilFields = outer === undefined ? new Set() : outer.nilFields;
    const count = proto.code.length / INSTRUCTION_SIZE;
    this.feedback = new Uint8Array(count);
    this.iterations = proto.regions.some(isLoop) ? new Int32Array(count) : NO_ITERATIONS;
    this.nested = new Array(proto.protos.length).fill(undefined);
    this.entry = interpreted;
    this.resumable = interpretedResumable;
    this.hotCalls = warmThreshold;
    this.hotIterations = warmThreshold;
    this.hasWarmed = warmThreshold === threshold;
  }

  /** The code of nested prototype `index`; every closure of this engine over it shares it. */
  child(index: number): Code {
    let code = this.nested[index];
    if (code === undefined) {
      code = this.make(this.proto.protos[index]!);
      this.nested[index] = code;
    }
    return code;
  }

  protected make(proto: Proto): Code {
    const { interpreted, interpretedResumable, threshold, warmThreshold } = this;
    return new Code(proto, interpreted, interpretedResumable, threshold, warmThreshold, this);
  }

  /** A call begins where nobody counts it. */
  charge(): void {}

  /** The tier above has been told for the first time, which only means that the code is used: it is told again when that is hot. */
  warm(): boolean {
    if (this.hasWarmed) return false;
    this.hasWarmed = true;
    this.hotCalls = this.threshold;
    this.hotIterations = this.threshold * LOOP_PATIENCE;
    for (const { kind, start, end } of this.proto.regions) {
      if (kind !== "loop") continue;
      const last = end / INSTRUCTION_SIZE - 1;
      const patience = (LOOP_PATIENCE * SMALL_LOOP) / (last + 1 - start / INSTRUCTION_SIZE);
      if (patience < LOOP_PATIENCE)
        this.iterations[last]! += Math.floor(this.threshold * (LOOP_PATIENCE - Math.max(patience, 1)));
    }
    return true;
  }

  /** Gives new closures back to the interpreter and forgets where activations went on translated. */
  interpret(): void {
    this.entry = this.interpreted;
    this.resumable = this.interpretedResumable;
    for (const i in this.points) this.points[i]!.entry = undefined;
  }

  /** The point of the call at `pc`. */
  point(pc: number): ResumePoint {
    return (this.points[pc / INSTRUCTION_SIZE] ??= new ResumePoint(pc));
  }

  /** Records that instruction `at` has called another function than the last time: one with this code, or a builtin. */
  recordTarget(at: number, target: Code | undefined): void {
    const last = this.lastTargets[at];
    this.lastTargets[at] = target;
    if (last === undefined || target === undefined) return;
    this.targets[at] ??= [last];
    const targets = this.targets[at];
    if (targets.length <= MAX_TARGETS && !targets.includes(target)) targets.push(target);
  }

  /** What the call at `pc` has called last, if it has called nothing else, builtins apart. */
  targetAt(pc: number): Code | undefined {
    const at = pc / INSTRUCTION_SIZE;
    return this.targets[at] === undefined ? this.lastTargets[at] : undefined;
  }

  /** Whether the call at `pc` has called more than one function. */
  hasCalledSeveral(pc: number): boolean {
    return this.targets[pc / INSTRUCTION_SIZE] !== undefined;
  }

  /** What the call at `pc` has called, if that is more than one function and not many. */
  targetsAt(pc: number): readonly Code[] {
    const targets = this.targets[pc / INSTRUCTION_SIZE] ?? [];
    return targets.length <= MAX_TARGETS ? targets : [];
  }

  /** Counts a call; true from the call on that makes the function hot. */
  recordCall(): boolean {
    if (this.calls < 0x7fffffff) this.calls++;
    return this.calls >= this.hotCalls;
  }
}

/** The constants as an array of the one kind that registers have. */
function constantsOf({ constants }: Proto): LuaValue[] {
  const copy = newRegisters(constants.length);
  for (let i = 0; i < constants.length; i++) copy[i] = constants[i];
  return copy;
}
