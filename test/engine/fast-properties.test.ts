/** What V8 makes of large tables: an object in dictionary mode costs five to twenty times as much at each access by translated code. */
import { setFlagsFromString } from "node:v8";
import { expect, test } from "vitest";
import { createNodeHost } from "../../src/cli/node-host.js";
import { Engine } from "../../src/engine/engine.js";

setFlagsFromString("--allow-natives-syntax");
const hasFastProperties = new Function("object", "return %HasFastProperties(object)") as (object: unknown) => boolean;

const MODULE = Array.from({ length: 100 }, (_, i) => `function M.f${i}(x) return x + ${i} end`).join("\n");
const CONSTRUCTOR = `{ ${Array.from({ length: 100 }, (_, i) => `k${i} = ${i}`).join(", ")} }`;
const GLOBALS = Array.from({ length: 80 }, (_, i) => `g${i} = ${i} function h${i}() end`).join("\n");

test.each(["interp", "auto", "jit"] as const)(
  "A8: large modules, records and globals are records for V8 (%s)",
  (tier) => {
    const engine = new Engine(createNodeHost(), { tier });
    const results = engine.run(`
    local M = {}
    ${MODULE}
    local C = ${CONSTRUCTOR}
    ${GLOBALS}
    for i = 1, 300 do g1 = g1 + 0.5 M.count = (M.count or 0) + 0.5 C.k50 = C.k50 + 0.5 end
    local computed = {}
    for i = 1, 100 do computed["k" .. i] = i end
    return M, C, _G, computed.k100
  `);
    expect(results.slice(0, 3).map(hasFastProperties)).toEqual([true, true, true]);
    expect(results[3]).toBe(100);
  },
);
