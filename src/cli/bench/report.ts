/** The results of benchmarks as a table of ratios, and as data with everything that is needed to read them later. */
import { arch, cpus, platform, release, totalmem } from "node:os";
import type { Contender } from "./contenders.js";
import { geometricMean, type Measurement } from "./measure.js";

/** A measurement for each contender that ran, by its name. */
export type ProgramResult = Readonly<Record<string, Measurement>>;
export type Phase = "steady" | "first";

interface Column {
  readonly title: string;
  readonly left: string;
  readonly right: string;
  readonly phase: Phase;
}

const columns: readonly Column[] = [
  { title: "/javascript", left: "perigee", right: "javascript", phase: "steady" },
  { title: "first /js", left: "perigee", right: "javascript", phase: "first" },
  { title: "/luajit", left: "perigee", right: "luajit", phase: "steady" },
  { title: "/lua5.1", left: "perigee", right: "lua5.1", phase: "steady" },
  { title: "interp/lua5.1", left: "interp", right: "lua5.1", phase: "steady" },
];

const NAME_WIDTH = 14;
const COLUMN_WIDTH = 13;

/** Prints results as they come: times of one engine, and ratios. */
export class Table {
  private readonly columns: readonly Column[];
  /** The engine whose times are shown. */
  private readonly shown: string;
  private readonly results: ProgramResult[] = [];

  constructor(contenders: readonly Contender[]) {
    const names = contenders.map(({ name }) => name);
    this.columns = columns.filter(({ left, right }) => names.includes(left) && names.includes(right));
    this.shown = names[0];
  }

  header(): string {
    const titles = [`${this.shown} ms`, "first ms", ...this.columns.map(({ title }) => title)];
    return line("program", titles);
  }

  row(name: string, result: ProgramResult): string {
    this.results.push(result);
    const own = result[this.shown];
    const times = own === undefined ? ["-", "-"] : [own.steady.toFixed(2), own.first.toFixed(2)];
    const ratios = this.columns.map((column) => ratio(result, column)?.toFixed(2) ?? "-");
    return line(name, [...times, ...ratios]);
  }

  /** Geometric means of the ratios over all programs for which there are any. */
  footer(): string {
    const cells = this.columns.map((column) => this.mean(column)?.toFixed(2) ?? "-");
    return line("geometric mean", ["", "", ...cells]);
  }

  /** The same as data. */
  means(): Record<string, number> {
    const entries = this.columns.map((column): [string, number | undefined] => [
      `${column.left}/${column.right} ${column.phase}`,
      this.mean(column),
    ]);
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
  }

  private mean(column: Column): number | undefined {
    const ratios = this.results.map((result) => ratio(result, column)).filter((each) => each !== undefined);
    return ratios.length === 0 ? undefined : geometricMean(ratios);
  }
}

function ratio(result: ProgramResult, { left, right, phase }: Column): number | undefined {
  const above = result[left];
  const below = result[right];
  return above === undefined || below === undefined ? undefined : above[phase] / below[phase];
}

function line(name: string, cells: readonly string[]): string {
  return (name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join("")).trimEnd();
}

/** What has to be known of a machine to compare its results with others. */
export function machine(): Record<string, unknown> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    processors: processors.length,
    memory: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
  };
}
