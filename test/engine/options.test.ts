/** What an engine tells its host about its own work: options `busy` and `working`. */
import { expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/options.js";

/** What is told while `source` runs, one letter each: busy, compiling or translating begins, it ends, translated. */
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

const long = (source: string): string => `${source} ${"-".repeat(400)}`;

for (const [what, source, options, expected] of [
  ["a short chunk", "return 1", {}, ""],
  ["a long chunk", long("return 1"), {}, "Bc)"],
  ["a long chunk with an error", long("return return"), {}, "Bc)!"],
  ["a long chunk that is interpreted", long("return 1"), { tier: "interp" }, ""],
  ["a loop that gets hot", "for i = 1, 1000 do local x = i end", {}, "t)Bt"],
  ["both", long("for i = 1, 1000 do local x = i end"), {}, "Bc)t)t"],
] as const)
  test(what, () => expect(told(source, options)).toBe(expected));
