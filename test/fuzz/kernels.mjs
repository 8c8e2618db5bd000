/**
 * Hot loops in which something changes half-way: speculation on the types of variables, fields, elements, functions and metatables holds
 * for a while and then fails, in every state of the loop.
 */
import { coroutines } from "./pool-coroutines.mjs";
import { general } from "./pool-general.mjs";
import { numeric } from "./pool-numeric.mjs";
import { objects } from "./pool-objects.mjs";
import { tables } from "./pool-tables.mjs";
import { block, print, statement } from "./tree.mjs";

/**
 * What hot loops of one kind are made of. `setup`: declarations of the variables that the others use; `hot`: statements for each iteration;
 * `changes`: what happens once; `yielding`: further hot statements for where yields are allowed; `deferred`: further ones for our own dialect;
 * `output`: prints the state; `parameters`: variables, the first of them `s`, that a loop may pass through a function; `lengths` and `holes`:
 * statements that ask for lengths of arrays, and those that make holes in them.
 * @typedef {{ setup: string[], hot: string[], changes: string[], yielding: string[], deferred: string[], output: string,
 *   parameters: string, lengths?: RegExp, holes?: RegExp }} Pool
 */

/** @type {Record<string, Pool>} */
const pools = { general, numeric, objects, coroutines, tables };
const weights = { general: 3, numeric: 3, objects: 3, coroutines: 2, tables: 3 };

/** Takes a quarter of a second, so it comes less often. */
const COLLECTION = "collectgarbage()";

/** Implementations differ in the length of an array with holes: either there are holes or the length is asked for. */
function orderly(c, { lengths, holes }) {
  if (c.dialect === "perigee" || lengths === undefined) return () => true;
  const excluded = c.random.chance(0.5) ? lengths : holes;
  return (code) => !excluded.test(code);
}

/** @param {import("./generate.mjs").Context} c @returns {import("./tree.mjs").Node} */
export function kernelStatement(c) {
  const pool = pools[c.random.weighted(weights)];
  const count = Math.min(c.random.pick([10, 25, 40, 70]), Math.max(c.iterations, 5));
  const isAllowed = orderly(c, pool);
  const hot = [...pool.hot];
  // PUC Lua cannot yield across what many loops are in.
  if (c.canYield && c.dialect !== "lua") hot.push(...pool.yielding, ...pool.yielding);
  if (c.dialect === "perigee") hot.push(...pool.deferred, ...pool.deferred);
  const allowed = hot.filter(isAllowed);
  const changes = pool.changes.filter(isAllowed);
  const text = (code) => statement`${code}`;
  const always = Array.from({ length: c.random.integer(1, 6) }, () => text(c.random.pick(allowed)));
  const once = Array.from({ length: c.random.integer(1, 3) }, () => change(c, count, changes));
  const body = c.random.chance(0.5) ? [...once, ...always] : [...always, ...once];
  return statement`do${block([...pool.setup.map(text), ...loop(c, pool, count, body), text(pool.output)])}end`;
}

function change(c, count, changes) {
  const at = c.random.integer(1, count);
  const code = c.random.chance(0.003) ? COLLECTION : c.random.pick(changes);
  const back = c.random.chance(0.2)
    ? statement` elseif i == ${Math.min(count, at + c.random.integer(1, 20))} then ${c.random.pick(changes)}`
    : "";
  return statement`if i == ${at} then ${code}${back} end`;
}

/** The body of a function that does one iteration: what leaves an iteration needs a loop. */
function single(body) {
  const needsLoop = /\b(continue|break)\b/.test(print(block(body)));
  return needsLoop ? block([statement`repeat${block(body)}until true`]) : block(body);
}

/** @param {Pool} pool */
function loop(c, { parameters }, count, body) {
  const result = parameters.split(", ").slice(0, 2).join(", ");
  const forms = {
    for: () => [statement`for i = 1, ${count} do${block(body)}end`],
    // An iteration that fails does not end the loop.
    protected: () => [statement`for i = 1, ${count} do try(function()${single(body)}end) end`],
    while: () => [
      statement`local w = 0`,
      statement`while w < ${count} do w = w + 1 local i = w do${block(body)}end end`,
    ],
    repeat: () => [
      statement`local w = 0`,
      statement`repeat w = w + 1 local i = w do${block(body)}end until w >= ${count}`,
    ],
    function: () => [
      statement`local function step(i)${single(body)}return ${result} end`,
      statement`for i = 1, ${count} do step(i) end`,
    ],
    tail: () => [
      statement`local function step(i)${single(body)}if i < ${count} then return step(i + 1) end return ${result} end`,
      statement`out(step(1))`,
    ],
    method: () => [
      statement`local object = {i = 0}`,
      statement`function object:step(...) self.i = self.i + 1 local i = self.i${single(body)}return ${result}, ... end`,
      statement`for i = 1, ${count} do object:step(i, ${result}) end`,
    ],
    parameters: () => [
      statement`local function step(i, ${parameters})${single(body)}return ${parameters} end`,
      statement`for i = 1, ${count} do ${parameters} = step(i, ${parameters}) end`,
    ],
    varargs: () => [
      statement`local function step(i, ...) local ${parameters} = ...${single(body)}return ${parameters} end`,
      statement`for i = 1, ${count} do ${parameters} = step(i, ${parameters}) end`,
    ],
    recursive: () => [
      statement`local function step(i)${block([...single(body.slice(0, -1)).parts, statement`if i < ${count} then s = (step(i + 1) or s) end`, ...single(body.slice(-1)).parts])}return s end`,
      statement`step(1)`,
    ],
    nested: () => [
      statement`for h = 1, ${Math.min(count, 12)} do for i = h, h + ${Math.ceil(count / 12)} do${block(body)}end s = s end`,
    ],
    iterator: () => [
      statement`for i in (function(_, i) i = (i or 0) + 1 if i <= ${count} then return i end end) do${block(body)}end`,
    ],
    coroutine: () => [
      statement`local step = coroutine.wrap(function() for i = 1, ${count} do${block(body)}coroutine.yield(i) end end)`,
      statement`for i = 1, ${count} do try(step) end`,
    ],
    generator: () => [
      statement`local function step() for i = 1, ${count} do${block(body)}coroutine.yield(i, s) end return "over" end`,
      statement`local n = 0 for i, v in coroutine.wrap(step) do if i == "over" then break end n = n + i end out(n)`,
    ],
  };
  return forms[c.random.pick(Object.keys(forms))]();
}
