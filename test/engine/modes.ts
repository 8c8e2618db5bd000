/** Ways to run a program in which an engine may differ from itself. */
import type { EngineOptions } from "../../src/index.js";

export const modes: readonly EngineOptions[] = [
  { tier: "interp" },
  { tier: "jit" },
  { tier: "auto", hot: 5 },
  { tier: "chaos" },
];
