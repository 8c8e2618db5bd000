/** Limits of calls by the host: what ends a program, that nothing in Lua catches it, and that it ends at the same place in every tier. */
import { describe, expect, test } from "vitest";
import { createCaptureHost, TextStream } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/options.js";
import {
  builtin,
  type Limits,
  LuaError,
  type LuaFunction,
  type LuaValue,
  plain,
  rawget,
  rawset,
  return0,
  TerminationError,
  tracebackOfError,
} from "../../src/index.js";
import { modes } from "./modes.js";

function engineWith(limits: Limits, options: EngineOptions = {}): Engine {
  const host = createCaptureHost("test", () => {
    throw new Error("the program ended");
  });
  return new Engine(host, { ...options, limits });
}

function define(engine: Engine, name: string, body: (...args: LuaValue[]) => void): void {
  const declaration = plain((...args) => {
    body(...args);
    return return0(engine.runtime);
  });
  rawset(engine.runtime.globals, name, builtin(engine.runtime, name, declaration));
}

const global = (engine: Engine, name: string): LuaValue => rawget(engine.runtime.globals, name);

/** What ends a program. */
function endOf(engine: Engine, source: string): TerminationError {
  try {
    engine.run(source, "=test");
  } catch (error) {
    expect(error).toBeInstanceOf(TerminationError);
    return error as TerminationError;
  }
  throw new Error("it has not been ended");
}

const endless: Record<string, string> = {
  "an empty loop": "while true do end",
  "a numeric loop": "for i = 1, 1e18 do end",
  "a loop by goto": "::top:: goto top",
  "an iterator": "for k in function() return 1 end do end",
  recursion: "local function f(n) if n > 0 then f(n - 1) end end while true do f(1000) end",
  "tail calls": "local function f() return f() end f()",
  "protected calls": "local function f() while true do end end while true do pcall(f) end",
  "protected calls of protected calls": "local o = setmetatable({}, { __call = pcall }) while true do o(1) end",
  "message handlers": "local function f() while true do end end while true do xpcall(f, f) end",
  "a coroutine": "local co = coroutine.create(function() while true do end end) while true do coroutine.resume(co) end",
  "coroutines that yield":
    "local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end",
  metamethods:
    "local t = setmetatable({}, { __index = function(t, k) return t[k + 1] end }) while true do pcall(function() return t[1] end) end",
  "a comparator":
    "local t = {} for i = 1, 100 do t[i] = i end while true do table.sort(t, function(a, b) return a > b end) end",
  replacements: "local s = ('x'):rep(100) while true do s:gsub('x', function() end) end",
  "a bad pattern": "return ('a'):rep(100000):find(('a*'):rep(20) .. 'b')",
  "a bad pattern in gsub": "return ('a'):rep(100000):gsub(('a-'):rep(20) .. 'b', '')",
  "a bad pattern in gmatch": "for x in ('a'):rep(100000):gmatch(('a*'):rep(20) .. 'b') do end",
  "a reader of load": "load(function() return ' ' end)",
  "a reader of load that is a builtin": "load(math.random)",
  "defer handlers": "while true do do defer() end end end",
  "infinite positions":
    "local h = math.huge pcall(unpack, {}, h, h) pcall(string.byte, 'x', h, h) pcall(table.insert, {}, -h, 1) while true do end",
  "a handler that coroutine.close runs":
    "local co = coroutine.create(function() defer() while true do end end coroutine.yield() end) coroutine.resume(co) coroutine.close(co)",
};

describe.each(modes)("V39 D41 an instruction limit %o", (mode) => {
  test.each(Object.keys(endless))("ends %s", (name) => {
    const error = endOf(engineWith({ instructions: 60_000 }, mode), endless[name]!);
    expect([error.reason, error.message]).toEqual(["instructions", "instruction limit of 60000 exceeded"]);
  });

  test("leaves a program alone that stays below, and every call has all of it", () => {
    const engine = engineWith({ instructions: 20_000 }, mode);
    const [fn] = engine.run("return function(n) for i = 1, n do end return n end") as [LuaFunction];
    for (let i = 0; i < 5; i++) expect(engine.call(fn, 10_000)).toEqual([10_000]);
    expect(() => engine.call(fn, 30_000)).toThrow(TerminationError);
    expect(engine.call(fn, 10_000)).toEqual([10_000]);
  });
});

describe("V39 V40 files without an end", () => {
  class EndlessFile extends TextStream {
    constructor(private readonly byte: string) {
      super();
    }
    override read(): string {
      return this.byte.repeat(1000);
    }
  }
  const endOfReading = (limits: Limits, byte: string, source: string): TerminationError => {
    const exit = (): never => {
      throw new Error("the program ended");
    };
    const host = { ...createCaptureHost("test", exit), stdin: new EndlessFile(byte) };
    return endOf(new Engine(host, { limits }), source);
  };
  const reading = {
    "a line": "io.read()",
    lines: "for line in io.lines() do end",
    all: "io.read('*a')",
    "many bytes": "io.read(5e8)",
    "a number": "io.read('*n')",
  };

  test.each(Object.entries(reading))("reading %s reaches a limit", (name, source) => {
    const byte = name === "a number" ? "1" : "\0";
    expect(endOfReading({ instructions: 60_000 }, byte, source).reason).toBe("instructions");
    expect(endOfReading({ memoryBytes: 2e6, instructions: 1e7 }, byte, source).reason).toBe("memory");
  });

  test("so does a look for a module in very many places", () => {
    const engine = engineWith({ instructions: 60_000 });
    expect(endOf(engine, "package.path = ('?;'):rep(1000) pcall(require, 'none')").reason).toBe("instructions");
    const source = "package.path = ('?'):rep(1e4) pcall(require, ('x'):rep(1e5))";
    expect(endOf(engineWith({ memoryBytes: 2e7 }), source).reason).toBe("memory");
  });
});

/** Programs that count in `n` how far they get. */
const counting: Record<string, string> = {
  loops: "while true do for i = 1, 10 do for j = 1, i % 3 do n = n + 1 end end end",
  "loops that do not begin": "while true do n = n + 1 for i = 1, 0 do end for i = 2, n % 3 do n = n + 1 end end",
  continue:
    "local i = 0 while true do i = i + 1 if i % 3 == 0 then continue end for j = 1, i % 4 do if j == 2 then continue end n = n + 1 end end",
  goto: "local i = 0 ::a:: i = i + 1 n = n + 1 if i % 2 == 0 then goto a end if i % 3 == 0 then goto a end goto a",
  repeat: "local i = 0 repeat i = i + 1 repeat n = n + 1 until n % 3 == 0 until i < 0",
  recursion:
    "local function fib(k) n = n + 1 if k < 2 then return k end return fib(k - 1) + fib(k - 2) end while true do fib(12) end",
  "deep recursion": "local function f(k) n = n + 1 if k > 0 then f(k - 1) end end while true do f(3000) end",
  "tail calls": "local function f(k) n = n + 1 return f(k + 1) end f(1)",
  errors:
    "local function f(k) n = n + 1 if k % 7 == 0 then error('x') end end local k = 0 while true do k = k + 1 pcall(f, k) end",
  coroutines:
    "while true do local co = coroutine.wrap(function(k) while k < 50 do n = n + 1 k = coroutine.yield(k) + 1 end end) local k = co(1) while k do k = co(k) end end",
  generators:
    "local function gen(k) for i = 1, k do n = n + 1 coroutine.yield(i) end end while true do for v in coroutine.wrap(function() gen(5) gen(2) end) do n = n + v end end",
  "other types":
    "local function add(a, b) n = n + 1 return a + b end for i = 1, 1e9 do add(i, i % 5 == 0 and '3' or 2) end",
  sorts:
    "local t = {} while true do for i = 1, 20 do t[i] = (i * 7919) % 31 end table.sort(t, function(a, b) n = n + 1 return a < b end) end",
  metamethods:
    "local t = setmetatable({}, { __index = function(t, k) n = n + 1 return k end, __add = function() n = n + 1 return 1 end }) while true do local x = t.y .. (t + 1) end",
  handlers: "while true do do defer() n = n + 1 end for i = 1, 3 do defer() n = n + 1 end end end end",
  "any number of arguments":
    "local function f(...) n = n + select('#', ...) return ... end while true do f(f(1, 2, 3)) end",
  "strings that grow": "local s = '' while true do s = s .. 'abc' n = n + #s if #s > 10000 then s = '' end end",
};

test.each(Object.keys(counting))("V39 every tier gets equally far: %s", (name) => {
  const counts = modes.map((mode) => {
    const engine = engineWith({ instructions: 50_000, deferGrace: 0 }, mode);
    endOf(engine, `n = 0 ${counting[name]}`);
    return global(engine, "n");
  });
  expect(new Set(counts)).toEqual(new Set([counts[0]]));
});

describe.each(modes)("V39 instructions are counted %o", (mode) => {
  test("for the host to know what a call has used", () => {
    const engine = engineWith({}, mode);
    engine.run("for i = 1, 1000 do end");
    const once = engine.instructionsUsed;
    expect(once).toBeGreaterThan(1000);
    engine.run("for i = 1, 2000 do end");
    expect(engine.instructionsUsed - once).toBe(1000);
  });

  test("also those of calls inside calls", () => {
    const engine = engineWith({ instructions: 50_000 }, mode);
    define(engine, "again", (fn) => void engine.call(fn as LuaFunction));
    expect(endOf(engine, "while true do again(function() for i = 1, 100 do end end) end").reason).toBe("instructions");
    expect(engine.instructionsUsed).toBeLessThan(52_000);
  });
});

describe.each(modes)("V40 D41 a memory limit %o", (mode) => {
  const strings: Record<string, string> = {
    rep: "return ('x'):rep(2 ^ 28)",
    "rep with a separator": "return ('x'):rep(2 ^ 20, ('y'):rep(1000))",
    "concatenation that doubles": "local s = 'x' while true do s = s .. s end",
    "concatenation that doubles without a loop": `local s = ('x'):rep(2 ^ 16) ${"s = s .. s ".repeat(9)}`,
    "table.concat": "local t, s = {}, ('x'):rep(2 ^ 20) for i = 1, 100 do t[i] = s end return table.concat(t)",
    "string.format": "local s = ('x'):rep(2 ^ 22) return ('%s%s%s%s%s%s%s%s'):format(s, s, s, s, s, s, s, s)",
    gsub: "local s = ('x'):rep(2 ^ 12) return s:gsub('x', s)",
    "gsub with a function": "local s = ('x'):rep(2 ^ 12) return s:gsub('x', function() return s end)",
  };
  const tables: Record<string, string> = {
    "a list": "local t = {} for i = 1, 1e9 do t[i] = { i } end",
    "a dictionary": "local t = {} for i = 1, 1e9 do t['k' .. i] = i end",
    closures: "local t = {} for i = 1, 1e9 do t[i] = function() return i end end",
  };
  const programs: Record<string, string> = { ...strings, ...(mode.tier === "chaos" ? {} : tables) };
  test.each(Object.keys(programs))("ends a program of %s", (name) => {
    const engine = engineWith({ memoryBytes: 12e6 }, mode);
    const error = endOf(engine, `pcall(function() ${programs[name]} end) caught = true`);
    expect([error.reason, error.message]).toEqual(["memory", "memory limit of 12000000 bytes exceeded"]);
    expect(global(engine, "caught")).toBe(undefined);
  });

  test("leaves garbage alone", () => {
    const engine = engineWith({ memoryBytes: 4e6 }, mode);
    expect(engine.run("local n = 0 for i = 1, 50000 do local t = { i, {} } n = n + #t end return n")).toEqual([
      100_000,
    ]);
  });
});

describe.each(modes)("V41 D41 a time limit %o", (mode) => {
  test.each([
    "while true do end",
    "local function f() return pcall(f) end while true do f() end",
    "local s = ('x'):rep(1e6) while true do s = s .. 'y' local b = s:byte(1) end",
    "local t = {} for i = 1, 1e5 do t[i] = i end while true do table.insert(t, 1, table.remove(t, 1)) end",
    "pcall(unpack, {}, 1, math.huge) pcall(unpack, {}, math.huge, math.huge) while true do end",
    "pcall(string.byte, 'x', -math.huge, math.huge) while true do end",
    "local a = ('a'):rep(1e5) local s, p = a .. a .. a .. a, a .. 'b' .. a while true do s:find(p, 1, true) end",
    "local s = ('%c'):rep(1000) while true do os.date(s) end",
  ])("%s", (source) => {
    const engine = engineWith({ timeoutMs: 50 }, mode);
    const started = performance.now();
    const error = endOf(engine, source);
    expect([error.reason, error.message]).toEqual(["timeout", "time limit of 50 ms exceeded"]);
    // On a machine that has other things to do.
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("an abort by the host", () => {
    const controller = new AbortController();
    const engine = engineWith({ signal: controller.signal }, mode);
    define(engine, "stop", () => controller.abort("enough"));
    const error = endOf(engine, "stop() pcall(function() while true do end end) while true do end");
    expect([error.reason, error.message, error.cause]).toEqual(["abort", "aborted", "enough"]);
  });

  test("an abort before the call", () => {
    expect(endOf(engineWith({ signal: AbortSignal.abort() }, mode), "while true do end").reason).toBe("abort");
  });
});

describe.each(modes)("V12 a limit of the depth of calls %o", (mode) => {
  test.each([500, 1000, 20_000])("%i", (callDepth) => {
    const engine = engineWith({ callDepth }, mode);
    engine.run("function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end");
    expect(engine.run(`return f(${callDepth - 10})`)).toEqual([callDepth - 10]);
    expect(() => engine.run(`return f(${callDepth + 10})`)).toThrow("stack overflow");
    expect(engine.run(`return pcall(f, ${callDepth + 10})`)[0]).toBe(false);
  });
});

/** For a machine that has other things to do. */
const GRACE = { instructions: 100_000, ms: 5000 };

describe.each(modes)("D41 handlers after a limit %o", (mode) => {
  test("run, innermost first, and may fail, call and protect", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: GRACE }, mode);
    const error = endOf(
      engine,
      `log = ""
      local function note(s) log = log .. s end
      defer() note "main" end
      local function body()
        defer() note "outer " end
        do
          defer() note(tostring(pcall(error, "x")) .. " ") end
          defer() error "in a handler" end
          while true do end
        end
      end
      pcall(body)
      note "never"`,
    );
    expect(global(engine, "log")).toBe("false outer main");
    expect(error.defersSkipped).toBe(0);
    expect(error.suppressed.map(({ message }) => message)).toEqual(["test:8: in a handler"]);
  });

  test("share their grace; what is left when it is used up is skipped", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: { instructions: 20_000, ms: 1000 } }, mode);
    const error = endOf(
      engine,
      `count = 0
      local function deep(n)
        defer() count = count + 1 for i = 1, 1000 do end end
        if n > 0 then deep(n - 1) else while true do end end
      end
      deep(50)`,
    );
    const count = global(engine, "count") as number;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(25);
    expect(error.defersSkipped).toBe(51 - count);
  });

  test("do not get far when one is endless", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: { instructions: 20_000, ms: 1000 } }, mode);
    const error = endOf(
      engine,
      `defer() outer = true end
      defer() pcall(function() while true do end end) caught = true end
      while true do end`,
    );
    expect([error.message, error.defersSkipped, error.suppressed.length]).toEqual([
      "instruction limit of 50000 exceeded",
      1,
      0,
    ]);
    expect([global(engine, "outer"), global(engine, "caught")]).toEqual([undefined, undefined]);
  });

  test("have a time, too", () => {
    const engine = engineWith({ timeoutMs: 100, deferGrace: { instructions: 1e12, ms: 20 } }, mode);
    const started = performance.now();
    const error = endOf(engine, "defer() end defer() while true do end end while true do end");
    expect([error.reason, error.defersSkipped]).toEqual(["timeout", 1]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("are all skipped without any grace", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: 0 }, mode);
    const error = endOf(engine, "ran = 0 defer() ran = 1 end do defer() ran = 2 end while true do end end");
    expect([error.defersSkipped, global(engine, "ran")]).toEqual([2, 0]);
  });

  test("come before an error that is on its way", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: GRACE }, mode);
    const source = "pcall(function() defer() while true do end end error('lost', 0) end) caught = true";
    const error = endOf(engine, source);
    expect([error.reason, error.suppressed.map(({ value }) => value)]).toEqual(["instructions", ["lost"]]);
    expect(global(engine, "caught")).toBe(undefined);
  });

  test("cannot be caught by coroutine.close, which skips handlers when the grace is used up", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: { instructions: 20_000, ms: 1000 } }, mode);
    const error = endOf(
      engine,
      `ran = 0
      local co = coroutine.create(function()
        defer() ran = ran + 1 end
        defer() ran = ran + 10 while true do end end
        defer() error "lost" end
        defer() while true do end end
        coroutine.yield()
      end)
      coroutine.resume(co)
      pcall(coroutine.close, co)
      caught = true`,
    );
    expect([error.reason, error.defersSkipped]).toEqual(["instructions", 1]);
    expect(error.suppressed.map(({ message }) => message)).toEqual(["test:5: lost"]);
    expect([global(engine, "ran"), global(engine, "caught")]).toEqual([10, undefined]);
  });

  test("D28 do not yield, in coroutines that the end passes", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: GRACE }, mode);
    const error = endOf(
      engine,
      `local co = coroutine.wrap(function() defer() coroutine.yield() end while true do end end)
      pcall(co) caught = true`,
    );
    expect(error.suppressed.map(({ message }) => message)).toEqual(["test:1: attempt to yield from a deferred block"]);
    expect(global(engine, "caught")).toBe(undefined);
  });

  test("run where a host function has swallowed the end", () => {
    const engine = engineWith({ instructions: 50_000, deferGrace: GRACE }, mode);
    define(engine, "swallow", (fn) => {
      try {
        engine.call(fn as LuaFunction);
      } catch {}
    });
    const error = endOf(engine, "swallow(function() while true do end end) while true do end");
    expect(error.reason).toBe("instructions");
  });
});

describe("limits", () => {
  test("of asynchronous calls that overlap are their own", async () => {
    const engine = engineWith({ instructions: 100_000 });
    const [fn] = engine.run(
      "return function(n) local sum = 0 for k = 1, 3 do for i = 1, n do sum = sum + 1 end collectgarbage() end return sum end",
    ) as [LuaFunction];
    const outcomes = await Promise.allSettled([10, 20_000, 30].map((n) => engine.callAsync(fn, n)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(TerminationError);
  });

  test("that are none are refused", () => {
    for (const limits of [
      { instructions: -1 },
      { timeoutMs: Number.NaN },
      { callDepth: 100 },
      { deferGrace: { instructions: 1, ms: -1 } },
    ])
      expect(() => engineWith(limits)).toThrow(RangeError);
  });

  test("cost nothing where there are none: translations are the same", () => {
    const engine = new Engine(createCaptureHost("test", () => process.exit(1)));
    expect(engine.runtime.meter).toBe(undefined);
    expect(engine.instructionsUsed).toBe(0);
  });

  test("an end is an error of Lua with a traceback", () => {
    const error = endOf(engineWith({ instructions: 1000 }), "local function f()\n  while true do end\nend\nf()");
    expect(error).toBeInstanceOf(LuaError);
    expect([error.name, error.value]).toEqual(["TerminationError", "instruction limit of 1000 exceeded"]);
    expect(tracebackOfError(error)).toMatch(/^stack traceback:\n\ttest:2: in function 'f'\n\ttest:4: in main chunk/);
  });
});
