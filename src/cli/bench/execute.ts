/** Runs the processes that measure. */
import { execFile } from "node:child_process";

/**
 * What a measuring process prints.
 * @param patience seconds after which it is given up.
 * @throws an error with what it says on stderr, in a line, or that it has taken too long.
 */
export function execute(file: string, args: readonly string[], patience: number, input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      file,
      args,
      { timeout: patience * 1000, killSignal: "SIGKILL", maxBuffer: Number.POSITIVE_INFINITY },
      (failure, stdout, stderr) => {
        if (failure === null) return resolve(stdout);
        if (failure.killed) return reject(new Error(`no end within ${patience} s`));
        reject(new Error(complaint(stderr) ?? failure.message));
      },
    );
    // A process that fails early does not read its input.
    child.stdin!.on("error", () => {});
    child.stdin!.end(input);
  });
}

/** The line that names the error; Node shows the place first. */
function complaint(stderr: string): string | undefined {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0];
}
