/**
 * V8's limits for what is compiled when, and how much of it together. They are meant for code that people write; what is translated from
 * Lua has its guards in it and takes several times the bytecode. With the usual limits V8 calls what it would otherwise put in line, and
 * takes each function for hot after a third of the calls. Measured on are-we-fast-yet with Node 20: larger functions in line take 5–10 %
 * off the time of Towers, Richards, CD and Json, and 1400 bytes instead of 1000 another 8 % off that of Richards; compiling them later takes
 * 20 % of the processor time off the first run of programs of some size, most of which V8's compiler needs, often for code that it has to
 * give up soon, and the same off the first dozen of runs. A new space of V8 that does not grow while the engine is loaded and translates was
 * tried: the heap of are-we-fast-yet is 0.93 as large then, but DeltaBlue and Json take 1.06 of their time, with more collections.
 */
import type { Work } from "../engine/options.js";
import { v8 } from "./node-builtins.js";

const BUDGET = "--interrupt-budget";
const SUITABLE_BUDGET = 200_000;

/**
 * Bytes of V8's bytecode: of one function put in line, of all functions in another one, and executed in a function before V8 asks again
 * whether it is hot. What V8 has usually, and what suits translations.
 */
const LIMITS = [
  ["--max-inlined-bytecode-size", 460, 1400],
  ["--max-inlined-bytecode-size-cumulative", 920, 2500],
  [BUDGET, 67_584, SUITABLE_BUDGET],
] as const;

/**
 * The same budget while the engine itself is at work, which is more work than any other of most first runs, and done by a thousand functions
 * that run for some milliseconds each: V8 would compile them when they have nearly done. A third to a half of what its compiler does
 * in first runs was for the parser and the translator. Measured: 175 kB load in 0.6 of the processor time, 3.6 MB in the same; a program of
 * 66 translations takes 0.9 of its time, V8's compiler half of its own; first runs of are-we-fast-yet 0.95 to 1.
 */
const PATIENT_BUDGET = 2_000_000;

/** Pieces of work of the engine that V8 is patient with: from then on it is worth compiling for good, and each change takes microseconds. */
const PATIENT_TIMES = 200;

/**
 * Functions that get unoptimised machine code: a pattern of their names. While the engine translates these are none, unless the program is
 * long: most programs have less than twenty translations, and then that code of the translator takes longer to make than it saves, and half
 * a megabyte. Measured: the heap of small programs 0.94, their first runs 0.9 to 1; programs of more than a thousand lines take 1.05 of
 * their time without that code. The flag for all of it may be off for good reasons, so it is not touched.
 */
const UNOPTIMISED = "--sparkplug-filter";

/** Characters of a long program. */
const LONG_PROGRAM = 20_000;

/**
 * Functions that V8 may optimise: a pattern of their names. The interpreter's loop is V8's largest piece of work, 100 to 250 ms each time, and it
 * is done three to seven times where a program of some thousand lines goes on from one phase to the next, each with instructions that the
 * loop has not met; but what is left to the interpreter by then is what is not hot. Measured, whole processes: programs of 3,000 lines that run
 * for a second 0.77-0.88, CD 0.75-0.8, the other programs of are-we-fast-yet 0.95-1.
 */
const OPTIMISED = "--turbo-filter";
const INTERPRETER = "executeFrames";

/**
 * Whether V8 allocates among the old what has lived long where it was allocated. It decides that once, when its new space has reached its full
 * size: trees that are built and dropped after one that stays are garbage among the old from then on. Measured: binary-trees takes a fourth
 * to a fifth of its time without, programs that build millions of records that stay 1.1 to 1.2, are-we-fast-yet 0.95 to 1.
 */
const PRETENURING = "allocation-site-pretenuring";

/** The tuning of this process, for the options `busy`, `interpreting` and `working` of engines. */
export class Tuning {
  private set: FlagSetter | undefined = undefined;
  private works = 0;
  private isInterpreterCompiled = false;
  /** Of the chunks of more than a few lines so far. */
  private characters = 0;

  /** Sets the limits, and what else suits translations: to be called when a program turns out to take a while, since it takes half a millisecond or more. */
  setLimits(): void {
    for (const [flag, , suitable] of LIMITS) this.flag(`${flag}=${suitable}`);
    this.flag(`--no-${PRETENURING}`);
    if (!this.isInterpreterCompiled) this.flag(`${OPTIMISED}=-${INTERPRETER}`);
  }

  /** The interpreter is what has to be fast. */
  compileInterpreter(): void {
    if (this.isInterpreterCompiled) return;
    this.isInterpreterCompiled = true;
    this.flag(`${OPTIMISED}=*`);
  }

  /** The engine begins a piece of work, or has done it. */
  setPatience(begins: boolean, task: Work, characters = 0): void {
    if (begins) this.works++;
    this.characters += characters;
    if (this.works > PATIENT_TIMES) return;
    if (task === "translate" && this.characters < LONG_PROGRAM) this.flag(`${UNOPTIMISED}=${begins ? "-*" : "*"}`);
    this.flag(`${BUDGET}=${begins ? PATIENT_BUDGET : SUITABLE_BUDGET}`);
  }

  private flag(flag: string): void {
    this.set ??= flagSetter();
    this.set(flag);
  }
}

/** Takes all that back. */
export function resetLimits(): void {
  for (const filter of [UNOPTIMISED, OPTIMISED]) v8().setFlagsFromString(`${filter}=*`);
  for (const [flag, usual] of LIMITS) v8().setFlagsFromString(`${flag}=${usual}`);
  v8().setFlagsFromString(`--${PRETENURING}`);
}

type FlagSetter = (flag: string) => void;

/**
 * `setFlagsFromString` of `node:v8`, without that module where that can be: its streams for heap snapshots take 2.5 ms to load, as much as
 * the first run of a small program takes for all its translations.
 */
function flagSetter(): FlagSetter {
  const host: { noDeprecation?: boolean; binding?: (name: string) => { setFlagsFromString?: (flag: string) => void } } =
    process;
  const { noDeprecation } = host;
  try {
    // Node says that there is a module for this, with a warning.
    host.noDeprecation = true;
    return host.binding?.("v8").setFlagsFromString ?? v8().setFlagsFromString;
  } catch {
    // Node gives no bindings any more, or not with its permissions restricted.
    return v8().setFlagsFromString;
  } finally {
    if (noDeprecation === undefined) delete host.noDeprecation;
    else host.noDeprecation = noDeprecation;
  }
}
