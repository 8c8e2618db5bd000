/** `require`, `module` and the `package` table, manual §5.3 (loadlib.c). C libraries are refused as by a Lua built without them. */
import { type Callback, call, startCallback } from "../interpreter/callback.js";
import { levelAt, nativeLevel } from "../interpreter/levels.js";
import { numberToString } from "../strings/number.js";
import { ownMetatable, setMetatable } from "../values/classes.js";
import { type LuaError, raised } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { type Runtime, return0, return1, return3 } from "../values/runtime.js";
import { append, fields, getString, LuaTable, rawget, rawset } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import { type LuaValue, truthy } from "../values/value.js";
import { checkName, checkTable } from "./arguments.js";
import { functionOf, setEnvironment, threadGlobals } from "./environment.js";
import { type Host, HostError } from "./host.js";
import { builtin, callback, type Declaration, frames, library, plain, register } from "./library.js";
import { loadFileChunk } from "./load.js";

const LUA_DIRECTORY = "/usr/local/share/lua/5.1/";
const C_DIRECTORY = "/usr/local/lib/lua/5.1/";

/** LUA_PATH_DEFAULT and LUA_CPATH_DEFAULT of luaconf.h. */
const DEFAULT_PATH = [
  "./?.lua",
  `${LUA_DIRECTORY}?.lua`,
  `${LUA_DIRECTORY}?/init.lua`,
  `${C_DIRECTORY}?.lua`,
  `${C_DIRECTORY}?/init.lua`,
].join(";");
const DEFAULT_CPATH = ["./?.so", `${C_DIRECTORY}?.so`, `${C_DIRECTORY}loadall.so`].join(";");

/** Directory separator, path separator, and the marks for the name, the program's directory and what C names ignore. */
const CONFIGURATION = "/\n;\n?\n!\n-";

const NO_LIBRARIES = "dynamic libraries not enabled; check your Lua installation";

/** Installs the library. */
export function openPackage(rt: Runtime, host: Host): void {
  const table = library(rt, "package", packageBuiltins(rt));
  const own = fields(table);
  own["path"] = searchPath(host, "LUA_PATH", DEFAULT_PATH);
  own["cpath"] = searchPath(host, "LUA_CPATH", DEFAULT_CPATH);
  own["config"] = CONFIGURATION;
  own["loaded"] = loadedTable(rt);
  own["preload"] = new LuaTable();
  const loaders = new LuaTable();
  for (const [name, declaration] of Object.entries(loaderBuiltins(rt, host, table))) {
    append(loaders, builtin(rt, name, declaration));
  }
  own["loaders"] = loaders;
  register(rt, rt.globals, { require: requireModule(rt, table), module: moduleBuiltin(rt) });
}

/** A path of the environment, in which `;;` stands for the default one. */
function searchPath(host: Host, variable: string, otherwise: string): string {
  const path = host.env(variable);
  return path === undefined ? otherwise : path.replaceAll(";;", () => `;${otherwise};`);
}

/** `package.loaded`, of the running context if that has its own. */
export function loadedTable(rt: Runtime): LuaTable {
  return rt.context.scope.modules?.loaded ?? (fields(rt.registry)["_LOADED"] as LuaTable);
}

/** A field of `package`, of the running context if that has its own. */
function packageField(rt: Runtime, table: LuaTable, name: string): LuaValue {
  return modulesField(rt.context.scope.modules?.package ?? table, name);
}

/** A field of one of these tables, which in a context inherit from those that were there before; metatables of scripts have no part in it. */
function modulesField(table: LuaTable, name: string): LuaValue {
  for (let at: LuaValue = table; at instanceof LuaTable; ) {
    const value = getString(at, name);
    if (value !== undefined) return value;
    const meta: LuaTable | undefined = at.Ωmeta;
    at = meta?.Ωhidden === true ? getString(meta, "__index") : undefined;
  }
  return undefined;
}

function packageBuiltins(rt: Runtime): Record<string, Declaration> {
  return {
    loadlib: plain(function loadlib(this: LuaFunction, path: LuaValue, name: LuaValue): LuaValue {
      checkName(path, 1);
      checkName(name, 2);
      return return3(rt, undefined, NO_LIBRARIES, "absent");
    }),

    seeall: plain(function seeall(this: LuaFunction, module: LuaValue): LuaValue {
      const table = checkTable(module, 1);
      const meta = ownMetatable(table) ?? new LuaTable();
      rawset(meta, "__index", threadGlobals(rt));
      setMetatable(table, meta);
      return return0(rt);
    }),
  };
}

/** What a look for a file costs in an engine with limits: as much as so many bytes of a string. */
const FILE_COST = 65536;

/** The file that a module name leads to, or the files that were tried, as lines of a message. */
type Found = { readonly file: string } | { readonly tried: string };

function findFile(rt: Runtime, host: Host, table: LuaTable, name: string, pathName: "path" | "cpath"): Found {
  const path = packageField(rt, table, pathName);
  if (typeof path !== "string" && typeof path !== "number") throw raised(`'package.${pathName}' must be a string`);
  const relative = name.replaceAll(".", "/");
  let tried = "";
  for (const template of (typeof path === "number" ? numberToString(path) : path).split(";")) {
    if (template === "") continue;
    rt.meter?.spendPiece(FILE_COST, tried.length + template.split("?").length * relative.length + template.length);
    const file = template.replaceAll("?", () => relative);
    if (isReadable(host, file)) return { file };
    tried += `\n\tno file '${file}'`;
  }
  return { tried };
}

function isReadable(host: Host, name: string): boolean {
  if (host.files === undefined) return false;
  try {
    host.files.open(name, "r").close();
    return true;
  } catch (thrown) {
    if (thrown instanceof HostError) return false;
    throw thrown;
  }
}

function loadError(name: string, file: string, message: string): LuaError {
  return raised(`error loading module '${name}' from file '${file}':\n\t${message}`);
}

/** The functions in `package.loaders`, in their order. */
function loaderBuiltins(rt: Runtime, host: Host, table: LuaTable): Record<string, Declaration> {
  return {
    preload: plain(function preload(this: LuaFunction, value: LuaValue): LuaValue {
      const name = checkName(value, 1);
      const modules = packageField(rt, table, "preload");
      if (!(modules instanceof LuaTable)) throw raised("'package.preload' must be a table");
      return return1(rt, getString(modules, name) ?? `\n\tno field package.preload['${name}']`);
    }),

    lua: plain(function lua(this: LuaFunction, value: LuaValue): LuaValue {
      const name = checkName(value, 1);
      const found = findFile(rt, host, table, name, "path");
      if ("tried" in found) return return1(rt, found.tried);
      const chunk = loadFileChunk(rt, host, found.file);
      if (typeof chunk === "string") throw loadError(name, found.file, chunk);
      return return1(rt, chunk);
    }),

    c: plain(function c(this: LuaFunction, value: LuaValue): LuaValue {
      const name = checkName(value, 1);
      const found = findFile(rt, host, table, name, "cpath");
      if ("tried" in found) return return1(rt, found.tried);
      throw loadError(name, found.file, NO_LIBRARIES);
    }),

    croot: plain(function croot(this: LuaFunction, value: LuaValue): LuaValue {
      const name = checkName(value, 1);
      const dot = name.indexOf(".");
      if (dot < 0) return return0(rt);
      const found = findFile(rt, host, table, name.slice(0, dot), "cpath");
      if ("tried" in found) return return1(rt, found.tried);
      throw loadError(name, found.file, NO_LIBRARIES);
    }),
  };
}

function requireModule(rt: Runtime, table: LuaTable): Declaration {
  /** In `package.loaded` while a module is being loaded. */
  const sentinel = new Userdata(undefined, undefined);
  function* load(value: LuaValue): Callback {
    const name = checkName(value, 1);
    const loaded = loadedTable(rt);
    const present = modulesField(loaded, name);
    if (truthy(present)) {
      if (present === sentinel) throw raised(`loop or previous error loading module '${name}'`);
      return return1(rt, present);
    }
    const loaders = packageField(rt, table, "loaders");
    if (!(loaders instanceof LuaTable)) throw raised("'package.loaders' must be a table");
    let tried = "";
    let loader: LuaValue;
    for (let i = 1; !(loader instanceof LuaFunction); i++) {
      const search = rawget(loaders, i);
      if (search === undefined) throw raised(`module '${name}' not found:${tried}`);
      loader = yield call(rt, search, [name]);
      if (typeof loader === "string") tried += loader;
      else if (typeof loader === "number") tried += numberToString(loader);
    }
    rawset(loaded, name, sentinel);
    const result = yield call(rt, loader, [name]);
    if (result !== undefined) rawset(loaded, name, result);
    if (getString(loaded, name) === sentinel) rawset(loaded, name, true);
    return return1(rt, modulesField(loaded, name));
  }
  return callback(load);
}

/** The table at a dotted name below `root`, created where missing; undefined when something else stands on the way. */
function findTable(root: LuaTable, name: string): LuaTable | undefined {
  let table = root;
  for (const part of name.split(".")) {
    const next = getString(table, part);
    if (next === undefined) {
      const created = new LuaTable();
      rawset(table, part, created);
      table = created;
    } else if (next instanceof LuaTable) table = next;
    else return undefined;
  }
  return table;
}

/** The table of module `name`, new or as it was. */
function moduleTable(rt: Runtime, name: string): LuaTable {
  const loaded = loadedTable(rt);
  const present = modulesField(loaded, name);
  if (present instanceof LuaTable) return present;
  const table = findTable(threadGlobals(rt), name);
  if (table === undefined) throw raised(`name conflict for module '${name}'`);
  rawset(loaded, name, table);
  return table;
}

function moduleBuiltin(rt: Runtime): Declaration {
  function* define(self: LuaValue, nameArgument: LuaValue, ...options: LuaValue[]): Callback {
    const { frame } = rt;
    const name = checkName(nameArgument, 1);
    const table = moduleTable(rt, name);
    if (getString(table, "_NAME") === undefined) {
      rawset(table, "_M", table);
      rawset(table, "_NAME", name);
      rawset(table, "_PACKAGE", name.slice(0, name.lastIndexOf(".") + 1));
    }
    const level = levelAt(frame, nativeLevel(self as LuaFunction, frame), 1);
    const fn = level === undefined ? undefined : functionOf(level);
    if (fn === undefined || fn.code === undefined) throw raised("'module' not called from a Lua function");
    setEnvironment(rt, fn, table);
    for (const option of options) yield call(rt, option, [table]);
    return return0(rt);
  }
  const start = startCallback(rt, "module", define);
  return frames((args, self) => start([self, ...args]));
}
