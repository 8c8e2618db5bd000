/** A translated loop is entered where registers hold what its translation takes for granted. */
import { expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { TierEvent } from "../../src/jit/tier-options.js";

test("A12 a loop that gets hot when its counter has left zero is translated once more, not again and again", () => {
  const events: TierEvent[] = [];
  const engine = new Engine(createCaptureHost(), { trace: (event) => events.push(event) });
  const [sum] = engine.run(`local function count()
      local n = 0
      for _ = 1, 50 do
        for i = 1, 100 do if i % 3 == 0 then n = n + 1 end end
      end
      return n
    end
    local sum = 0
    for k = 1, 50 do sum = sum + count() end
    return sum`);
  expect(sum).toBe(50 * 50 * 33);
  const failures = events.filter((event) => event.kind === "deopt" && event.reason === "otherEntry");
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.length).toBeLessThan(20);
});
