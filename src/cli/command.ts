/**
 * The commands of `perigee`: what a command is, and the one list of them. Each is loaded when it is used, so that running a script does
 * not wait for what only other commands need.
 */
import type { Arguments, Option } from "./options.js";

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands behind `perigee NAME`, as in `[options] FILE`. */
  readonly synopsis: string;
  /** More to know, in whole lines. */
  readonly details?: string;
  readonly options: readonly Option[];
  /** Options end at the first argument that is none: what follows belongs to a script. */
  readonly stopsAtArgument?: boolean;
  /** An invocation that works, for the help and its test; FILE stands for a Lua file. */
  readonly example: string;
  /** @returns the exit status. */
  readonly run: (args: Arguments) => number | Promise<number>;
}

/** The commands by name, in the order of the help. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import("./commands/run.js")).run,
  repl: async () => (await import("./commands/repl.js")).repl,
  emit: async () => (await import("./commands/emit.js")).emit,
  disasm: async () => (await import("./commands/disasm.js")).disasm,
  test: async () => (await import("./commands/test.js")).test,
  bench: async () => (await import("./commands/bench.js")).bench,
};

/** Commands that other commands run as processes of their own. */
export const internalCommands: Readonly<Record<string, () => Promise<Command>>> = {
  "bench-task": async () => (await import("./bench/task.js")).benchTask,
};
