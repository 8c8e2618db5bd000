import { setImmediate as jobEnd } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { stackProbe } from "../../runtime/interpreter/stack-probe.js";
import { provideQuickProbe } from "../../src/jit/stack-probe.js";

provideQuickProbe();

const BYTES = 120 * 1024;

/** Descends until the probe says no; then the room that another, written for half as much, finds there. */
function descend(probe: () => boolean, half: () => boolean): { levels: number; room: boolean } {
  let levels = 0;
  const step = (): boolean => {
    levels++;
    return probe() ? step() : half();
  };
  return { room: step(), levels };
}

describe("stackProbe", () => {
  it("V12: finds the end of the stack in time, in its slow way and in its quick way", async () => {
    const half = stackProbe(BYTES / 2);
    const probe = stackProbe(BYTES);
    const slow = descend(probe, half);
    expect(slow.room).toBe(true);
    let refused = 0;
    for (let i = 0; i < 50_000; i++) if (!probe()) refused++;
    expect(refused).toBe(0);
    await jobEnd();
    const quick = descend(probe, half);
    expect(quick.room).toBe(true);
    expect(quick.levels).toBeGreaterThan(slow.levels / 4);
    expect(quick.levels).toBeLessThan(slow.levels * 4);
  });

  it("goes on to answer after it has said no", () => {
    const probe = stackProbe(BYTES);
    for (let i = 0; i < 200; i++) probe();
    expect(descend(probe, () => true).levels).toBeGreaterThan(100);
    expect(probe()).toBe(true);
  });
});
