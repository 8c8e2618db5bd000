import { describe, expect, test } from "vitest";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import { evaluate, tiers } from "./waiting.js";

const weak = "local function weak(mode, t) return setmetatable(t or {}, { __mode = mode }) end ";

const rows: readonly (readonly [name: string, source: string, expected: string])[] = [
  [
    "values",
    "local t = weak('v', { {}, 'text', 5, x = {} }) collectgarbage() return t[1], t[2], t[3], t.x",
    "nil text 5 nil",
  ],
  [
    "keys",
    "local t, kept = weak('k'), {} t[kept], t[{}], t.x = 1, 2, {} collectgarbage() local n = 0 for _ in pairs(t) do n = n + 1 end return n, t[kept]",
    "2 1",
  ],
  [
    "a value holds its key",
    "local t = weak('k') local k = {} t[k] = k k = nil collectgarbage() return next(t) ~= nil",
    "true",
  ],
  [
    "what is held elsewhere stays in its place",
    "local a, c = {}, {} local t = weak('v', { a, {}, c }) collectgarbage() return t[1] == a, t[2], t[3] == c",
    "true nil true",
  ],
  [
    "the array part ends at the last value",
    "local a = {} local t = weak('v', { a, {}, {} }) collectgarbage() return #t",
    "1",
  ],
  [
    "a mode that is set afterwards",
    "local m = {} local t = setmetatable({ {} }, m) m.__mode = 'v' collectgarbage() return t[1]",
    "nil",
  ],
  [
    "inside a coroutine",
    "return coroutine.wrap(function() local t = weak('v', { {} }) collectgarbage() return t[1], coroutine.yield == nil end)()",
    "nil false",
  ],
  [
    "below pcall, sort and gsub",
    "local t = weak('v', { {} }) local r = { pcall(function() table.sort({ 2, 1 }, function(a, b) collectgarbage() return a < b end) return (('x'):gsub('x', function() collectgarbage() return 'y' end)) end) } return r[1], r[2], t[1]",
    "true y nil",
  ],
  [
    "in a coroutine that goes on",
    "local t = weak('v', { {} }) local co = coroutine.wrap(function(a) collectgarbage() local b = coroutine.yield(a + 1) collectgarbage() return b * 2 end) local x = co(1) return x, co(21), t[1]",
    "2 42 nil",
  ],
  [
    "an error behind a wait",
    "local co = coroutine.create(function() local t = weak('v') collectgarbage() error('late', 0) end) return coroutine.resume(co)",
    "false late",
  ],
  ["a loop that waits", "local t = weak('v', { {} }) while t[1] do end return t[1]", "nil"],
  [
    "a collection ends what stop began, and so does a step",
    "local t = weak('v') for _, what in ipairs { 'collect', 'step' } do t[1] = {} collectgarbage('stop') collectgarbage(what) t[1] = {} while t[1] do end end return t[1]",
    "nil",
  ],
  [
    "a numeric loop that waits",
    "local t = weak('v', { {} }) for i = 1, math.huge do if not t[1] then return i > 1 end end",
    "true",
  ],
  [
    "a loop that waits in a coroutine",
    "return coroutine.wrap(function() local t = weak('v', { {} }) repeat until not t[1] return 'seen' end)()",
    "seen",
  ],
  [
    "next goes on after a collection",
    "local t = weak('v') local keys = {} for i = 1, 10 do t['k' .. i] = i end local k repeat k = next(t, k) collectgarbage() if k then keys[#keys + 1] = k end until not k return #keys",
    "10",
  ],
  [
    "a finalizer gets its userdata",
    "local u, seen = newproxy(true), 0 getmetatable(u).__gc = function(o) seen = seen + (getmetatable(o).n or 0) end getmetatable(u).n = 7 u = nil collectgarbage() return seen",
    "7",
  ],
  [
    "finalizers run once, the newest first",
    "local order = '' for i = 1, 3 do local u = newproxy(true) getmetatable(u).__gc = function() order = order .. i end end collectgarbage() collectgarbage() return order",
    "321",
  ],
  [
    "a finalizer that knows its userdata",
    "local u = newproxy(true) local same getmetatable(u).u = u getmetatable(u).__gc = function(o) same = getmetatable(o).u == o end u = nil collectgarbage() return same",
    "true",
  ],
  [
    "a finalizer makes a proxy like its own",
    "local u, n, same = newproxy(true), 0 getmetatable(u).__gc = function(o) n = n + 1 if n < 3 then same = getmetatable(newproxy(o)) == getmetatable(o) end end u = nil for i = 1, 4 do collectgarbage() end return n, same",
    "3 true",
  ],
  [
    "a key stays until it has been finalized",
    "local t, u = weak('k'), newproxy(true) local found getmetatable(u).__gc = function(o) found = t[o] end t[u] = 'entry' u = nil collectgarbage() collectgarbage() return found, next(t)",
    "entry nil",
  ],
  [
    "an error of a finalizer",
    "local u = newproxy(true) getmetatable(u).__gc = function() error('bad', 0) end u = nil return pcall(collectgarbage)",
    "false bad",
  ],
  [
    "a finalizer's level below it is the builtin that collects",
    `local seen = {}
    local function collect()
      local u = newproxy(true)
      getmetatable(u).__gc = function()
        for level = 1, 3 do
          local info = debug.getinfo(level, "nSl")
          seen[level] = tostring(info.name) .. " " .. info.what .. " " .. info.currentline
        end
        error("bad", 3)
      end
      u = nil
      collectgarbage()
    end
    local ok, message = pcall(collect)
    return message, table.concat(seen, ", ")`,
    "test:12: bad nil Lua 6, collectgarbage C -1, nil Lua 12",
  ],
  [
    "functions that V8 is compiling hold nothing",
    `local t, held = weak('v'), 0
    for round = 1, 20 do
      local f = loadstring([[
        local object = ...
        local function work(n) local s = 0 for i = 1, n do s = s + object.x * (i % 7) end return s end
        for i = 1, 100 do work(300) end
      ]])
      local object = { x = round }
      t[1] = object
      f(object)
      object, f = nil
      collectgarbage()
      if t[1] then held = held + 1 end
    end
    return held`,
    "0",
  ],
  [
    "finalizers at the end",
    "u = newproxy(true) getmetatable(u).__gc = function() print('closed') end return 1",
    "closed\n1",
  ],
  [
    "count leaves out garbage that Lua would have collected",
    `local function low(f)
      collectgarbage()
      local before = gcinfo()
      for i = 1, 10000 do f(i) end
      return gcinfo() < before * 4
    end
    return low(function() return {} end), low(function(i) return { i } end), low(function() return function() end end)`,
    "true true true",
  ],
  [
    "count",
    "local before = collectgarbage('count') t = {} for i = 1, 2e5 do t[i] = { i } end local full = collectgarbage('count') t = nil collectgarbage() return full - before > 1000, full - collectgarbage('count') > 1000",
    "true true",
  ],
];

describe.each(tiers)("garbage collection: %s", (tier) => {
  test.each(rows)("%s", async (_, source, expected) => {
    expect(await evaluate(weak + source, tier)).toBe(expected);
  });

  test("a call that has to return at once only frees memory", () => {
    const host = createCaptureHost("test", (): never => {
      throw new Error("exit");
    });
    const engine = new Engine(host, { tier });
    expect(engine.run(`${weak} local t = weak('v', { {} }) return collectgarbage(), t[1] ~= nil`, "=test")).toEqual([
      0,
      true,
    ]);
  });

  test.each([
    ["nobody looks", "for i = 1, 50 do collectgarbage() collectgarbage('step', 1e9) end return 0", 0],
    [
      "the memory in use is looked at",
      "for i = 1, 50 do collectgarbage() end return gcinfo() and collectgarbage('count') and 0",
      1,
    ],
    ["there is a weak table", `${weak} local t = weak('v') for i = 1, 5 do collectgarbage() end return 0`, 5],
    ["a weak table comes later", `collectgarbage() ${weak} local t = weak('v', { {} }) gcinfo() return t[1] and 0`, 1],
  ])("collections that are made when %s", async (_, source, expected) => {
    const host = createCaptureHost("test", (): never => {
      throw new Error("exit");
    });
    const collect = host.collect!;
    let made = 0;
    host.collect = () => {
      collect();
      made++;
    };
    const engine = new Engine(host, { tier });
    expect(await engine.callAsync(engine.load(engine.compile(source, "=test")))).toEqual([0]);
    expect(made).toBe(expected);
  });

  test("a heap that has doubled is collected at once, however long the last collection has taken", async () => {
    let milliseconds = 0;
    let megabytes = 100;
    const host = {
      ...createCaptureHost("test", (): never => {
        throw new Error("exit");
      }),
      now: () => (milliseconds += 4),
      memory: () => (megabytes += 10) * 2 ** 20,
    };
    const collect = host.collect!;
    host.collect = () => {
      collect();
      milliseconds += 10_000;
      megabytes = 100;
    };
    const engine = new Engine(host, { tier });
    const source = `${weak} local t = weak('v') for i = 1, 3 do t[1] = {} while t[1] do end end return t[1]`;
    expect(await engine.callAsync(engine.load(engine.compile(source, "=test")))).toEqual([undefined]);
    // Eight times as long as the one before it would be 80,000 for each.
    expect(milliseconds).toBeLessThan(40_000);
  });
});
