/** What measuring processes have said, and what is read from it: medians, the end of the warm-up, means. */
import type { Time } from "./clock.js";

/** What an engine took for a program: milliseconds of processor time, where nothing else is said. */
export interface Measurement {
  /** Loading: reading, compiling, what the program does before its first run. */
  readonly load: number;
  /** The whole first run, beginning with code that no engine has seen. */
  readonly first: number;
  /** Median of the later half of the runs. */
  readonly steady: number;
  /** What one waits, loading not included, before the first run that is as fast as the later ones (see `warmUpOf`). */
  readonly warmUp: number;
  /** All runs. */
  readonly runs: number;
  /** The most memory that the process has held, in bytes, as far as the system tells. */
  readonly resident?: number;
  /** V8's heap, where that was asked for. */
  readonly heap?: Heap;
  /** What one waited for each run, in their order. */
  readonly curve: readonly number[];
}

/** Bytes of V8's heap, the engine's own and Node's included. */
export interface Heap {
  /** The most that was in use, garbage included. */
  readonly peak: number;
  /** The most that a collection has left. */
  readonly kept: number;
}

/** A run belongs to the steady state when it takes at most so many times the steady time. */
const WARM = 1.2;

/** @throws an error that says so when the checksum was wrong. */
export function parseReport(report: string): Measurement {
  const [verdict, line] = report.trimEnd().split("\n").slice(-2) as [string, string];
  const [memory] = rightResult(verdict);
  const [loading, ...times] = line.split("\t").map(parseTime) as [Time, ...Time[]];
  const curve = times.map(({ wait }) => wait);
  return {
    load: loading.cost,
    first: times[0].cost,
    steady: steadyOf(times.map(({ cost }) => cost)),
    warmUp: warmUpOf(curve),
    runs: times.length,
    ...(memory === "" || memory === undefined ? {} : { resident: Number(memory) * 1024 }),
    curve,
  };
}

/** @throws an error that says so when the checksum was wrong. */
export function parseHeap(report: string): Heap {
  const [peak, kept] = rightResult(report.trimEnd().split("\n").at(-1)!);
  return { peak: Number(peak), kept: Number(kept) };
}

/** What stands behind the verdict about the checksum. */
function rightResult(line: string): string[] {
  const [isRight, checksum, ...rest] = line.split("\t") as [string, string, ...string[]];
  if (isRight !== "true") throw new Error(`wrong checksum ${checksum}`);
  return rest;
}

/** `cost:wait`, or one number that is both. */
function parseTime(text: string): Time {
  const [cost, wait] = text.split(":") as [string, string | undefined];
  return { cost: Number(cost), wait: Number(wait ?? cost) };
}

const steadyOf = (times: readonly number[]): number => median(times.slice(times.length >> 1));

/** The sum of the times before the first run that is within 1.2 times the steady time, as is the one after it. */
export function warmUpOf(times: readonly number[]): number {
  const limit = WARM * steadyOf(times);
  const isWarm = (i: number): boolean => times[i] <= limit && (i + 1 === times.length || times[i + 1] <= limit);
  const end = times.findIndex((_, i) => isWarm(i));
  return times.slice(0, end < 0 ? times.length : end).reduce((sum, time) => sum + time, 0);
}

/** The medians over an engine's rounds; the curve is that of the round with the median warm-up. */
export function combined(measurements: readonly Measurement[]): Measurement {
  const middle = (value: (measurement: Measurement) => number): number => median(measurements.map(value));
  const byWarmUp = [...measurements].sort((a, b) => a.warmUp - b.warmUp);
  const residents = measurements.flatMap(({ resident }) => resident ?? []);
  return {
    load: middle(({ load }) => load),
    first: middle(({ first }) => first),
    steady: middle(({ steady }) => steady),
    warmUp: middle(({ warmUp }) => warmUp),
    runs: measurements.reduce((sum, { runs }) => sum + runs, 0),
    ...(residents.length === 0 ? {} : { resident: median(residents) }),
    curve: byWarmUp[(byWarmUp.length - 1) >> 1]!.curve,
  };
}

/** What a call in a row costs, in nanoseconds, and what the row computed. */
export interface RowMeasurement {
  readonly name: string;
  readonly checksum: string;
  readonly time: number;
}

export function parseRows(report: string): RowMeasurement[] {
  const lines = report.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [name, checksum, time] = line.split("\t") as [string, string, string];
    return { name, checksum, time: Number(time) };
  });
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function geometricMean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}
