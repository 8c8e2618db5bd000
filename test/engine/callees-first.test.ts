/** Functions are translated before those that call them, so that V8 meets one target in each call. */
import { expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";

/** The functions that are translated, in this order, by the line that they begin at, with their calls until then. */
function translations(condition: string): [line: number, calls: number][] {
  const made: [number, number][] = [];
  const engine = new Engine(createCaptureHost(), {
    trace: (event) => {
      if (event.kind === "translated" && event.loop < 0) made.push([event.code.proto.lineDefined, event.code.calls]);
    },
  });
  engine.run(`local function leaf(n) local s = 0 for i = 1, n do s = s + i end return s end
    local function caller(n) if ${condition} then return (leaf(n % 3)) end return n end
    for i = 1, 400 do caller(i) end`);
  return made;
}

test("A12 a callee with a tenth of the calls that make it hot is translated with the caller", () => {
  expect(translations("n % 2 == 0")).toEqual([
    [1, 30],
    [2, 61],
  ]);
});

test("A12 a callee with fewer is translated when it is hot itself", () => {
  expect(translations("n % 6 == 0 and n > 30")).toEqual([
    [2, 60],
    [1, 60],
  ]);
});

test("A12 a caller waits for what it does not call any more during three calls", () => {
  expect(translations("n <= 30")).toEqual([[2, 63]]);
});
