/** The debug library, manual §5.9 (ldblib.c), with LuaJIT's `upvalueid` and `upvaluejoin`. Variables are in `debug-variables.ts`. */

import { INSTRUCTION_SIZE, type Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { call } from "../interpreter/callback.js";
import { Hook, isPreparation, updateObserved } from "../interpreter/hooks.js";
import { type Level, levelName } from "../interpreter/levels.js";
import { currentLine, levelText, OUTSIDE, tracebackText } from "../interpreter/traceback.js";
import { metatableOf } from "../operators/metatable.js";
import { numberToString, stringToNumber } from "../strings/number.js";
import { chunkId } from "../values/chunkname.js";
import { ownMetatable, setMetatable as setTableMetatable } from "../values/classes.js";
import { Coroutine } from "../values/coroutine.js";
import { errors, raised, toLuaError } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import type { Continuation, Step } from "../values/native.js";
import { type Runtime, return0, return1, return3 } from "../values/runtime.js";
import { type Fields, fields, getString, LuaTable, rawset } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import { type LuaValue, typeName } from "../values/value.js";
import {
  checkAny,
  checkFunction,
  checkInt,
  checkName,
  checkTable,
  optionalInteger,
  optionalName,
} from "./arguments.js";
import { variableBuiltins } from "./debug-variables.js";
import { environmentOf, functionOf, setEnvironment } from "./environment.js";
import type { Host } from "./host.js";
import { builtin, type Declaration, frames, library, plain } from "./library.js";
import { loadChunk } from "./load.js";
import { levelOf, levelsOf, threadArgument } from "./stack-argument.js";

/** Installs the library. */
export function openDebug(rt: Runtime, host: Host): void {
  library(rt, "debug", {
    ...stackBuiltins(rt),
    ...variableBuiltins(rt),
    ...metatableBuiltins(rt),
    ...environmentBuiltins(rt),
    ...hookBuiltins(rt),
    debug: debugPrompt(rt, host),
  });
}

function stackBuiltins(rt: Runtime): Record<string, Declaration> {
  /** What the host's level has as its function: one that does nothing. */
  const hostFunction = builtin(
    rt,
    "host",
    plain(() => return0(rt)),
  );
  return {
    traceback: frames((args, self) => {
      const { thread, shift } = threadArgument(rt, args);
      const message = args.slice(shift);
      const level = levelNumber(message[1]);
      // As in Lua, the level takes away the last argument, wherever that is.
      if (level !== undefined) message.pop();
      const first = level ?? (thread === rt.thread ? 1 : 0);
      if (message.length > 0 && !isText(message[0])) return return1(rt, message.at(-1));
      // From the right, as concatenation goes: the last that is no text is the one to be named.
      const text =
        message.length === 0 ? undefined : message.reduceRight<string>((rest, value) => textOf(value) + rest, "");
      const levels = levelsOf(rt, thread, self);
      if (first < 0) rt.meter?.spendString(-first * OUTSIDE.length);
      return return1(
        rt,
        tracebackText(text, levels.length, first, (level) => levelText(levels[level]!, rt.callNames)),
      );
    }),

    getinfo: frames((args, self) => {
      const { thread, shift } = threadArgument(rt, args);
      const subject = args[shift];
      const options = optionalName(args[shift + 1], shift + 2, "flnSu");
      const wanted = levelNumber(subject);
      let info: LuaTable;
      let isKnown = true;
      if (wanted !== undefined) {
        const level = levelOf(rt, thread, self, wanted);
        if (level === undefined) return return1(rt, undefined);
        const isHost = level.kind === "native" && level.isHost === true;
        info = describe(options, isHost ? hostFunction : functionOf(level), level);
        isKnown = level.kind !== "tail";
      } else if (subject instanceof LuaFunction) info = describe(options, subject, undefined);
      else throw errors.badArgument(shift + 1, "function or level expected");
      // Nobody looks at the options where nothing is known.
      if (isKnown && /[^SlunfL]/.test(options)) throw errors.badArgument(shift + 2, "invalid option");
      return return1(rt, info);
    }),
  };
}

const isText = (value: LuaValue): value is string | number => typeof value === "string" || typeof value === "number";

/** A piece of what stands above a traceback. */
function textOf(value: LuaValue): string {
  if (!isText(value)) throw errors.concat(value, -1);
  return typeof value === "number" ? numberToString(value) : value;
}

/** lua_isnumber, and lua_tointeger as an int. */
function levelNumber(value: LuaValue): number | undefined {
  const number = typeof value === "string" ? stringToNumber(value) : value;
  return typeof number === "number" ? checkInt(number, 1) : undefined;
}

/** The table of `getinfo` for a function that is not running, or for a level. */
function describe(options: string, fn: LuaFunction | undefined, level: Level | undefined): LuaTable {
  const info = new LuaTable();
  const own = fields(info);
  if (options.includes("S")) describeSource(own, fn, level);
  if (options.includes("l")) own["currentline"] = level?.kind === "lua" ? currentLine(level) : -1;
  if (options.includes("u")) own["nups"] = fn?.native?.upvalues ?? fn?.upvalues.length ?? 0;
  if (options.includes("n")) describeName(own, level);
  if (options.includes("L") && fn?.code !== undefined) own["activelines"] = activeLines(fn.code.proto);
  if (options.includes("f") && fn !== undefined) own["func"] = fn;
  return info;
}

function describeSource(own: Fields, fn: LuaFunction | undefined, level: Level | undefined): void {
  const proto = fn?.code?.proto;
  if (proto !== undefined) {
    own["source"] = proto.source;
    own["short_src"] = chunkId(proto.source);
    own["linedefined"] = proto.lineDefined;
    own["lastlinedefined"] = proto.lastLine;
    own["what"] = proto.lineDefined === 0 ? "main" : "Lua";
    return;
  }
  const what = level?.kind === "tail" ? "tail" : "C";
  own["source"] = what === "tail" ? "=(tail call)" : "=[C]";
  own["short_src"] = what === "tail" ? "(tail call)" : "[C]";
  own["linedefined"] = -1;
  own["lastlinedefined"] = -1;
  own["what"] = what;
}

function describeName(own: Fields, level: Level | undefined): void {
  const deferred = level?.kind === "lua" && level.proto.isDefer;
  const named = level === undefined || deferred ? undefined : levelName(level);
  own["namewhat"] = deferred ? "defer" : (named?.kind ?? "");
  if (level?.kind === "tail") own["name"] = "";
  else if (named !== undefined) own["name"] = named.name;
}

/** Lines with code: what Lua 5.1 has no instructions for does not count. */
function activeLines({ code, lines }: Proto): LuaTable {
  const table = new LuaTable();
  let first = 0;
  while (isPreparation(code[first * INSTRUCTION_SIZE] as Op)) first++;
  for (const line of lines.subarray(first)) rawset(table, line, true);
  return table;
}

function metatableBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    getmetatable: plain(function getmetatable(this: LuaFunction, value: LuaValue): LuaValue {
      checkAny(arguments.length, 1);
      const meta = value instanceof LuaTable ? ownMetatable(value) : metatableOf(rt, value);
      return return1(rt, meta?.Ωhidden === true ? undefined : meta);
    }),

    setmetatable: plain(function setmetatable(this: LuaFunction, value: LuaValue, meta: LuaValue): LuaValue {
      if (!(meta instanceof LuaTable) && (meta !== undefined || arguments.length < 2)) {
        throw errors.badArgument(2, "nil or table expected");
      }
      setMetatable(rt, value, meta);
      return return1(rt, true);
    }),

    getregistry: plain(function getregistry(this: LuaFunction): LuaValue {
      return return1(rt, rt.registry);
    }),
  };
}

/** Of a table or userdata its own, of other values that of their type. */
function setMetatable(rt: Runtime, value: LuaValue, meta: LuaTable | undefined): void {
  if (value instanceof LuaTable) {
    setTableMetatable(value, meta);
    if (meta !== undefined && getString(meta, "__mode") !== undefined) rt.collector?.addTable(value, [true]);
  } else if (value instanceof Userdata) value.metatable = meta;
  else {
    const type = typeName(value) as "nil" | "boolean" | "number" | "string" | "function" | "thread";
    rt[`${type}Metatable`] = meta;
  }
}

function environmentBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    getfenv: plain(function getfenv(this: LuaFunction, value: LuaValue): LuaValue {
      checkAny(arguments.length, 1);
      if (value instanceof LuaFunction) return return1(rt, value.env ?? environmentOf(rt, value));
      if (value instanceof Coroutine || value instanceof Userdata) return return1(rt, value.env ?? rt.globals);
      return return1(rt, undefined);
    }),

    setfenv: frames((args): Step => {
      const target = args[0];
      const env = checkTable(args[1], 2);
      if (target instanceof LuaFunction) setEnvironment(rt, target, env);
      else if (target instanceof Coroutine || target instanceof Userdata) target.env = env;
      else throw raised("'setfenv' cannot change environment of given object");
      return return1(rt, target);
    }),
  };
}

function hookBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    sethook: frames((args): Step => {
      const { thread, shift } = threadArgument(rt, args);
      let given: LuaFunction | undefined;
      let fn: LuaFunction | undefined;
      let mask = "";
      let count = 0;
      if (args[shift] !== undefined) {
        const events = checkName(args[shift + 1], shift + 2);
        given = checkFunction(args[shift], shift + 1);
        count = Math.max(0, optionalInteger(args[shift + 2], shift + 3, 0) | 0);
        mask = [..."crl"].filter((event) => events.includes(event)).join("");
        if (mask !== "" || count > 0) fn = given;
      }
      if (given === undefined && thread.hook === undefined) return return0(rt);
      thread.hook ??= new Hook();
      thread.hook.given = given;
      thread.hook.set(fn, mask, count, thread === rt.thread ? rt.frame : thread.frame);
      rt.threadsDiffer = true;
      updateObserved(rt);
      if (fn !== undefined) rt.capabilities.tiering?.interpretsMuch();
      return return0(rt);
    }),

    gethook: frames((args): Step => {
      const { hook } = threadArgument(rt, args).thread;
      return hook === undefined ? return3(rt, undefined, "", 0) : return3(rt, hook.given, hook.mask, hook.count);
    }),
  };
}

/** `debug.debug`: reads lines and runs them until one is `cont`. */
function debugPrompt(rt: Runtime, host: Host): Declaration {
  class Prompt implements Continuation {
    readonly name = "debug";

    /** Errors of a line are shown; its results are not. */
    failed(error: unknown): Step {
      host.stderr.write(`${toLuaError(error).message}\n`);
      return this.returned();
    }

    returned(): Step {
      for (;;) {
        host.stderr.write("lua_debug> ");
        host.stderr.flush();
        const line = readLine(host);
        if (line === undefined || line === "cont\n") return return0(rt);
        const chunk = loadChunk(rt, line, "=(debug command)");
        if (typeof chunk === "string") host.stderr.write(`${chunk}\n`);
        else {
          rt.requestContinuation = this;
          return call(rt, chunk, []);
        }
      }
    }
  }
  return frames(() => new Prompt().returned());
}

/** A line of standard input with its end; undefined at the end of input. */
function readLine(host: Host): string | undefined {
  let line = "";
  for (;;) {
    const character = host.stdin.read(1);
    line += character;
    if (character === "\n") return line;
    if (character === "") return line === "" ? undefined : line;
  }
}
