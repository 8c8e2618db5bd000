/** The engines that benchmarks compare, each in processes of its own. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { version } from "../version.js";
import { execute } from "./execute.js";
import { luaHarness, rowsHarness, taskArguments } from "./measure.js";
import { type Heap, type Measurement, parseHeap, parseReport, parseRows, type RowMeasurement } from "./measurement.js";
import type { Pair } from "./suites.js";

/** How long to measure, and how long to wait for the process that does: seconds. */
export interface Duration {
  readonly seconds: number;
  readonly patience: number;
}

export interface Contender {
  readonly name: string;
  /** What runs, for the report. */
  readonly version: string;
  measure(program: Pair, duration: Duration): Promise<Measurement>;
  /** Measures V8's heap, in a process for that alone; absent where there is no V8. */
  measureHeap?(program: Pair, duration: Duration): Promise<Heap>;
  /** Measures those rows of a file of library calls whose name contains `wanted`; absent where that is not Lua. */
  measureRows?(file: string, wanted: string, duration: Duration): Promise<RowMeasurement[]>;
}

export const contenderNames = ["perigee", "javascript", "luajit", "lua5.1", "interp"] as const;
export type ContenderName = (typeof contenderNames)[number];

const script = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

/** @param tier of the engine called perigee. @returns undefined for a program that is not installed. */
export function createContender(name: ContenderName, tier: string): Contender | undefined {
  switch (name) {
    case "perigee":
      return perigee(name, tier);
    case "interp":
      return perigee(name, "interp");
    case "javascript":
      return javascript(name);
    default:
      return luaProgram(name);
  }
}

function javascript(name: string): Contender {
  const run = ({ javascript: file, iterations }: Pair, { seconds, patience }: Duration, memory: boolean) =>
    execute(
      process.execPath,
      [script("run-javascript"), ...taskArguments({ file, seconds, iterations, memory })],
      patience,
    );
  return {
    name,
    version: `Node ${process.version}, V8 ${process.versions.v8}`,
    measure: async (program, duration) => parseReport(await run(program, duration, false)),
    measureHeap: async (program, duration) => parseHeap(await run(program, duration, true)),
  };
}

function perigee(name: string, tier: string): Contender {
  const run = ({ lua: file, iterations }: Pair, { seconds, patience }: Duration, memory: boolean) =>
    execute(
      process.execPath,
      [script("../main"), "bench-task", `--tier=${tier}`, ...taskArguments({ file, seconds, iterations, memory })],
      patience,
    );
  return {
    name,
    version: `Perigee ${version()}, tier ${tier}`,
    measure: async (program, duration) => parseReport(await run(program, duration, false)),
    measureHeap: async (program, duration) => parseHeap(await run(program, duration, true)),
    measureRows: async (file, wanted, { seconds, patience }) => {
      const args = [script("../main"), `--tier=${tier}`, "-", file, String(seconds), wanted];
      return parseRows(await execute(process.execPath, args, patience, rowsHarness));
    },
  };
}

function luaProgram(name: string): Contender | undefined {
  const asked = spawnSync(name, ["-v"], { encoding: "latin1" });
  if (asked.error !== undefined) return undefined;
  return {
    name,
    version: `${asked.stdout}${asked.stderr}`.split("  ")[0].split(" -- ")[0].trim(),
    measure: async ({ lua: file, iterations }, { seconds, patience }) => {
      const args = ["-", ...taskArguments({ file, seconds, iterations })];
      return parseReport(await execute(name, args, patience, luaHarness));
    },
    measureRows: async (file, wanted, { seconds, patience }) =>
      parseRows(await execute(name, ["-", file, String(seconds), wanted], patience, rowsHarness)),
  };
}
