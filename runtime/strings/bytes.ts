/**
 * Byte strings: Lua's strings are JavaScript strings whose characters are all 0–255, one per byte. This file converts
 * between them, host strings (UTF-16) and byte arrays. Nothing else may turn a host string into a Lua string.
 */

/** A string of characters 0–255, one per byte. The type is a reminder, not a proof. */
export type ByteString = string;

declare class TextEncoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(label: string, options: { ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** Arguments per `fromCharCode` call: far below what any engine's stack takes. */
const CHUNK = 8192;

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** What a C string holds of a byte string: it ends at the first zero byte. */
export function untilZero(text: ByteString): ByteString {
  const zero = text.indexOf("\0");
  return zero < 0 ? text : text.slice(0, zero);
}

/** The byte string with these bytes. */
export function toByteString(bytes: Uint8Array): ByteString {
  if (bytes.length <= CHUNK) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    pieces.push(String.fromCharCode.apply(null, bytes.subarray(start, start + CHUNK) as unknown as number[]));
  }
  return pieces.join("");
}

/** The bytes of a byte string. */
export function toUint8Array(text: ByteString): Uint8Array {
  const bytes = new Uint8Array(text.length);
  writeBytes(text, bytes);
  return bytes;
}

/** Characters from which on a text is tried as UTF-8, which ASCII is already: the host takes a tenth of the time for a long one. */
const LONG = 400;

/** Writes the bytes of a byte string to the start of `bytes`, which has room for them. */
export function writeBytes(text: ByteString, bytes: Uint8Array): void {
  const { length } = text;
  if (length >= LONG) {
    const { read, written } = new TextEncoder().encodeInto(text, bytes);
    if (read === length && written === length) return;
  }
  for (let i = 0; i < length; i++) bytes[i] = text.charCodeAt(i);
}

/** A host string as UTF-8; lone surrogates become U+FFFD. */
export function utf8Encode(hostString: string): ByteString {
  return isAscii(hostString) ? hostString : toByteString(new TextEncoder().encode(hostString));
}

/** UTF-8 as a host string; bytes that are not well-formed UTF-8 become U+FFFD, and a byte order mark is kept. */
export function utf8Decode(bytes: ByteString): string {
  return isAscii(bytes) ? bytes : new TextDecoder("utf-8", { ignoreBOM: true }).decode(toUint8Array(bytes));
}
