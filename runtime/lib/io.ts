/** The io library and file handles, manual §5.7. */
import { numberToString } from "../strings/number.js";
import { errors, raised } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { type Runtime, return0, return1, return2, return3, returnAll } from "../values/runtime.js";
import { fields, LuaTable, pin } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import type { LuaValue } from "../values/value.js";
import { addressOf } from "./address.js";
import { checkAny, checkInteger, checkName, checkString, optionalName } from "./arguments.js";
import { charged } from "./charges.js";
import { type Buffering, type Host, HostError, type SeekOrigin } from "./host.js";
import { Access, accessOf, LuaFile, plainMode } from "./io-file.js";
import { builtin, type Declaration, library, plain, register } from "./library.js";
import { checkOption } from "./options.js";

const origins: readonly SeekOrigin[] = ["set", "cur", "end"];
const bufferings: readonly Buffering[] = ["no", "full", "line"];

/** Bytes of output that are kept back unless a script says otherwise. */
const BUFFER_SIZE = 65536;

/** Name of the metatable of files in the registry. */
const FILE_HANDLE = "FILE*";

export function openIo(rt: Runtime, host: Host): LuaTable {
  const meta = new LuaTable();
  const handle = (file: LuaFile): Userdata => new Userdata(file, meta);
  const stdin = handle(new LuaFile(host.stdin, Access.Read, true, rt.meter));
  const stdout = handle(new LuaFile(host.stdout, Access.Write, true, rt.meter));
  const stderr = handle(new LuaFile(host.stderr, Access.Write, true, rt.meter));
  const current = { input: stdin, output: stdout };

  const open = (name: string, wanted: string): Userdata => {
    const mode = plainMode(wanted);
    if (mode === undefined) throw new HostError("Invalid argument", 22);
    if (host.files === undefined) throw raised("'open' not supported");
    const access = accessOf(mode);
    const file = new LuaFile(host.files.open(name, mode), access, false, rt.meter);
    if (access === Access.Write && mode.startsWith("a")) file.toEnd();
    return handle(file);
  };
  /** A file opened for a function that takes a name as its first argument. */
  const openArgument = (name: string, mode: string): Userdata => {
    try {
      return open(name, mode);
    } catch (error) {
      throw error instanceof HostError ? errors.badArgument(1, `${name}: ${error.message}`) : error;
    }
  };
  const currentFile = (which: "input" | "output"): LuaFile => {
    const file = current[which].host as LuaFile;
    if (file.closed) throw raised(`standard ${which} file is closed`);
    return file;
  };
  const redirect = (which: "input" | "output", mode: string): Declaration =>
    plain((file) => {
      if (typeof file === "string" || typeof file === "number") current[which] = openArgument(checkName(file, 1), mode);
      else if (file !== undefined) {
        openFile(file);
        current[which] = file as Userdata;
      }
      return return1(rt, current[which]);
    });

  const io = library(rt, "io", {
    close: plain(function close(this: LuaFunction, ...args: LuaValue[]): LuaValue {
      // nil is no file: it mostly comes from an `open` that has failed.
      return closeFile(rt, openFile(args.length === 0 ? current.output : args[0]));
    }),
    flush: plain(() => attempt(rt, () => currentFile("output").flush())),
    input: redirect("input", "r"),
    lines: plain(function lines(this: LuaFunction, name: LuaValue): LuaValue {
      // C takes the default input where there is no argument, and nil for a file.
      if (name === undefined)
        return return1(rt, lineIterator(rt, openFile(arguments.length === 0 ? current.input : name), false));
      return return1(rt, lineIterator(rt, openArgument(checkName(name, 1), "r").host as LuaFile, true));
    }),
    open: plain((name, mode) => {
      const path = checkName(name, 1);
      const how = optionalName(mode, 2, "r");
      return attemptOpen(rt, path, () => open(path, how));
    }),
    output: redirect("output", "w"),
    popen: plain((command, mode) => {
      const text = checkName(command, 1);
      const how = optionalName(mode, 2, "r");
      const { processes } = host;
      if (processes === undefined) throw raised("'popen' not supported");
      return attemptOpen(rt, text, () => {
        if (how !== "r" && how !== "w") throw new HostError("Invalid argument", 22);
        return handle(
          new LuaFile(processes.open(text, how), how === "r" ? Access.Read : Access.Write, false, rt.meter),
        );
      });
    }),
    read: plain((...formats) => read(rt, currentFile("input"), formats, 1)),
    tmpfile: plain(() => {
      const { files } = host;
      if (files === undefined) throw raised("'tmpfile' not supported");
      return attemptOpen(rt, undefined, () =>
        handle(new LuaFile(files.temporaryFile(), Access.Read | Access.Write, false, rt.meter)),
      );
    }),
    type: plain(function (value) {
      checkAny(arguments.length, 1);
      if (!(value instanceof Userdata && value.host instanceof LuaFile)) return return1(rt, undefined);
      return return1(rt, value.host.closed ? "closed file" : "file");
    }),
    write: plain((...values) => write(rt, currentFile("output"), values, 1)),
  });
  const own = fields(io);
  own.stdin = stdin;
  own.stdout = stdout;
  own.stderr = stderr;
  registerMethods(rt, meta);
  return io;
}

/** Fills the metatable that all files share. */
function registerMethods(rt: Runtime, meta: LuaTable): void {
  fields(meta).__index = meta;
  const methods: Record<string, Declaration> = {
    __gc: plain((value) => {
      const file = checkFile(value);
      if (!file.closed && !file.standard) attempt(rt, () => file.close());
      return return0(rt);
    }),
    __tostring: plain((value) => {
      const file = checkFile(value);
      return return1(rt, file.closed ? "file (closed)" : `file (${addressOf(rt, value as Userdata)})`);
    }),
    close: plain(function close(this: LuaFunction, file: LuaValue): LuaValue {
      // In C it is the function of io.close: nothing stands for the default output, which is none of its own.
      if (arguments.length === 0) throw errors.badArgument(1, `${FILE_HANDLE} expected, got nil`);
      return closeFile(rt, openFile(file));
    }),
    flush: plain((value) => {
      const file = openFile(value);
      return attempt(rt, () => file.flush());
    }),
    lines: plain((file) => return1(rt, lineIterator(rt, openFile(file), false))),
    read: plain((file, ...formats) => read(rt, openFile(file), formats, 2)),
    seek: plain((value, whence, offset) => {
      const file = openFile(value);
      const origin = checkOption(whence, 2, origins, "cur");
      const distance = offset === undefined ? 0 : checkInteger(offset, 3);
      try {
        return return1(rt, file.seek(origin, distance));
      } catch (error) {
        return failure(rt, error);
      }
    }),
    setvbuf: plain((value, mode, size) => {
      const file = openFile(value);
      const how = checkOption(mode, 2, bufferings);
      const bytes = size === undefined ? BUFFER_SIZE : checkInteger(size, 3);
      return attempt(rt, () => file.setBuffering(how, bytes));
    }),
    write: plain((file, ...values) => write(rt, openFile(file), values, 2)),
  };
  register(rt, meta, charged(rt, "file", methods));
  fields(rt.registry)[FILE_HANDLE] = meta;
  pin(meta);
}

function checkFile(value: LuaValue): LuaFile {
  if (value instanceof Userdata && value.host instanceof LuaFile) return value.host;
  throw errors.wrongType(1, FILE_HANDLE, value);
}

function openFile(value: LuaValue): LuaFile {
  const file = checkFile(value);
  if (file.closed) throw raised("attempt to use a closed file");
  return file;
}

/** nil, message, code for what the host refused. */
function failure(rt: Runtime, error: unknown, name?: string): LuaValue {
  if (!(error instanceof HostError)) throw error;
  return return3(rt, undefined, name === undefined ? error.message : `${name}: ${error.message}`, error.code);
}

function attempt(rt: Runtime, action: () => void): LuaValue {
  try {
    action();
    return return1(rt, true);
  } catch (error) {
    return failure(rt, error);
  }
}

function attemptOpen(rt: Runtime, name: string | undefined, action: () => Userdata): LuaValue {
  try {
    return return1(rt, action());
  } catch (error) {
    return failure(rt, error, name);
  }
}

function closeFile(rt: Runtime, file: LuaFile): LuaValue {
  if (file.standard) return return2(rt, undefined, "cannot close standard file");
  return attempt(rt, () => file.close());
}

function write(rt: Runtime, file: LuaFile, values: readonly LuaValue[], first: number): LuaValue {
  let i = 0;
  try {
    for (; i < values.length; i++) {
      const value = values[i];
      if (typeof value === "string") file.write(value);
      else file.write(typeof value === "number" ? numberToString(value) : checkString(value, first + i));
    }
    return return1(rt, true);
  } catch (error) {
    // What cannot be written is refused also behind what the file has not taken.
    if (error instanceof HostError) for (i++; i < values.length; i++) checkString(values[i], first + i);
    return failure(rt, error);
  }
}

function read(rt: Runtime, file: LuaFile, formats: readonly LuaValue[], first: number): LuaValue {
  file.forget();
  if (formats.length === 0) {
    const line = file.readLine();
    return file.error === undefined ? return1(rt, line) : failure(rt, file.error);
  }
  const values: LuaValue[] = [];
  for (let i = 0; i < formats.length; i++) {
    const value = readFormat(file, formats[i], first + i);
    values.push(value);
    if (value === undefined) break;
  }
  return file.error === undefined ? returnAll(rt, values) : failure(rt, file.error);
}

function readFormat(file: LuaFile, format: LuaValue, position: number): string | number | undefined {
  if (typeof format === "number") {
    const count = checkInteger(format, position);
    return file.readCount(count < 0 ? Number.POSITIVE_INFINITY : count);
  }
  if (typeof format !== "string" || !format.startsWith("*")) throw errors.badArgument(position, "invalid option");
  switch (format[1]) {
    case "n":
      return file.readNumber();
    case "l":
      return file.readLine();
    case "a":
      return file.readAll();
    default:
      throw errors.badArgument(position, "invalid format");
  }
}

/** The iterator of `lines`. */
function lineIterator(rt: Runtime, file: LuaFile, closes: boolean): LuaFunction {
  return builtin(
    rt,
    "for iterator",
    plain(() => {
      if (file.closed) throw raised("file is already closed");
      const line = file.readLine();
      if (file.error !== undefined) throw raised(file.error.message);
      if (line !== undefined) return return1(rt, line);
      if (closes) file.close();
      return return0(rt);
    }, 2),
  );
}
