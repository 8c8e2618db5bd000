import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./waiting.js";

const trace = `local function trace(source)
  local f, lines = assert(loadstring(source)), {}
  debug.sethook(function(event, line) lines[#lines + 1] = line end, "l") f() debug.sethook()
  return table.concat(lines, " ")
end `;

/** Lines as Lua 5.1 traces them. */
const lines: readonly (readonly [source: string, expected: string])[] = [
  ["if\\nmath.sin(1)\\nthen\\n  a=1\\nelse\\n  a=2\\nend\\n", "2 4 7"],
  ["a=1\\nrepeat\\n  a=a+1\\nuntil a==3\\n", "1 3 4 3 4"],
  ["local a\\na=1\\nwhile a<=3 do\\n  a=a+1\\nend\\n", "2 3 4 3 4 3 4 3 5"],
  ["while math.sin(1) do\\n  if math.sin(1)\\n  then\\n    break\\n  end\\nend\\na=1", "1 2 4 7"],
  ["for i=1,3 do\\n  a=i\\nend\\n", "1 2 1 2 1 2 1 3"],
  ["for i,v in pairs{'a','b'} do\\n  a=i..v\\nend\\n", "1 2 1 2 1 3"],
  ["for i=1,4 do a=1 end", "1 1 1 1 1"],
];

const events: readonly (readonly [name: string, source: string, expected: string])[] = [
  [
    "calls and returns",
    "local b = {} local function f() end local function g() return f() end local function h() g() end h() debug.sethook(function(e) b[#b + 1] = e end, 'cr') h() debug.sethook() return table.concat(b, ' ')",
    "return call call call return tail return return call",
  ],
  [
    "builtins",
    "local seen = {} debug.sethook(function(e) local i = debug.getinfo(2, 'f') seen[#seen + 1] = e .. tostring(i.func == math.sin) end, 'cr') local x = math.sin(1) debug.sethook() return seen[2], seen[3]",
    "calltrue returntrue",
  ],
  [
    "counts",
    "local n = 0 debug.sethook(function() n = n + 1 end, '', 100) for i = 1, 10000 do end debug.sethook() return n >= 100 and n < 110",
    "true",
  ],
  [
    "the hooked function is level 2",
    "local name local function f() local inside = 1 return inside end local function hook() name = name or debug.getinfo(2, 'n').name end local function g() local x = f() end debug.sethook(hook, 'c') g() debug.sethook() return name",
    "g",
  ],
  [
    "a hook belongs to its thread",
    "local n = 0 local co = coroutine.create(function() n = n * 1 coroutine.yield() end) debug.sethook(co, function() n = n + 1 end, 'l') local before = n local x = 1 local y = 2 coroutine.resume(co) return before, n > 0, debug.gethook()",
    "0 true nil  0",
  ],
  [
    "errors of a hook",
    "debug.sethook(function() debug.sethook() error('hook', 0) end, 'l') local ok, e = pcall(function() local x = 1 end) debug.sethook() return ok, e",
    "false hook",
  ],
  [
    "gethook",
    "local function h() end debug.sethook(h, 'lrc', 5) local f, m, c = debug.gethook() debug.sethook() return f == h, m, c",
    "true crl 5",
  ],
  [
    "a collection inside a hook",
    "local n = 0 local t = setmetatable({ {} }, { __mode = 'v' }) debug.sethook(function() n = n + 1 collectgarbage() end, 'l') local function f(a)\n local b = a + 1\n return b\n end local r = f(1) debug.sethook() return r, t[1], n > 2",
    "2 nil true",
  ],
];

describe.each(tiers)("hooks: %s", (tier) => {
  test.each(lines)("lines of %s", async (source, expected) => {
    expect(await evaluate(`${trace} return trace("${source}")`, tier)).toBe(expected);
  });

  test.each(events)("%s", async (_, source, expected) => {
    expect(await evaluate(source, tier)).toBe(expected);
  });
});
