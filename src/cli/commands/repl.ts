/** `perigee repl`: asks for Lua statements and runs them. */
import type { Command } from "../command.js";
import { UsageError } from "../options.js";
import { createSession, engineOptions, limitOptions } from "../session.js";
import { versionText } from "../version.js";

export const repl: Command = {
  name: "repl",
  summary: "run Lua statements as they are typed",
  synopsis: "[options]",
  details: `
A line that starts with '=' prints the values of what follows. A statement that is not complete goes on in the next line.
The globals _PROMPT and _PROMPT2 replace the prompts. The end of the input (control-D) ends the program.`,
  options: [...engineOptions, ...limitOptions],
  example: "perigee repl --tier=interp",
  run: async (args) => {
    if (args.rest.length > 0) throw new UsageError(`unexpected argument '${args.rest[0]}'`);
    const session = createSession(args);
    const { interact } = await import("../interactive.js");
    session.host.stdout.write(`${versionText()}\n`);
    await interact(session);
    session.finish();
    return 0;
  },
};
