/** Runs a program in all modes and finds the first that disagrees. */
import { parseMode } from "./runner.mjs";

const interp = parseMode("interp");

/** The modes in which a program runs besides the interpreter; each program in some of many. @param {number} number */
export function modesFor(number) {
  const hot = [2, 3, 20, 60][number % 4];
  return [
    `auto:${hot}`,
    "jit",
    `chaos:${number % 1000}`,
    ...(number % 3 === 0 ? [`chaos:${(number + 1) % 1000}`] : []),
  ].map(parseMode);
}

const tierOf = (mode) => mode.replace(/:.*/, "");

/** Modes for shrinking: where chaos strikes depends on the program as much as on the seed, so several seeds are tried. */
export function modesLike(mode, number) {
  if (tierOf(mode) !== "chaos") return modesFor(number);
  return [0, 1, 2, 3].map((more) => parseMode(`chaos:${(number + more) % 1000}`));
}

/** Text that only a failure of the host has in it. */
export const HOST_FAILURE =
  /\[crash\].*|Maximum call stack.*|Cannot (read|set) prop.*|is not (a function|a constructor|iterable|defined)\b.*|undefined \(reading.*|internal error.*/;

/** @typedef {{ reference: string, mode: string, expected: string, actual: string }} Difference */

/**
 * @param {import("./runner.mjs").Runner} runner
 * @param {Set<string>} references those that are installed.
 * @param {import("./runner.mjs").Mode[]} modes
 * @param {Difference} [only] look only at the tier of this difference.
 * @returns {Promise<Difference | undefined>}
 */
export async function compare(runner, source, dialect, references, modes, only = undefined) {
  const expected = await runner.run(source, interp);
  if (HOST_FAILURE.test(expected))
    return { reference: "interp", mode: "interp", expected: "no crash", actual: expected };
  // How deep calls may nest is each implementation's own affair.
  if (expected.includes("stack overflow")) return undefined;
  const reference = { lua: "lua5.1", luajit: "luajit" }[dialect];
  if (reference !== undefined && references.has(reference) && (only === undefined || only.reference === reference)) {
    const found = await compareReference(runner, source, reference, references, expected);
    if (found !== undefined) return found;
  }
  if (expected.includes("[hang]")) return undefined;
  for (const mode of modes) {
    if (only !== undefined && tierOf(only.mode) !== tierOf(mode.name)) continue;
    const actual = await runner.run(source, mode);
    if (actual !== expected) return { reference: "interp", mode: mode.name, expected, actual };
  }
  return undefined;
}

async function compareReference(runner, source, reference, references, actual) {
  const expected = await runner.run(source, parseMode(reference));
  if (vague(expected, reference) === vague(actual, reference) || /\[hang\]|stack overflow/.test(expected))
    return undefined;
  if (reference === "luajit" && (await isOwnOfLuaJIT(runner, source, references, expected, actual))) return undefined;
  // How a NaN is written depends on its sign, which JavaScript hides: where the outcome does, it tells nothing.
  if ((await runner.run(source, parseMode("interp-nan"))) !== actual) return undefined;
  return { reference, mode: "interp", expected, actual };
}

/** Whether LuaJIT, whose outcome is `expected`, is what differs from the others. */
async function isOwnOfLuaJIT(runner, source, references, expected, actual) {
  // LuaJIT asks __newindex before it refuses a key, Lua 5.1 does not.
  if (areEqualButForTies(expected, actual) || /table index is (nil|NaN)/.test(actual)) return true;
  // Its translations have defects of their own; and where the two differ, as in what math.max makes of NaN, Lua 5.1 is right.
  for (const name of references.has("lua5.1") ? ["lua5.1", "luajit-joff"] : ["luajit-joff"])
    if (vague(await runner.run(source, parseMode(name)), "luajit") === vague(actual, "luajit")) return true;
  return false;
}

/** LuaJIT words errors in its own way. */
function vague(output, reference) {
  return reference === "luajit" ? output.replace(/\[error\].*/, "[error]") : output;
}

const NUMBER = /(\d+(?:\.\d+)?)/;

/** LuaJIT rounds up where what is behind the last digit is exactly a half of it; C, and Perigee, to an even digit. */
function areEqualButForTies(luajit, perigee) {
  const expected = vague(luajit, "luajit").split(NUMBER);
  const actual = vague(perigee, "luajit").split(NUMBER);
  return expected.length === actual.length && expected.every((text, i) => text === actual[i] || isTie(text, actual[i]));
}

/** Whether two fractions of the many digits that ties have differ by one in the last, which is not written where it is 0. */
function isTie(up, even) {
  const point = up.indexOf(".");
  if (point < 0 || even.indexOf(".") !== point || even.length > up.length || up.length < 10) return false;
  const digits = [up, even].map((text) => text.padEnd(up.length, "0").replace(".", ""));
  return BigInt(digits[0]) - BigInt(digits[1]) === 1n;
}
