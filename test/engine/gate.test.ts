/** What the host hands to Lua: no wide character gets in, by which programs would reach internal fields, and no foreign object. */
import { describe, expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/options.js";
import { LuaError, type LuaFunction, type LuaValue, utf8Encode } from "../../src/index.js";

function newEngine(options: EngineOptions = {}): Engine {
  return new Engine(
    createCaptureHost("test", () => {
      throw new Error("the program ended");
    }),
    options,
  );
}

const WIDE = "Ωarray";
const STORE = "local t = { 1, 2 } t[...] = 5 return #t";

describe("V42 strings of the host are byte strings", () => {
  const engine = newEngine();
  const context = engine.context().withGlobals({});
  const [fn] = engine.run(`return function(...) ${STORE} end`, "=test") as [LuaFunction];
  const wide: Record<string, () => unknown> = {
    "source text": () => engine.run(`local t = {} t['${WIDE}'] = 5`, "=test"),
    "the name of a chunk": () => engine.run("return 1", `=${WIDE}`),
    "an argument of run": () => engine.run(STORE, "=test", WIDE),
    "an argument of call": () => engine.call(fn, 1, WIDE),
    "an argument of a call in a context": () => context.call(fn, WIDE),
    "an argument of pcall": () => context.pcall(fn, WIDE),
    "an argument of a handle": () => context.handle(fn).call(WIDE),
    "an argument of a bound function": () => context.bind(fn)(WIDE),
    "a global": () => context.set("x", WIDE),
    "the name of a global": () => context.set(WIDE, 1),
    "an initial global": () => context.withGlobals({ [WIDE]: 1 }),
  };

  test.each(Object.entries(wide))("%s", (_, enter) => {
    expect(enter).toThrow(/no byte string; pass it through utf8Encode/);
  });

  test("an argument of an asynchronous call", async () => {
    await expect(engine.callAsync(fn, WIDE)).rejects.toThrow("argument 1 is no byte string");
    await expect(context.callAsync(fn, WIDE)).rejects.toThrow("argument 1 is no byte string");
  });

  test("results and errors of host functions", () => {
    context.set(
      "result",
      engine.hostFunction("result", () => [1, WIDE]),
    );
    expect(context.run("return pcall(result)", "=test")).toEqual([
      false,
      "host function 'result': result 2 is no byte string; pass it through utf8Encode",
    ]);
    for (const thrown of [new Error(WIDE), new LuaError(WIDE)]) {
      const fail = (): LuaValue[] => {
        throw thrown;
      };
      context.set("fail", engine.hostFunction("fail", fail));
      expect(context.run("return pcall(fail)", "=test")).toEqual([false, utf8Encode(WIDE)]);
    }
  });

  test("text that has been encoded is a key like others", () => {
    expect(engine.run(STORE, "=test", utf8Encode(WIDE))).toEqual([2]);
  });
});

describe("objects of JavaScript are no values of Lua", () => {
  const engine = newEngine();
  const foreign: Record<string, unknown> = {
    object: {},
    array: [1],
    function: () => 1,
    null: null,
    bigint: 1n,
    symbol: Symbol("s"),
  };

  test.each(Object.entries(foreign))("%s", (_, value) => {
    expect(() => engine.run("return ...", "=test", value as LuaValue)).toThrow("argument 1 is no value of Lua");
    engine.context().set(
      "result",
      engine.hostFunction("result", () => [value as LuaValue]),
    );
    expect(engine.run("return (select(2, pcall(result)))", "=test")[0]).toMatch("result 1 is no value of Lua");
  });

  test("source text has to be a string", () => {
    expect(() => engine.run(5 as unknown as string)).toThrow("the source has to be a string");
    expect(() => engine.compile(undefined as unknown as string, "=test")).toThrow("the source has to be a string");
  });
});

test("options that make no sense are refused", () => {
  expect(() => newEngine({ tier: "fast" as "jit" })).toThrow("there is no tier 'fast'");
  for (const hot of [0, -1, Number.NaN]) expect(() => newEngine({ hot })).toThrow("'hot' has to be a number from 1 on");
});
