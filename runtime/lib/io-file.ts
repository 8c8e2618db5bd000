/**
 * Files as the io library has them: a host file with read-ahead, and the reading formats of `file:read`. Failures of the host come out as
 * `HostError`.
 */
import { stringToNumber } from "../strings/number.js";
import { type Buffering, HostError, type HostFile, type SeekOrigin } from "./host.js";

/** Bytes asked of the host at a time. */
const CHUNK = 32768;

/** What may be done with a file. */
export const enum Access {
  Read = 1,
  Write = 2,
}

/** The access that a mode of C's fopen gives; undefined when there is no such mode. */
export function accessOf(mode: string): number | undefined {
  if (!/^[rwa]/.test(mode)) return undefined;
  if (mode.includes("+")) return Access.Read | Access.Write;
  return mode.startsWith("r") ? Access.Read : Access.Write;
}

const badDescriptor = () => new HostError("Bad file descriptor", 9);

export class LuaFile {
  closed = false;
  /** What was read ahead; up to `at` it is used up. */
  private buffer = "";
  private at = 0;
  /** The position behind what was read ahead; -1 where it is not known. */
  private end = -1;

  /** @param standard one of the standard streams, which scripts cannot close. */
  constructor(
    private readonly host: HostFile,
    private readonly access: number,
    readonly standard: boolean,
  ) {}

  /** The next line without its end, or undefined at the end of the file. */
  readLine(): string | undefined {
    let from = this.at;
    for (;;) {
      const end = this.buffer.indexOf("\n", from);
      if (end >= 0) {
        const line = this.buffer.slice(this.at, end);
        this.at = end + 1;
        return line;
      }
      from = this.buffer.length - this.at;
      if (!this.fill()) return this.rest() || undefined;
    }
  }

  /** Everything up to the end. */
  readAll(): string {
    const pieces = [this.rest()];
    while (this.fill()) pieces.push(this.rest());
    return pieces.join("");
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
    while (isSpace(this.peek())) this.at++;
    let text = this.takeOf("+-", 1);
    if (/[a-z]/i.test(this.next())) return stringToNumber(text + this.takeWord());
    text += this.takeOf("0", 1);
    const prefix = text.endsWith("0") ? this.takeOf("xX", 1) : "";
    const digits = prefix === "" ? "0123456789" : "0123456789abcdefABCDEF";
    text += prefix + this.takeOf(digits) + this.takeOf(".", 1) + this.takeOf(digits);
    // An exponent without digits is read, but counts for nothing.
    const exponent = this.takeOf(prefix === "" ? "eE" : "pP", 1);
    if (exponent === "") return stringToNumber(text);
    const sign = this.takeOf("+-", 1);
    const power = this.takeOf("0123456789");
    return stringToNumber(power === "" ? text : text + exponent + sign + power);
  }

  write(data: string): void {
    if ((this.access & Access.Write) === 0) throw badDescriptor();
    this.dropReadAhead();
    this.host.write(data);
  }

  flush(): void {
    this.host.flush();
  }

  setBuffering(mode: Buffering, size: number): void {
    this.host.setBuffering(mode, size);
  }

  seek(origin: SeekOrigin, offset: number): number {
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

  /** Reads ahead; false at the end of the file. */
  private fill(): boolean {
    if ((this.access & Access.Read) === 0) throw badDescriptor();
    const chunk = this.host.read(CHUNK);
    this.buffer = this.at < this.buffer.length ? this.buffer.slice(this.at) + chunk : chunk;
    this.at = 0;
    if (this.end >= 0) this.end += chunk.length;
    return chunk !== "";
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

  /** Takes what could become `inf`, `infinity` or `nan`. */
  private takeWord(): string {
    let text = "";
    const words = ["infinity", "nan"];
    while (this.peek() >= 0 && words.some((word) => word.startsWith((text + this.next()).toLowerCase()))) {
      text += this.next();
      this.at++;
    }
    return text;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
