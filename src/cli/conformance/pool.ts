/** A pool of processes that run cases. One that does not answer in time, or breaks down, is replaced, and its case has failed. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./case.js";
import type { Answer, Task } from "./worker.js";

const workerFile = fileURLToPath(new URL("./worker.js", import.meta.url));

/** A run without an outcome, and why there is none. */
export interface Breakdown {
  readonly reason: string;
}

export interface PoolSettings {
  /** Processes at a time. */
  readonly processes: number;
  /** Seconds after which a case is taken to go on forever. */
  readonly patience: number;
}

/** Runs all tasks; `report` is called for each as it ends. */
export async function runTasks<T extends Task>(
  tasks: readonly T[],
  { processes, patience }: PoolSettings,
  report: (task: T, result: Outcome | Breakdown) => void,
): Promise<void> {
  const queue = tasks.values();
  const serve = async (): Promise<void> => {
    const worker = new Worker(patience * 1000);
    for (const task of queue) report(task, await worker.run({ file: task.file, options: task.options }));
    worker.stop();
  };
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, serve));
}

class Worker {
  private child: ChildProcess | undefined = undefined;

  /** @param patience milliseconds. */
  constructor(private readonly patience: number) {}

  run(task: Task): Promise<Outcome | Breakdown> {
    const child = this.child ?? fork(workerFile, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.child = child;
    return new Promise((resolve) => {
      const settle = (result: Outcome | Breakdown, isUsable: boolean): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (!isUsable) this.stop();
        resolve(result);
      };
      const timer = setTimeout(
        () => settle({ reason: `no end within ${this.patience / 1000} s` }, false),
        this.patience,
      );
      child.on("message", ({ outcome, isLast }: Answer) => settle(outcome, !isLast));
      child.on("exit", (status, signal) => {
        // A case that ends its process has sent its outcome before, and that may still be on its way.
        const broken = (): void => settle({ reason: `the process ended with ${signal ?? `status ${status}`}` }, false);
        if (child.connected) child.once("disconnect", broken);
        else broken();
      });
      child.on("error", (error) => settle({ reason: error.message }, false));
      child.send(task);
    });
  }

  stop(): void {
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }
}
