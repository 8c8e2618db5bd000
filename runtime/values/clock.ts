/** The host's clock for durations. */
type HighResolutionTime = () => [seconds: number, nanoseconds: number];

const { process: host } = globalThis as { process?: { hrtime?: HighResolutionTime } };
const time = host?.hrtime;

/**
 * Milliseconds since some moment, never fewer than before. Node's `performance` would have to be loaded, which takes as long as a
 * translation.
 */
export const now: () => number =
  time === undefined
    ? () => performance.now()
    : () => {
        const [seconds, nanoseconds] = time();
        return seconds * 1e3 + nanoseconds / 1e6;
      };
