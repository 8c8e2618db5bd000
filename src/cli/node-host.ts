/**
 * The host of the command line program: Node's streams, files, processes and clocks, all synchronous. It knows every file that is open, so
 * that nothing written is lost at the end.
 */
import { closeSync, mkdtempSync, openSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { cpuUsage, env, exit } from "node:process";
import type { Host, HostFile, HostFiles } from "../../runtime/lib/host.js";
import { utf8Decode, utf8Encode } from "../../runtime/strings/bytes.js";
import { os } from "./node-builtins.js";
import { attempt } from "./node-errors.js";
import { BUFFER_SIZE, NodeFile } from "./node-file.js";
import { NodeHeap } from "./node-heap.js";
import { nodeProcesses } from "./node-processes.js";

const SIGPIPE = 13;

export interface NodeHost extends Host {
  /** Ends all output that was kept back, also that of files which are still open; to be called when the program ends. */
  finish(): void;
}

/**
 * @param argv name of the script and its arguments, as host strings.
 * @param alone the process runs nothing but Lua, so nobody changes its environment: variables are read once, which takes Node 0.2 µs.
 */
export function createNodeHost(argv: readonly string[] = [], alone = false): NodeHost {
  const heap = new NodeHeap();
  const open = new Set<HostFile>();
  const scratch = Buffer.allocUnsafe(BUFFER_SIZE);
  // When the reader of its output has gone, Unix ends a program that goes on writing.
  const standard = { append: false, scratch, onBrokenPipe: () => exit(128 + SIGPIPE) };
  const stdout = new NodeFile(1, standard);
  const stderr = new NodeFile(2, standard);
  stderr.setBuffering("no", 0);
  // A prompt has to be seen before the answer is read.
  const stdin = new NodeFile(0, { ...standard, beforeRead: () => stdout.flush() });
  const flush = (): void => {
    for (const file of [stdout, stderr, ...open]) ignoreFailure(() => file.flush());
  };
  const finish = (): void => {
    for (const file of [...open]) ignoreFailure(() => file.close());
    ignoreFailure(() => stdout.flush());
  };
  return {
    stdin,
    stdout,
    stderr,
    files: nodeFiles(open, scratch),
    processes: nodeProcesses(flush, open),
    clock: () => {
      const { user, system } = cpuUsage();
      return (user + system) / 1e6;
    },
    now: () => Date.now(),
    env: alone ? remembering(variable) : variable,
    exit: (code) => {
      finish();
      return exit(code);
    },
    argv: argv.map(utf8Encode),
    memory: () => heap.used(),
    collect: () => heap.collect(),
    nextJob: () => new Promise((resolve) => setImmediate(resolve)),
    finish,
  };
}

/** A variable of the environment; undefined when it is not set. */
function variable(name: string): string | undefined {
  const value = env[utf8Decode(name)];
  return value === undefined ? undefined : utf8Encode(value);
}

/** `read` with an answer kept for each name that it has found. */
function remembering(read: typeof variable): typeof variable {
  const known = new Map<string, string>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined) {
      value = read(name);
      if (value !== undefined) known.set(name, value);
    }
    return value;
  };
}

/** File names are bytes. */
const path = (name: string): Buffer => Buffer.from(name, "latin1");

function nodeFiles(open: Set<HostFile>, scratch: Buffer): HostFiles {
  const register = (descriptor: number, append: boolean, afterClose?: () => void): HostFile => {
    const file = new NodeFile(descriptor, {
      append,
      scratch,
      afterClose: () => {
        open.delete(file);
        afterClose?.();
      },
    });
    open.add(file);
    return file;
  };
  return {
    open(name, mode) {
      // Scripts forget files, and C's finalizers would have written what they wrote: whoever opens a file sees it all.
      for (const file of open) ignoreFailure(() => file.flush());
      return register(
        attempt(() => openSync(path(name), mode)),
        mode.startsWith("a"),
      );
    },
    remove: (name) => attempt(() => remove(path(name))),
    rename: (from, to) => attempt(() => renameSync(path(from), path(to))),
    temporaryName() {
      const name = unusedName();
      attempt(() => closeSync(openSync(name, "wx", 0o600)));
      return utf8Encode(name);
    },
    temporaryFile() {
      const directory = attempt(() => mkdtempSync(join(os().tmpdir(), "lua_")));
      const name = join(directory, "file");
      const descriptor = attempt(() => openSync(name, "wx+", 0o600));
      return register(descriptor, false, () => {
        unlinkSync(name);
        rmdirSync(directory);
      });
    },
  };
}

/** C's remove: files and empty directories. */
function remove(name: Buffer): void {
  try {
    unlinkSync(name);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== "EISDIR" && code !== "EPERM") throw error;
    removeDirectory(name, error);
  }
}

/** @param reason why it could not be removed as a file, which counts if it is one. */
function removeDirectory(name: Buffer, reason: unknown): void {
  try {
    rmdirSync(name);
  } catch (error) {
    throw (error as { code?: unknown }).code === "ENOTDIR" ? reason : error;
  }
}

/** A name in the directory for temporary files; creating the file exclusively tells whether it is free. */
function unusedName(): string {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  let suffix = "";
  for (let i = 0; i < 6; i++) suffix += letters[Math.floor(Math.random() * letters.length)];
  return join(os().tmpdir(), `lua_${suffix}`);
}

function ignoreFailure(action: () => void): void {
  try {
    action();
  } catch {
    // The program is ending, or the stream is not the caller's business.
  }
}
