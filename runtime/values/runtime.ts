/**
 * `Runtime`: the state of one engine that running code touches. There is no other mutable state; two engines never meet.
 */

import type { Code } from "../bytecode/code.js";
import type { Proto } from "../bytecode/proto.js";
import type { Frame } from "../interpreter/frame.js";
import type { TrappedCode } from "../interpreter/hooks.js";
import type { CallNames } from "../interpreter/levels.js";
import type { TableSite } from "./classes.js";
import { Context, Scope } from "./context.js";
import { Coroutine, Status } from "./coroutine.js";
import type { LuaError } from "./errors.js";
import type { Entry, LuaFunction, ResumableEntry } from "./function.js";
import type { Meter } from "./meter.js";
import type { Continuation, GO_ON, SUSPEND } from "./native.js";
import { RecentChunks } from "./recent-chunks.js";
import { LuaTable, pin } from "./table.js";
import type { LuaValue } from "./value.js";

/** A translated loop, which goes on in mid-activation. */
export interface LoopEntry {
  /**
   * Where the loop ends it returns `GO_ON`; where the function returns, what that returns. With `SUSPEND` the frame is up to date, to stand
   * below what has been collected; unless it is gone.
   */
  readonly enter: (this: LuaFunction, frame: Frame) => LuaValue | typeof SUSPEND | typeof GO_ON;
  /** After `GO_ON`, at once: brings the frame up to date, to go on at its pc. */
  readonly update: (frame: Frame) => void;
}

/** What is behind the call that the frame waits in, translated, up to where the function returns; it gets the first result. */
export type ResumeEntry = (this: LuaFunction, frame: Frame, first: LuaValue) => LuaValue | typeof SUSPEND;

/** A profiler: looks at what the interpreter does, where a frame is entered or returned to and at the ends of loops. */
export interface Sampler {
  /**
   * @param pc of the instruction that comes next, or of the end of the loop.
   * @param depth of the interpreter's activation: greater than those of the activations below it on the JavaScript stack.
   */
  look(frame: Frame, pc: number, depth: number): void;
}

/** What the runtime asks of the tier above it; without one everything stays interpreted. */
export interface Tiering {
  /** `fn` has become hot: gives it another code pointer, or raises the threshold of its code. */
  hotFunction(fn: LuaFunction): void;
  /** The loop that starts at the frame's pc has become hot: its translation, if there is one. */
  hotLoop(frame: Frame): LoopEntry | undefined;
  /** The CALL at the frame's pc is suspended often: the translation of what is behind it, if there is one. */
  hotResumption(frame: Frame): ResumeEntry | undefined;
  /** Memory that translations and what prepares them take, by estimate. */
  readonly bytes: number;
  /** From now on loops are polled: translations that do not are given up. */
  startPolling(): void;
  /** A call made by `fn`, where none had been seen to, has suspended a coroutine. */
  startsYielding(fn: LuaFunction): void;
  /** A translated function, or one entered in mid-activation, has been left by a yield that captured it. */
  yielded(fn: LuaFunction, inActivation: boolean): void;
  /**
   * A constructor of tables for a place that makes them, to be prepared (see classes.ts).
   * @param fields that its tables are likely to have, at most.
   */
  newSite(fields: number): TableSite;
  /** The interpreter does a good part of the work, and will go on with it. */
  interpretsMuch(): void;
}

/** A call that waits for everything on the JavaScript stack to have moved to the heap. */
export interface SuspendedCall {
  readonly kind: "call";
  readonly fn: LuaFunction;
  readonly args: LuaValue[];
}

/** What running code tells the collector of weak tables and userdata (lib/collector.ts). */
export interface Collector {
  /** `table` has got a metatable with `__mode`. May throw a capture, which in the end delivers `results`. */
  addTable(table: LuaTable, results: LuaValue[]): void;
  /** `__mode` of a table that may be a metatable already has changed. May throw a capture. */
  modeChanged(results: LuaValue[]): void;
  /** A loop has used up its fuel: gets more, or throws the capture of a wait for a collection. */
  poll(): void;
  /** The engine will not be used any more: runs the finalizers of all userdata left. */
  close(): void;
}

/** Keeps values that it would not miss, so a collection has to be able to take them. */
export interface CollectedCache {
  /** Holds its values by weak references, until `restore`. */
  release(): void;
  restore(): void;
}

/** Upward needs of the runtime, filled in by the engine. */
export interface Capabilities {
  /** Compiles source text; throws a `LuaError`-compatible syntax error whose message is the complete text. */
  readonly compile: ((source: string, chunkName: string) => Proto) | undefined;
  readonly tiering: Tiering | undefined;
}

/** Size of the ring of tables made last; a power of two. */
export const RECENT_TABLES = 8;

/** See `Runtime.maxDepth`. */
export const MAX_DEPTH = 200_000;
/** See `Runtime.maxCompiled`. */
export const MAX_COMPILED_FRAMES = 16_384;

/**
 * Times that the interpreter is entered before it counts for much of what runs. Programs of some thousand lines enter it a few thousand times
 * until they are translated.
 */
const MUCH_INTERPRETED = 10_000;

export class Runtime {
  // Results of the call that returned last: their number, and from the second on their values.
  n = 0;
  r1: LuaValue = undefined;
  r2: LuaValue = undefined;
  /** All results when there are more than three. */
  many: LuaValue[] = [];
  /** Arguments passed to the builtin that was entered last, for messages that tell nil from nothing. */
  argc = 0;

  // A suspension on its way to the base (interpreter/suspend.ts): of a coroutine, the first of its values, whose others are in the return
  // registers; of a stack that is full, the call to be made once it is empty, and the tail calls that this stands for. The outermost of the
  // frames collected.
  yielded: LuaValue = undefined;
  suspendedCall: SuspendedCall | undefined = undefined;
  suspendedTailCalls = 0;
  collected: Frame | undefined = undefined;
  /** An error on its way to who protects the call, by return: `SUSPEND` has been returned because of it. */
  raised: LuaError | undefined = undefined;
  /** Times that compiled frames have been captured for a builtin that looks at frames. */
  looks = 0;

  // A call that an operator or builtin asks for instead of making it (see `REQUEST`).
  requestFunction: LuaValue = undefined;
  requestArguments: LuaValue[] = [];
  requestContinuation: Continuation | undefined = undefined;
  /** The answer of the requested comparison is to be inverted. */
  requestNegated = false;

  /** Bytes of JavaScript stack used by compiled frames since the engine was entered, as estimated by the callers. */
  depth = 0;
  /** `depth` at the innermost base: a call by the host, or the resume of a coroutine. */
  baseDepth = 0;
  /** `depth` from which on the stack is known to reach as far as a window of it (see interpreter/stack.ts). */
  window = 0;

  /** Heap frames below what runs on the JavaScript stack; compiled frames in between are not counted (see `Run.limit`). */
  heapFrames = 0;

  /**
   * Tables that the interpreter made last and that do not know their sites, as a ring, and where, for `setmetatable` to tell these. What is
   * here is kept alive, so it must not become a row of large structures that a loop drops one by one.
   */
  readonly made: (LuaTable | undefined)[] = new Array(RECENT_TABLES).fill(undefined);
  readonly madeBy: (Code | undefined)[] = new Array(RECENT_TABLES).fill(undefined);
  readonly madeAt: number[] = new Array(RECENT_TABLES).fill(0);
  madeCount = 0;

  /** Everything from here down to the host can be suspended: there are no calls in between that have to return at once. */
  mayWait = false;
  /**
   * The interpreter has more to do than run instructions: a hook is to be called, or the collector wants the time. Tested where a frame
   * is entered or returned to.
   */
  observed = false;
  /** Told what is interpreted, in passing; see `Sampler`. */
  sampler: Sampler | undefined = undefined;
  /** Times that the interpreter is entered until that is much; a long function counts for several (execute.ts). */
  patience = MUCH_INTERPRETED;
  /** A hook of the running thread is to be called: nothing runs translated. */
  hooked = false;
  /** Loops look from time to time whether a collection is due; set for good when there is something whose end a program can see. */
  polling = false;
  /** Threads have, or have had, hooks or contexts of their own: who switches between them has to see to that. */
  threadsDiffer = false;
  /** Instructions, as the meter counts them, until it looks at the limits again. */
  credit = 0;
  /** Set before anything is loaded in an engine that is to keep limits: everything then runs in a form that charges for its work. */
  meter: Meter | undefined = undefined;
  // See interpreter/observe.ts.
  readonly trapped = new WeakMap<Proto, TrappedCode>();
  readonly callNames: CallNames = new WeakMap();
  everyIteration = new Float64Array(0);
  /** Iterations until the next look. */
  fuel = 0;
  /** Weak tables and finalizers; undefined where the host cannot collect. */
  collector: Collector | undefined = undefined;
  /** What keeps values only to be faster. */
  readonly caches: CollectedCache[] = [];
  readonly recentChunks = new RecentChunks();

  /** Globals of the running context: those of `context.scope`. */
  globals: LuaTable;
  context: Context;
  /** The context of calls for which the host has chosen none. */
  readonly home: Context;
  readonly registry = new LuaTable();
  thread: Coroutine;
  /** Innermost frame, for a builtin that was started by the interpreter. */
  frame: Frame | undefined = undefined;
  readonly mainThread: Coroutine;
  /** Message handler of the nearest `xpcall`, if it is nearer than any `pcall`. */
  errorHandler: LuaValue = undefined;

  // Metatables of the types whose values share one.
  stringMetatable: LuaTable | undefined = undefined;
  numberMetatable: LuaTable | undefined = undefined;
  booleanMetatable: LuaTable | undefined = undefined;
  functionMetatable: LuaTable | undefined = undefined;
  threadMetatable: LuaTable | undefined = undefined;
  nilMetatable: LuaTable | undefined = undefined;

  /** Code pointers of every Lua function that is not translated. */
  interpreted: Entry;
  interpretedResumable: ResumableEntry;
  /** The builtin `next`, which generic `for` recognises. */
  next: LuaFunction | undefined = undefined;
  /** The iterator that `ipairs` returns, likewise. */
  ipairsNext: LuaFunction | undefined = undefined;
  /** The builtin `setmetatable`, which translated constructors recognise. */
  setmetatable: LuaFunction | undefined = undefined;
  /** Calls, and iterations of a loop, before translation. */
  hotThreshold = Number.POSITIVE_INFINITY;
  /** The same before the engine is told for the first time that a program goes on for a while. */
  warmThreshold = Number.POSITIVE_INFINITY;
  /** One object of each kind whose hidden class has to outlive collections that find no other: code made for it would go with it. */
  readonly kept: object[] = [];
  /** Heap frames on top of each other before "stack overflow". */
  maxDepth = MAX_DEPTH;
  /** Compiled frames that may be on the JavaScript stack: where that is larger, they are captured nevertheless. */
  maxCompiled = MAX_COMPILED_FRAMES;

  constructor(readonly capabilities: Capabilities) {
    this.caches.push(this.recentChunks);
    this.globals = new LuaTable();
    pin(this.globals);
    this.home = new Context(new Scope(this.globals), undefined);
    this.context = this.home;
    this.mainThread = new Coroutine(undefined);
    this.mainThread.status = Status.Running;
    this.thread = this.mainThread;
    this.interpreted = () => undefined;
    this.interpretedResumable = this.interpreted;
  }
}

/** Whether the running thread is a coroutine, not the main thread. */
export function isInCoroutine({ thread, mainThread }: Runtime): boolean {
  return thread !== mainThread;
}

/** Leaves `values` as the results of a builtin: the first one is returned, the others go to the return registers. */
export function returnAll(rt: Runtime, values: readonly LuaValue[]): LuaValue {
  const n = values.length;
  rt.n = n;
  if (n > 1) rt.r1 = values[1];
  if (n > 2) rt.r2 = values[2];
  if (n > 3) rt.many = values as LuaValue[];
  return values[0];
}

export function return0(rt: Runtime): undefined {
  rt.n = 0;
  return undefined;
}

export function return1(rt: Runtime, value: LuaValue): LuaValue {
  rt.n = 1;
  return value;
}

export function return2(rt: Runtime, first: LuaValue, second: LuaValue): LuaValue {
  rt.n = 2;
  rt.r1 = second;
  return first;
}

export function return3(rt: Runtime, first: LuaValue, second: LuaValue, third: LuaValue): LuaValue {
  rt.n = 3;
  rt.r1 = second;
  rt.r2 = third;
  return first;
}

/** All results of the call that returned `first`, in a new array. */
export function collect(rt: Runtime, first: LuaValue): LuaValue[] {
  switch (rt.n) {
    case 0:
      return [];
    case 1:
      return [first];
    case 2:
      return [first, rt.r1];
    case 3:
      return [first, rt.r1, rt.r2];
  }
  return rt.many.slice();
}

/** Result number `index` (from 0) of the call that returned `first`. */
export function result(rt: Runtime, first: LuaValue, index: number): LuaValue {
  if (index >= rt.n) return undefined;
  if (index === 0) return first;
  return index === 1 ? rt.r1 : index === 2 ? rt.r2 : rt.many[index];
}
