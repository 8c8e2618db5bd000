/** `perigee bench`: measures the programs of the benchmark corpus against hand-written JavaScript and other Lua engines. */
import { writeFileSync } from "node:fs";
import { benchBoundary } from "../bench/boundary.js";
import {
  type Contender,
  type ContenderName,
  contenderNames,
  createContender,
  type Duration,
} from "../bench/contenders.js";
import { benchLibrary } from "../bench/library.js";
import { benchPrograms, type SuiteResults } from "../bench/programs.js";
import { machine, type Report } from "../bench/report.js";
import { benchStartup } from "../bench/startup.js";
import { areWeFastYet, ownPrograms, type Suite } from "../bench/suites.js";
import type { Command } from "../command.js";
import { type Arguments, isGiven, listOf, numberOf, suggestion, textOf, UsageError } from "../options.js";
import { tiers } from "../session.js";

export const bench: Command = {
  name: "bench",
  summary: "compare speed with JavaScript, LuaJIT and Lua 5.1",
  synopsis: "[options] [PROGRAM ...]",
  details: `
Every program exists in Lua and in JavaScript. Each engine runs it in a fresh process, again and again; engines take turns
within a program, so that what else the machine does meets all of them. Shown are the median time of the later half of the
runs, the time of the whole first run, the warm-up, and ratios: below 1 is faster. All is processor time of the process,
V8's compiler and collector threads included. Engines that are not installed are left out. A wrong checksum is a failure.

The warm-up is what one waits before the first of two runs that take at most 1.2 times as long as the later ones: sums of the
lesser of processor time and time on the wall for each run, so without V8's threads. Its mean is a ratio of sums.

With --memory each program runs once more under V8's profile of its collector; the heap is the most that is in use when a
collection begins, Node and the engine included.

A row of the library is measured again until three times in a row do not make it quicker by a tenth: what it needs has been compiled then.

What is measured are the programs of test/bench/programs; or, where one or more of these options are given, what they name:
--programs, --are-we-fast-yet, --library, --boundary, --startup. Arguments choose programs by name, and rows of the library
by a part of theirs.`,
  options: [
    {
      name: "--seconds",
      value: "S",
      minimum: 0,
      otherwise: "1.5, or 0.2 for calls",
      summary: "time of the runs of an engine in a round",
    },
    { name: "--rounds", value: "N", minimum: 1, otherwise: "1", summary: "turns of each engine; their median counts" },
    {
      name: "--engines",
      value: "LIST",
      otherwise: "perigee,javascript,luajit,lua5.1",
      summary: `engines, of ${contenderNames.join(", ")}`,
    },
    { name: "--interp", summary: "measure the interpreter alone as well" },
    { name: "--tier", value: "TIER", choices: tiers, otherwise: "auto", summary: "tier of the engine perigee" },
    { name: "--memory", summary: "measure V8's heap, too" },
    { name: "--programs", summary: "measure the programs of test/bench/programs" },
    { name: "--are-we-fast-yet", value: "DIR", summary: "measure the programs of a checkout of are-we-fast-yet" },
    { name: "--library", summary: "measure calls of library functions, the rows of test/bench/library" },
    { name: "--boundary", summary: "measure calls between JavaScript and Lua through the embedding API" },
    { name: "--startup", summary: 'measure perigee -e "" beside node -e "" and others' },
    { name: "--patience", value: "SECONDS", minimum: 1, otherwise: "120", summary: "when a process is given up" },
    { name: "--json", value: "FILE", summary: "write the results, the machine and all versions to a file" },
    { name: "--html", value: "FILE", summary: "write the same as a page to look at" },
  ],
  example: "perigee bench --seconds=0.2 --engines=perigee,javascript queens",
  run: runBenchmarks,
};

const CALL_SECONDS = 0.2;
const STARTUP_ROUNDS = 5;

async function runBenchmarks(args: Arguments): Promise<number> {
  const suites = chosenSuites(args);
  const contenders = chosenContenders(args);
  const rounds = numberOf(args, "--rounds", 1);
  const patience = numberOf(args, "--patience", 120);
  const settings = { seconds: numberOf(args, "--seconds", 1.5), rounds, patience, memory: isGiven(args, "--memory") };
  const calls: Duration = { seconds: numberOf(args, "--seconds", CALL_SECONDS), patience };
  let failures = 0;
  const programs: SuiteResults[] = [];
  for (const suite of suites) {
    const measured = await benchPrograms(suite, contenders, settings);
    programs.push(measured.results);
    failures += measured.failures;
  }
  const parts: { -readonly [Part in "library" | "boundary" | "startup"]?: Report[Part] } = {};
  if (isGiven(args, "--library")) {
    const measured = await benchLibrary(args.rest, contenders, calls);
    parts.library = measured.results;
    failures += measured.failures;
  }
  if (isGiven(args, "--boundary")) parts.boundary = await benchBoundary(["auto", "interp"], calls);
  if (isGiven(args, "--startup"))
    parts.startup = await benchStartup(numberOf(args, "--rounds", STARTUP_ROUNDS), patience);
  const versions = Object.fromEntries(contenders.map(({ name, version }) => [name, version]));
  const command = `perigee ${process.argv.slice(2).join(" ")}`;
  const date = new Date().toISOString();
  await write(args, { date, command, machine: machine(), versions, settings, programs, ...parts });
  return failures === 0 ? 0 : 1;
}

/** The files that are asked for. */
async function write(args: Arguments, report: Report): Promise<void> {
  const json = textOf(args, "--json");
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  const html = textOf(args, "--html");
  if (html === undefined) return;
  const { pageOf } = await import("../bench/page/page.js");
  writeFileSync(html, pageOf(report));
}

/** The programs to be measured, as far as anything says which. */
function chosenSuites(args: Arguments): Suite[] {
  const hasOtherParts = ["--library", "--boundary", "--startup"].some((option) => isGiven(args, option));
  const checkout = textOf(args, "--are-we-fast-yet");
  const suites: Suite[] = [];
  if (isGiven(args, "--programs") || (checkout === undefined && !hasOtherParts)) suites.push(ownPrograms());
  if (checkout !== undefined) suites.push(areWeFastYet(checkout));
  const known = suites.flatMap(({ programs }) => programs.map(({ name }) => name));
  const wanted = args.rest;
  for (const name of wanted) {
    if (!known.includes(name) && !isGiven(args, "--library"))
      throw new UsageError(`no program is called '${name}'${suggestion(name, known)}`);
  }
  if (wanted.length === 0) return suites;
  return suites.map(({ name, programs }) => ({
    name,
    programs: wanted.flatMap((each) => programs.filter((program) => program.name === each)),
  }));
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
