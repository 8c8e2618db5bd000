/** Options of an engine, documented at their defaults. */

import type { Proto } from "../../runtime/bytecode/proto.js";
import type { Limits } from "../../runtime/values/meter.js";
import type { Sampler } from "../../runtime/values/runtime.js";
import type { TierEvent, TranslatedScript } from "../jit/tier-options.js";
import type { Dialect } from "../syntax/parser.js";

/** `auto`: interpret, translate what is hot. `interp`: interpret only. `jit`: translate at the first call. `chaos`: see `Jit`. */
export type Tier = "auto" | "interp" | "jit" | "chaos";

/** A profiler of what an engine runs. */
export interface Profiling {
  /** A chunk has been compiled. */
  compiled(main: Proto): void;
  /** A function has been translated. @returns the URL that its script gets. */
  translated(script: TranslatedScript): string;
  /** Told what is interpreted. */
  readonly sampler: Sampler;
}

/** What the engine itself has to do, beside what the program does. */
export type Work = "compile" | "translate";

export interface EngineOptions {
  readonly tier?: Tier;
  readonly hot?: number;
  readonly seed?: number;
  readonly dialect?: Dialect;
  readonly trace?: (event: TierEvent) => void;
  readonly profile?: Profiling;
  /** Told once that the program will take a while: when it translates something for the first time, or before it compiles a long chunk. */
  readonly busy?: () => void;
  /** Told when the interpreter turns out to do much of the work for good: as there are hooks, or functions too large to be translated. */
  readonly interpreting?: () => void;
  /**
   * Told when the engine begins to compile a chunk of more than a few lines, or to translate, and when it has done that; and the characters of
   * the chunk.
   */
  readonly working?: (begins: boolean, task: Work, characters?: number) => void;
  /**
   * Limits of each call by the host. Their presence, also that of an empty object, makes an engine that can keep limits: what it runs is
   * counted, which takes time. Without it nothing is counted.
   */
  readonly limits?: Limits;
}

export const engineDefaults: Required<Omit<EngineOptions, "profile" | "limits">> = {
  tier: "auto",
  /**
   * Calls of a function before it is translated; above 30 a small loop takes ten times as many iterations (`LOOP_PATIENCE`). Five times as
   * many cost more than what is learned: V8 then compiles the interpreter's loop for what is left to it, twice, which takes longer than all
   * translations of most programs together.
   */
  hot: 60,
  /** Seed of chaos mode. */
  seed: 1,
  /** All extensions of Lua 5.1 are on. */
  dialect: {},
  trace: () => {},
  busy: () => {},
  interpreting: () => {},
  working: () => {},
};
