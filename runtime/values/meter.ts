/**
 * Limits of calls by the host: instructions, time, memory, depth, abortion (D41). Running code pays from `rt.credit`: calls and jumps back
 * pay for the instructions that follow them, builtins for the work that their arguments ask for. When the credit is used up the meter
 * looks at all limits, and either gives more or ends the program.
 */
import { now } from "./clock.js";
import { TerminationError, type TerminationReason } from "./errors.js";
import { MAX_COMPILED_FRAMES, MAX_DEPTH, type Runtime } from "./runtime.js";
import type { LuaValue } from "./value.js";

/** What `defer` handlers get after a limit has been reached, all of them together. */
export interface Grace {
  readonly instructions: number;
  readonly ms: number;
}

/** Limits of a call by the host, with all that it calls. What is absent is not limited. */
export interface Limits {
  /** Instructions, counted at calls and jumps back: how many there are up to where the function or the loop ends. */
  readonly instructions?: number;
  /** Bytes by which the heap may grow; also the length of the longest string. */
  readonly memoryBytes?: number;
  /** Milliseconds. */
  readonly timeoutMs?: number;
  /** Ends the program at the next look when it is aborted. */
  readonly signal?: AbortSignal;
  /** Calls on top of each other before "stack overflow", an error that Lua can catch; at least 500. */
  readonly callDepth?: number;
  /** What `defer` handlers get; 0: none of them runs. */
  readonly deferGrace?: Grace | 0;
}

/** What the meter needs of the host. */
export interface Gauge {
  /** Bytes of memory in use. */
  memory(): number;
  /** Makes a full garbage collection; undefined where the host does not let one. */
  readonly collect: (() => void) | undefined;
}

const DEFAULT_GRACE: Grace = { instructions: 100_000, ms: 50 };
/** The longest string that handlers may make within their grace. */
const GRACE_STRING = 64 * 1024;

/** The lowest limit of depth: compiled frames are counted when they are looked at, and below this there would be nothing to look at. */
const MIN_DEPTH = 500;

/** Instructions between two looks at the clock: at first, and at the most and least, as it takes more or less than `LOOK_MS`. */
const FIRST_QUANTUM = 1024;
const MAX_QUANTUM = 16_384;
const MIN_QUANTUM = 16;
const LOOK_MS = 0.25;
/** Characters that may be gone through between two looks, if every instruction does so with the longest string. */
const QUANTUM_CHARACTERS = 2 ** 26;
/** Milliseconds between two looks at the memory. */
const MEMORY_MS = 2;
/** Characters of a string whose making counts as an instruction, as a power of two. */
const STRING_SHIFT = 8;
/** Elements moved in memory, or characters written, that count as an instruction. */
const MOVED = 16;
/** A string that takes more than such a part of the memory is looked at before it is made. */
const LONG_PART = 16;
/** Garbage counts as memory in use until a collection shows what it is, so there is one for each such part of the limit. */
const COLLECTIONS = 8;

/** What a call by the host, with all that it calls, has used of its limits. */
export class Budget {
  used = 0;
  /** How much of it the budget of the call around knows of. */
  shared = 0;
  /** Instructions that may be used. */
  instructions: number;
  /** `now()` at which time is up. */
  deadline: number;
  /** The longest string. */
  longest: number;
  /** Memory in use at the beginning, or less where it turns out that some of it was garbage. */
  private base: number;
  /** Growth of the memory up to which no collection is made. */
  tolerated: number;
  /** What has ended the program; handlers run within their grace. */
  ended: TerminationError | undefined = undefined;
  /** The grace is used up as well. */
  over = false;

  constructor(
    readonly limits: Limits,
    gauge: Gauge,
  ) {
    const { instructions, memoryBytes, timeoutMs } = limits;
    this.instructions = instructions ?? Number.POSITIVE_INFINITY;
    this.deadline = timeoutMs === undefined ? Number.POSITIVE_INFINITY : now() + timeoutMs;
    this.longest = memoryBytes ?? Number.POSITIVE_INFINITY;
    this.base = this.longest === Number.POSITIVE_INFINITY ? 0 : gauge.memory();
    this.tolerated = this.longest;
  }

  /** Bytes by which the memory has grown. */
  growth(gauge: Gauge): number {
    const now = gauge.memory();
    if (now < this.base) this.base = now;
    return now - this.base;
  }
}

const texts: Record<Exclude<TerminationReason, "exit">, (limits: Limits) => string> = {
  instructions: ({ instructions }) => `instruction limit of ${instructions} exceeded`,
  memory: ({ memoryBytes }) => `memory limit of ${memoryBytes} bytes exceeded`,
  timeout: ({ timeoutMs }) => `time limit of ${timeoutMs} ms exceeded`,
  abort: () => "aborted",
};

/** Throws a `RangeError` unless all limits are numbers that make sense. */
export function checkLimits(limits: Limits): Limits {
  const { instructions, memoryBytes, timeoutMs, callDepth, deferGrace } = limits;
  const grace = deferGrace === 0 ? undefined : deferGrace;
  const numbers = { instructions, memoryBytes, timeoutMs, callDepth };
  const ofGrace =
    grace === undefined ? {} : { "deferGrace.instructions": grace.instructions, "deferGrace.ms": grace.ms };
  for (const [name, value] of Object.entries({ ...numbers, ...ofGrace })) {
    const least = name === "callDepth" ? MIN_DEPTH : 0;
    if (value !== undefined && !(typeof value === "number" && value >= least))
      throw new RangeError(`limit '${name}' has to be a number, at least ${least}, but is ${value}`);
  }
  return limits;
}

/** The length of the text of a string or, at most, of a number; 0 for other values. */
export function textLength(value: LuaValue): number {
  return typeof value === "string" ? value.length : typeof value === "number" ? NUMBER_LENGTH : 0;
}

const NUMBER_LENGTH = 24;

export class Meter {
  /** Of the outermost call by the host that is being made; undefined between calls. */
  private budget: Budget | undefined = undefined;
  /** `rt.credit` when it was given last. */
  private given = 0;
  private quantum = FIRST_QUANTUM;
  private maxQuantum = MAX_QUANTUM;
  /** The longest string that has been made. */
  private longest = 0;
  /** Instructions that the last call by the host has used, with all that it called. */
  used = 0;
  private lastLook = 0;
  private lastMemory = 0;

  /** @param limits of calls for which the host has given none. */
  constructor(
    private readonly rt: Runtime,
    private readonly gauge: Gauge,
    private readonly limits: Limits,
  ) {}

  /** A budget for a call by the host; one inside another call has that of the outer one, unless it has limits of its own. */
  open(limits: Limits | undefined): Budget {
    const outer = this.budget;
    if (limits === undefined) return outer ?? new Budget(this.limits, this.gauge);
    const budget = new Budget(limits, this.gauge);
    if (outer === undefined) return budget;
    this.settle(outer);
    budget.instructions = Math.min(budget.instructions, outer.instructions - outer.used);
    budget.deadline = Math.min(budget.deadline, outer.deadline);
    return budget;
  }

  /** From now on `budget` pays. @returns what did so until now, for `leave`. */
  enter(budget: Budget): Budget | undefined {
    const outer = this.budget;
    if (outer === budget) return outer;
    if (outer !== undefined) this.settle(outer);
    this.budget = budget;
    budget.shared = budget.used;
    this.lastLook = now();
    this.applyDepth(budget);
    this.give(0);
    return outer;
  }

  /** @param outer what pays again, also for what has been used meanwhile. */
  leave(outer: Budget | undefined): void {
    const budget = this.budget!;
    if (outer === budget) return;
    this.settle(budget);
    this.budget = outer;
    this.applyDepth(outer);
    if (outer === undefined) this.used = budget.used;
    else outer.used += budget.used - budget.shared;
    this.give(0);
  }

  private applyDepth(budget: Budget | undefined): void {
    const { rt } = this;
    const depth = Math.min(budget?.limits.callDepth ?? MAX_DEPTH, MAX_DEPTH);
    rt.maxDepth = depth;
    rt.maxCompiled = Math.min(MAX_COMPILED_FRAMES, depth >> 1);
  }

  private give(credit: number): void {
    this.given = credit;
    this.rt.credit = credit;
  }

  /** Adds what has been used since the last look. */
  private settle(budget: Budget): void {
    budget.used += this.given - this.rt.credit;
    this.given = this.rt.credit;
  }

  /** The credit is used up: gives more, or ends the program. */
  refill(): void {
    const { budget } = this;
    if (budget === undefined) {
      this.give(MAX_QUANTUM);
      return;
    }
    this.settle(budget);
    this.give(0);
    if (budget.used > budget.instructions) this.end(budget, "instructions");
    if (budget.ended === undefined && budget.limits.signal?.aborted === true) this.end(budget, "abort");
    this.lookAtClock(budget);
    this.give(Math.min(this.quantum, budget.instructions - budget.used));
  }

  private lookAtClock(budget: Budget): void {
    const time = now();
    const passed = time - this.lastLook;
    this.lastLook = time;
    if (passed > LOOK_MS) this.quantum = Math.max(this.quantum >> 1, MIN_QUANTUM);
    else if (passed < LOOK_MS / 2) this.quantum = Math.min(this.quantum * 2, this.maxQuantum);
    if (time > budget.deadline) this.end(budget, "timeout");
    if (budget.ended !== undefined || time - this.lastMemory < MEMORY_MS) return;
    this.lastMemory = time;
    this.lookAtMemory(budget, 0);
  }

  /** @param extra bytes that are going to be needed. */
  private lookAtMemory(budget: Budget, extra: number): void {
    const { memoryBytes = Number.POSITIVE_INFINITY } = budget.limits;
    if (memoryBytes === Number.POSITIVE_INFINITY) return;
    const { gauge } = this;
    let wanted = budget.growth(gauge) + extra;
    if (wanted <= budget.tolerated) return;
    if (gauge.collect !== undefined) {
      gauge.collect();
      wanted = budget.growth(gauge) + extra;
      budget.tolerated = Math.max(memoryBytes, wanted + memoryBytes / COLLECTIONS);
    }
    if (wanted > memoryBytes) this.end(budget, "memory");
  }

  private end(budget: Budget, reason: Exclude<TerminationReason, "exit">): never {
    const { limits, ended } = budget;
    if (ended !== undefined) {
      budget.over = true;
      throw new TerminationError(ended.reason, ended.message, ended.cause);
    }
    const { deferGrace: grace = DEFAULT_GRACE } = limits;
    if (grace === 0) budget.over = true;
    else {
      budget.instructions = budget.used + grace.instructions;
      budget.deadline = now() + grace.ms;
      budget.longest = GRACE_STRING;
    }
    budget.ended = new TerminationError(reason, texts[reason](limits), limits.signal?.reason);
    throw budget.ended;
  }

  /** Whether `defer` handlers run that the end of the program by `error` passes. */
  hasGrace(error: TerminationError): boolean {
    return error.reason === "exit" || this.budget?.over !== true;
  }

  /** Pays for work: as many instructions. */
  spend(amount: number): void {
    const units = Math.floor(amount);
    const { rt, budget } = this;
    if (units <= rt.credit) {
      rt.credit -= units;
      return;
    }
    if (budget !== undefined) budget.used += units;
    this.refill();
  }

  /** Pays for `count` elements or characters that are moved. */
  spendMoves(count: number): void {
    this.spend(count / MOVED);
  }

  /** Pays for a string that is going to be made, unless it is too long. */
  spendString(length: number): void {
    if (length >> STRING_SHIFT > 0) this.spendPiece(length, length);
  }

  /** Pays for `length` bytes that are going to be put to a string, which is `total` long then, unless that is too long. */
  spendPiece(length: number, total: number): void {
    const { budget } = this;
    if (budget !== undefined) {
      if (total > budget.longest) this.end(budget, "memory");
      if (total > budget.longest / LONG_PART) this.lookAtMemory(budget, total);
    }
    if (total > this.longest) this.noteLongest(total);
    this.spend(length >> STRING_SHIFT);
  }

  /** Instructions may take as long as it takes to go through the longest string: looks are to be the more frequent. */
  private noteLongest(length: number): void {
    this.longest = length;
    this.maxQuantum = Math.max(MIN_QUANTUM, Math.min(MAX_QUANTUM, Math.floor(QUANTUM_CHARACTERS / length)));
    this.quantum = Math.min(this.quantum, this.maxQuantum);
  }
}
