/**
 * The clocks of benchmarks. What a run costs is processor time, the clock that all engines have (`os.clock` is it in Lua): what else the
 * machine does is not in it, but V8's compiler and collector threads are, because the machine works for them as well. How long one waits
 * for a run is another matter where threads help: that is at most the time on the wall, which other programs stretch, and at most the
 * processor time of all threads, so the lesser of the two comes nearest. Lua engines have one thread: for them both are the same.
 */

/** Milliseconds. */
export interface Time {
  /** Processor time of the process. */
  readonly cost: number;
  /** Time that somebody waits. */
  readonly wait: number;
}

/** A point in time, to be given to `since`. */
export interface Moment {
  readonly cost: number;
  readonly wall: number;
}

export function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { cost: (user + system) / 1000, wall: performance.now() };
}

export function since({ cost, wall }: Moment): Time {
  const later = now();
  const spent = later.cost - cost;
  return { cost: spent, wait: Math.min(spent, later.wall - wall) };
}
