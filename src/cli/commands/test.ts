/** `perigee test`: runs the conformance corpus, each case in every mode. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { utf8Decode } from "../../../runtime/strings/bytes.js";
import type { Command } from "../command.js";
import { type ConformanceCase, compareOutcome, type Difference, type Outcome, parseCase } from "../conformance/case.js";
import { type Mode, modeNames, modesOf } from "../conformance/mode.js";
import { type Breakdown, runTasks } from "../conformance/pool.js";
import type { Task } from "../conformance/worker.js";
import { type Arguments, isGiven, listOf, numberOf, suggestion, UsageError } from "../options.js";

const corpus = fileURLToPath(new URL("../../../../conformance", import.meta.url));

export const test: Command = {
  name: "test",
  summary: "run conformance cases, each in every mode",
  synopsis: "[options] [DIRECTORY | FILE | PART OF A PATH ...]",
  details: `
A case is a Lua file that says in comments what it prints (conformance/README.md describes them). Without arguments the
corpus of Perigee runs; an argument that names no file or directory chooses from it. The last line is 'N passed, N failed'.`,
  options: [
    { name: "--mode", value: "LIST", otherwise: modeNames.join(","), summary: "modes to run, separated by commas" },
    { name: "--seeds", value: "N", minimum: 1, otherwise: "3", summary: "runs in mode chaos, each with its own seed" },
    { name: "--jobs", value: "N", minimum: 1, otherwise: "2", summary: "processes at a time" },
    {
      name: "--patience",
      value: "SECONDS",
      minimum: 0.1,
      otherwise: "60",
      summary: "when a case is taken to be endless",
    },
    { name: "--list", summary: "print every case and mode as it passes or fails" },
  ],
  example: "perigee test --mode=interp,jit library/string",
  run: runTests,
};

/** A case in a mode. */
interface Run extends Task {
  readonly mode: Mode;
  readonly path: string;
  readonly expectation: ConformanceCase;
}

async function runTests(args: Arguments): Promise<number> {
  const modes = chosenModes(args);
  const files = caseFiles(args.rest);
  const runs = files.flatMap((file) => runsOf(file, modes));
  const settings = { processes: numberOf(args, "--jobs", 2), patience: numberOf(args, "--patience", 60) };
  const progress = new Progress(runs.length, isGiven(args, "--list"));
  await runTasks(runs, settings, (run, result) => progress.record(run, problemOf(run, result)));
  return progress.summarise();
}

function chosenModes(args: Arguments): Mode[] {
  const names = listOf(args, "--mode") ?? modeNames;
  for (const name of names) {
    if (modeNames.some((known) => known === name)) continue;
    throw new UsageError(`no mode is called '${name}'${suggestion(name, modeNames)}`);
  }
  return modesOf(names, numberOf(args, "--seeds", 3));
}

/** The cases that the arguments name, in the order of their paths. */
function caseFiles(names: readonly string[]): string[] {
  if (names.length === 0) return casesIn(corpus);
  const files = names.flatMap((name) => {
    if (!existsSync(name)) return casesIn(corpus).filter((file) => relative(corpus, file).includes(name));
    return statSync(name).isDirectory() ? casesIn(resolve(name)) : [resolve(name)];
  });
  if (files.length === 0) throw new UsageError(`no case matches ${names.join(" ")}`);
  return [...new Set(files)].sort();
}

function casesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".lua"))
    .map((name) => join(directory, name))
    .sort();
}

function runsOf(file: string, modes: readonly Mode[]): Run[] {
  const path = relative(file.startsWith(corpus + sep) ? corpus : ".", file);
  const expectation = parseCase(readFileSync(file, "latin1"));
  return modes.map((mode) => ({ file, path, mode, expectation, options: mode.options }));
}

function problemOf({ expectation }: Run, result: Outcome | Breakdown): Difference | undefined {
  if (!("reason" in result)) return compareOutcome(expectation, result);
  return { what: "breakdown", expected: "an end", actual: result.reason };
}

/** Counts results, shows on a terminal how far things are, and keeps the failures for the end. */
class Progress {
  private passed = 0;
  /** Modes that failed in the same way, by path and difference. */
  private readonly failures = new Map<string, { run: Run; difference: Difference; modes: string[] }>();
  private failed = 0;

  constructor(
    private readonly total: number,
    private readonly lists: boolean,
  ) {}

  record(run: Run, difference: Difference | undefined): void {
    if (difference === undefined) this.passed++;
    else this.addFailure(run, difference);
    if (this.lists) console.log(`${difference === undefined ? "ok  " : "FAIL"} ${run.path} (${run.mode.name})`);
    else if (process.stdout.isTTY) {
      process.stdout.write(`\r\x1b[K${this.passed + this.failed}/${this.total}, ${this.failed} failed  ${run.path}`);
    }
  }

  private addFailure(run: Run, difference: Difference): void {
    this.failed++;
    const key = JSON.stringify([run.path, difference]);
    const known = this.failures.get(key);
    if (known !== undefined) known.modes.push(run.mode.name);
    else this.failures.set(key, { run, difference, modes: [run.mode.name] });
  }

  /** Prints the failures and the counts. @returns the exit status. */
  summarise(): number {
    if (process.stdout.isTTY && !this.lists) process.stdout.write("\r\x1b[K");
    const failures = [...this.failures.values()].sort((a, b) => (a.run.path < b.run.path ? -1 : 1));
    for (const { run, difference, modes } of failures) {
      console.log(`FAIL ${run.path} (${modes.sort().join(", ")}): ${difference.what}`);
      console.log(`  expected: ${indented(difference.expected)}`);
      console.log(`  actual:   ${indented(difference.actual)}`);
    }
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}

const indented = (text: string): string => utf8Decode(text).replaceAll("\n", "\n            ");
