/** The page of `perigee bench --html`: one file that needs nothing else, neither scripts nor the network. */
import type { SuiteResults } from "../programs.js";
import type { Report } from "../report.js";
import { type Bars, barChart } from "./bars.js";
import { curves } from "./curves.js";
import { html, Markup } from "./markup.js";
import { milliseconds, shortly } from "./scale.js";
import { style } from "./style.js";

export function pageOf(report: Report): string {
  const { date, command, programs, library, boundary, startup } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>Perigee benchmarks, ${date.slice(0, 10)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header><h1>Perigee benchmarks</h1><p><time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time> · <code>${command}</code></p></header>
<main>
${programs.map((suite) => suiteSection(suite, report))}
${library === undefined ? [] : librarySection(library, report)}
${boundary === undefined ? [] : numbers("Calls between JavaScript and Lua", "Nanoseconds of a call through the embedding API, in a loop, by tier.", "call", boundary)}
${startup === undefined ? [] : numbers("Start-up", "Milliseconds of a start that does nothing: processor time, and time on the wall.", "command", labelled(startup))}
</main>
<footer><h2>Measured with</h2>
${facts(report)}
</footer>
</body>
</html>
`;
  return page.text;
}

const charts: readonly Bars[] = [
  {
    title: "Steady state",
    explanation: "Processor time of a run, the median of the later half of the runs. Shorter is faster.",
    value: (result, engine) => result[engine]?.steady,
    written: milliseconds,
  },
  {
    title: "First run",
    explanation: "Processor time of the whole first run, in code that the engine has never seen.",
    value: (result, engine) => result[engine]?.first,
    written: milliseconds,
  },
  {
    title: "Peak of the heap",
    explanation: "The most that was in use of V8's heap, Node and the engine included.",
    value: (result, engine) => result[engine]?.heap?.peak,
    written: (bytes) => `${shortly(bytes / 2 ** 20)} MB`,
  },
];

const MEMORY: Bars = {
  title: "Memory of the process",
  explanation: "The most memory that the process has held; a JavaScript engine alone takes some 40 MB.",
  value: (result, engine) => result[engine]?.resident,
  written: (bytes) => `${shortly(bytes / 2 ** 20)} MB`,
};

function suiteSection({ suite, means, results }: SuiteResults, { versions }: Report): Markup {
  const engines = Object.keys(versions);
  const reference = referenceOf(engines);
  return html`<section><h2>Programs: ${suite}</h2>
<dl class="means">${Object.entries(means).map(([what, mean]) => html`<div><dt>${meaning(what)}</dt><dd>${shortly(mean)}</dd></div>`)}</dl>
${[...charts, MEMORY].map((chart) => barChart(chart, results, engines, reference))}
${curves(results, engines)}
</section>`;
}

/** Hand-written JavaScript where it was measured; otherwise the first engine that was. */
const referenceOf = (engines: readonly string[]): string =>
  engines.includes("javascript") ? "javascript" : engines[0]!;

const figureNames: Readonly<Record<string, string>> = {
  steady: "steady state",
  first: "first run",
  warmUp: "warm-up (sums)",
  heap: "peak of the heap",
};

/** `perigee/luajit steady` in words. */
function meaning(what: string): string {
  const [pair, figure] = what.split(" ") as [string, string];
  return `${pair.replace("/", " / ")}, ${figureNames[figure] ?? figure}`;
}

/** Rows of the library are times by engine, so they are shown as programs are. */
function librarySection(library: NonNullable<Report["library"]>, { versions }: Report): Markup {
  const engines = Object.keys(versions).filter((engine) => Object.values(library).some((row) => engine in row));
  const chart: Bars = {
    title: "Calls of library functions",
    explanation: "Nanoseconds of a call in a loop.",
    value: (result, engine) => result[engine]?.steady,
    written: (time) => `${shortly(time)} ns`,
  };
  const results = Object.fromEntries(
    Object.entries(library).map(([name, times]) => [
      name,
      Object.fromEntries(Object.entries(times).map(([engine, steady]) => [engine, only(steady)])),
    ]),
  );
  return html`<section><h2>Library</h2>${barChart(chart, results, engines, engines.includes("lua5.1") ? "lua5.1" : engines[0]!)}</section>`;
}

const only = (steady: number) => ({ load: 0, first: steady, steady, warmUp: 0, runs: 0, curve: [] });

function labelled(startup: NonNullable<Report["startup"]>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(startup).map(([name, { cost, wait }]) => [name, { processor: cost, wall: wait }]),
  );
}

/** A table of numbers by row and column. */
function numbers(
  title: string,
  explanation: string,
  what: string,
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Markup {
  const columns = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  return html`<section><h2>${title}</h2><p>${explanation}</p><div class="scroll"><table><thead><tr><th scope="col">${what}</th>${columns.map(
    (column) => html`<th scope="col">${column}</th>`,
  )}</tr></thead><tbody>
${Object.entries(rows).map(
  ([name, row]) =>
    html`<tr><th scope="row">${name}</th>${columns.map((column) => html`<td>${row[column] === undefined ? "–" : row[column].toFixed(1)}</td>`)}</tr>
`,
)}</tbody></table></div></section>`;
}

function facts({ machine, versions, settings }: Report): Markup {
  const all: readonly (readonly [string, string])[] = [
    ["processor", `${machine.processor}, ${machine.processors} of them`],
    ["memory", `${shortly(machine.memory / 2 ** 30)} GB`],
    ["system", machine.system],
    ...Object.entries(versions),
    [
      "settings",
      Object.entries(settings)
        .map(([name, value]) => `${name} ${value}`)
        .join(", "),
    ],
  ];
  return html`<dl class="facts">${all.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
