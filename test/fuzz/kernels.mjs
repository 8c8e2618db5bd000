/**
 * Hot loops in which something changes half-way: speculation on the types of variables, fields, elements, functions and metatables holds
 * for a while and then fails, in every state of the loop.
 */
import { block, statement } from "./tree.mjs";

/** Statements over `s` (number), `a` (array of `m` numbers), `r` (record), `o` (object), `f` (function), `t` (string), `i` (index). */
const HOT = [
  "s = s + a[i % m + 1]",
  "s = s + a[i]",
  "a[i] = s",
  "a[i % m + 1] = i * 0.5",
  "a[#a + 1] = i",
  "r.x = r.x + 1",
  "r.x = s",
  "s = s + r.x * r.y",
  "r.z = i",
  "r[t] = i",
  "s = s + (r[t] or 1)",
  "s = f(s)",
  "s = s + f(i, s)",
  "local p, q = f(s) s = p + (q or 1)",
  "s = s + o:m(i)",
  "s = s + o.v",
  "o.v = o.v + 1",
  "s = s + o.w",
  "o.w = i",
  "s = s % 1000",
  "if s > 50 then s = s - 50 end",
  "if s == r.x then s = s + 1 end",
  "if a[1] then s = s + 1 else s = s - 1 end",
  "if not r.z then r.z = 1 end",
  "s = -s",
  "s = s * 2 - i",
  "s = s + #a",
  "s = s + #t",
  "t = t .. i t = t:sub(-3)",
  "s = s + t:len()",
  'if t == "5" then s = s + 1 end',
  'if t < "b" then s = s + 1 end',
  "s = s + math.floor(i / 2)",
  "s = s + K",
  "K = s",
  "for j = 1, 3 do s = s + j * i end",
  "for j = i, i + 2 do a[j] = j end",
  "for j = 3, 1, -1 do s = s + (a[j] or 0) if s > 1000 then break end end",
  "for k, v in ipairs(a) do s = s + v if k > 3 then break end end",
  "for k, v in pairs(r) do if v == i then s = s + 1 end end",
  "local n = 0 while n < 3 do n = n + 1 s = s + n end",
  "c[1 + i % 3] = function() s = s + 1 return s + i end",
  "local g = c[i % 4] if g then s = g() end",
  "s = s + select('#', f(i), f(s))",
  "local z = {x = i, y = s} s = z.x + z.y",
  "local z = {i, s, f(i)} s = z[1] + #z",
  "local z = new(i) s = s + z:m(1)",
  "x, y = y, x + i s = s + x",
  "do local u = s s = (function() u = u + 1 return u end)() end",
  "s = s + (i % 2 == 0 and r.x or o.v)",
  "out(s, i)",
  "pcall(id, error)",
  "s = s + (pcall(f, s) and 1 or 2)",
  "local ok, e = pcall(function() local v = a[i] + f(s) return v end) if not ok then out(i, err(e)) end",
  "local function raise(n) error('raised', n) end if i % 9 == 0 then out(xpcall(function() out(pcall(raise, 1 + i % 3)) return i end, function(e) return {e} end)) end",
  "if i % 11 == 0 then out(xpcall(function() return s + nothing end, function(e) s = s + 1 return err(e) end)) end",
  "local function v(...) local p, q = ... s = s + select('#', ...) return ... end s = s + (v(i, s) or 1) v(f(s))",
  "local g = coroutine.wrap(function(v) v = v + coroutine.yield(v) return f(v) end) s = g(i) + (g(1) or 1)",
  "table.sort(a, function(p, q) s = s + 0 return tostring(p) < tostring(q) end)",
  "t = t:gsub('%d', function(d) return d + 1 end):sub(-3)",
  "pcall(function() s = s + r.x + f(i) end)",
  "s = s + (tonumber(t) or 2)",
  "a[i] = nil",
  "local h = i % 2 == 0 and f or id s = h(s)",
];
const YIELDING = ["if i % 7 == 0 then s = s + (yield(i) or 1) end", "if i % 5 == 0 then yield(s) end"];
const DEFERRED = [
  "defer() s = s + 1 end",
  "if i % 3 == 0 then continue end",
  "do defer(x) s = s + x end(i) r.x = s end",
];

/** What happens once. */
const CHANGES = [
  's = "10"',
  "s = 0.25",
  "s = 0 / G0",
  "s = 2^53",
  "s = G0 * -1",
  "s = nil",
  "s = {}",
  'a[2] = "5"',
  "a[3] = nil",
  "a[1] = {}",
  "a[1] = false",
  "a = {}",
  "a = r",
  'a = "text"',
  "a = nil",
  "a[100000] = 1",
  "a[0] = 5 a[-1] = 6 a[1.5] = 7",
  "for j = #a, 1, -1 do a[j] = nil end",
  "setmetatable(a, {__index = function(_, k) return k end})",
  "setmetatable(a, {__newindex = function(_, k, v) K = v end})",
  'r.x = "7"',
  "r.x = nil",
  "r = {x = 1.5, y = 2}",
  "r = {y = 1}",
  "r = setmetatable({}, {__index = {x = 3, y = 4}})",
  "setmetatable(r, {__index = function() return 3 end})",
  "setmetatable(r, {__newindex = function(_, k, v) rawset(r, k, 2) end}) r.x = nil",
  'for j = 1, 20 do r["k" .. j] = j end',
  "r = a",
  "r = nil",
  "f = function(v) return v, 2, 3 end",
  "f = function() end",
  "f = function(...) return ... end",
  "f = math.abs",
  "f = setmetatable({}, {__call = function(_, v) return v end})",
  "f = nil",
  "f = function() error({x = 1}) end",
  'f = function() error("failed") end',
  "f = coroutine.wrap(function(v) while true do v = coroutine.yield(v) end end)",
  "o = new(3)",
  "o.m = function(_, v) return v end",
  "C.m = function() return 2 end",
  'C.m = function() return "3" end',
  "C.m = nil",
  "C.w = 5",
  "C.__index = {m = function() return 4 end, v = 1, w = 2}",
  "C.__index = function(_, k) return k == 'm' and function() return 6 end or 7 end",
  "C.__newindex = function(t, k, v) rawset(t, k, 1) end",
  "C.__add = function(p, q) return 9 end r.x = o",
  "setmetatable(o, nil)",
  "setmetatable(o, {__index = C})",
  "setmetatable(C, {__index = {w = 8, m = function() return 1 end}}) C.m = nil",
  "o.v = nil",
  'o = "string"',
  "o = {v = 1, w = 2, m = function(_, v) return v end}",
  "t = 5",
  "t = nil",
  't = "x" .. s',
  "K = nil",
  'K = "11"',
  "math.floor = function(v) return v end",
  "string.len = function() return 7 end",
  "id = function() return 1, 2 end",
  "setfenv(1, setmetatable({K = 3}, {__index = _G}))",
  "m = 3",
  "collectgarbage()",
];

const SETUP = [
  "local C = {} C.__index = C",
  "function C.m(self, v) return self.v + v end",
  "local function new(v) return setmetatable({v = v, w = 1}, C) end",
  "local function id(v) return v end",
  "local s, m, t, x, y = 1, 5, 'a', 1, 2",
  "local a, r, o, c = {1, 2, 3, 4, 5}, {x = 1, y = 2}, new(1), {}",
  "local f = function(v) return v + 1 end",
  "K = 1",
];

/** Implementations differ in the length of an array with holes: either there are holes or the length is asked for. */
function orderly(c) {
  if (c.dialect === "perigee") return () => true;
  const excluded = c.random.chance(0.5) ? /#a/ : /a\[(i|j|\d+)\] =/;
  return (code) => !excluded.test(code);
}

/** @param {import("./generate.mjs").Context} c @returns {import("./tree.mjs").Node} */
export function kernelStatement(c) {
  const count = Math.min(c.random.pick([10, 40, 70, 150]), Math.max(c.iterations, 5));
  const pool = [...HOT];
  if (c.canYield) pool.push(...YIELDING, ...YIELDING);
  if (c.dialect === "perigee") pool.push(...DEFERRED, ...DEFERRED);
  const isAllowed = orderly(c);
  const text = (code) => statement`${code}`;
  const hot = Array.from({ length: c.random.integer(1, 6) }, () => text(c.random.pick(pool.filter(isAllowed))));
  const changes = Array.from({ length: c.random.integer(1, 3) }, () => change(c, count, isAllowed));
  const body = c.random.chance(0.5) ? [...changes, ...hot] : [...hot, ...changes];
  const setup = SETUP.map(text);
  const output = text("out(s, r, a, o, t, K)");
  return statement`do${block([...setup, ...loop(c, count, body), output])}end`;
}

function change(c, count, isAllowed) {
  const at = c.random.integer(1, count);
  const code = c.random.pick(CHANGES.filter(isAllowed));
  const back = c.random.chance(0.2)
    ? statement` elseif i == ${Math.min(count, at + c.random.integer(1, 20))} then ${c.random.pick(CHANGES.filter(isAllowed))}`
    : "";
  return statement`if i == ${at} then ${code}${back} end`;
}

function loop(c, count, body) {
  const forms = {
    for: () => [statement`for i = 1, ${count} do${block(body)}end`],
    // An iteration that fails does not end the loop.
    protected: () => [statement`for i = 1, ${count} do try(function()${block(body)}end) end`],
    while: () => [
      statement`local w = 0`,
      statement`while w < ${count} do w = w + 1 local i = w do${block(body)}end end`,
    ],
    repeat: () => [
      statement`local w = 0`,
      statement`repeat w = w + 1 local i = w do${block(body)}end until w >= ${count}`,
    ],
    function: () => [
      statement`local function k(i)${block(body)}return s, r end`,
      statement`for i = 1, ${count} do k(i) end`,
    ],
    parameters: () => [
      statement`local function k(i, s, a, r, o, f, t)${block(body)}return s, a, r, o, f, t end`,
      statement`for i = 1, ${count} do s, a, r, o, f, t = k(i, s, a, r, o, f, t) end`,
    ],
    recursive: () => [
      statement`local function k(i)${block([...body.slice(0, -1), statement`if i < ${count} then s = (k(i + 1) or s) end`, ...body.slice(-1)])}return s end`,
      statement`k(1)`,
    ],
    nested: () => [
      statement`for h = 1, ${Math.min(count, 12)} do for i = h, h + ${Math.ceil(count / 12)} do${block(body)}end s = s end`,
    ],
    coroutine: () => [
      statement`local k = coroutine.wrap(function() for i = 1, ${count} do${block(body)}coroutine.yield(i) end end)`,
      statement`for i = 1, ${count} do try(k) end`,
    ],
  };
  return forms[c.random.pick(Object.keys(forms))]();
}
