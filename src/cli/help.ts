/** Help and usage texts, made from the descriptions of commands and options. */
import { type Command, commands } from "./command.js";
import { helpOption, type Option } from "./options.js";

const WIDTH = 26;
const INDENT = 2;

/** The complete help of a command. */
export function commandHelp(command: Command): string {
  const lines = [`usage: ${invocation(command)}`, "", `${capitalised(command.summary)}.`];
  if (command.details !== undefined) lines.push("", command.details.trim());
  lines.push("", "Options:", ...optionLines([...command.options, helpOption]));
  lines.push("", "Example:", `  ${command.example}`);
  return `${lines.join("\n")}\n`;
}

/** What is printed when a command line makes no sense, after the manner of lua.c. */
export function commandUsage(command: Command): string {
  const lines = [`usage: ${invocation(command)}`, "Available options are:", ...optionLines(command.options)];
  return `${lines.join("\n")}\n`;
}

/** The list of commands, for the help of the program itself. */
export async function commandList(): Promise<string> {
  const lines: string[] = [];
  for (const load of Object.values(commands)) {
    const { name, summary } = await load();
    lines.push(row(name, summary));
  }
  return `${lines.join("\n")}\n`;
}

function invocation({ name, synopsis }: Command): string {
  return ["perigee", name, synopsis].filter((part) => part !== "").join(" ");
}

function optionLines(options: readonly Option[]): string[] {
  return options.map((option) => row(written(option), described(option)));
}

function written({ name, value, choices }: Option): string {
  if (value === undefined) return name;
  const shown = choices === undefined ? value : choices.join("|");
  return name.startsWith("--") ? `${name}=${shown}` : `${name} ${shown}`;
}

function described({ summary, otherwise }: Option): string {
  return otherwise === undefined ? summary : `${summary} (default: ${otherwise})`;
}

/** Two columns; a left one that is too long gets a line of its own. */
function row(left: string, right: string): string {
  const margin = " ".repeat(INDENT);
  if (left.length + 2 > WIDTH) return `${margin}${left}\n${margin}${" ".repeat(WIDTH)}${right}`;
  return `${margin}${left.padEnd(WIDTH)}${right}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
