/** Process that measures calls across the boundary, written as an embedder writes: `node run-boundary.js TIER SECONDS`. */
import { builtin, type LuaFunction, type LuaValue, plain, rawset, return1 } from "../../../runtime/index.js";
import { Engine } from "../../engine/engine.js";
import type { Tier } from "../../engine/options.js";
import { createNodeHost } from "../node-host.js";
import { Tuning } from "../node-tuning.js";
import { now, since } from "./clock.js";
import { median } from "./measurement.js";

new Tuning().setLimits();
const [tier, seconds] = process.argv.slice(2);
const engine = new Engine(createNodeHost(), { tier: tier as Tier });
const { runtime } = engine;

/** Calls at a time: milliseconds. */
const CALLS = 50_000;

const add = plain((x, y) => return1(runtime, (x as number) + (y as number)));
rawset(runtime.globals, "add", builtin(runtime, "add", add));
const [luaAdd, luaNothing, callAdd, callLuaAdd] = engine.run(`
local function luaAdd(x, y) return x + y end
local function nothing() end
local function callAdd(calls)
  local add, sum = add, 0
  for i = 1, calls do sum = add(sum, i) end
  return sum
end
local function callLuaAdd(calls)
  local sum = 0
  for i = 1, calls do sum = luaAdd(sum, i) end
  return sum
end
return luaAdd, nothing, callAdd, callLuaAdd`) as LuaFunction[];

/** Each makes so many calls in a loop, which is in the figures. */
const rows: Readonly<Record<string, (calls: number) => LuaValue>> = {
  "JavaScript calls a Lua function, two arguments, one result": (calls) => {
    let sum: LuaValue = 0;
    for (let i = 1; i <= calls; i++) sum = engine.call(luaAdd, sum, i)[0];
    return sum;
  },
  "JavaScript calls a Lua function, no arguments, no result": (calls) => {
    for (let i = 0; i < calls; i++) engine.call(luaNothing);
    return (calls * (calls + 1)) / 2;
  },
  "Lua calls a JavaScript function, two arguments, one result": (calls) => engine.call(callAdd, calls)[0],
  "for comparison: Lua calls a Lua function": (calls) => engine.call(callLuaAdd, calls)[0],
};

for (const [name, run] of Object.entries(rows)) {
  const times: number[] = [];
  for (let total = 0; total < Number(seconds) * 1000 || times.length < 2; ) {
    const started = now();
    const sum = run(CALLS);
    const { cost } = since(started);
    if (sum !== (CALLS * (CALLS + 1)) / 2) throw new Error(`${name}: wrong sum ${sum}`);
    times.push((cost / CALLS) * 1e6);
    total += cost;
  }
  console.log([name, "", median(times.slice(times.length >> 1))].join("\t"));
}
