/** Errors leave frames with pending `defer` handlers through one place, whichever tier the frames are in. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { Run } from "../../runtime/interpreter/run.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { Tier } from "../../src/engine/options.js";
import { builtin, plain, rawset } from "../../src/index.js";

afterEach(() => vi.restoreAllMocks());

const tiers: readonly Tier[] = ["interp", "jit", "auto", "chaos"];

describe.each(tiers)("F6 the helper that unwinds: %s", (tier) => {
  test("is called once for each handler that an error runs in a frame, and not otherwise", () => {
    const unwind = vi.spyOn(Run.prototype as unknown as { unwind(error: unknown): void }, "unwind");
    const engine = new Engine(
      createCaptureHost("test", () => {
        throw new Error("exit");
      }),
      { tier, hot: 2 },
    );
    const seen: unknown[] = [];
    const note = plain((name) => {
      seen.push(`${String(name)} ${unwind.mock.calls.length}`);
      return undefined;
    });
    rawset(engine.runtime.globals, "note", builtin(engine.runtime, "note", note));
    const source = `
      local function work(fails)
        defer() note("d") end
        do defer() note("c") end for i = 1, 1 do defer() note("b") end defer() note("a") end if fails then error("x", 0) end end end
      end
      for i = 1, 9 do work(false) end
      note("start")
      return pcall(work, true)`;
    expect(engine.run(source, "=test")).toEqual([false, "x"]);
    const normal = Array.from({ length: 9 }, () => ["a 0", "b 0", "c 0", "d 0"]).flat();
    expect(seen).toEqual([...normal, "start 0", "a 1", "b 2", "c 3", "d 4"]);
  });
});
