/** Execution contexts: globals and limits of calls, how they nest, and what becomes of them and their handles in the end. */
import { describe, expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/options.js";
import {
  ContextError,
  type ExecutionContext,
  ForeignHandleError,
  type LuaError,
  type LuaFunction,
  type LuaTable,
  StaleHandleError,
  type TerminationError,
} from "../../src/index.js";
import { modes } from "./modes.js";

function engineWith(options: EngineOptions = {}): Engine {
  return new Engine(
    createCaptureHost("test", () => {
      throw new Error("the program ended");
    }),
    options,
  );
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing has been thrown");
}

const code = (action: () => unknown): string => (thrownBy(action) as ContextError).code;

describe.each(modes)("P15 contexts with globals of their own %o", (mode) => {
  const engine = engineWith(mode);
  engine.run("base = 1 count = 0 function step() count = count + 1 return count end function who() return name end");
  const root = engine.context();
  const [one, two] = ["one", "two"].map((name) => root.withGlobals({ name, count: 0 })) as [
    ExecutionContext,
    ExecutionContext,
  ];

  test("read what they do not have, and never write it", () => {
    expect(one.run("local seen = base base = 2 return seen, base, _G.base, print ~= nil, _G == getfenv(0)")).toEqual([
      1,
      2,
      2,
      true,
      true,
    ]);
    expect([root.get("base"), two.get("base"), one.get("base")]).toEqual([1, 1, 2]);
  });

  test("decide what a function sees, hot or not", () => {
    for (let i = 1; i <= 40; i++) {
      expect([one.call("step"), two.call("step"), root.call("step")]).toEqual([[i], [i], [i]]);
      expect([one.call("who"), two.call("who"), root.call("who")]).toEqual([["one"], ["two"], [undefined]]);
    }
    expect([one.get("count"), two.get("count"), root.get("count")]).toEqual([40, 40, 40]);
  });

  test("have nothing else without inheritance", () => {
    const bare = root.withGlobals({ x: 5 }, { inherit: "none" });
    expect(bare.run("return x, print, _G.x, next == nil")).toEqual([5, undefined, 5, true]);
  });

  test("hide where they look further", () => {
    expect(one.run("return getmetatable(_G), pcall(setmetatable, _G, nil)")).toEqual([
      false,
      false,
      "cannot change a protected metatable",
    ]);
    expect(one.run("return debug.getmetatable(_G), debug.getmetatable(getfenv(0)), print ~= nil")).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  test("have modules of their own, and find those that were loaded before", () => {
    engine.run("package.preload.shared = function(name) return { name = name } end require('shared')");
    for (const context of [root.withGlobals({ n: 1 }), root.withGlobals({}).withGlobals({ n: 1 })]) {
      expect(
        context.run(`package.preload.own = function() loads = (loads or 0) + 1 return { n = n } end
        package.path = "nowhere/?.lua"
        return package.loaded._G == _G, require("_G") == _G, package.loaded.package == package, package.loaded.string == string,
          require("own").n, require("own") == package.loaded.own, loads, select(2, pcall(require, "missing")):match("no file '(nowhere.-)'")`),
      ).toEqual([true, true, true, true, 1, true, 1, "nowhere/missing.lua"]);
      expect(context.run("return require('shared').name, getmetatable(package.loaded)")).toEqual(["shared", false]);
      expect(context.run("module('made', package.seeall) return package.loaded.made == getfenv()")).toEqual([true]);
      expect(context.run("return made == package.loaded.made, made ~= nil")).toEqual([true, true]);
    }
    expect(
      engine.run(
        "return package.loaded._G == _G, package.loaded.own, package.loaded.made, package.path == 'nowhere/?.lua'",
      ),
    ).toEqual([true, undefined, undefined, false]);
    expect(root.withGlobals({}, { inherit: "none" }).run("return package")).toEqual([undefined]);
    const without = root.withGlobals({ package: 1 });
    expect(without.run("return package, require('shared').name")).toEqual([1, "shared"]);
  });

  test("hold for nested calls, handlers, metamethods, callbacks and coroutines made inside", () => {
    const values = one.run(
      `local seen = {}
      local function note() seen[#seen + 1] = name end
      pcall(note)
      do defer() note() end end
      local t = setmetatable({}, { __index = note })
      local x = t.y
      ;("x"):gsub("x", note)
      table.sort({ 2, 1 }, function() note() return false end)
      local co = coroutine.wrap(function() while true do note() coroutine.yield() end end)
      co() co()
      kept = co
      return table.concat(seen, " "), seen`,
    );
    expect(values[0]).toBe(Array(7).fill("one").join(" "));
    // The coroutine stays in its context wherever it is resumed, and leaves the resumer in its own.
    two.set("co", one.get("kept"));
    two.set("seen", values[1]);
    expect(two.run("co() co() return name, seen[8], seen[9]")).toEqual(["two", "one", "one"]);
    expect(
      root.call(engine.run("return function(co) co() return name end")[0] as LuaFunction, one.get("kept")),
    ).toEqual([undefined]);
  });

  test("leave functions alone that have an environment of their own", () => {
    const [fn] = root.run("return setfenv(function() return name end, { name = 'own' })") as LuaFunction[];
    expect([one.call(fn!), two.call(fn!)]).toEqual([["own"], ["own"]]);
  });

  test("keep environments that setfenv gives their thread to themselves", () => {
    const other = root.withGlobals({ name: "other" });
    other.run("setfenv(0, setmetatable({ name = 'thread' }, { __index = _G }))");
    expect(other.run("return name, loadstring('return name')()")).toEqual(["thread", "thread"]);
    expect(one.run("return loadstring('return name')()")).toEqual(["one"]);
  });

  test("share environments that setfenv gives their thread with calls inside calls", () => {
    const outer = root.withGlobals({ name: "outer" });
    const inner = root.withGlobals({});
    outer.set(
      "again",
      engine.hostFunction("again", ({ context }) => context.run("return name")),
    );
    const setThread = (name: string): string => `setfenv(0, setmetatable({ name = '${name}' }, { __index = _G }))`;
    expect(outer.run(`${setThread("first")} return again()`)).toEqual(["first"]);
    inner.set(
      "back",
      engine.hostFunction("back", () => outer.run(setThread("second"))),
    );
    outer.set(
      "there",
      engine.hostFunction("there", () => inner.run("back()")),
    );
    expect(outer.run("there() return loadstring('return name')()")).toEqual(["second"]);
    expect(outer.run("return name")).toEqual(["second"]);
    expect(inner.run("return name")).toEqual(root.run("return name"));
  });

  test("P5 do not see each other: 50 counters", () => {
    const contexts = Array.from({ length: 50 }, () => root.withGlobals({ count: 0 }));
    for (let i = 0; i < 20; i++) for (const context of contexts) context.call("step");
    expect(contexts.map((context) => context.get("count"))).toEqual(Array(50).fill(20));
  });

  test("refuse what is no value or name of Lua", () => {
    for (const value of [{}, null, Symbol("x"), 1n, "\u0416", () => 1])
      expect(code(() => root.withGlobals({ x: value as never }))).toBe("InvalidGlobals");
    expect(code(() => root.withGlobals({ Ωmeta: 1 }))).toBe("InvalidGlobals");
    expect(code(() => one.set("Ωarray", 1))).toBe("InvalidGlobals");
    expect(code(() => one.get("Ωarray"))).toBe("InvalidGlobals");
    expect(one.get("__proto__")).toBe(undefined);
  });
});

describe("C8 a function that is hot in several contexts", () => {
  test("stays translated", () => {
    const discarded: string[] = [];
    const engine = engineWith({ hot: 5, trace: ({ kind }) => discarded.push(kind) });
    engine.run("n = 0 function f() for i = 1, 10 do n = n + 1 end return n end");
    const contexts = [
      engine.context(),
      engine.context().withGlobals({ n: 100 }),
      engine.context().withGlobals({ n: 200 }),
    ];
    for (let i = 1; i <= 200; i++)
      for (const [k, context] of contexts.entries()) expect(context.call("f")).toEqual([100 * k + 10 * i]);
    expect(discarded.filter((kind) => kind === "deopt").length).toBeLessThan(10);
    expect(discarded.at(-1)).toBe("translated");
  });
});

describe.each(modes)("V10 host functions %o", (mode) => {
  test("are told the context of their caller, and calls back stay in it", () => {
    const engine = engineWith(mode);
    const seen: unknown[] = [];
    const where = engine.hostFunction("where", (call, fn) => {
      seen.push(call.context.get("name"), call.engine === engine);
      return fn === undefined ? undefined : call.engine.call(fn as LuaFunction);
    });
    engine.context().set("where", where);
    const [one, two] = ["one", "two"].map((name) => engine.context().withGlobals({ name })) as ExecutionContext[];
    expect(one!.run("return where(function() return name end)")).toEqual(["one"]);
    two!.run("where()");
    engine.run("where()");
    expect(seen).toEqual(["one", true, "two", true, undefined, true]);
  });

  test("nest: the outer context is there again, also behind what is thrown, at depth 3", () => {
    const engine = engineWith(mode);
    const root = engine.context();
    const contexts = ["c0", "c1", "c2", "c3"].map((name) => root.withGlobals({ name }));
    const trace: unknown[] = [];
    root.set(
      "enter",
      engine.hostFunction("enter", (call, depth) => {
        const next = contexts[(depth as number) + 1];
        if (next === undefined) throw new Error("deepest");
        const before = call.context;
        const { ok } = next.pcall(visit!, (depth as number) + 1);
        trace.push([before.get("name"), ok]);
        if (depth === 1) throw new Error("in the middle");
      }),
    );
    const [visit] = engine.run(
      "return function(depth) local before = name local ok, message = pcall(enter, depth) return before, name, ok, message end",
    ) as [LuaFunction];
    for (let i = 0; i < 20; i++) {
      trace.length = 0;
      expect(contexts[0]!.call(visit, 0)).toEqual(["c0", "c0", true, undefined]);
      expect(trace).toEqual([
        ["c2", true],
        ["c1", true],
        ["c0", true],
      ]);
      const thrown = contexts[1]!.call(visit, 1);
      expect(thrown).toEqual(["c1", "c1", false, "in the middle"]);
    }
    expect(engine.call(engine.run("return function() return name end")[0] as LuaFunction)).toEqual([undefined]);
    expect(() => contexts[3]!.run("enter(3)")).toThrow("deepest");
    expect(engine.run("return name")).toEqual([undefined]);
  });

  test("inside of coroutines nest likewise", () => {
    const engine = engineWith(mode);
    const root = engine.context();
    const other = root.withGlobals({ name: "other" });
    root.set(
      "inOther",
      engine.hostFunction("inOther", () =>
        other.run("local co = coroutine.wrap(function() return name end) return co(), name"),
      ),
    );
    const one = root.withGlobals({ name: "one" });
    expect(
      one.run(
        "local co = coroutine.wrap(function() local a, b = inOther() coroutine.yield(a, b, name) end) return co()",
      ),
    ).toEqual(["other", "other", "one"]);
  });

  test("return their results in an array", () => {
    const engine = engineWith(mode);
    engine.context().set(
      "bad",
      engine.hostFunction("bad", () => 5 as never),
    );
    engine.context().set(
      "good",
      engine.hostFunction("good", (_, ...args) => [args.length, undefined, ...args]),
    );
    expect(engine.run("return select('#', good()), good(7, 8)")).toEqual([2, 2, undefined, 7, 8]);
    expect(() => engine.run("bad()")).toThrow("host function 'bad' has to return its results in an array");
  });
});

describe("C1 C2 asynchronous calls that overlap", () => {
  const source =
    "local seen = {} for i = 1, 5 do n = n + 1 seen[i] = n collectgarbage() end return table.concat(seen, ' ')";

  test("count for themselves in contexts of their own", async () => {
    const engine = engineWith();
    const contexts = [1, 2, 3].map(() => engine.context().withGlobals({ n: 0 }));
    const fn = engine.load(engine.compile(source, "=count"));
    const results = await Promise.all(contexts.map((context) => context.callAsync(fn)));
    expect(results).toEqual(Array(3).fill(["1 2 3 4 5"]));
  });

  test("count together in one", async () => {
    const engine = engineWith();
    const context = engine.context().withGlobals({ n: 0 });
    const fn = engine.load(engine.compile(source, "=count"));
    await Promise.all([context.callAsync(fn), context.callAsync(fn)]);
    expect(context.get("n")).toBe(10);
  });
});

describe.each(modes)("C3 limits of a context %o", (mode) => {
  test("are those of its calls, and end only them", () => {
    const engine = engineWith({ ...mode, limits: {} });
    const tight = engine.context().withLimits({ instructions: 1000 });
    engine.run("function f(n) for i = 1, n do end shared = n return n end");
    expect(tight.call("f", 100)).toEqual([100]);
    expect(engine.context().call("f", 100_000)).toEqual([100_000]);
    const { reason } = thrownBy(() => tight.call("f", 100_000)) as TerminationError;
    expect([reason, tight.get("shared")]).toEqual(["instructions", 100_000]);
    expect(tight.call("f", 100)).toEqual([100]);
  });

  test("are no way out of those of the call around", () => {
    const engine = engineWith({ ...mode, limits: {} });
    const wide = engine.context().withLimits({ instructions: 1e9 });
    engine.context().set(
      "wide",
      engine.hostFunction("wide", (_, fn) => wide.call(fn as LuaFunction)),
    );
    const tight = engine.context().withLimits({ instructions: 10_000 });
    const outcome = tight.pcall(engine.load(engine.compile("wide(function() while true do end end)", "=x")));
    expect(outcome.ok || (outcome.error as TerminationError).reason).toBe("instructions");
  });

  test("need an engine that counts", () => {
    expect(code(() => engineWith(mode).context().withLimits({}))).toBe("MissingLimits");
    expect(() => engineWith({ limits: {} }).context().withLimits({ instructions: -1 })).toThrow(RangeError);
  });
});

describe.each(modes)("V16 handles %o", (mode) => {
  test("call their function in their context", () => {
    const engine = engineWith(mode);
    engine.run("n = 0 function f(by) n = n + by return n end");
    const [one, two] = [1, 2].map((n) => engine.context().withGlobals({ n })) as [ExecutionContext, ExecutionContext];
    const handle = one.handle("f");
    const bound = one.bind("f");
    for (let i = 1; i <= 20; i++) expect([handle.call(1), bound(1)]).toEqual([[2 * i], [2 * i + 1]]);
    expect([handle.home === one, handle.in(two).call(5), handle.detach() === engine.context().function("f")]).toEqual([
      true,
      [7],
      true,
    ]);
  });

  test("are stale once their context has been disposed of, and so is all that came from it", () => {
    const engine = engineWith(mode);
    engine.run("function f() return 1 end");
    const context = engine.context().withGlobals({});
    const stale = [
      () => context.call("f"),
      () => context.get("f"),
      () => context.set("x", 1),
      () => context.withGlobals({}),
      () => context.handle("f"),
      () => context.run("return 1"),
      ...[context.handle("f")].map((handle) => () => handle.call()),
      ...[context.bind("f")].map((bound) => () => bound()),
    ];
    for (const use of stale) use();
    context.dispose();
    context.dispose();
    for (const use of stale) {
      const error = thrownBy(use);
      expect(error).toBeInstanceOf(StaleHandleError);
      expect(error).toBeInstanceOf(ContextError);
      expect((error as ContextError).code).toBe("StaleHandle");
    }
    expect([context.isStale, engine.context().call("f")]).toEqual([true, [1]]);
  });

  test("are foreign in another engine", () => {
    const [mine, other] = [engineWith(mode), engineWith(mode)];
    const [fn] = mine.run("return function() return 1 end") as [LuaFunction];
    const error = thrownBy(() => other.context().call(fn));
    expect(error).toBeInstanceOf(ForeignHandleError);
    expect((error as Error).message).toContain("belongs to another engine");
    expect(code(() => mine.context().handle(fn).in(other.context()))).toBe("ForeignHandle");
  });

  test("name what is missing", () => {
    const context = engineWith(mode).context();
    context.set("x", 5);
    expect(thrownBy(() => context.function("x"))).toMatchObject({
      code: "MissingFunction",
      message: "global 'x' is no function but a number value",
    });
    expect(code(() => context.call("absent"))).toBe("MissingFunction");
  });

  test("stale code is never entered: a function that is replaced while it runs", () => {
    const engine = engineWith(mode);
    expect(
      engine.run(
        `function f(n) if n == 50 then function f(n) return -n end end return n end
        local sum = 0 for i = 1, 100 do sum = sum + f(i) end return sum`,
      ),
    ).toEqual([(50 * 51) / 2 - (51 + 100) * 25]);
  });
});

describe.each(modes)("D44 dispose with suspended coroutines %o", (mode) => {
  const source = `
    log = {}
    local function note(s) log[#log + 1] = s end
    function start(name, fails)
      local co = coroutine.create(function()
        defer() note("outer " .. name .. " " .. tostring(title)) end
        do
          defer() note("inner " .. name) if fails then error("failed " .. name, 0) end end
          coroutine.yield()
        end
      end)
      coroutine.resume(co)
      return co
    end`;
  function contextWith(): { engine: Engine; context: ExecutionContext; log: () => string[] } {
    const engine = engineWith(mode);
    const context = engine.context().withGlobals({ title: "own" });
    context.run(source);
    const table = context.get("log") as LuaTable;
    return {
      engine,
      context,
      log: () => engine.run("return table.concat(..., ',')", "=x", table)[0]!.toString().split(","),
    };
  }

  test("nothing runs", () => {
    const { engine, context, log } = contextWith();
    const co = context.call("start", "a")[0];
    context.dispose();
    expect(log()).toEqual([""]);
    expect(engine.run("return coroutine.status(...), coroutine.resume(...)", "=x", co)).toEqual([
      "dead",
      false,
      "cannot resume dead coroutine",
    ]);
  });

  test("handlers run with closeCoroutines, in their context, in the order in which the coroutines were made", () => {
    const { engine, context, log } = contextWith();
    const elsewhere = engine.run(
      "local co = coroutine.create(function() coroutine.yield() end) coroutine.resume(co) return co",
    )[0];
    const cos = ["a", "b"].map((name) => context.call("start", name)[0]);
    context.dispose({ closeCoroutines: true });
    expect(log()).toEqual(["inner a", "outer a own", "inner b", "outer b own"]);
    expect(
      engine.run(
        "local a, b, c = ... return coroutine.status(a), coroutine.status(b), coroutine.status(c)",
        "=x",
        ...cos,
        elsewhere,
      ),
    ).toEqual(["dead", "dead", "suspended"]);
  });

  test("errors of handlers come out when all have run", () => {
    const { context, log } = contextWith();
    context.call("start", "a", true);
    context.call("start", "b", true);
    const error = thrownBy(() => context.dispose({ closeCoroutines: true })) as LuaError;
    expect([error.value, error.suppressed.map(({ value }) => value)]).toEqual(["failed a", ["failed b"]]);
    expect(log()).toEqual(["inner a", "outer a own", "inner b", "outer b own"]);
    expect(context.isStale).toBe(true);
  });

  test("is refused while a call is being made", async () => {
    const { engine, context } = contextWith();
    context.set(
      "dispose",
      engine.hostFunction("dispose", (call) => call.context.dispose()),
    );
    expect(thrownBy(() => context.run("dispose()"))).toMatchObject({ cause: { code: "RunningContext" } });
    const waiting = context.callAsync(engine.load(engine.compile("collectgarbage() return 1", "=x")));
    expect(code(() => context.dispose())).toBe("RunningContext");
    expect(await waiting).toEqual([1]);
    context.dispose();
  });
});

test("C5 contexts that are dropped go: 1000 of them", () => {
  const engine = engineWith();
  engine.run("function f(x) data = { x } return #data end");
  for (let i = 0; i < 1000; i++) {
    const context = engine.context().withGlobals({ i });
    expect(context.call("f", i)).toEqual([1]);
    if (i % 2 === 0) context.dispose();
  }
  expect(engine.context().get("data")).toBe(undefined);
});
