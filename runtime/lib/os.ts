/** The os library, manual §5.8. What the host lacks is refused. */
import { type Callback, call, callbackEntry, startCallback } from "../interpreter/callback.js";
import { index } from "../operators/access.js";
import { toNumber } from "../operators/arithmetic.js";
import { raised, TerminationError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { REQUEST } from "../values/native.js";
import { type Runtime, return1, return3 } from "../values/runtime.js";
import { fields, LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { checkInteger, checkName, checkNumber, checkTable, optionalInteger, optionalName } from "./arguments.js";
import { Cache } from "./cache.js";
import { type DateFields, formatDate, localSeconds, parseDateTemplate, splitDate, toInt } from "./date.js";
import { type Host, HostError } from "./host.js";
import { type Declaration, library, plain } from "./library.js";
import { checkOption } from "./options.js";

const categories = ["all", "collate", "ctype", "monetary", "numeric", "time"] as const;

export function openOs(rt: Runtime, host: Host): LuaTable {
  const now = (): number => Math.floor(host.now() / 1000);
  const files = (name: string) => host.files ?? refuse(name);
  const templates = new Cache(parseDateTemplate);

  return library(rt, "os", {
    clock: plain(() => return1(rt, host.clock())),

    date: plain((template, time) => {
      const format = optionalName(template, 1, "%c");
      const seconds = time === undefined ? now() : Math.trunc(checkNumber(time, 2));
      const utc = format.startsWith("!");
      const date = splitDate(seconds, utc);
      if (date === undefined) return return1(rt, undefined);
      const rest = utc ? format.slice(1) : format;
      return return1(rt, rest === "*t" ? dateTable(date) : formatDate(templates.get(rest), date, seconds));
    }),

    difftime: plain((end, start) => {
      const since = optionalInteger(start, 2, 0);
      // Differences of integers: none is -0.
      return return1(rt, checkInteger(end, 1) - since + 0);
    }),

    execute: plain((command) => {
      if (command === undefined) return return1(rt, host.processes === undefined ? 0 : 1);
      const text = checkName(command, 1);
      const { processes } = host;
      if (processes === undefined) return refuse("execute");
      return return1(
        rt,
        attemptStatus(() => processes.execute(text)),
      );
    }),

    exit: plain((code, close) => {
      const status = typeof code === "boolean" ? (code ? 0 : 1) : optionalInteger(code, 1, 0) & 255;
      if (close !== true) return host.exit(status);
      throw new TerminationError("exit", "exit", undefined, () => host.exit(status));
    }),

    getenv: plain((name) => return1(rt, host.env(checkName(name, 1)))),

    remove: plain((name) => {
      const path = checkName(name, 1);
      return attempt(rt, path, () => files("remove").remove(path));
    }),

    rename: plain((from, to) => {
      const source = checkName(from, 1);
      const target = checkName(to, 2);
      return attempt(rt, source, () => files("rename").rename(source, target));
    }),

    setlocale: plain((locale, category) => {
      const wanted = optionalName(locale, 1, undefined);
      checkOption(category, 2, categories, "all");
      return return1(rt, wanted === undefined || ["", "C", "POSIX"].includes(wanted) ? "C" : undefined);
    }),

    time: time(rt, now),

    tmpname: plain(() => {
      try {
        return return1(rt, files("tmpname").temporaryName());
      } catch (error) {
        throw error instanceof HostError ? raised("unable to generate a unique filename") : error;
      }
    }),
  });
}

/** Reads the fields of a table, which may call `__index`; without a table there is nothing to call. */
function time(rt: Runtime, now: () => number): Declaration {
  function* timeOf(table: LuaValue): Callback {
    checkTable(table, 1);
    const values: number[] = [];
    for (const { name, otherwise } of timeFields) {
      const value = yield* field(rt, table, name);
      const number = toNumber(value) ?? otherwise;
      if (number === undefined) throw raised(`field '${name}' missing in date table`);
      values.push(toInt(number));
    }
    const daylight = yield* field(rt, table, "isdst");
    const [second, minute, hour, day, month, year] = values;
    const isDaylight = daylight === undefined ? undefined : daylight !== false;
    const seconds = localSeconds(year, month, day, hour, minute, second, isDaylight);
    return return1(rt, seconds === -1 ? undefined : seconds);
  }
  return {
    entry: (_, name) => {
      const entry = callbackEntry(rt, name, timeOf);
      return function time(this: LuaFunction, table: LuaValue): LuaValue {
        return table === undefined ? return1(rt, now()) : entry.call(this, table);
      };
    },
    start: (_, name) => {
      const start = startCallback(rt, name, timeOf);
      return (args) => (args[0] === undefined ? return1(rt, now()) : start(args));
    },
  };
}

/** What `os.time` reads, in the order of reading, with the value of a field that is absent. */
const timeFields: readonly { readonly name: string; readonly otherwise?: number }[] = [
  { name: "sec", otherwise: 0 },
  { name: "min", otherwise: 0 },
  { name: "hour", otherwise: 12 },
  { name: "day" },
  { name: "month" },
  { name: "year" },
];

/** A field of a table whose metatable may have an `__index` function. */
function* field(rt: Runtime, table: LuaValue, name: string): Callback {
  const step = index(rt, table, name, -1);
  if (step !== REQUEST) return step as LuaValue;
  return yield call(rt, rt.requestFunction, rt.requestArguments);
}

function dateTable(date: DateFields): LuaTable {
  const table = new LuaTable();
  const own = fields(table);
  own.sec = date.second;
  own.min = date.minute;
  own.hour = date.hour;
  own.day = date.day;
  own.month = date.month;
  own.year = date.year;
  own.wday = date.weekday + 1;
  own.yday = date.yearday + 1;
  own.isdst = date.daylight;
  return table;
}

function refuse(name: string): never {
  throw raised(`'${name}' not supported`);
}

/** True, or nil with message and code when the host refuses. */
function attempt(rt: Runtime, path: string, action: () => void): LuaValue {
  try {
    action();
    return return1(rt, true);
  } catch (error) {
    if (error instanceof HostError) return return3(rt, undefined, `${path}: ${error.message}`, error.code);
    throw error;
  }
}

/** C's `system`: the status as `wait` gives it, -1 when nothing could be run. */
function attemptStatus(action: () => number): number {
  try {
    const status = action();
    return status < 0 ? -status : status * 256;
  } catch (error) {
    if (error instanceof HostError) return -1;
    throw error;
  }
}
