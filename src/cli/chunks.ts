/** Chunks in files and on standard input, as `loadfile` reads them. */
import { readFileSync } from "node:fs";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { isPrecompiled, loadPrecompiled } from "../../runtime/interpreter/instantiate.js";
import type { HostFile } from "../../runtime/lib/host.js";
import { HostError } from "../../runtime/lib/host.js";
import { skipFirstLine } from "../../runtime/lib/load.js";
import { utf8Encode } from "../../runtime/strings/bytes.js";
import type { Engine } from "../engine/engine.js";
import { attempt } from "./node-errors.js";
import { ScriptError } from "./report.js";

export interface Chunk {
  /** A byte string. */
  readonly source: string;
  readonly chunkName: string;
}

const READ_SIZE = 65536;

/** The prototype of a chunk, which may be text or precompiled. */
export function compileChunk(engine: Engine, { source, chunkName }: Chunk): Proto {
  return isPrecompiled(source) ? loadPrecompiled(source) : engine.compile(source, chunkName);
}

/** @param name as the system has it. */
export function readChunk(name: string): Chunk {
  const bytes = utf8Encode(name);
  return { source: skipFirstLine(readFile(name, bytes)), chunkName: `@${bytes}` };
}

export function readStandardInput(stdin: HostFile): Chunk {
  const pieces: string[] = [];
  for (let piece = stdin.read(READ_SIZE); piece !== ""; piece = stdin.read(READ_SIZE)) pieces.push(piece);
  return { source: skipFirstLine(pieces.join("")), chunkName: "=stdin" };
}

function readFile(name: string, bytes: string): string {
  try {
    return attempt(() => readFileSync(name, "latin1"));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const failed = error.message === "Is a directory" ? "read" : "open";
    throw new ScriptError(`cannot ${failed} ${bytes}: ${error.message}`);
  }
}
