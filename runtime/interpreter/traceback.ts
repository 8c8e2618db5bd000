/** The text of tracebacks, as `debug.traceback` of Lua 5.1 prints them (db_errorfb of ldblib.c). */
import { INSTRUCTION_SIZE, type Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { chunkId } from "../values/chunkname.js";
import type { LuaError } from "../values/errors.js";
import { isPreparation } from "./hooks.js";
import { type CallNames, type Level, type LuaLevel, levelName, levelsOfError } from "./levels.js";

/** Levels shown of a long stack: innermost and outermost ones. */
const FIRST_LEVELS = 12;
const LAST_LEVELS = 10;

/** Line of the instruction at `pc`. */
export function lineAt(proto: Proto, pc: number): number {
  return proto.lines[pc / INSTRUCTION_SIZE]!;
}

/** The line that a level is at: of a function that has just been called, that of the first instruction that Lua 5.1 has, too. */
export function currentLine({ proto, pc }: LuaLevel): number {
  let at = pc;
  if (at === 0) while (isPreparation(proto.code[at] as Op)) at += INSTRUCTION_SIZE;
  return lineAt(proto, at);
}

/**
 * A level as a line of a traceback, without the indentation.
 * @param known see `levelName`.
 */
export function levelText(level: Level, known?: CallNames): string {
  if (level.kind === "tail") return "(tail call): ?";
  const named = levelName(level, known);
  if (level.kind === "native") return named === undefined ? "[C]: ?" : `[C]: in function '${named.name}'`;
  const { proto } = level;
  const source = chunkId(proto.source);
  const place = `${source}:${currentLine(level)}:`;
  if (proto.isDefer) return `${place} in deferred block`;
  if (named !== undefined) return `${place} in function '${named.name}'`;
  return proto.lineDefined === 0 ? `${place} in main chunk` : `${place} in function <${source}:${proto.lineDefined}>`;
}

/** What stands for a level below 0, which C takes for a tail call. */
export const OUTSIDE = "\n\t(tail call): ?";

/**
 * A whole traceback of `count` levels from `first` on.
 * @param message what stands above it; undefined for nothing.
 */
export function tracebackText(
  message: string | undefined,
  count: number,
  first: number,
  text: (level: number) => string,
): string {
  let result = message === undefined ? "stack traceback:" : `${message}\nstack traceback:`;
  if (first < 0) result += OUTSIDE.repeat(-first);
  let complete = true;
  for (let level = Math.max(first, 0); level < count; level++) {
    if (complete && level >= FIRST_LEVELS) {
      complete = false;
      if (level + 1 + LAST_LEVELS < count) {
        result += "\n\t...";
        level = count - LAST_LEVELS;
      }
    }
    result += "\n\t" + text(level);
  }
  return result;
}

/** The lines of the traceback of an error that has left its stack, one for each level. */
export function linesOfError(error: LuaError): string[] {
  return levelsOfError(error).map((level) => levelText(level));
}

/** Levels on top of an error in the program `lua`: `debug.traceback`, and the handler that calls it. */
const HANDLER_LEVELS = 2;

/** The traceback of an error that nobody has caught, without its message, as the program `lua` shows it. */
export function tracebackOfError(error: LuaError): string {
  const lines = linesOfError(error);
  return tracebackText(
    undefined,
    lines.length + HANDLER_LEVELS,
    HANDLER_LEVELS,
    (level) => lines[level - HANDLER_LEVELS]!,
  );
}
