/** The modes in which every case runs; its outcome may not depend on them. */
import type { EngineOptions } from "../../engine/options.js";

export interface Mode {
  readonly name: string;
  readonly options: EngineOptions;
}

export const modeNames = ["interp", "jit", "auto", "chaos"] as const;

/** @param seeds number of runs in chaos mode, each with a seed of its own. */
export function modesOf(names: readonly string[], seeds: number): Mode[] {
  return names.flatMap((name): Mode[] => {
    const tier = name as (typeof modeNames)[number];
    if (tier !== "chaos") return [{ name, options: { tier } }];
    return Array.from({ length: seeds }, (_, i) => ({ name: `chaos:${i + 1}`, options: { tier, seed: i + 1 } }));
  });
}
