/** What a process that runs a benchmark does and says: repeated runs of one program, the time of each. */

/** A program of the corpus, in whichever language. */
export interface Program {
  readonly size: number;
  readonly expected: number | string;
  run(size: number): unknown;
}

/** The least number of runs: the first, and one after it. */
export const LEAST_RUNS = 2;

/** Seconds that are measured at a time, at least, once it is known how many repetitions that takes. */
const LEAST_TIME = 0.004;

/** Runs a program for about so many seconds and prints the report that `parseReport` reads. */
export function measure(program: Program, seconds: number): void {
  const { size, expected } = program;
  const times: number[] = [];
  let total = 0;
  let checksum: unknown;
  while (total < seconds * 1000 || times.length < LEAST_RUNS) {
    const started = performance.now();
    checksum = program.run(size);
    const time = performance.now() - started;
    if (checksum !== expected) break;
    times.push(time);
    total += time;
  }
  console.log([String(checksum === expected), String(checksum), ...times].join("\t"));
}

/** The same as `measure`, in Lua, for engines that are programs of their own. */
export const luaHarness = `
local file, seconds = ...
local program = dofile(file)
local size, expected, clock = program.size, program.expected, os.clock
local times, total, checksum = {}, 0, nil
while total < tonumber(seconds) or #times < ${LEAST_RUNS} do
  local started = clock()
  checksum = program.run(size)
  local time = clock() - started
  if checksum ~= expected then break end
  times[#times + 1] = string.format("%.6f", time * 1000)
  total = total + time
end
print(tostring(checksum == expected) .. "\\t" .. tostring(checksum) .. "\\t" .. table.concat(times, "\\t"))
`;

/**
 * Measures the rows of a file of `test/bench/library`, one after the other, in any Lua: prints a line for each, with its name, its checksum
 * and the nanoseconds that one of its calls takes.
 */
export const rowsHarness = `
local file, seconds, wanted = ...
local clock = os.clock
for _, row in ipairs(dofile(file)) do
  local name, calls, run = row[1], row[2], row[3]
  if name:find(wanted, 1, true) then
    local times, total, repeats, checksum = {}, 0, 1, nil
    while total < tonumber(seconds) or #times < 2 do
      local started = clock()
      for i = 1, repeats do checksum = run(calls) end
      local time = clock() - started
      times[#times + 1] = time / repeats / calls * 1e9
      total = total + time
      -- The clock is too coarse for less.
      if time < ${LEAST_TIME} then repeats = repeats * 2 end
    end
    local later = {}
    for i = math.floor(#times / 2) + 1, #times do later[#later + 1] = times[i] end
    table.sort(later)
    print(table.concat({ name, tostring(checksum), later[math.ceil(#later / 2)] }, "\\t"))
  end
end
`;

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

/** Milliseconds. */
export interface Measurement {
  readonly first: number;
  /** Median of the later half of the runs. */
  readonly steady: number;
  readonly runs: number;
}

/** @throws an error that says so when the checksum was wrong. */
export function parseReport(report: string): Measurement {
  const [isRight, checksum, ...times] = report.trim().split("\t");
  if (isRight !== "true") throw new Error(`wrong checksum ${checksum}`);
  const numbers = times.map(Number);
  return { first: numbers[0], steady: median(numbers.slice(numbers.length >> 1)), runs: numbers.length };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function geometricMean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}
