/** `perigee bench --library`: what calls of library functions cost, beside other Luas. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contender, Duration } from "./contenders.js";
import { geometricMean, type RowMeasurement } from "./measurement.js";

const corpus = fileURLToPath(new URL("../../../../test/bench/library", import.meta.url));

const NAME_WIDTH = 34;
const COLUMN_WIDTH = 12;

/** Nanoseconds of a call by contender, for each row. */
export type LibraryResults = Record<string, Record<string, number>>;

type Measured = ReadonlyMap<string, ReadonlyMap<string, RowMeasurement>>;

/**
 * Measures all rows whose name contains one of `wanted`, and prints a table of nanoseconds and of ratios of the first contender.
 * @returns the results, and how many rows failed: because the engines disagree about the checksum, or do not run at all.
 */
export async function benchLibrary(
  wanted: readonly string[],
  contenders: readonly Contender[],
  duration: Duration,
): Promise<{ results: LibraryResults; failures: number }> {
  const able = contenders.filter(({ measureRows }) => measureRows !== undefined);
  const table = new RowTable(able.map(({ name }) => name));
  const results: LibraryResults = {};
  let failures = 0;
  console.log(table.header());
  for (const file of readdirSync(corpus).sort()) {
    const measured = new Map<string, Map<string, RowMeasurement>>();
    for (const contender of able) {
      const rows = new Map<string, RowMeasurement>();
      measured.set(contender.name, rows);
      try {
        for (const part of wanted.length === 0 ? [""] : wanted)
          for (const row of await contender.measureRows!(join(corpus, file), part, duration)) rows.set(row.name, row);
      } catch (error) {
        failures++;
        console.log(`FAIL ${file} (${contender.name}): ${(error as Error).message}`);
      }
    }
    for (const name of namesOf(measured)) {
      const rows = able.map((contender) => measured.get(contender.name)!.get(name));
      const checksums = new Set(rows.flatMap((row) => row?.checksum ?? []));
      if (checksums.size > 1) {
        failures++;
        console.log(`FAIL ${name}: checksums ${[...checksums].join(", ")}`);
      }
      results[name] = Object.fromEntries(
        rows.flatMap((row, i) => (row === undefined ? [] : [[able[i]!.name, row.time]])),
      );
      console.log(table.row(name, results[name]));
    }
  }
  console.log(table.footer());
  return { results, failures };
}

/** Rows that at least one engine has measured; there are rows that not all can run. */
function namesOf(measured: Measured): string[] {
  return [...new Set([...measured.values()].flatMap((rows) => [...rows.keys()]))];
}

class RowTable {
  private readonly ratios: number[][];

  constructor(private readonly names: readonly string[]) {
    this.ratios = names.slice(1).map(() => []);
  }

  header(): string {
    const others = this.names.slice(1);
    return line("call", [...this.names.map((name) => `${name} ns`), ...others.map((name) => `/${name}`)]);
  }

  row(name: string, times: Readonly<Record<string, number>>): string {
    const [shown, ...others] = this.names.map((contender) => times[contender]);
    const ratios = others.map((time, i) => {
      if (time === undefined || shown === undefined) return "-";
      this.ratios[i]!.push(shown / time);
      return (shown / time).toFixed(2);
    });
    return line(name, [...[shown, ...others].map((time) => time?.toFixed(1) ?? "-"), ...ratios]);
  }

  footer(): string {
    const means = this.ratios.map((ratios) => (ratios.length === 0 ? "-" : geometricMean(ratios).toFixed(2)));
    return line("geometric mean", [...this.names.map(() => ""), ...means]);
  }
}

function line(name: string, cells: readonly string[]): string {
  return (name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join("")).trimEnd();
}
