/** The engines that benchmarks compare, each in processes of its own. */
import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { version } from "../version.js";
import { luaHarness, type Measurement, parseReport, parseRows, type RowMeasurement, rowsHarness } from "./measure.js";

export interface Contender {
  readonly name: string;
  /** What runs, for the report. */
  readonly version: string;
  /** Runs a program, given by its path without extension. */
  measure(program: string, seconds: number, patience: number): Promise<Measurement>;
  /** Measures those rows of a file of library calls whose name contains `wanted`; absent where that is not Lua. */
  measureRows?(file: string, wanted: string, seconds: number, patience: number): Promise<RowMeasurement[]>;
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
      return {
        name,
        version: `Node ${process.version}, V8 ${process.versions.v8}`,
        measure: async (program, seconds, patience) =>
          parseReport(
            await execute(process.execPath, [script("run-javascript"), `${program}.js`, String(seconds)], patience),
          ),
      };
    default:
      return luaProgram(name);
  }
}

function perigee(name: string, tier: string): Contender {
  return {
    name,
    version: `Perigee ${version()}, tier ${tier}`,
    measure: async (program, seconds, patience) =>
      parseReport(
        await execute(process.execPath, [script("run-perigee"), `${program}.lua`, String(seconds), tier], patience),
      ),
    measureRows: async (file, wanted, seconds, patience) => {
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
    measure: async (program, seconds, patience) =>
      parseReport(await execute(name, ["-", `${program}.lua`, String(seconds)], patience, luaHarness)),
    measureRows: async (file, wanted, seconds, patience) =>
      parseRows(await execute(name, ["-", file, String(seconds), wanted], patience, rowsHarness)),
  };
}

/** Runs a measuring process: what it prints. Fails with what it says on stderr, or when it takes too long. */
function execute(file: string, args: readonly string[], patience: number, input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      file,
      args,
      { timeout: patience * 1000, killSignal: "SIGKILL" },
      (failure, stdout, stderr) => {
        if (failure === null) return resolve(stdout);
        if (failure.killed) return reject(new Error(`no end within ${patience} s`));
        reject(new Error(stderr.trim().split("\n")[0] || failure.message));
      },
    );
    child.stdin!.end(input);
  });
}
