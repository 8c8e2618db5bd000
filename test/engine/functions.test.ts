/** Functions seen from the host: one kind of callable, counted, translated at a threshold, and errors of the host inside Lua. */
import { describe, expect, test } from "vitest";
import type { LuaValue } from "../../runtime/values/value.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine, type TierEvent } from "../../src/engine/engine.js";
import type { EngineOptions, Tier } from "../../src/engine/options.js";
import { builtin, LuaError, LuaFunction, plain, rawset, return1 } from "../../src/index.js";

function engineWith(options: EngineOptions = {}): { engine: Engine; events: TierEvent[] } {
  const events: TierEvent[] = [];
  const host = createCaptureHost("test", () => {
    throw new Error("the program ended");
  });
  return { engine: new Engine(host, { ...options, trace: (event) => events.push(event) }), events };
}

function define(engine: Engine, name: string, body: (...args: LuaValue[]) => LuaValue): void {
  rawset(engine.runtime.globals, name, builtin(engine.runtime, name, plain(body)));
}

const tiers: readonly Tier[] = ["interp", "jit", "auto", "chaos"];

describe("A1 one callable: functions, closures and builtins", () => {
  const { engine } = engineWith();
  const functions = engine.run(
    "local n = 0 return function() end, function() n = n + 1 return n end, print",
  ) as LuaFunction[];

  test("are of one class with the same fields in the same order", () => {
    for (const fn of functions) {
      expect(fn).toBeInstanceOf(LuaFunction);
      expect(Object.keys(fn)).toEqual(Object.keys(functions[0]!));
    }
  });

  test("are all functions to Lua", () =>
    expect(engine.run("local a, b, c = ... return type(a), type(b), type(c)", "=x", ...functions)).toEqual([
      "function",
      "function",
      "function",
    ]));
});

describe.each(tiers)("A2 P1 called from anywhere, %s", (tier) => {
  test("a function does the same from the interpreter, from translated code and from the host", () => {
    const { engine } = engineWith({ tier, hot: 5 });
    const [count, warm] = engine.run(`
      local n = 0
      local function count(by) n = n + by return n, "é" end
      return count, function() for i = 1, 50 do count(1) end return count(0) end`) as LuaFunction[];
    expect(engine.call(count!, 2)).toEqual([2, "é"]);
    expect(engine.call(warm!)).toEqual([52, "é"]);
    expect(engine.call(count!, 3)).toEqual([55, "é"]);
  });

  test("what is no function is refused", () => {
    const { engine } = engineWith({ tier });
    for (const source of [
      "local t = {} t()",
      "x()",
      "local t = {} t.x.y()",
      "(5)()",
      "local t = setmetatable({}, {__call = 1}) t()",
    ])
      expect(() => engine.run(source)).toThrow(/attempt to (call|index)/);
  });

  test("P12 an empty function is callable", () => {
    const { engine } = engineWith({ tier });
    const [empty] = engine.run("return function() end");
    expect(engine.call(empty as LuaFunction)).toEqual([]);
    expect(engine.run("")).toEqual([]);
  });
});

describe("A11 calls are counted", () => {
  test("exactly, up to the threshold, for each prototype", () => {
    const { engine } = engineWith({ hot: 100 });
    const [one, other] = engine.run(`
      local one, other = function() end, function() end
      for i = 1, 7 do one() end
      return one, other`) as LuaFunction[];
    expect([one!.code?.calls, other!.code?.calls]).toEqual([7, 0]);
  });

  test("and do not wrap around", () => {
    const { engine } = engineWith({ tier: "interp" });
    const [fn] = engine.run("return function() end") as LuaFunction[];
    fn!.code!.calls = 0x7fffffff;
    engine.call(fn!);
    expect(fn!.code!.calls).toBe(0x7fffffff);
  });
});

describe("A12 the threshold", () => {
  const translated = (events: readonly TierEvent[]) => events.filter(({ kind }) => kind === "translated").length;

  test.each([1, 2, 10])("%i: that call translates, the one before does not", (hot) => {
    const { engine, events } = engineWith({ hot });
    const [fn] = engine.run("return function(a) return a end") as LuaFunction[];
    const before = translated(events);
    for (let i = 1; i < hot; i++) engine.call(fn!, i);
    expect(translated(events)).toBe(before);
    engine.call(fn!, 0);
    expect(translated(events)).toBe(before + 1);
  });

  test("functions of one name are counted apart", () => {
    const { engine, events } = engineWith({ hot: 10 });
    const pair = engine.run(
      "local function f() return 1 end local a = f local function f() return 2 end return a, f",
    ) as LuaFunction[];
    for (let i = 0; i < 9; i++) for (const fn of pair) engine.call(fn);
    expect(translated(events)).toBe(0);
    engine.call(pair[0]!);
    expect(translated(events)).toBe(1);
  });

  test("Infinity translates nothing", () => {
    const { engine, events } = engineWith({ hot: Number.POSITIVE_INFINITY });
    expect(engine.run("local s = 0 for i = 1, 5000 do s = s + (function() return 1 end)() end return s")).toEqual([
      5000,
    ]);
    expect(events).toEqual([]);
  });
});

describe.each(tiers)("V11 D36 what the host throws is a Lua error, %s", (tier) => {
  const failures: [name: string, thrown: unknown, message: string][] = [
    ["an error", new Error("boom"), "boom"],
    ["a string", "text", "text"],
    ["an object", { code: 1 }, "[object Object]"],
    ["null", null, "null"],
    ["wide characters", new Error("é\u2028"), "\u00c3\u00a9\u00e2\u0080\u00a8"],
  ];

  test.each(failures)("%s", (_, thrown, message) => {
    const { engine } = engineWith({ tier, hot: 3 });
    define(engine, "fail", () => {
      throw thrown;
    });
    const results = engine.run(
      `local log = {}
      local function body()
        defer() log[#log + 1] = "outer" end
        do defer() log[#log + 1] = "inner" end fail() end
      end
      local ok, e
      for i = 1, 10 do log = {} ok, e = pcall(body) end
      return ok, e, log[1], log[2], #log`,
      "=host",
    );
    expect(results).toEqual([false, `host:4: ${message}`, "inner", "outer", 2]);
    let caught: unknown;
    try {
      engine.run("local x = fail()", "=host");
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(LuaError);
    expect((caught as LuaError).message).toBe(`host:1: ${message}`);
    expect((caught as LuaError).cause).toBe(thrown);
    expect((caught as LuaError).message).not.toMatch(/\.js|file:/);
  });

  test("the engine stays usable, also after calls inside calls", () => {
    const { engine } = engineWith({ tier, hot: 3 });
    define(engine, "again", (fn, depth) => {
      if (depth === 0) throw new Error("deepest");
      return return1(engine.runtime, engine.call(fn as LuaFunction, fn, (depth as number) - 1)[0]);
    });
    const [fn] = engine.run(
      "local n = 0 return function(self, depth) n = n + 1 again(self, depth) return n end",
      "=host",
    ) as LuaFunction[];
    expect(() => engine.call(fn!, fn, 3)).toThrow(/host:1: .*deepest/);
    expect(engine.run("return 1 + 1")).toEqual([2]);
  });
});

describe("V1 V2 a compiled chunk", () => {
  test("runs in many engines, which never meet", () => {
    const proto = engineWith().engine.compile("n = (n or 0) + 1 return n", "=shared");
    const engines = tiers.map((tier) => engineWith({ tier }).engine);
    for (const expected of [1, 2, 3])
      for (const engine of engines) expect(engine.call(engine.load(proto))).toEqual([expected]);
  });

  test("is not touched by running", () => {
    const { engine } = engineWith({ hot: 1 });
    const proto = engine.compile("local s = 0 for i = 1, 500 do s = s + i end return s", "=x");
    const before = JSON.stringify(proto, (_, value) =>
      ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value,
    );
    engine.call(engine.load(proto));
    expect(
      JSON.stringify(proto, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value)),
    ).toBe(before);
  });
});

test("D11 V11 errors of handlers are kept with the error that they did not replace", () => {
  const { engine } = engineWith();
  let caught: unknown;
  try {
    engine.run("defer() error('second', 0) end defer() error('first', 0) end error('body', 0)");
  } catch (error) {
    caught = error;
  }
  const { value, suppressed } = caught as LuaError & { suppressed: readonly LuaError[] };
  expect([value, ...suppressed.map((error) => error.value)]).toEqual(["body", "first", "second"]);
});
