/** Options of the command line: how they are described, parsed, and checked. The description is also what the help is made of. */

export interface Option {
  /** As it is written, `-e` or `--tier`. */
  readonly name: string;
  readonly summary: string;
  /** What the help calls the value; an option without one takes none. */
  readonly value?: string;
  /** The values there are. */
  readonly choices?: readonly string[];
  /** The value is a number, not below this. */
  readonly minimum?: number;
  /** Without the option, for the help. */
  readonly otherwise?: string;
}

/** Understood by every command. */
export const helpOption: Option = { name: "--help", summary: "print this help and exit" };

/** An option as it was given. */
export interface Given {
  readonly name: string;
  readonly value: string;
}

/** A command line taken apart. */
export interface Arguments {
  /** In the order in which they were given. */
  readonly given: readonly Given[];
  /** What is no option. */
  readonly rest: readonly string[];
  /** Index in the original arguments at which `rest` starts, when options end at the first argument. */
  readonly restStart: number;
  /** A `--` stood directly in front of `rest`. */
  readonly terminated: boolean;
}

/** The command line makes no sense: `message` says why. */
export class UsageError extends Error {}

/** Parses arguments; with `stopsAtArgument`, what follows the first argument that is no option is left alone. */
export function parseArguments(
  args: readonly string[],
  options: readonly Option[],
  stopsAtArgument: boolean,
): Arguments {
  const given: Given[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    if (argument === "--") return { given, rest: [...rest, ...args.slice(i + 1)], restStart: i + 1, terminated: true };
    if (isOption(argument)) {
      const { option, attached } = recognise(argument, options);
      const value = option.value === undefined ? "" : (attached ?? args[++i]);
      if (value === undefined) throw new UsageError(`option '${option.name}' needs a value (${option.value})`);
      checkValue(option, value);
      given.push({ name: option.name, value });
    } else if (stopsAtArgument) {
      return { given, rest: args.slice(i), restStart: i, terminated: false };
    } else rest.push(argument);
  }
  return { given, rest, restStart: args.length, terminated: false };
}

/** A single `-` is a script: standard input. */
const isOption = (argument: string): boolean => argument.startsWith("-") && argument !== "-";

/** The option that an argument names, and the value attached to it: `--name=value`, `-nvalue`. */
function recognise(
  argument: string,
  options: readonly Option[],
): { readonly option: Option; readonly attached: string | undefined } {
  const isLong = argument.startsWith("--");
  const equals = isLong ? argument.indexOf("=") : -1;
  const end = isLong ? (equals < 0 ? argument.length : equals) : 2;
  const name = argument.slice(0, end);
  const option = options.find((candidate) => candidate.name === name);
  const attached = end === argument.length ? undefined : argument.slice(isLong ? end + 1 : end);
  if (option === undefined || (attached !== undefined && option.value === undefined)) {
    if (option !== undefined && isLong) throw new UsageError(`option '${name}' takes no value`);
    const known = options.map((candidate) => candidate.name);
    throw new UsageError(
      `unrecognized option '${isLong ? name : argument}'${suggestion(isLong ? name : argument, known)}`,
    );
  }
  return { option, attached };
}

function checkValue(option: Option, value: string): void {
  const { name, choices, minimum } = option;
  if (choices !== undefined && !choices.includes(value)) {
    const hint = suggestion(value, choices) || `; it is one of ${choices.join(", ")}`;
    throw new UsageError(`'${value}' is no value of option '${name}'${hint}`);
  }
  if (minimum === undefined) return;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isNaN(number) || number < minimum) {
    throw new UsageError(`option '${name}' needs a number, at least ${minimum}, but got '${value}'`);
  }
}

/** The value given last, if any was. */
export function textOf({ given }: Arguments, name: string): string | undefined {
  return given.findLast((each) => each.name === name)?.value;
}

export function isGiven({ given }: Arguments, name: string): boolean {
  return given.some((each) => each.name === name);
}

export function numberOf(args: Arguments, name: string, otherwise: number): number {
  const value = textOf(args, name);
  return value === undefined ? otherwise : Number(value);
}

/** The values of an option that takes several, separated by commas. */
export function listOf(args: Arguments, name: string): string[] | undefined {
  const values = args.given.filter((each) => each.name === name).flatMap(({ value }) => value.split(","));
  return values.length === 0 ? undefined : values;
}

/** `; did you mean 'x'?` for the nearest of the known words, or nothing when none is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : `; did you mean '${near}'?`;
}

/** The known word that the fewest edits lead to, when they are few for the length of the word. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.floor(word.length / 3) + 1;
  for (const candidate of known) {
    const edits = editDistance(word, candidate);
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to another. */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwap) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[to.length];
}
