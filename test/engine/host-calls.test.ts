/** A translated function is called by the host without ceremony; however the call ends, it does so as when it was interpreted. */
import { describe, expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import { LuaError, type LuaFunction, type LuaValue } from "../../src/index.js";

const source = `
local function sum(n) if n == 0 then return 0 end return n + sum(n - 1) end
local function endless() return 1 + endless() end
local log = {}
return {
  function(x, y) return x + y end,
  function(...) return select("#", ...), ... end,
  function(n) return sum(n) end,
  endless,
  function(x) return x.field.other end,
  function(x) error(x, 0) end,
  function() return coroutine.yield(1) end,
  function(f) return pcall(f) end,
  function(n) local co = coroutine.wrap(function(a) local b = coroutine.yield(a + n) return b * 2 end) return co(1), co(5) end,
  function(n) defer() log[#log + 1] = n end if n and tonumber(n) and tonumber(n) > 2 then error("deferred") end return #log end,
}`;

const argumentsOf: readonly (readonly LuaValue[])[] = [[1, 2], ["1", 2], [true], [], [1, 2, 3, 4, 5], [190], [20_000]];
/** Index of the function that takes long. */
const ENDLESS = 3;

/** What a call gives or throws. */
function outcome(engine: Engine, fn: LuaFunction, args: readonly LuaValue[]): unknown {
  try {
    return engine.call(fn, ...args);
  } catch (error) {
    expect(error).toBeInstanceOf(LuaError);
    const { message, traceback } = error as LuaError & { traceback?: string };
    return { message, traceback };
  }
}

function outcomes(tier: "interp" | "auto" | "jit" | "chaos"): unknown[] {
  const host = createCaptureHost("test", () => {
    throw new Error("the program ended");
  });
  const engine = new Engine(host, { tier, hot: 2 });
  const functions = engine.run(`local fs = (function() ${source} end)() return unpack(fs)`, "=calls") as LuaFunction[];
  const results: unknown[] = [];
  for (const [i, fn] of functions.entries())
    for (const args of i === ENDLESS ? argumentsOf.slice(0, 1) : argumentsOf)
      results.push([0, 1, 2].map(() => JSON.stringify(outcome(engine, fn, args))));
  expect(engine.run("return 1 + 1")).toEqual([2]);
  expect(engine.runtime.depth).toBe(0);
  return results;
}

describe("A2 V11 V12 calls by the host", () => {
  const expected = outcomes("interp");
  test.each(["auto", "jit", "chaos"] as const)("end in %s as interpreted", (tier) => {
    expect(outcomes(tier)).toEqual(expected);
  });
});
