/**
 * Modules of Node that take milliseconds to load and that few programs need. They are loaded when they are first used, which has to be in
 * the middle of synchronous code, so not with `import()`.
 */
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

export const childProcess = (): typeof import("node:child_process") => load("node:child_process");

export const inspector = (): typeof import("node:inspector") => load("node:inspector");

export const os = (): typeof import("node:os") => load("node:os");

export const v8 = (): typeof import("node:v8") => load("node:v8");

export const vm = (): typeof import("node:vm") => load("node:vm");

/** Whether a descriptor is a terminal. */
export const isTerminal = (descriptor: number): boolean =>
  (load("node:tty") as typeof import("node:tty")).isatty(descriptor);
