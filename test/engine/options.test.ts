/** What an engine tells its host about its own work: options `busy`, `interpreting` and `working`. */
import { expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/options.js";

/** What is told while `source` runs, one letter each: busy, interpreting, compiling or translating begins, it ends, translated. */
function told(source: string, options: EngineOptions = {}): string {
  let letters = "";
  const host = createCaptureHost("test", () => {
    throw new Error("the program ended");
  });
  const engine = new Engine(host, {
    ...options,
    busy: () => {
      letters += "B";
    },
    interpreting: () => {
      letters += "I";
    },
    working: (begins, task) => {
      letters += begins ? task[0] : ")";
    },
    trace: ({ kind }) => {
      if (kind === "translated") letters += "t";
    },
  });
  try {
    engine.run(source, "=test");
  } catch {
    letters += "!";
  }
  return letters;
}

const resumed = "local step = coroutine.wrap(function() while true do coroutine.yield() end end)";
const long = (source: string): string => `${source} ${"-".repeat(400)}`;

for (const [what, source, options, expected] of [
  ["a short chunk", "return 1", {}, ""],
  ["a long chunk", long("return 1"), {}, "Bc)"],
  ["a long chunk with an error", long("return return"), {}, "Bc)!"],
  ["a long chunk that is interpreted", long("return 1"), { tier: "interp" }, ""],
  ["a loop that gets hot", "for i = 1, 1000 do local x = i end", {}, "t)Bt"],
  ["a hook", "debug.sethook(print, 'c')", {}, "I"],
  ["a function that is too large", `local x = 0 for i = 1, 1000 do ${"x = x + i ".repeat(3000)} end`, {}, "Bc)I"],
  ["a coroutine resumed a thousand times", `${resumed} for i = 1, 1e3 do step() end`, { tier: "interp" }, ""],
  ["and ten thousand times", `${resumed} for i = 1, 1e4 do step() end`, { tier: "interp" }, "I"],
  ["both", long("for i = 1, 1000 do local x = i end"), {}, "Bc)t)t"],
] as const)
  test(what, () => expect(told(source, options)).toBe(expected));
