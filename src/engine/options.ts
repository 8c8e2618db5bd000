/** Options of an engine, documented at their defaults. */

import type { TierEvent } from "../jit/install.js";
import type { Dialect } from "../syntax/parser.js";

/** `auto`: interpret, translate what is hot. `interp`: interpret only. `jit`: translate at the first call. `chaos`: see `Jit`. */
export type Tier = "auto" | "interp" | "jit" | "chaos";

export interface EngineOptions {
  readonly tier?: Tier;
  readonly hot?: number;
  readonly seed?: number;
  readonly dialect?: Dialect;
  readonly trace?: (event: TierEvent) => void;
}

export const engineDefaults: Required<EngineOptions> = {
  tier: "auto",
  /** Calls of a function, or iterations of a loop, before it is translated. */
  hot: 300,
  /** Seed of chaos mode. */
  seed: 1,
  /** All extensions of Lua 5.1 are on. */
  dialect: {},
  trace: () => {},
};
