/** `getfenv` and `setfenv`, manual §5.1. A function without an environment of its own follows the globals of the running context. */
import { type Level, levelAt, nativeLevel } from "../interpreter/levels.js";
import { errors, raised } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import type { SUSPEND } from "../values/native.js";
import { type Runtime, return0, return1 } from "../values/runtime.js";
import { LuaTable, pin } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { checkInt, checkTable } from "./arguments.js";
import { type Declaration, frames } from "./library.js";

/** The table of globals of the running thread. */
export function threadGlobals(rt: Runtime): LuaTable {
  return rt.thread.env ?? rt.globals;
}

/** The environment of a function; builtins have that of the thread. */
export function environmentOf(rt: Runtime, fn: LuaFunction): LuaTable {
  if (fn.code === undefined) return threadGlobals(rt);
  return fn.env ?? rt.globals;
}

/** Gives a Lua function another environment. Translated code may have specialised on the old one. */
export function setEnvironment(rt: Runtime, fn: LuaFunction, env: LuaTable): void {
  pin(env);
  fn.env = env === rt.globals ? undefined : env;
  if (fn.code !== undefined) fn.interpret();
}

/** The function of a level: a builtin that cannot be told any more has none, and no environment of its own either. */
export function functionOf(level: Level): LuaFunction | undefined {
  if (level.kind === "lua") return level.frame.fn;
  return level.kind === "native" ? level.fn : undefined;
}

/** The level that an argument of `getfenv` or `setfenv` gives. */
function levelArgument(rt: Runtime, value: LuaValue, self: LuaFunction): Level {
  const wanted = checkInt(value, 1);
  if (wanted < 0) throw errors.badArgument(1, "level must be non-negative");
  const level = levelAt(rt.frame, nativeLevel(self, rt.frame), wanted);
  if (level === undefined) throw errors.badArgument(1, "invalid level");
  if (level.kind === "tail") throw raised(`no function environment for tail call at level ${wanted}`);
  return level;
}

export function environmentBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    getfenv: frames(
      (args, self) => {
        const value = args[0];
        if (value instanceof LuaFunction) return return1(rt, environmentOf(rt, value));
        const fn = functionOf(levelArgument(rt, value === undefined ? 1 : value, self));
        return return1(rt, fn === undefined ? threadGlobals(rt) : environmentOf(rt, fn));
      },
      (look) =>
        function getfenv(this: LuaFunction, value: LuaValue): LuaValue | typeof SUSPEND {
          if (!(value instanceof LuaFunction)) return look(this, [value]);
          return return1(rt, environmentOf(rt, value));
        },
    ),

    setfenv: frames(
      (args, self) => {
        const env = checkTable(args[1], 2);
        const target = args[0];
        const fn = target instanceof LuaFunction ? target : functionOf(levelArgument(rt, target, self));
        if (target === 0 || target === "0") {
          rt.thread.env = env;
          return return0(rt);
        }
        if (fn === undefined || fn.code === undefined) {
          throw raised("'setfenv' cannot change environment of given object");
        }
        setEnvironment(rt, fn, env);
        return return1(rt, fn);
      },
      (look) =>
        function setfenv(this: LuaFunction, target: LuaValue, env: LuaValue): LuaValue | typeof SUSPEND {
          // What has never run translated is not running translated now.
          if (!(target instanceof LuaFunction) || !(env instanceof LuaTable) || target.code?.translation !== undefined)
            return look(this, [...arguments]);
          if (target.code === undefined) throw raised("'setfenv' cannot change environment of given object");
          setEnvironment(rt, target, env);
          return return1(rt, target);
        },
    ),
  };
}
