/** What a process that runs a benchmark does and says: it loads one program and runs it repeatedly, and tells the time of each run. */
import { GCProfiler, getHeapStatistics } from "node:v8";
import { now, since, type Time } from "./clock.js";

/** A program of the corpus, in whichever language. */
export interface Program {
  readonly size: number;
  readonly expected: number | string | boolean;
  run(size: number): unknown;
}

/** What a measuring process is asked for. */
export interface Task {
  /** The program: `FILE.lua`, `FILE.js`. */
  readonly file: string;
  /** Runs go on until they have taken so many seconds. */
  readonly seconds: number;
  /** Inner iterations of a program of are-we-fast-yet; absent for a program that says its size itself. */
  readonly iterations?: number | undefined;
  /** Watch the heap instead of the clock. */
  readonly memory?: boolean;
}

/** The least number of runs: the first, and one after it. */
export const LEAST_RUNS = 2;

/** Seconds that are measured at a time, at least, once it is known how many repetitions that takes. */
const LEAST_TIME = 0.004;

/** How a task is told to a process: `taskOf` reads it, and so does `luaHarness`. */
export function taskArguments({ file, seconds, iterations = 0, memory = false }: Task): string[] {
  return [file, String(seconds), String(iterations), memory ? "memory" : "time"];
}

export function taskOf([file, seconds, iterations, kind]: readonly string[]): Task {
  const inner = Number(iterations);
  return { file, seconds: Number(seconds), iterations: inner === 0 ? undefined : inner, memory: kind === "memory" };
}

/** Does a task and prints the report that `parseReport` or `parseHeap` reads. */
export async function perform(task: Task, load: () => Program | Promise<Program>): Promise<void> {
  if (task.memory === true) return watchHeap(task, load);
  const started = now();
  const program = await load();
  const loading = since(started);
  const { isRight, checksum, times } = runRepeatedly(program, task.seconds);
  console.log([String(isRight), String(checksum), process.resourceUsage().maxRSS].join("\t"));
  console.log([loading, ...times].map(({ cost, wait }) => `${cost.toFixed(3)}:${wait.toFixed(3)}`).join("\t"));
}

function runRepeatedly(
  { size, expected, run }: Program,
  seconds: number,
): { readonly isRight: boolean; readonly checksum: unknown; readonly times: readonly Time[] } {
  const times: Time[] = [];
  let total = 0;
  while (true) {
    const started = now();
    const checksum = run(size);
    const time = since(started);
    if (checksum !== expected) return { isRight: false, checksum, times };
    times.push(time);
    total += time.cost;
    if (total >= seconds * 1000 && times.length >= LEAST_RUNS) return { isRight: true, checksum, times };
  }
}

/** V8's heap grows from one collection to the next, so its peak is what is in use when one begins, or at the end. */
async function watchHeap(task: Task, load: () => Program | Promise<Program>): Promise<void> {
  const profiler = new GCProfiler();
  profiler.start();
  const { isRight, checksum } = runRepeatedly(await load(), task.seconds);
  const last = getHeapStatistics().used_heap_size;
  const collections = profiler.stop().statistics;
  const peak = Math.max(last, ...collections.map(({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize));
  const kept = Math.max(...collections.map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize));
  console.log([String(isRight), String(checksum), peak, collections.length === 0 ? last : kept].join("\t"));
}

/** Loads a program: a chunk that gets its file and inner iterations, and returns it as a table. */
export const luaLoader = `
local file, iterations = ...
iterations = tonumber(iterations)
if iterations > 0 then package.path = file:match("^(.*)[/\\\\]") .. "/?.lua;" .. package.path end
local program = dofile(file)
if iterations == 0 then return program end
return { size = iterations, expected = true, run = function(n) return program:inner_benchmark_loop(n) end }
`;

/** The same as `perform`, in Lua, for engines that are programs of their own. */
export const luaHarness = `
local file, seconds, iterations = ...
local clock = os.clock
local function load(...) ${luaLoader} end
local started = clock()
local program = load(file, iterations)
local times = { string.format("%.3f", (clock() - started) * 1000) }
local size, expected, total, checksum = program.size, program.expected, 0, nil
while total < tonumber(seconds) or #times <= ${LEAST_RUNS} do
  started = clock()
  checksum = program.run(size)
  local time = clock() - started
  if checksum ~= expected then break end
  times[#times + 1] = string.format("%.3f", time * 1000)
  total = total + time
end
local status = io.open("/proc/self/status")
local memory = status and status:read("*a"):match("VmHWM:%s*(%d+)") or ""
print(tostring(checksum == expected) .. "\\t" .. tostring(checksum) .. "\\t" .. memory)
print(table.concat(times, "\\t"))
`;

/**
 * A row is measured again until several times in a row do not make it quicker by more than this, so often at most: then the code it needs has
 * been compiled.
 */
const STEADY = 0.9;
const STEADY_ROUNDS = 3;
const MOST_ROUNDS = 30;

/**
 * Measures the rows of a file of `test/bench/library`, one after the other, in any Lua: prints a line for each, with its name, its checksum
 * and the nanoseconds that one of its calls takes in the steady state.
 */
export const rowsHarness = `
local file, seconds, wanted = ...
seconds = tonumber(seconds)
local clock = os.clock
local function measure(run, calls)
  local times, total, repeats, checksum = {}, 0, 1, nil
  while total < seconds or #times < 2 do
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
  return checksum, later[math.ceil(#later / 2)]
end
for _, row in ipairs(dofile(file)) do
  local name, calls, run = row[1], row[2], row[3]
  if name:find(wanted, 1, true) then
    local checksum, time = measure(run, calls)
    local best, steady = time, 0
    for round = 2, ${MOST_ROUNDS} do
      checksum, time = measure(run, calls)
      steady = time > ${STEADY} * best and steady + 1 or 0
      best = math.min(best, time)
      if steady == ${STEADY_ROUNDS} then break end
    end
    print(table.concat({ name, tostring(checksum), time }, "\\t"))
  end
end
`;
