/** Runs the built program as a user does. */
import { execFile, spawnSync } from "node:child_process";
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

export function perigee(args: readonly string[], surroundings: Surroundings = {}): Result {
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], {
    input: "",
    ...optionsOf(surroundings),
  });
  return { stdout, stderr, status };
}

/** The same for what takes long: the test runner is not kept from its work meanwhile. */
export function perigeeLater(args: readonly string[], surroundings: Surroundings = {}): Promise<Result> {
  return new Promise((resolve) => {
    const { input = "", ...options } = optionsOf(surroundings);
    const child = execFile(process.execPath, [main, ...args], options, (_, stdout, stderr) =>
      resolve({ stdout, stderr, status: child.exitCode }),
    );
    child.stdin!.end(input, "latin1");
  });
}

function optionsOf({ input, env = {}, cwd }: Surroundings) {
  const { LUA_INIT: _, PERIGEE_INIT: __, ...inherited } = process.env;
  return {
    encoding: "latin1",
    env: { ...inherited, ...env },
    ...(input === undefined ? {} : { input }),
    ...(cwd === undefined ? {} : { cwd }),
  } as const;
}
