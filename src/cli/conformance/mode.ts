/** The modes in which every case runs; its outcome may not depend on them. */
import type { EngineOptions } from "../../engine/options.js";

export interface Mode {
  readonly name: string;
  readonly options: EngineOptions;
}

/** Calls, and iterations, before translation in mode `early`: few enough for loops of a hundred iterations to be entered in mid-activation. */
const EARLY = 30;

export const modeNames = ["interp", "jit", "auto", "early", "chaos"] as const;

/** @param seeds number of runs in chaos mode, each with a seed of its own. */
export function modesOf(names: readonly string[], seeds: number): Mode[] {
  return names.flatMap((name): Mode[] => {
    const mode = name as (typeof modeNames)[number];
    if (mode === "early") return [{ name, options: { tier: "auto", hot: EARLY } }];
    if (mode !== "chaos") return [{ name, options: { tier: mode } }];
    return Array.from({ length: seeds }, (_, i) => ({ name: `chaos:${i + 1}`, options: { tier: mode, seed: i + 1 } }));
  });
}
