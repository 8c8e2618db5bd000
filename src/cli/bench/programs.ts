/** Measures programs: the engines take turns. */
import type { Contender, Duration } from "./contenders.js";
import { combined, type Heap, type Measurement } from "./measurement.js";
import { headerLine, type ProgramResult, rowLine, Table } from "./report.js";
import type { Pair, Suite } from "./suites.js";

export interface ProgramSettings extends Duration {
  /** Turns of each engine. */
  readonly rounds: number;
  /** Also measure V8's heap. */
  readonly memory: boolean;
}

export interface SuiteResults {
  readonly suite: string;
  /** By what is compared. */
  readonly means: Readonly<Record<string, number>>;
  readonly results: Readonly<Record<string, ProgramResult>>;
}

/** Measures all programs of a suite and prints a table; how many measurements failed is the second result. */
export async function benchPrograms(
  { name, programs }: Suite,
  contenders: readonly Contender[],
  settings: ProgramSettings,
): Promise<{ results: SuiteResults; failures: number }> {
  const table = new Table(
    contenders.map((contender) => contender.name),
    settings.memory,
  );
  const results: Record<string, ProgramResult> = {};
  let failures = 0;
  console.log(headerLine(table.titles()));
  for (const program of programs) {
    const result = await measureProgram(program, contenders, settings, () => failures++);
    results[program.name] = result;
    console.log(rowLine(table.row(program.name, result)));
  }
  console.log(rowLine(table.footer(Object.values(results))));
  return { results: { suite: name, means: table.means(Object.values(results)), results }, failures };
}

async function measureProgram(
  program: Pair,
  contenders: readonly Contender[],
  settings: ProgramSettings,
  fail: () => void,
): Promise<ProgramResult> {
  const measured = new Map<Contender, Measurement[]>();
  const heaps = new Map<Contender, Heap>();
  const attempt = async (contender: Contender, action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      fail();
      console.log(`FAIL ${program.name} (${contender.name}): ${(error as Error).message}`);
    }
  };
  for (let round = 0; round < settings.rounds; round++)
    for (const contender of contenders)
      await attempt(contender, async () => {
        const measurement = await contender.measure(program, settings);
        measured.set(contender, [...(measured.get(contender) ?? []), measurement]);
      });
  if (settings.memory)
    for (const contender of contenders)
      await attempt(contender, async () => {
        const heap = await contender.measureHeap?.(program, settings);
        if (heap !== undefined) heaps.set(contender, heap);
      });
  return Object.fromEntries(
    [...measured].map(([contender, each]) => {
      const heap = heaps.get(contender);
      return [contender.name, { ...combined(each), ...(heap === undefined ? {} : { heap }) }];
    }),
  );
}
