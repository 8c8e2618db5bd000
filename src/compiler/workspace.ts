/**
 * Memory that serves the compilation of one chunk after the other. V8 takes a microsecond for each typed array of more than 64 bytes, which
 * it gets from outside its heap and has to track: for a short chunk that would be more than all else that is done for it.
 */
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import { SourceBuffer } from "../syntax/source-buffer.js";

/** Words of an array that is in V8's own heap: up to 64 bytes. */
const ON_HEAP = 16;
/** Words of the largest array that shares a block with others, and of a block. What is left of a block is wasted, and all of it lives on. */
const SHARED = 256;
const BLOCK = 2048;

/** Arrays of words; small ones are parts of larger blocks. */
export class WordPool {
  private block: Int32Array | undefined = undefined;
  private used = BLOCK;

  /** A copy of the words from `start` (inclusive) to `end` (exclusive). */
  copyOf(words: Int32Array, start: number, end: number): Int32Array {
    const length = end - start;
    if (length > SHARED) return words.slice(start, end);
    const array = length > ON_HEAP ? this.take(length) : new Int32Array(length);
    // For few words V8 takes longer to copy them as a piece.
    for (let i = 0; i < length; i++) array[i] = words[start + i]!;
    return array;
  }

  private take(length: number): Int32Array {
    const { block, used } = this;
    const end = used + length;
    if (block !== undefined && end <= BLOCK) {
      this.used = end;
      return block.subarray(used, end);
    }
    this.block = new Int32Array(BLOCK);
    this.used = length;
    return this.block.subarray(0, length);
  }
}

/** Words of code that there is room for at first, and at most between chunks. */
const FIRST_CODE = 1024;
const KEPT_CODE = 2 ** 16;

/**
 * The code of the functions that are being compiled: that of an inner one stands behind what there is of the outer one. For a list of thousands
 * of records this takes a fifth of the time that arrays take which grow by pushing.
 */
export class CodeStack {
  words = new Int32Array(FIRST_CODE);
  /** Lines, one for each instruction. */
  lines = new Int32Array(FIRST_CODE / INSTRUCTION_SIZE);
  /** Words that are in use. */
  end = 0;

  /** Gives back the room for long chunks, and forgets what is left of one that could not be compiled. */
  clear(): void {
    this.end = 0;
    if (this.words.length > KEPT_CODE) this.resize(KEPT_CODE);
  }

  grow(): void {
    this.resize(this.words.length * 2);
  }

  private resize(size: number): void {
    const words = new Int32Array(size);
    const lines = new Int32Array(size / INSTRUCTION_SIZE);
    words.set(this.words.subarray(0, this.end));
    lines.set(this.lines.subarray(0, this.end / INSTRUCTION_SIZE));
    this.words = words;
    this.lines = lines;
  }
}

/** Places for the constants of data that have occurred last; a power of two. */
export const RECENT_CONSTANTS = 512;

export class Workspace {
  readonly recent = new Int32Array(RECENT_CONSTANTS);
  readonly source = new SourceBuffer();
  readonly words = new WordPool();
  readonly code = new CodeStack();
}
