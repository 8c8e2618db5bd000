/**
 * The differential fuzzer: random programs must do the same in every mode of the engine, and what reference implementations do.
 *
 *     npm run fuzz -- [--minutes N] [--seed S] [--count N] [--processes N] [--build folder] [--out folder] [--dialect name]
 *
 * Program `i` of a run is that of seed `S + i`; `--count 1 --seed S` repeats one. A difference is shrunk to a small program and written
 * to the output folder. The last line is `fuzz: N programs, N differences`.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compare, HOST_FAILURE, modesFor, modesLike } from "./compare.mjs";
import { generate, sourceOf } from "./generate.mjs";
import { Runner } from "./runner.mjs";
import { shrink } from "./shrink.mjs";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    count: { type: "string", default: "Infinity" },
    processes: { type: "string", default: "2" },
    build: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) },
    out: { type: "string", default: "reports/fuzz" },
    dialect: { type: "string" },
    shrink: { type: "string", default: "40" },
  },
});
const seed = Number(options.seed);
const end = Date.now() + Number(options.minutes) * 60_000;
const references = new Set(["lua5.1", "luajit"].filter((name) => spawnSync(name, ["-v"]).error === undefined));
const kinds = new Map();
let programs = 0;
let next = 0;
let differences = 0;

/** What a difference is about, as far as its text tells: to report each once. */
function kindOf({ mode, expected, actual }) {
  const failure = HOST_FAILURE.exec(actual)?.[0];
  if (failure !== undefined) return failure.replace(/\d+/g, "N");
  if (actual.includes("[hang]")) return `hang ${mode.replace(/:.*/, "")}`;
  return expected.includes("[hang]") ? "hang of the reference" : undefined;
}

async function reportDifference(runner, number, program, dialect, difference) {
  const kind = kindOf(difference);
  // A machine may be so busy that a program seems to hang.
  if (kind?.startsWith("hang")) {
    const again = await compare(runner, sourceOf({ program, dialect }), dialect, references, modesFor(number));
    if (again === undefined) return;
  }
  differences++;
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (kind !== undefined && kinds.get(kind) > 2) return;
  console.log(`seed ${number} (${dialect}): ${difference.reference} and ${difference.mode} differ`);
  const patient = Date.now() + Number(options.shrink) * 1000;
  const modes = modesLike(difference.mode, number);
  const holds = async (candidate) => {
    const found = await compare(
      runner,
      sourceOf({ program: candidate, dialect }),
      dialect,
      references,
      modes,
      difference,
    );
    return found !== undefined && kindOf(found) === kind;
  };
  const small = await shrink(program, holds, patient);
  const source = sourceOf({ program: small, dialect });
  const found = (await compare(runner, source, dialect, references, modes, difference)) ?? difference;
  const file = join(options.out, `${number}.lua`);
  const quoted = (text) => text.slice(0, 3000).replace(/^/gm, "--   ");
  const report = `-- ${found.reference}:\n${quoted(found.expected)}\n-- ${found.mode}:\n${quoted(found.actual)}\n`;
  writeFileSync(file, source + report, "latin1");
  console.log(`  ${file}\n${report.split("\n").slice(0, 12).join("\n")}`);
}

async function serve() {
  const runner = new Runner(options.build);
  while (Date.now() < end && next < Number(options.count)) {
    const number = seed + next++;
    const { program, dialect } = generate(number, options.dialect);
    programs++;
    const difference = await compare(runner, sourceOf({ program, dialect }), dialect, references, modesFor(number));
    if (difference !== undefined) await reportDifference(runner, number, program, dialect, difference);
  }
  runner.stop();
}

if (!existsSync(options.build)) throw new Error(`${options.build} does not exist: build first`);
mkdirSync(options.out, { recursive: true });
console.log(`seed ${seed}`);
const progress = setInterval(() => console.log(`${programs} programs, ${differences} differences`), 60_000);
await Promise.all(Array.from({ length: Number(options.processes) }, serve));
clearInterval(progress);
console.log(`fuzz: ${programs} programs, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
