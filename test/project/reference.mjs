/**
 * Holds the conformance corpus against the reference implementations: what a case expects must be what Lua 5.1 and LuaJIT
 * print. A case of `-- dialect: luajit` runs on LuaJIT only, one of `-- dialect: perigee` on neither, and `-- skip luajit: why`
 * leaves one out; conformance/README.md describes the format. A reference that is not installed is named and left out.
 *
 *     node test/project/reference.mjs [part of a path ...]
 *
 * The last line is `reference: N passed, N failed`.
 */
import { execFile, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const corpus = fileURLToPath(new URL("../../conformance", import.meta.url));
const references = ["lua5.1", "luajit"];
const timeLimit = 60_000;

/** What a case expects and where it applies, from its text alone. */
function parseCase(text) {
  const lines = text.split("\n");
  const length = lines.findIndex((line) => !line.startsWith("--") || line.startsWith("-->"));
  const header = length < 0 ? lines : lines.slice(0, length);
  const field = (name) =>
    header
      .find((line) => line.startsWith(`-- ${name}:`))
      ?.slice(name.length + 4)
      .trim();
  const expected = [];
  for (const line of lines) {
    const match = /--> ?(.*)$/.exec(line);
    if (match !== null) expected.push(match[1].trimEnd());
  }
  const skipped = references.filter((name) => header.some((line) => line.startsWith(`-- skip ${name}`)));
  return { dialect: field("dialect") ?? "lua", error: field("error"), expected, skipped };
}

function appliesTo(conformanceCase, reference) {
  if (conformanceCase.dialect === "perigee" || conformanceCase.skipped.includes(reference)) return false;
  return conformanceCase.dialect !== "luajit" || reference === "luajit";
}

/** Values of one `print` are separated by a tab, which an expectation writes as a space. */
function visibleLines(output) {
  const lines = output.split("\n").map((line) => line.replaceAll("\t", " ").trimEnd());
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** The first difference between a run and its case, or undefined. */
function difference(conformanceCase, result) {
  const { expected, error } = conformanceCase;
  const actual = visibleLines(result.stdout);
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    if (expected[i] === actual[i]) continue;
    return `output line ${i + 1}\n    expected: ${expected[i] ?? "(nothing)"}\n    printed:  ${actual[i] ?? "(nothing)"}`;
  }
  const message = visibleLines(result.stderr)[0] ?? "";
  if (error === undefined && result.failed) return `unexpected failure: ${message || result.reason}`;
  if (error !== undefined && !result.failed) return `should have failed with: ${error}`;
  if (error !== undefined && !message.includes(error)) return `error\n    expected: ${error}\n    raised:   ${message}`;
  return undefined;
}

/** Runs a case in its own folder, so that chunk names in messages are bare file names. */
function run(reference, file) {
  const options = { cwd: dirname(file), encoding: "latin1", timeout: timeLimit, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    const child = execFile(reference, [basename(file)], options, (failure, stdout, stderr) => {
      const reason = failure?.killed ? "time limit" : String(failure?.code ?? failure?.signal);
      resolve({ stdout, stderr, failed: failure !== null, reason });
    });
    child.stdin.end();
  });
}

function corpusFiles(filters) {
  return readdirSync(corpus, { recursive: true })
    .filter((name) => name.endsWith(".lua"))
    .map((name) => join(corpus, name))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort();
}

async function main(filters) {
  const installed = references.filter((name) => spawnSync(name, ["-v"], { stdio: "ignore" }).error === undefined);
  for (const name of references) if (!installed.includes(name)) console.log(`${name} is not installed: left out`);

  const runs = [];
  for (const file of corpusFiles(filters)) {
    const conformanceCase = parseCase(readFileSync(file, "latin1"));
    for (const reference of installed) {
      if (appliesTo(conformanceCase, reference)) runs.push({ file, reference, conformanceCase });
    }
  }

  let passed = 0;
  let failed = 0;
  const queue = runs.values();
  const worker = async () => {
    for (const { file, reference, conformanceCase } of queue) {
      const problem = difference(conformanceCase, await run(reference, file));
      if (problem === undefined) passed++;
      else {
        failed++;
        console.log(`FAIL ${relative(corpus, file)} (${reference}): ${problem}`);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  console.log(`reference: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
