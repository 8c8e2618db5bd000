/**
 * The bytes of a source for the lexer, in memory that serves one short chunk after the other: V8 takes as long to make a typed array of more
 * than 64 bytes as the lexer takes for a line.
 */
import { writeBytes } from "../../runtime/strings/bytes.js";

/** Zeros after the end, so that looking at the next few characters needs no check of the length. */
const PADDING = 4;

/** Bytes that are kept for short chunks. */
const KEPT = 4096;

export class SourceBuffer {
  private kept: Uint8Array | undefined = undefined;

  /** The characters of a byte string and `PADDING` zeros, until the next call. */
  bytesOf(source: string): Uint8Array {
    const { length } = source;
    const bytes = length + PADDING > KEPT ? new Uint8Array(length + PADDING) : (this.kept ??= new Uint8Array(KEPT));
    writeBytes(source, bytes);
    for (let index = length; index < length + PADDING; index++) bytes[index] = 0;
    return bytes;
  }
}
