/**
 * Training for the interpreter. V8 compiles the interpreter's loop, the largest function there is, for what it has seen of it, and starts
 * again whenever an instruction meets something new; each time costs more than many a script runs. So when a program turns out to keep it
 * busy, a script shows V8 all that instructions do: every one with every kind of operand, and tables of many shapes.
 */
import { callFromHost, interpretedEntry, interpretedResumableEntry } from "../../runtime/interpreter/enter.js";
import { loadFunction } from "../../runtime/interpreter/instantiate.js";
import { openBase } from "../../runtime/lib/base.js";
import type { Host } from "../../runtime/lib/host.js";
import { openString } from "../../runtime/lib/string.js";
import { Runtime } from "../../runtime/values/runtime.js";
import { compile } from "../compiler/compile.js";

const SCRIPT = `
local records = { {}, { a = 1 }, { b = 1, a = 2 }, { c = 1, b = 2, a = 3 }, { d = 1, a = 4 }, { e = 1, f = 2, a = 5 } }
local Class = { field = 1 }
Class.__index = Class
function Class.method(self, x) return x end
local Subclass = setmetatable({}, Class)
Subclass.__index = Subclass
local objects = {
  setmetatable({}, Class), setmetatable({ p = 1 }, Class), setmetatable({ q = 1, a = 2 }, Class),
  setmetatable({ r = 1, p = 2 }, Subclass), setmetatable({ s = 1 }, Subclass), setmetatable({ t = 1, s = 2 }, Class),
}
local arrays = { { 1, 2 }, { 1.5, 2.5 }, { "a", "b" }, { 1, "b" }, { nil, 2 }, { 1.5, nil, 2 }, { x = 1, 1, 2 } }
local handler = { __add = function() return 1 end, __lt = function() return true end, __eq = function() return false end,
  __concat = function() return "" end, __call = function() return 1 end, __index = function() return 1 end,
  __newindex = function() end, __unm = function() return 1 end }
local handled, other = setmetatable({}, handler), setmetatable({}, handler)

local function all(...) return ... end
local function first(x, y) return x end
local function tail(x) return first(x, 1) end
local function nothing() end
local total = 0
local function count() total = total + 1 total = 0 total = total return total end
local function counter(n)
  local c = n
  local function step() c = c + n return c end
  c = c + 1
  c = 0
  step()
  return step
end

local function compute(x, y)
  local z = x + y z = x - y z = x * y z = x / y z = x % y z = x ^ 2 z = -x
  z = 1 + x z = x + 1 z = 1 - x z = x - 0.5 z = 2 * x z = x * 2 z = 1 / x z = x / 2 z = x % 3 z = 3 % x
  if x < y then z = 1 end if x <= y then z = 1 end if x > y then z = 1 end if x >= y then z = 1 end
  if x < 2 then z = 1 end if 2 < x then z = 1 end if x <= 2 then z = 1 end if 2 <= x then z = 1 end
  if not (x < y) then z = 1 end if not (x <= y) then z = 1 end if not (x < 2) then z = 1 end if not (2 <= x) then z = 1 end
  if x == y then z = 1 end if x ~= y then z = 1 end if x == 1 then z = 1 end if x ~= 2 then z = 1 end
  local b = x < y b = not z b = x == y
  return z
end

local function compare(x, y)
  local z = 0
  if x == y then z = 1 end if x ~= y then z = 1 end if x == nil then z = 1 end if x ~= "a" then z = 1 end
  if not x then z = 1 end if x then z = 1 end
  z = x and y z = x or y
end

for i = 1, #records do
  local record, object, key = records[i], objects[i], "a"
  local x = record.a x = record.missing x = record["a"] x = object.field x = object:method(1) x = object.missing
  record.a = i record.n = i record.n = nil object.a = i object.w = i object.w = nil
  x = record[key] record[key] = 1 key = key .. i record[key] = 1 x = record[key] record[key] = nil
  x = record[1] record[1] = nil record[1] = 1.5 record[2] = 2 record[2] = 3 record[1] = nil
  x = record[true] record[true] = 1 x = record[0.5] record[0.5] = 2 x = #record
end
for i = 1, #arrays do
  local array = arrays[i]
  for k = 0, 3 do local v = array[k] array[k] = v end
  local v = array[2] array[#array + 1] = v array[#array] = nil
  for k, v in pairs(array) do v = k end
  for k, v in ipairs(array) do v = k end
  for k in next, array do v = k end
end
for k, v in function(_, k) if not k then return 1, 2 end end do total = k end
for i = 3, 1, -1 do total = i end for i = 0.5, 2 do total = i end for i = 1, 0 do total = i end
local i = 0 while i < 3 do i = i + 1 if i == 2 then break end end repeat i = i - 1 until i <= 0

compute(1, 2) compute(1.5, 2.5) compute(2, 1.5) compute(-0.5, 1e300) compute(1, 1) compute(2147483647, 2147483647)
compare(1, 2) compare(1.5, 1.5) compare("a", "b") compare("ab", "a" .. "b") compare(nil, false) compare(true, nil)
compare(records[1], records[2]) compare(first, nothing) compare(1, "1") compare({}, 1) compare(handled, other)
if "a" < "b" or "a" <= "b" then i = "1" + 1 end
local s = "a" s = s .. "b" s = "c" .. s s = s .. 1 s = 1 .. s s = 1.5 .. 2
local n = #s n = s:len() n = ("x"):rep(3) n = s.sub
count() counter(1) counter(0.5)
local a, b, c = all(1, 2, 3) a, b, c = all(1) all() first() first(1, 2, 3) tail(1) tail(nothing) nothing(all(1, 2)) a = nothing()
a = { all(1, 2) } a = { 1, 2, 3, all() } a = { x = 1, y = "s", 0.5 }
a = newproxy() a = s.char() a = type(a) a = tostring(1) a = s:byte() a = rawget(records, 1) a = rawequal(a, b) a, b = select("#", 1)
a = s:sub(1, 2) rawset(records, 9, 1) a, b, c = select(2, 1, 2, 3) a = s.char(65, 66, 67, 68) a, b = select("#", 1, 2, 3, 4)
a = pcall(first, 1) a, b = pcall(error, "x") a = pcall(nothing)
a = handled + 1 a = handled < other a = handled .. "" a = handled(1) a = handled.x handled.x = 1 a = -handled
training = i training = training training = nil
`;

/** Has V8 learn what the interpreter does. */
export function train(host: Host): void {
  const rt = new Runtime({ compile: undefined, tiering: undefined });
  rt.interpreted = interpretedEntry(rt);
  rt.interpretedResumable = interpretedResumableEntry(rt);
  openBase(rt, host);
  openString(rt);
  const script = loadFunction(rt, compile(SCRIPT, "=training", {}));
  callFromHost(rt, script, []);
  // What V8 takes for constant as long as it has never been changed.
  script.c = () => undefined;
  script.resumable = script.c;
  script.env = rt.globals;
}
