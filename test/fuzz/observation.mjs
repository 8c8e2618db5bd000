/** What programs can see of themselves: `debug`, tracebacks, environments, coroutines, levels of errors. */
import { any, constant, functionExpression, record } from "./expressions.mjs";
import { list, statement } from "./tree.mjs";

/** PUC Lua 5.1 has the same; LuaJIT counts lines, levels and names in other ways. */
const SHARED = [
  () => statement`out(debug.getinfo(1, "l").currentline)`,
  (c) =>
    statement`local i = debug.getinfo(${c.random.pick(["1", "2"])}, "nS") if i then out(i.what, i.namewhat, i.name, i.linedefined) end`,
  (c) =>
    statement`local i = debug.getinfo(${functionExpression(c)}, "Su") out(i.what, i.linedefined, i.lastlinedefined, i.nups)`,
  () =>
    statement`do local n, i = 0, 1 while true do local name, v = debug.getlocal(1, i) if not name then break end if not name:find("^%(") then n = n + 1 out(name, v) end i = i + 1 if i > 12 then break end end end`,
  () =>
    statement`do local function names() local all = {} for i = 1, 5 do local name, v = debug.getlocal(2, i) if name and not name:find("^%(") then all[#all + 1] = name .. "=" .. show(v) end end return table.concat(all, " ") end out(clip(names())) end`,
  (c) => statement`out(debug.getupvalue(${functionExpression(c)}, ${c.random.integer(1, 3)}))`,
  (c) =>
    statement`do local u, w = 1, 2 local function f() u, w = w, u return u end for i = 1, 9 do f() end out(debug.setupvalue(f, ${c.random.integer(1, 3)}, ${any(c, 0)}), u, w, f()) end`,
  (c) => statement`out(debug.traceback(${list([any(c, 0)])}))`,
  (c) => statement`out(select(2, xpcall(function() local t = ${record(c, 1)} return t.x.y.z end, debug.traceback)))`,
  (c) =>
    statement`out(select(2, pcall(error, ${list([constant('"e"'), constant(c.random.pick(["0", "1", "2", "3"]))])})))`,
  (c) =>
    statement`do local function thrower(n) if n == 0 then error("deep", ${c.random.pick(["0", "1", "2", "3", "4"])}) end thrower(n - 1) end try(thrower, ${c.random.integer(0, 4)}) end`,
  (c) => statement`out(getfenv(${c.random.pick(["0", "1", "2"])}) == _G, getfenv(out) == _G, getfenv(print) == _G)`,
  () => statement`out(coroutine.running() ~= nil)`,
  () =>
    statement`do local co = coroutine.create(function(a) local b = coroutine.yield(a) error(b) end) coroutine.resume(co, 1) out((debug.traceback(co))) coroutine.resume(co, "gone") out((debug.traceback(co)), coroutine.status(co)) end`,
];

/** What differs from PUC Lua in count or order, but must not from tier to tier. */
const OWN = [
  (c) =>
    statement`do local events = {} debug.sethook(function(event, line) events[#events + 1] = event .. (line and line % 7 or "") end, "${c.random.pick(["c", "r", "l", "cr", "crl"])}") local v = ${any(c, 1)} debug.sethook() out(#events, clip(table.concat(events, ",")), v) end`,
  () => statement`out(coroutine.isyieldable())`,
  (c) =>
    statement`do local co = coroutine.create(function() defer() out("closed") end for i = 1, 5 do coroutine.yield(i) end end) for i = 1, ${c.random.integer(0, 7)} do coroutine.resume(co) end out(coroutine.close(co), coroutine.status(co)) end`,
  (c) =>
    statement`do local co = coroutine.create(function() defer() error("handler") end error("body") end) out(coroutine.resume(co)) out(coroutine.close(co)) end out(pcall(function() defer() out(debug.traceback("in handler")) end return ${any(c, 1)} end))`,
];

/** @param {import("./generate.mjs").Context} c */
export function observationStatement(c) {
  if (c.dialect === "luajit") return [];
  return statement`do ${c.random.pick(c.dialect === "perigee" ? [...SHARED, ...OWN] : SHARED)(c)} end`;
}

/** Recursion as deep as every implementation allows, or deeper than the native stack where ours is compared with itself. */
export function recursionStatement(c) {
  const depth = c.random.pick(c.dialect === "perigee" ? [50, 150, 1000, 6000, 20000] : [20, 50, 150]);
  const name = c.fresh("down");
  const forms = [
    `(n) if n == 0 then return 0 end return 1 + ${name}(n - 1) end`,
    `(n, ...) if n == 0 then return select("#", ...) end local a, b = ${name}(n - 1, n, ...) return a, n end`,
    `(n) if n == 0 then error({n}, 0) end local r = ${name}(n - 1) return r end`,
    `(n) if n == 0 then return "end" end return ${name}(n - 1) end`,
    `(n) if n < 2 then return n end local t = {${name}(n - 1)} return t[1] + n, n end`,
    `(n) if n > 100 then n = 100 end if n <= 0 then return n end local ok, v = pcall(${name}, n - 1) return v + 1 end`,
    `(n) local t = setmetatable({}, {__index = function(t, k) return k <= 0 and 0 or t[k - 1] + 1 end}) return t[n % 90] end`,
    `(n) if n == 0 then return coroutine.running() and yield(n) or 1 end local v = ${name}(n - 1) return v end`,
    `(n) local s = 0 for i = 1, 3 do s = s + (n > 0 and i == 2 and ${name}(n - 1) or i) end return s end`,
  ];
  // `try` is a pcall, which PUC Lua cannot yield across.
  const isExcluded = (form) => (depth > 150 && form.includes("...")) || (c.dialect === "lua" && form.includes("yield"));
  const form = c.random.pick(forms.filter((text) => !isExcluded(text)));
  const levels = constant(String(depth));
  return statement`do local function ${name}${form} if deep > 0 then deep = deep - ${levels} try(${name}, ${levels}) end end`;
}
