/**
 * The process in which conformance cases run, one after the other, each in an engine of its own. It is told by messages what to run and
 * answers with the outcome. A case that ends its process takes this one along; the outcome is sent first.
 */
import { basename, dirname } from "node:path";
import { Engine } from "../../engine/engine.js";
import type { EngineOptions } from "../../engine/options.js";
import { compileChunk, readChunk } from "../chunks.js";
import { describeError } from "../report.js";
import { createCaptureHost } from "./capture-host.js";
import type { Outcome } from "./case.js";

/** A case to be run. */
export interface Task {
  readonly file: string;
  readonly options: EngineOptions;
}

/** The answer to a task. */
export interface Answer {
  readonly outcome: Outcome;
  /** The process ends with it. */
  readonly isLast: boolean;
}

function answer(outcome: Outcome, isLast: boolean): void {
  process.send!({ outcome, isLast } satisfies Answer);
}

/** As reference implementations are run: in the folder of the file, which is called by its bare name. */
async function runTask({ file, options }: Task): Promise<Outcome> {
  process.chdir(dirname(file));
  const host = createCaptureHost(basename(file), (status) => {
    answer({ stdout: host.stdout.text, stderr: host.stderr.text, status }, true);
    return process.exit(status);
  });
  const engine = new Engine(host, options);
  let status = 0;
  try {
    const chunk = readChunk(basename(file));
    await engine.callAsync(engine.load(compileChunk(engine, chunk)));
  } catch (error) {
    status = 1;
    const message = describeError(engine, error);
    if (message !== undefined) host.stderr.write(`lua: ${message}\n`);
  }
  engine.close();
  host.finish();
  return { stdout: host.stdout.text, stderr: host.stderr.text, status };
}

process.on("message", async (task: Task) => answer(await runTask(task), false));
