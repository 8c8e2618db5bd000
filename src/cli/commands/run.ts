/** `perigee run`: the same as `perigee FILE`, also for a file that is called like a command. */
import type { Command } from "../command.js";
import { UsageError } from "../options.js";
import { ScriptRun, script } from "../script.js";

export const run: Command = {
  name: "run",
  summary: "run a Lua file",
  synopsis: "[options] FILE [args]",
  details: "The options are those of perigee without a command.",
  options: script.options,
  stopsAtArgument: true,
  example: "perigee run FILE",
  run: async (args) => {
    if (args.rest.length === 0) throw new UsageError("no file to run");
    return (await ScriptRun.create(args, process.argv.slice(1))).run();
  },
};
