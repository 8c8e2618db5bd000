/**
 * Files as the io library has them: a host file with read-ahead, and the reading formats of `file:read`. Failures of the host come out as
 * `HostError`; but where a file is read they are noted, and look like its end, as in C.
 */
import { untilZero } from "../strings/bytes.js";
import { isSpace, powersOfTen, stringToNumber } from "../strings/number.js";
import type { Meter } from "../values/meter.js";
import { type Buffering, HostError, type HostFile, type SeekOrigin } from "./host.js";

/** Bytes asked of the host at a time. */
const CHUNK = 32768;
/** The same where all of the file is wanted. */
const LARGE_CHUNK = 65536;

/** What may be done with a file. */
export const enum Access {
  Read = 1,
  Write = 2,
}

/** Characters of a mode after the first that the GNU C library looks at. */
const MAX_OPTIONS = 6;

/**
 * A mode of C's fopen without what makes no difference: `r`, `w` or `a`, with `x` for a file that must not be there yet, and with `+`. Undefined
 * when there is no such mode.
 */
export function plainMode(mode: string): string | undefined {
  const kind = mode.charAt(0);
  if (kind !== "r" && kind !== "w" && kind !== "a") return undefined;
  const options = untilZero(mode).slice(1, 1 + MAX_OPTIONS);
  return kind + (kind !== "r" && options.includes("x") ? "x" : "") + (options.includes("+") ? "+" : "");
}

/** The access that such a mode gives. */
export function accessOf(mode: string): number {
  if (mode.endsWith("+")) return Access.Read | Access.Write;
  return mode === "r" ? Access.Read : Access.Write;
}

const badDescriptor = () => new HostError("Bad file descriptor", 9);

export class LuaFile {
  closed = false;
  /** What has failed last: C's error indicator, which stays until `forget`. */
  error: HostError | undefined = undefined;
  /** The end has been reached, which stays so until `forget` or `seek`, whatever is appended meanwhile. */
  private atEnd = false;
  /** What was read ahead; up to `at` it is used up. */
  private buffer = "";
  private at = 0;
  /** The position behind what was read ahead; -1 where it is not known. */
  private end = -1;

  /**
   * @param standard one of the standard streams, which scripts cannot close.
   * @param meter where there are limits, which pieces of files without end are to reach.
   */
  constructor(
    private readonly host: HostFile,
    private readonly access: number,
    readonly standard: boolean,
    private readonly meter: Meter | undefined,
  ) {}

  /** Forgets an error and the end of the file (clearerr): `lines` does not, `read` does. */
  forget(): void {
    this.error = undefined;
    this.atEnd = false;
  }

  /** The next line without its end, or undefined at the end of the file. */
  readLine(): string | undefined {
    // Pieces are looked through one by one: a long line is put together once.
    let taken = "";
    for (;;) {
      const end = this.buffer.indexOf("\n", this.at);
      if (end >= 0) {
        const line = this.buffer.slice(this.at, end);
        this.at = end + 1;
        return taken === "" ? line : taken + line;
      }
      taken += this.rest();
      if (!this.fill(CHUNK, taken.length)) return taken || undefined;
    }
  }

  /** Everything up to the end. */
  readAll(): string {
    let text = this.rest();
    while (this.fill(LARGE_CHUNK, text.length)) text = text === "" ? this.rest() : text + this.rest();
    return text;
  }

  /** Up to `count` bytes, or undefined at the end of the file; for 0 "" unless the end is reached. */
  readCount(count: number): string | undefined {
    if (count === 0) return this.peek() < 0 ? undefined : "";
    while (this.buffer.length - this.at < count) if (!this.fill()) return this.rest() || undefined;
    const text = this.buffer.slice(this.at, this.at + count);
    this.at += count;
    return text;
  }

  /** A numeral as C's scanf reads it: what was read of a malformed one is lost. */
  readNumber(): number | undefined {
    // Here scanf sets no error.
    if ((this.access & Access.Read) === 0) return undefined;
    const plain = this.takeDecimal();
    if (plain !== undefined) return plain;
    while (isSpace(this.peek())) this.at++;
    let text = this.takeOf("+-", 1);
    if (/[in]/i.test(this.next())) {
      const word = this.takeWord();
      return word === undefined ? undefined : stringToNumber(text + word);
    }
    const zero = this.takeOf("0", 1);
    const prefix = zero === "" ? "" : this.takeOf("xX", 1);
    const digits = prefix === "" ? DIGITS : `${DIGITS}abcdefABCDEF`;
    const whole = this.takeOf(digits);
    const point = this.takeOf(".", 1);
    const fraction = this.takeOf(digits);
    text += zero + prefix + whole + point + fraction;
    if (whole + fraction === "") {
      // Of "0x." strtod takes the zero.
      if (prefix !== "" && point !== "") return text.startsWith("-") ? -0 : 0;
      if (prefix !== "" || zero === "") return undefined;
    }
    // An exponent without digits is read, but counts for nothing.
    const exponent = this.takeOf(prefix === "" ? "eE" : "pP", 1);
    if (exponent === "") return stringToNumber(text);
    const sign = this.takeOf("+-", 1);
    const power = this.takeOf(DIGITS);
    return stringToNumber(power === "" ? text : text + exponent + sign + power);
  }

  /** Takes a short decimal numeral, where what stands behind it tells that it ends there; otherwise nothing is taken. */
  private takeDecimal(): number | undefined {
    const { buffer } = this;
    let at = this.at;
    while (isSpace(buffer.charCodeAt(at))) at++;
    const sign = buffer.charCodeAt(at);
    if (sign === MINUS || sign === PLUS) at++;
    const start = at;
    let mantissa = 0;
    let code = buffer.charCodeAt(at);
    for (; code >= ZERO && code <= NINE; code = buffer.charCodeAt(++at)) mantissa = mantissa * 10 + (code - ZERO);
    let digits = at - start;
    let fraction = 0;
    if (code === POINT) {
      const point = at++;
      code = buffer.charCodeAt(at);
      for (; code >= ZERO && code <= NINE; code = buffer.charCodeAt(++at)) mantissa = mantissa * 10 + (code - ZERO);
      fraction = at - point - 1;
      if (fraction === 0) return undefined;
      digits += fraction;
    }
    if (digits === fraction || digits > EXACT_DIGITS || !endsNumeral(code)) return undefined;
    this.at = at;
    const value = fraction === 0 ? mantissa : mantissa / powersOfTen[fraction]!;
    return sign === MINUS ? -value : value;
  }

  write(data: string): void {
    try {
      if ((this.access & Access.Write) === 0) throw badDescriptor();
      this.dropReadAhead();
      this.host.write(data);
    } catch (error) {
      throw this.noted(error);
    }
  }

  flush(): void {
    try {
      this.host.flush();
    } catch (error) {
      throw this.noted(error);
    }
  }

  setBuffering(mode: Buffering, size: number): void {
    this.host.setBuffering(mode, size);
  }

  seek(origin: SeekOrigin, offset: number): number {
    this.atEnd = false;
    if (origin === "set" && this.moveWithin(offset)) return offset;
    this.dropReadAhead();
    this.end = this.host.seek(origin, offset);
    return this.end;
  }

  /** Where a file that is only appended to stands from the start, as in the GNU C library. One without positions stays as it is. */
  toEnd(): void {
    try {
      this.end = this.host.seek("end", 0);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
  }

  /** Moves to a position that has been read ahead, as C does. */
  private moveWithin(position: number): boolean {
    const { end, buffer } = this;
    const start = end - buffer.length;
    if (end < 0 || position < start || position >= end) return false;
    this.at = position - start;
    return true;
  }

  close(): void {
    this.closed = true;
    this.buffer = "";
    this.at = 0;
    this.host.close();
  }

  /** Puts the host's position where the script believes it is. */
  private dropReadAhead(): void {
    const ahead = this.buffer.length - this.at;
    this.end = -1;
    this.buffer = "";
    this.at = 0;
    if (ahead > 0) this.host.seek("cur", -ahead);
  }

  private rest(): string {
    const text = this.buffer.slice(this.at);
    this.buffer = "";
    this.at = 0;
    return text;
  }

  private noted(error: unknown): unknown {
    if (error instanceof HostError) this.error = error;
    return error;
  }

  /**
   * Reads ahead; false at the end of the file, or where it cannot be read.
   * @param taken bytes of the same line or text that have been taken out of the buffer.
   */
  private fill(count = CHUNK, taken = 0): boolean {
    if (this.atEnd) return false;
    this.meter?.spendPiece(count, taken + this.buffer.length - this.at + count);
    const chunk = this.readHost(count);
    if (chunk === undefined) return false;
    this.atEnd = chunk === "";
    this.buffer = this.at < this.buffer.length ? this.buffer.slice(this.at) + chunk : chunk;
    this.at = 0;
    if (this.end >= 0) this.end += chunk.length;
    return chunk !== "";
  }

  private readHost(count: number): string | undefined {
    try {
      if ((this.access & Access.Read) === 0) throw badDescriptor();
      return this.host.read(count);
    } catch (error) {
      if (!(this.noted(error) instanceof HostError)) throw error;
      return undefined;
    }
  }

  /** The next byte, or -1 at the end of the file. */
  private peek(): number {
    return this.at < this.buffer.length || this.fill() ? this.buffer.charCodeAt(this.at) : -1;
  }

  private next(): string {
    const code = this.peek();
    return code < 0 ? "" : String.fromCharCode(code);
  }

  /** Takes up to `limit` bytes that are among `characters`. */
  private takeOf(characters: string, limit = Number.POSITIVE_INFINITY): string {
    let text = "";
    while (text.length < limit && this.peek() >= 0 && characters.includes(this.next())) {
      text += this.next();
      this.at++;
    }
    return text;
  }

  /** Takes `inf`, `infinity` or `nan`; undefined when it is none of them. */
  private takeWord(): string | undefined {
    const word = this.next().toLowerCase() === "n" ? "nan" : "inf";
    if (!this.takeLetters(word)) return undefined;
    return word === "nan" || this.next().toLowerCase() !== "i" || this.takeLetters("inity") ? word : undefined;
  }

  /** Takes the letters of a word; and, as the GNU C library, the first character that does not belong to it. */
  private takeLetters(word: string): boolean {
    for (const letter of word) {
      const character = this.next();
      if (character !== "") this.at++;
      if (character.toLowerCase() !== letter) return false;
    }
    return true;
  }
}

/** A character that no numeral goes on with. Behind what has been read ahead there is none: its code is NaN. */
function endsNumeral(code: number): boolean {
  return (
    isSpace(code) || code === 0x2c || code === 0x3b || code === 0x3a || code === 0x29 || code === 0x5d || code === 0x7d
  );
}

const DIGITS = "0123456789";
const ZERO = 0x30;
const NINE = 0x39;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;

/** Digits of a whole number that is exact, as is a power of ten with so many zeros: their quotient is rounded once. */
const EXACT_DIGITS = 15;
