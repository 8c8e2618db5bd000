/** The results of benchmarks as a table of ratios, and as data with everything that is needed to read them later. */
import { arch, cpus, platform, release, totalmem } from "node:os";
import type { BoundaryResults } from "./boundary.js";
import type { LibraryResults } from "./library.js";
import { geometricMean, type Measurement } from "./measurement.js";
import type { SuiteResults } from "./programs.js";
import type { StartupResults } from "./startup.js";

/** A measurement for each contender that ran, by its name. */
export type ProgramResult = Readonly<Record<string, Measurement>>;

/** What is compared, in its unit. */
const figures = {
  steady: ({ steady }: Measurement) => steady,
  first: ({ first }: Measurement) => first,
  warmUp: ({ warmUp }: Measurement) => warmUp,
  heap: ({ heap }: Measurement) => heap?.peak,
} as const;

export type Figure = keyof typeof figures;

interface Column {
  readonly title: string;
  readonly left: string;
  readonly right: string;
  readonly figure: Figure;
}

const columns: readonly Column[] = [
  { title: "/javascript", left: "perigee", right: "javascript", figure: "steady" },
  { title: "first /js", left: "perigee", right: "javascript", figure: "first" },
  { title: "/luajit", left: "perigee", right: "luajit", figure: "steady" },
  { title: "first /lj", left: "perigee", right: "luajit", figure: "first" },
  { title: "/lua5.1", left: "perigee", right: "lua5.1", figure: "steady" },
  { title: "interp/lua5.1", left: "interp", right: "lua5.1", figure: "steady" },
  { title: "warm-up /js", left: "perigee", right: "javascript", figure: "warmUp" },
  { title: "heap /js", left: "perigee", right: "javascript", figure: "heap" },
];

/** Rows of numbers, ready to be printed or shown. */
export interface Row {
  readonly name: string;
  readonly cells: readonly (number | undefined)[];
}

/** Ratios of results, for those columns for which there are engines. */
export class Table {
  private readonly columns: readonly Column[];

  /**
   * @param names of the engines; the times of the first are shown.
   * @param hasHeap the heap was measured.
   */
  constructor(
    private readonly names: readonly string[],
    hasHeap: boolean,
  ) {
    this.columns = columns.filter(
      ({ left, right, figure }) => names.includes(left) && names.includes(right) && (figure !== "heap" || hasHeap),
    );
  }

  /** Of the cells of rows. */
  titles(): string[] {
    const [shown] = this.names;
    return [`${shown} ms`, "first ms", "warm-up ms", ...this.columns.map(({ title }) => title)];
  }

  row(name: string, result: ProgramResult): Row {
    const own = result[this.names[0]];
    const ratios = this.columns.map((column) => ratio(result, column));
    return { name, cells: [own?.steady, own?.first, own?.warmUp, ...ratios] };
  }

  /** All rows together, for those programs for which there are numbers. */
  footer(results: readonly ProgramResult[]): Row {
    const sum = results.reduce((sum, result) => sum + (result[this.names[0]]?.warmUp ?? 0), 0);
    return { name: "mean", cells: [undefined, undefined, sum, ...this.columns.map((column) => mean(results, column))] };
  }

  /** The same as data. */
  means(results: readonly ProgramResult[]): Record<string, number> {
    const entries = this.columns.map((column): [string, number | undefined] => [
      `${column.left}/${column.right} ${column.figure}`,
      mean(results, column),
    ]);
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
  }
}

function mean(results: readonly ProgramResult[], column: Column): number | undefined {
  if (column.figure === "warmUp") return ratioOfSums(results, column);
  const ratios = results.map((result) => ratio(result, column)).filter((each) => each !== undefined);
  return ratios.length === 0 ? undefined : geometricMean(ratios);
}

/** A warm-up may take no time at all, so there is no mean of its ratios. */
function ratioOfSums(results: readonly ProgramResult[], { left, right, figure }: Column): number | undefined {
  let above = 0;
  let below = 0;
  for (const { [left]: one, [right]: other } of results) {
    if (one === undefined || other === undefined) continue;
    above += figures[figure](one) ?? 0;
    below += figures[figure](other) ?? 0;
  }
  return below === 0 ? undefined : above / below;
}

function ratio(result: ProgramResult, { left, right, figure }: Column): number | undefined {
  const [one, other] = [result[left], result[right]];
  if (one === undefined || other === undefined) return undefined;
  const [above, below] = [figures[figure](one), figures[figure](other)];
  return above === undefined || below === undefined || below === 0 ? undefined : above / below;
}

const NAME_WIDTH = 14;
const COLUMN_WIDTH = 13;

export const headerLine = (titles: readonly string[]): string => line("program", titles);

export const rowLine = ({ name, cells }: Row): string =>
  line(
    name,
    cells.map((cell) => cell?.toFixed(2) ?? "-"),
  );

function line(name: string, cells: readonly string[]): string {
  return (name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join("")).trimEnd();
}

/** What has to be known of a machine to compare its results with others. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
}

export function machine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    processors: processors.length,
    memory: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
  };
}

/** All that a report has: what was measured, when, where and with what. */
export interface Report {
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly programs: readonly SuiteResults[];
  readonly library?: LibraryResults;
  readonly boundary?: BoundaryResults;
  readonly startup?: StartupResults;
}
