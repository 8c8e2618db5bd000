/** `perigee bench --startup`: what it takes to start and to do nothing. */
import { fileURLToPath } from "node:url";
import { createContender } from "./contenders.js";
import { execute } from "./execute.js";
import { median } from "./measurement.js";

const perigee = fileURLToPath(new URL("../start.cjs", import.meta.url));

/** Starts that are measured together, because shells count processor time in hundredths of a second. */
const STARTS = 10;

/** Runs a command so many times, and prints the processor time of the shell and, on the line below, that of the commands. */
const REPEAT = `n=$1; shift; i=0; while [ $i -lt $n ]; do "$@" || exit 1; i=$((i+1)); done; times`;

/** Milliseconds of a start. */
export interface Start {
  /** Processor time. */
  readonly cost: number;
  /** On the wall. */
  readonly wait: number;
}

export type StartupResults = Readonly<Record<string, Start>>;

/** The medians of so many rounds, in which all take turns; printed as lines. */
export async function benchStartup(rounds: number, patience: number): Promise<StartupResults> {
  const commands: Readonly<Record<string, readonly string[]>> = {
    'perigee -e ""': [process.execPath, perigee, "-e", ""],
    'node -e ""': [process.execPath, "-e", ""],
    ...(createContender("luajit", "auto") === undefined ? {} : { 'luajit -e ""': ["luajit", "-e", ""] }),
    ...(createContender("lua5.1", "auto") === undefined ? {} : { 'lua5.1 -e ""': ["lua5.1", "-e", ""] }),
  };
  const starts = new Map<string, Start[]>(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of Object.entries(commands)) starts.get(name)!.push(await start(command, patience));
  const results: Record<string, Start> = {};
  for (const [name, all] of starts)
    results[name] = { cost: median(all.map(({ cost }) => cost)), wait: median(all.map(({ wait }) => wait)) };
  results["perigee beyond node"] = difference(results['perigee -e ""'], results['node -e ""']);
  console.log(line("command", "processor ms", "wall ms"));
  for (const [name, { cost, wait }] of Object.entries(results))
    console.log(line(name, cost.toFixed(1), wait.toFixed(1)));
  return results;
}

async function start(command: readonly string[], patience: number): Promise<Start> {
  const began = performance.now();
  const output = await execute("sh", ["-c", REPEAT, "sh", String(STARTS), ...command], patience);
  const wait = (performance.now() - began) / STARTS;
  return { cost: processorTime(output.trim().split("\n").at(-1)!) / STARTS, wait };
}

/** User and system time as `times` prints them, `0m0.250s 0m0.040s`: milliseconds. */
function processorTime(text: string): number {
  return [...text.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}

const difference = (one: Start, other: Start): Start => ({ cost: one.cost - other.cost, wait: one.wait - other.wait });

const line = (name: string, ...cells: readonly string[]): string =>
  name.padEnd(22) + cells.map((cell) => cell.padStart(14)).join("");
