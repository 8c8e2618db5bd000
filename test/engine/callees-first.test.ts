/** Functions are translated before those that call them, so that V8 meets one target in each call. */
import { expect, test } from "vitest";
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";

/** The functions that are translated, and the loops (negative), by the line that they begin at, with the calls of the function until then. */
function translations(source: string): [line: number, calls: number][] {
  const made: [number, number][] = [];
  const engine = new Engine(createCaptureHost(), {
    trace: (event) => {
      if (event.kind !== "translated") return;
      const { code, loop } = event;
      made.push([loop < 0 ? code.proto.lineDefined : -code.proto.lines[loop / INSTRUCTION_SIZE]!, code.calls]);
    },
  });
  engine.run(source);
  return made;
}

const LEAF = "local function leaf(n) local s = 0 for i = 1, n do s = s + i end return s end\n";

const calling = (condition: string): string => `${LEAF}
    local function caller(n) if ${condition} then return (leaf(n % 3)) end return n end
    for i = 1, 400 do caller(i) end`;

test("A12 a callee with a tenth of the calls that make it hot is translated with the caller", () => {
  expect(translations(calling("n % 2 == 0"))).toEqual([
    [1, 30],
    [3, 61],
  ]);
});

test("A12 a callee with fewer is translated when it is hot itself", () => {
  expect(translations(calling("n % 6 == 0 and n > 30"))).toEqual([
    [3, 60],
    [1, 60],
  ]);
});

test("A12 a caller waits for what it does not call any more during three calls", () => {
  expect(translations(calling("n <= 30"))).toEqual([[3, 63]]);
});

test("A12 a callee that is called in one iteration of twenty is translated before the loop", () => {
  const made = translations(`${LEAF}
    local s = 0
    for i = 1, 1000 do if i % 20 == 0 then s = s + leaf(i % 3) end end`);
  expect(made).toEqual([
    [1, 31],
    [-4, 1],
  ]);
});

test("A12 a loop that waits in vain does not keep its function from waiting", () => {
  const made = translations(`${LEAF}
    local function late(n) local s = 0 for i = 1, n do s = s + i end return s end
    local function caller(n)
      for i = 1, n do if i > 3 and i < 30 then leaf(1) end end
      if n % 2 == 0 then return (late(n)) end
    end
    caller(2000)
    for i = 1, 80 do caller(i % 4) end`);
  const lines = made.map(([line]) => line);
  expect(lines.indexOf(3)).toBeGreaterThan(-1);
  expect(lines.indexOf(3)).toBeLessThan(lines.indexOf(4));
});
