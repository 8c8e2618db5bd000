/** `perigee bench`: measures the programs of the benchmark corpus against hand-written JavaScript and other Lua engines. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contender, type ContenderName, contenderNames, createContender } from "../bench/contenders.js";
import { benchLibrary } from "../bench/library.js";
import { type Measurement, median } from "../bench/measure.js";
import { machine, type ProgramResult, Table } from "../bench/report.js";
import type { Command } from "../command.js";
import { type Arguments, isGiven, listOf, numberOf, suggestion, textOf, UsageError } from "../options.js";
import { tiers } from "../session.js";

const corpus = fileURLToPath(new URL("../../../../test/bench/programs", import.meta.url));

export const bench: Command = {
  name: "bench",
  summary: "compare speed with JavaScript, LuaJIT and Lua 5.1",
  synopsis: "[options] [PROGRAM ...]",
  details: `
Every program exists in Lua and in JavaScript. Each engine runs it in a fresh process, again and again; engines take turns
within a program, so that what else the machine does meets all of them. Shown are the median time of the later half of the
runs, the time of the first run, and ratios: below 1 is faster. JavaScript engines are timed by the clock on the wall, the
others by processor time. Engines that are not installed are left out. A wrong checksum is a failure.

With --library the rows of test/bench/library are measured instead, those whose names contain one of the arguments: the
nanoseconds that a call of a library function takes in a loop.`,
  options: [
    {
      name: "--seconds",
      value: "S",
      minimum: 0,
      otherwise: "1.5",
      summary: "time of the runs of an engine in a round",
    },
    { name: "--rounds", value: "N", minimum: 1, otherwise: "1", summary: "turns of each engine; their median counts" },
    {
      name: "--engines",
      value: "LIST",
      otherwise: "perigee,javascript,luajit,lua5.1",
      summary: `engines, of ${contenderNames.join(", ")}`,
    },
    { name: "--library", summary: "measure calls of library functions instead" },
    { name: "--interp", summary: "measure the interpreter alone as well" },
    { name: "--tier", value: "TIER", choices: tiers, otherwise: "auto", summary: "tier of the engine perigee" },
    { name: "--patience", value: "SECONDS", minimum: 1, otherwise: "120", summary: "when a process is given up" },
    { name: "--json", value: "FILE", summary: "write the results, the machine and all versions to a file" },
  ],
  example: "perigee bench --seconds=0.2 --engines=perigee,javascript queens",
  run: runBenchmarks,
};

interface Settings {
  readonly seconds: number;
  readonly rounds: number;
  readonly patience: number;
}

function runBenchmarks(args: Arguments): Promise<number> {
  return isGiven(args, "--library") ? runLibrary(args) : runPrograms(args);
}

async function runLibrary(args: Arguments): Promise<number> {
  const contenders = chosenContenders(args);
  const settings = { seconds: numberOf(args, "--seconds", 0.2), patience: numberOf(args, "--patience", 120) };
  const { results, failures } = await benchLibrary(args.rest, contenders, settings);
  writeReport(args, contenders, { settings, results });
  return failures === 0 ? 0 : 1;
}

async function runPrograms(args: Arguments): Promise<number> {
  const programs = chosenPrograms(args.rest);
  const contenders = chosenContenders(args);
  const settings: Settings = {
    seconds: numberOf(args, "--seconds", 1.5),
    rounds: numberOf(args, "--rounds", 1),
    patience: numberOf(args, "--patience", 120),
  };
  const table = new Table(contenders);
  const results: Record<string, ProgramResult> = {};
  let failures = 0;
  console.log(table.header());
  for (const program of programs) {
    const result = await measureProgram(program, contenders, settings, () => failures++);
    results[program] = result;
    console.log(table.row(program, result));
  }
  console.log(table.footer());
  writeReport(args, contenders, { settings, means: table.means(), results });
  return failures === 0 ? 0 : 1;
}

/** The file that `--json` asks for: what was measured, where and with what. */
function writeReport(args: Arguments, contenders: readonly Contender[], measured: object): void {
  const file = textOf(args, "--json");
  if (file === undefined) return;
  const versions = Object.fromEntries(contenders.map(({ name, version }) => [name, version]));
  const report = { date: new Date().toISOString(), machine: machine(), versions, ...measured };
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
}

function chosenPrograms(names: readonly string[]): string[] {
  const known = readdirSync(corpus)
    .filter((name) => name.endsWith(".lua"))
    .map((name) => name.slice(0, -".lua".length))
    .sort();
  for (const name of names) {
    if (!known.includes(name)) throw new UsageError(`no program is called '${name}'${suggestion(name, known)}`);
  }
  return names.length === 0 ? known : [...names];
}

function chosenContenders(args: Arguments): Contender[] {
  const names = listOf(args, "--engines") ?? contenderNames.filter((name) => name !== "interp");
  if (isGiven(args, "--interp") && !names.includes("interp")) names.push("interp");
  const tier = textOf(args, "--tier") ?? "auto";
  return names.flatMap((name) => {
    if (!contenderNames.some((known) => known === name)) {
      throw new UsageError(`no engine is called '${name}'${suggestion(name, contenderNames)}`);
    }
    const contender = createContender(name as ContenderName, tier);
    if (contender === undefined) console.log(`${name} is not installed: left out`);
    return contender ?? [];
  });
}

/** The engines take turns; the median of an engine's rounds is its result. */
async function measureProgram(
  program: string,
  contenders: readonly Contender[],
  { seconds, rounds, patience }: Settings,
  fail: () => void,
): Promise<ProgramResult> {
  const measured = new Map<string, Measurement[]>();
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      try {
        const measurement = await contender.measure(join(corpus, program), seconds, patience);
        measured.set(contender.name, [...(measured.get(contender.name) ?? []), measurement]);
      } catch (error) {
        fail();
        console.log(`FAIL ${program} (${contender.name}): ${(error as Error).message}`);
      }
    }
  }
  return Object.fromEntries([...measured].map(([name, each]) => [name, combined(each)]));
}

function combined(measurements: readonly Measurement[]): Measurement {
  return {
    first: median(measurements.map(({ first }) => first)),
    steady: median(measurements.map(({ steady }) => steady)),
    runs: measurements.reduce((sum, { runs }) => sum + runs, 0),
  };
}
