/**
 * Memory that serves the compilation of one chunk after the other. V8 takes a microsecond for each typed array of more than 64 bytes, which
 * it gets from outside its heap and has to track: for a short chunk that would be more than all else that is done for it.
 */
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

  copyOf(values: readonly number[]): Int32Array {
    const { length } = values;
    const array = length > ON_HEAP && length <= SHARED ? this.take(length) : new Int32Array(length);
    // For short lists V8 takes twice as long to make the array of the list itself.
    for (let i = 0; i < length; i++) array[i] = values[i]!;
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

export class Workspace {
  readonly source = new SourceBuffer();
  readonly words = new WordPool();
}
