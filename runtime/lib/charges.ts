/**
 * What builtins pay for in an engine that keeps limits (values/meter.ts): work that grows with their arguments, before they do it, and
 * strings that they return. Engines without limits have the builtins as they are. What is not here takes about as long whatever its
 * arguments are, calls Lua functions that pay for themselves, or pays as it goes: patterns, `sort`, readers of `load`, chunks.
 */

import { type Meter, textLength } from "../values/meter.js";
import type { REQUEST, SUSPEND } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import { LuaTable, length } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import type { Declaration } from "./library.js";

interface Charge {
  /** Pays before the builtin runs. Arguments are not checked yet. */
  readonly before?: (meter: Meter, ...args: LuaValue[]) => void;
  /** The string that is the first result is a new one. */
  readonly makesString?: true;
}

/** So many instructions stand for what takes a while whatever it does: the clock is looked at. */
const LONG = 20_000;

const newString: Charge = { makesString: true };
const waits: Charge = { before: (meter) => meter.spend(LONG) };
const countsValues: Charge = { before: (meter, ...values) => meter.spendMoves(values.length) };
const countsText: Charge = {
  before: (meter, ...values) => meter.spendMoves(values.reduce<number>((sum, value) => sum + textLength(value), 0)),
};
const movesElements: Charge = {
  before: (meter, list, position) => {
    if (list instanceof LuaTable && position !== undefined)
      meter.spendMoves(Math.max(length(list) - toNumber(position, 0), 0));
  },
};

const charges: Readonly<Record<string, Charge>> = {
  "base.collectgarbage": {
    before: (meter, what) => {
      if (what === undefined || what === "collect" || what === "step") meter.spend(LONG);
    },
  },
  "base.print": countsText,
  "base.select": countsValues,
  "base.unpack": {
    before: (meter, list, from, to) => meter.spendMoves(Math.max(lastOf(list, to) - toNumber(from, 1), 0)),
  },
  "file.read": newString,
  "file.write": countsText,
  "io.open": waits,
  "io.popen": waits,
  "io.read": newString,
  "io.write": countsText,
  "os.date": { before: (meter, format) => meter.spend(textLength(format)), makesString: true },
  "os.execute": waits,
  "os.remove": waits,
  "os.rename": waits,
  "os.tmpname": waits,
  "string.byte": {
    before: (meter, text, from, to) => {
      if (to !== undefined) meter.spendMoves(Math.min(textLength(text), Math.abs(toNumber(to, 1) - toNumber(from, 1))));
    },
  },
  "string.char": countsValues,
  "string.find": { before: (meter, text, wanted) => meter.spend((textLength(text) + textLength(wanted)) / 256) },
  "string.format": newString,
  "string.gsub": newString,
  "string.lower": newString,
  "string.rep": {
    before: (meter, text, times, separator) =>
      meter.spendString(Math.max(toNumber(times, 0), 0) * (textLength(text) + textLength(separator))),
  },
  "string.reverse": newString,
  "string.upper": newString,
  "table.concat": { before: payForConcat },
  "table.insert": movesElements,
  "table.maxn": { before: (meter, list) => meter.spendMoves(lastOf(list, undefined)) },
  "table.remove": movesElements,
  "table.sort": { before: (meter, list) => meter.spend(lastOf(list, undefined)) },
};

/** A bound of what any argument asks for: differences of infinite positions would be no numbers. */
const FARTHEST = 2 ** 53;

function toNumber(value: LuaValue, otherwise: number): number {
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : otherwise;
  return Number.isNaN(number) ? otherwise : Math.min(Math.max(number, -FARTHEST), FARTHEST);
}

/** The index of the last element, if that is not given. */
function lastOf(list: LuaValue, last: LuaValue): number {
  return toNumber(last, list instanceof LuaTable ? length(list) : 0);
}

function payForConcat(meter: Meter, list: LuaValue, separator: LuaValue, from: LuaValue, to: LuaValue): void {
  if (!(list instanceof LuaTable)) return;
  const first = Math.max(toNumber(from, 1), 1);
  const last = Math.min(lastOf(list, to), length(list));
  if (!(last >= first)) return;
  meter.spend(last - first);
  const array = list.Ωarray;
  let total = textLength(separator) * (last - first);
  for (let i = first; i <= last; i++) total += textLength(array[i]);
  meter.spendString(total);
}

/** Builtins in the form that pays, in an engine that keeps limits. */
export function charged(
  rt: Runtime,
  library: string,
  declarations: Readonly<Record<string, Declaration>>,
): Readonly<Record<string, Declaration>> {
  const { meter } = rt;
  if (meter === undefined) return declarations;
  const result: Record<string, Declaration> = {};
  for (const [name, declaration] of Object.entries(declarations)) {
    const charge = charges[`${library}.${name}`];
    result[name] = charge === undefined ? declaration : paying(meter, charge, declaration);
  }
  return result;
}

function paying(meter: Meter, { before, makesString }: Charge, { entry, resumable, start }: Declaration): Declaration {
  const pay = (args: readonly LuaValue[]): void => before?.(meter, ...args);
  const payFor = <T>(step: T | LuaValue): T | LuaValue => {
    if (makesString === true && typeof step === "string") meter.spendString(step.length);
    return step;
  };
  return {
    entry: (rt, name) => {
      const run = entry(rt, name);
      return function (...args) {
        pay(args);
        return payFor<never>(run.apply(this, args));
      };
    },
    ...(resumable === undefined
      ? {}
      : {
          resumable: (rt: Runtime, name: string) => {
            const run = resumable(rt, name);
            return function (...args: LuaValue[]) {
              pay(args);
              return payFor<typeof SUSPEND>(run.apply(this, args));
            };
          },
        }),
    start:
      start === undefined
        ? undefined
        : (rt, name) => {
            const run = start(rt, name);
            return (args, self) => {
              pay(args);
              return payFor<typeof REQUEST>(run(args, self) as typeof REQUEST);
            };
          },
  };
}
