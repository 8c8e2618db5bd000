/**
 * The basic functions, manual §5.1 (lbaselib.c). Their larger groups have files of their own: `protect.ts`, `traversal.ts`,
 * `environment.ts`, `load.ts`, `memory.ts`.
 */
import { type Callback, call, callbackEntry, callLast, startCallback } from "../interpreter/callback.js";
import { createSite, OBJECT_FIELDS, recentSite } from "../interpreter/constructs.js";
import { index } from "../operators/access.js";
import { metamethod, metatableOf } from "../operators/metatable.js";
import { numberToString, stringToInteger, stringToNumber } from "../strings/number.js";
import { disownNew, ownMetatable, setMetatable, type TableSites } from "../values/classes.js";
import { elementAt } from "../values/elements.js";
import { errors, raised } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { REQUEST } from "../values/native.js";
import { type Runtime, return0, return1, returnAll } from "../values/runtime.js";
import { fields, getNumber, getString, LuaTable, pin, rawget, rawset, setField } from "../values/table.js";
import { type LuaValue, typeName } from "../values/value.js";
import { describeObject } from "./address.js";
import { checkAny, checkInt, checkString } from "./arguments.js";
import { charged } from "./charges.js";
import { environmentBuiltins, threadGlobals } from "./environment.js";
import type { Host } from "./host.js";
import { type Declaration, plain, register } from "./library.js";
import { loadBuiltins } from "./load.js";
import { memoryBuiltins } from "./memory.js";
import { errorBuiltins } from "./protect.js";
import { traversalBuiltins } from "./traversal.js";

/** Values a function may have on its stack (LUAI_MAXCSTACK): the limit of `unpack`. */
const MAX_STACK_VALUES = 8000;

/** The text of `tostring(value)`; undefined when a `__tostring` handler has to say. */
export function plainText(rt: Runtime, value: LuaValue): string | undefined {
  switch (typeof value) {
    case "string":
      return hasHandler(rt.stringMetatable) ? undefined : value;
    case "number":
      return hasHandler(rt.numberMetatable) ? undefined : numberToString(value);
    case "boolean":
      return hasHandler(rt.booleanMetatable) ? undefined : value ? "true" : "false";
    case "undefined":
      return hasHandler(rt.nilMetatable) ? undefined : "nil";
  }
  return hasHandler(metatableOf(rt, value)) ? undefined : describeObject(rt, value);
}

function hasHandler(meta: LuaTable | undefined): boolean {
  return meta !== undefined && getString(meta, "__tostring") !== undefined;
}

/** Installs `_G`, its functions, and `package.loaded` to be filled. */
export function openBase(rt: Runtime, host: Host): void {
  const { globals } = rt;
  const loaded = new LuaTable();
  pin(loaded);
  fields(rt.registry)["_LOADED"] = loaded;
  fields(loaded)["_G"] = globals;
  setField(globals, "_G", globals);
  setField(globals, "_VERSION", "Lua 5.1");
  register(
    rt,
    globals,
    charged(rt, "base", {
      ...valueBuiltins(rt),
      ...textBuiltins(rt, host),
      ...tableBuiltins(rt),
      ...traversalBuiltins(rt),
      ...errorBuiltins(rt),
      ...environmentBuiltins(rt),
      ...loadBuiltins(rt, host),
      ...memoryBuiltins(rt, host),
    }),
    "base",
  );
  rt.next = fields(globals)["next"] as LuaFunction;
  rt.setmetatable = fields(globals)["setmetatable"] as LuaFunction;
}

function valueBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    type: plain(function type(this: LuaFunction, value: LuaValue): LuaValue {
      if (value === undefined) checkAny(arguments.length, 1);
      rt.n = 1;
      return typeName(value);
    }),

    tonumber: plain(function tonumber(this: LuaFunction, value: LuaValue, base: LuaValue): LuaValue {
      rt.n = 1;
      const radix = base === undefined ? 10 : checkInt(base, 2);
      if (radix === 10) {
        if (typeof value === "number") return value;
        if (typeof value === "string") return stringToNumber(value);
        checkAny(arguments.length, 1);
        return undefined;
      }
      const text = checkString(value, 1);
      if (radix < 2 || radix > 36) throw errors.badArgument(2, "base out of range");
      return stringToInteger(text, radix);
    }),

    select: plain(function select(this: LuaFunction, position: LuaValue, ...values: LuaValue[]): LuaValue {
      if (typeof position === "string" && position.charCodeAt(0) === 0x23) {
        rt.n = 1;
        return values.length;
      }
      const wanted = checkInt(position, 1);
      const count = values.length;
      const start = wanted < 0 ? count + wanted : wanted > count ? count : wanted - 1;
      if (start < 0) throw errors.badArgument(1, "index out of range");
      const n = count - start;
      rt.n = n;
      if (n > 1) {
        rt.r1 = values[start + 1];
        if (n > 2) rt.r2 = values[start + 2];
        if (n > 3) rt.many = start === 0 ? values : values.slice(start);
      }
      return values[start];
    }),

    unpack: plain(function unpack(this: LuaFunction, list: LuaValue, first: LuaValue, last: LuaValue): LuaValue {
      if (!(list instanceof LuaTable)) throw errors.wrongType(1, "table", list);
      const from = first === undefined ? 1 : checkInt(first, 2);
      const to = last === undefined ? list.Ωarray.length - 1 : checkInt(last, 3);
      if (from > to) return return0(rt);
      const count = to - from + 1;
      if (count + arguments.length > MAX_STACK_VALUES) throw raised("too many results to unpack");
      const array = list.Ωarray;
      if (count > 3) {
        const values = from > 0 && to < array.length ? array.slice(from, to + 1) : elements(list, from, to);
        return returnAll(rt, values);
      }
      rt.n = count;
      if (from > 0 && to < array.length) {
        if (count > 1) rt.r1 = elementAt(array, from + 1);
        if (count > 2) rt.r2 = elementAt(array, from + 2);
        return elementAt(array, from);
      }
      return returnAll(rt, elements(list, from, to));
    }),
  };
}

/** `list[from]` … `list[to]`, raw. */
function elements(list: LuaTable, from: number, to: number): LuaValue[] {
  const values: LuaValue[] = [];
  for (let i = from; i <= to; i++) values.push(getNumber(list, i));
  return values;
}

function textBuiltins(rt: Runtime, host: Host): Record<string, Declaration> {
  function* handledText(value: LuaValue): Callback {
    return return1(rt, yield call(rt, metamethod(rt, value, "__tostring"), [value]));
  }
  const tostring: Declaration = {
    entry: (_, name) =>
      function tostring(this: LuaFunction, value: LuaValue): LuaValue {
        if (value === undefined) checkAny(arguments.length, 1);
        const text = plainText(rt, value);
        if (text === undefined) return callLast(rt, name, metamethod(rt, value, "__tostring"), value, this);
        rt.n = 1;
        return text;
      },
    start: (_, name) => {
      const handled = startCallback(rt, name, handledText);
      return (args) => {
        checkAny(args.length, 1);
        const text = plainText(rt, args[0]);
        return text === undefined ? handled(args) : return1(rt, text);
      };
    },
  };

  /** The function that `print` has when nobody has replaced `tostring`. */
  let original: LuaValue;
  const simpleLine = (values: LuaValue[]): string | undefined => {
    original ??= fields(rt.globals)["tostring"];
    if (getString(threadGlobals(rt), "tostring") !== original) return undefined;
    let line = "";
    for (let i = 0; i < values.length; i++) {
      const text = plainText(rt, values[i]);
      if (text === undefined) return undefined;
      line += i === 0 ? text : "\t" + text;
    }
    return line + "\n";
  };
  function* printHandled(...values: LuaValue[]): Callback {
    const found = index(rt, threadGlobals(rt), "tostring", -1);
    const convert = found === REQUEST ? yield found : (found as LuaValue);
    for (let i = 0; i < values.length; i++) {
      const text = yield call(rt, convert, [values[i]]);
      if (rt.n === 0 || (typeof text !== "string" && typeof text !== "number")) {
        throw raised("'tostring' must return a string to 'print'");
      }
      host.stdout.write((i === 0 ? "" : "\t") + (typeof text === "number" ? numberToString(text) : text));
    }
    host.stdout.write("\n");
    return return0(rt);
  }
  const print: Declaration = {
    entry: (_, name) => {
      const handled = callbackEntry(rt, name, printHandled);
      return function print(this: LuaFunction, ...values: LuaValue[]): LuaValue {
        const line = simpleLine(values);
        if (line === undefined) return handled.apply(this, values);
        host.stdout.write(line);
        return return0(rt);
      };
    },
    start: (_, name) => {
      const handled = startCallback(rt, name, printHandled);
      return (args) => {
        const line = simpleLine(args);
        if (line === undefined) return handled(args);
        host.stdout.write(line);
        return return0(rt);
      };
    },
  };
  return { tostring, print };
}

function tableBuiltins(rt: Runtime): Record<string, Declaration> {
  const sites: TableSites = { find: (table) => recentSite(rt, table), create: () => createSite(rt, OBJECT_FIELDS) };
  return {
    getmetatable: plain(function getmetatable(this: LuaFunction, value: LuaValue): LuaValue {
      if (value === undefined) checkAny(arguments.length, 1);
      rt.n = 1;
      const meta = value instanceof LuaTable ? ownMetatable(value) : metatableOf(rt, value);
      if (meta === undefined) return undefined;
      const shown = getString(meta, "__metatable");
      return shown === undefined ? meta : shown;
    }),

    setmetatable: plain(function setmetatable(this: LuaFunction, table: LuaValue, meta: LuaValue): LuaValue {
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      if (!(meta instanceof LuaTable) && (meta !== undefined || arguments.length < 2)) {
        disownNew(table);
        throw errors.badArgument(2, "nil or table expected");
      }
      const old = table.Ωmeta;
      if (old !== undefined && getString(old, "__metatable") !== undefined) {
        throw raised("cannot change a protected metatable");
      }
      rt.n = 1;
      setMetatable(table, meta, sites);
      if (meta !== undefined && meta.Ωtarget === undefined && getString(meta, "__mode") !== undefined)
        rt.collector?.addTable(table, [table]);
      return table;
    }),

    rawequal: plain(function rawequal(this: LuaFunction, left: LuaValue, right: LuaValue): LuaValue {
      checkAny(arguments.length, 1);
      checkAny(arguments.length, 2);
      rt.n = 1;
      return left === right;
    }),

    rawget: plain(function get(this: LuaFunction, table: LuaValue, key: LuaValue): LuaValue {
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      if (key === undefined) checkAny(arguments.length, 2);
      rt.n = 1;
      return rawget(table, key);
    }),

    rawset: plain(function set(this: LuaFunction, table: LuaValue, key: LuaValue, value: LuaValue): LuaValue {
      if (!(table instanceof LuaTable)) throw errors.wrongType(1, "table", table);
      if (value === undefined) {
        checkAny(arguments.length, 2);
        checkAny(arguments.length, 3);
      }
      if (key === undefined) throw errors.nilKey();
      if (key !== key) throw errors.nanKey();
      rawset(table, key, value);
      if (key === "__mode") rt.collector?.modeChanged([table]);
      rt.n = 1;
      return table;
    }),
  };
}
