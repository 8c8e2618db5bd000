/** The modes in which every case runs; its outcome may not depend on them. */
import type { EngineOptions } from "../../engine/options.js";

export interface Mode {
  readonly name: string;
  readonly options: EngineOptions;
}

/** Calls, and iterations, before translation in `auto`: few enough for loops of a hundred iterations to be entered in mid-activation. */
const EARLY = 30;

export const modeNames = ["interp", "jit", "auto", "chaos"] as const;

/** @param seeds number of runs in chaos mode, each with a seed of its own. */
export function modesOf(names: readonly string[], seeds: number): Mode[] {
  return names.flatMap((name): Mode[] => {
    const tier = name as (typeof modeNames)[number];
    if (tier === "auto") return [{ name, options: { tier, hot: EARLY } }];
    if (tier !== "chaos") return [{ name, options: { tier } }];
    return Array.from({ length: seeds }, (_, i) => ({ name: `chaos:${i + 1}`, options: { tier, seed: i + 1 } }));
  });
}
