/** From the arguments of the program to the command that is meant, and what is said when none is. */
import { existsSync } from "node:fs";
import { type Command, commands, internalCommands } from "./command.js";
import { helpOption, isGiven, nearest, parseArguments, UsageError } from "./options.js";
import { script } from "./script.js";

/** @returns the exit status. */
export async function perform(args: readonly string[]): Promise<number> {
  const load = commandNamed(args[0] ?? "");
  if (load !== undefined) return runCommand(await load(), args.slice(1));
  const hint = unknownCommand(args[0]);
  if (hint === undefined) return runCommand(script, args);
  const { commandUsage } = await import("./help.js");
  process.stderr.write(`perigee: ${hint}\n${commandUsage(script)}`);
  return 1;
}

function commandNamed(word: string): (() => Promise<Command>) | undefined {
  for (const all of [commands, internalCommands]) if (Object.hasOwn(all, word)) return all[word];
  return undefined;
}

async function runCommand(command: Command, args: readonly string[]): Promise<number> {
  try {
    const parsed = parseArguments(args, [...command.options, helpOption], command.stopsAtArgument === true);
    if (!isGiven(parsed, helpOption.name)) return await command.run(parsed);
    process.stdout.write(await helpText(command));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { commandUsage } = await import("./help.js");
    process.stderr.write(`perigee: ${error.message}\n${commandUsage(command)}`);
    return 1;
  }
}

async function helpText(command: Command): Promise<string> {
  const { commandHelp, commandList } = await import("./help.js");
  if (command !== script) return commandHelp(command);
  return `${commandHelp(command)}\nCommands (perigee NAME --help says more):\n${await commandList()}`;
}

/** Why the first argument is probably a misspelt command: it is near one, and no script has that name. */
function unknownCommand(word: string | undefined): string | undefined {
  if (word === undefined || !/^[a-z]+$/.test(word) || existsSync(word)) return undefined;
  const near = nearest(word, Object.keys(commands));
  return near === undefined ? undefined : `no command or file '${word}'; did you mean '${near}'?`;
}
