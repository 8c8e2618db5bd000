/** Process that measures a JavaScript program; its arguments are a task. */
import { pathToFileURL } from "node:url";
import { type Program, perform, taskOf } from "./measure.js";

/** A program of are-we-fast-yet. */
interface Suite {
  newInstance(): { innerBenchmarkLoop(iterations: number): boolean };
}

const task = taskOf(process.argv.slice(2));
await perform(task, async () => {
  const module: unknown = await import(pathToFileURL(task.file).href);
  if (task.iterations === undefined) return module as Program;
  const instance = (module as { default: Suite }).default.newInstance();
  return { size: task.iterations, expected: true, run: (n) => instance.innerBenchmarkLoop(n) };
});
