/**
 * The chunks loaded last, by their text: programs load the same short texts again and again (templates, settings, scripts sent by clients).
 * What is shared is the code, which never changes, with what has been learned from running it; each load makes a function of its own.
 * The first time only the text is kept: most texts do not come back, and V8's collector would copy the code of them all.
 */
import type { Code } from "../bytecode/code.js";
import type { CollectedCache } from "./runtime.js";

/** Longer texts are not kept. */
const MAX_LENGTH = 4096;
/** What is kept at most of a generation: characters, where each chunk counts for some more. */
const MAX_TOTAL = 64 * 1024;
const CHUNK_COST = 256;

interface RecentChunk {
  readonly chunkName: string;
  readonly code: Code;
}

export class RecentChunks implements CollectedCache {
  /** Those in use since the last change of generations, and those of the generation before. */
  private young = new Map<string, RecentChunk | undefined>();
  private old = new Map<string, RecentChunk | undefined>();
  private total = 0;

  /** The code of a text under the same name, if it is still there. */
  find(text: string, chunkName: string): Code | undefined {
    if (text.length > MAX_LENGTH) return undefined;
    let chunk = this.young.get(text);
    if (chunk === undefined) {
      chunk = this.old.get(text);
      if (chunk !== undefined) this.keep(text, chunk);
    }
    return chunk !== undefined && chunk.chunkName === chunkName ? chunk.code : undefined;
  }

  add(text: string, chunkName: string, code: Code): void {
    if (text.length > MAX_LENGTH) return;
    this.keep(text, this.young.has(text) || this.old.has(text) ? { chunkName, code } : undefined);
  }

  private keep(text: string, chunk: RecentChunk | undefined): void {
    this.total += text.length + CHUNK_COST;
    if (this.total > MAX_TOTAL) {
      this.old = this.young;
      this.young = new Map();
      this.total = text.length + CHUNK_COST;
    }
    this.young.set(text, chunk);
  }

  release(): void {
    this.young.clear();
    this.old.clear();
    this.total = 0;
  }

  restore(): void {}
}
