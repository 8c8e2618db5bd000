/** `perigee bench --boundary`: what a call across the boundary between JavaScript and Lua costs, through the embedding API. */
import { fileURLToPath } from "node:url";
import type { Duration } from "./contenders.js";
import { execute } from "./execute.js";
import { parseRows } from "./measurement.js";

const script = fileURLToPath(new URL("./run-boundary.js", import.meta.url));

/** Nanoseconds of a call, by tier. */
export type BoundaryResults = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Measures, and prints a line for each kind of call. */
export async function benchBoundary(
  tiers: readonly string[],
  { seconds, patience }: Duration,
): Promise<BoundaryResults> {
  const results: Record<string, Record<string, number>> = {};
  for (const tier of tiers)
    for (const { name, time } of parseRows(await execute(process.execPath, [script, tier, String(seconds)], patience)))
      (results[name] ??= {})[tier] = time;
  const width = Math.max(...Object.keys(results).map((name) => name.length));
  console.log("call".padEnd(width) + tiers.map((tier) => `${tier} ns`.padStart(12)).join(""));
  for (const [name, times] of Object.entries(results))
    console.log(name.padEnd(width) + tiers.map((tier) => times[tier]!.toFixed(1).padStart(12)).join(""));
  return results;
}
