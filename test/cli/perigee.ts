/** Runs the built program as a user does. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

export interface Surroundings {
  /** Standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function perigee(args: readonly string[], { input = "", env = {}, cwd }: Surroundings = {}): Result {
  const { LUA_INIT: _, PERIGEE_INIT: __, ...inherited } = process.env;
  const options = {
    input,
    encoding: "latin1",
    env: { ...inherited, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], options);
  return { stdout, stderr, status };
}
