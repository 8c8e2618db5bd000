/**
 * The source as bytes, its lines, and what stands in quotes or long brackets: strings with their escapes, and long comments. The
 * base of the lexer.
 */
import { Character, characterKinds, digitValue, utf8Bytes } from "./characters.js";
import { LuaSyntaxError, SyntaxMessage } from "./errors.js";
import type { SourceBuffer } from "./source-buffer.js";
import { Token, tokenText } from "./tokens.js";

const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The single characters that stand for others after a backslash; any other stands for itself. */
const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

export class StringReader {
  readonly length: number;
  /** Where reading has come to. */
  position = 0;
  line = 1;
  /** Value of a string token. */
  text = "";
  tokenStart = 0;
  /** The characters, and some zeros; there may be others behind them. */
  protected readonly bytes: Uint8Array;

  constructor(
    readonly source: string,
    readonly chunkName: string,
    buffer: SourceBuffer,
  ) {
    this.length = source.length;
    this.bytes = buffer.bytesOf(source);
  }

  /** Raises a syntax error near a piece of text that did not become a token. */
  failNear(detail: string, near: string): never {
    throw new LuaSyntaxError(this.chunkName, this.line, detail, untilZero(near));
  }

  /** Raises an error that names no token; at the current line unless told. */
  failWithoutToken(detail: string, line = this.line): never {
    throw new LuaSyntaxError(this.chunkName, line, detail);
  }

  /** The string token as it stands in PUC Lua's buffer when a message quotes it: delimiters around the value. */
  protected stringText(): string {
    const { source, tokenStart } = this;
    const quote = source[tokenStart]!;
    if (quote !== "[") return untilZero(quote + this.text + quote);
    const opening = source.substring(tokenStart, source.indexOf("[", tokenStart + 1) + 1);
    return untilZero(opening + this.text + opening.replaceAll("[", "]"));
  }

  /** Skips one line end: LF, CR, CRLF or LFCR. */
  protected skipNewline(): void {
    const first = this.bytes[this.position++]!;
    const second = this.bytes[this.position]!;
    if (second !== first && (second === LINE_FEED || second === CARRIAGE_RETURN)) this.position++;
    this.line++;
  }

  /** Reads a string in quotes. */
  protected readString(quote: number): void {
    const { bytes, source } = this;
    let value = "";
    let start = ++this.position;
    for (;;) {
      let position = this.position;
      let code = bytes[position]!;
      while (code !== quote && code !== BACKSLASH && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== 0) {
        code = bytes[++position]!;
      }
      this.position = position;
      if (code === quote) break;
      if (code === 0 && position < this.length) {
        this.position++;
        continue;
      }
      value += source.substring(start, position);
      this.text = value;
      if (code !== BACKSLASH) this.unfinished();
      value += this.readEscape();
      start = this.position;
    }
    this.text = value + source.substring(start, this.position++);
  }

  private unfinished(): never {
    if (this.position >= this.length) this.failNear(SyntaxMessage.UnfinishedString, tokenText(Token.EndOfFile));
    return this.failInString(SyntaxMessage.UnfinishedString);
  }

  /** Raises an error near the part of the string that has been read. */
  private failInString(detail: string): never {
    return this.failNear(detail, this.source[this.tokenStart]! + this.text);
  }

  /** What an escape sequence stands for. */
  private readEscape(): string {
    const code = this.bytes[++this.position]!;
    if ((characterKinds[code]! & Character.Digit) !== 0) return this.readDecimalEscape();
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      this.skipNewline();
      return "\n";
    }
    if (this.position >= this.length) return "";
    this.position++;
    const character = String.fromCharCode(code);
    switch (character) {
      case "x":
        return this.readHexadecimalEscape();
      case "u":
        return this.readUnicodeEscape();
      case "z":
        this.skipSpace();
        return "";
      default:
        return simpleEscapes[character] ?? character;
    }
  }

  private readDecimalEscape(): string {
    let value = 0;
    for (let count = 0; count < 3; count++) {
      const code = this.bytes[this.position]!;
      if ((characterKinds[code]! & Character.Digit) === 0) break;
      value = value * 10 + digitValue(code);
      this.position++;
    }
    if (value > 0xff) this.failInString(SyntaxMessage.EscapeTooLarge);
    return String.fromCharCode(value);
  }

  private readHexadecimalEscape(): string {
    const high = this.readHexDigit();
    return String.fromCharCode(high * 16 + this.readHexDigit());
  }

  private readUnicodeEscape(): string {
    if (this.bytes[this.position] !== Token.LeftBrace) this.failInString(SyntaxMessage.InvalidEscape);
    this.position++;
    let codePoint = 0;
    do {
      codePoint = codePoint * 16 + this.readHexDigit();
      if (codePoint > 0x10ffff) this.failInString(SyntaxMessage.InvalidEscape);
    } while (this.bytes[this.position] !== Token.RightBrace);
    this.position++;
    if (codePoint >= 0xd800 && codePoint < 0xe000) this.failInString(SyntaxMessage.InvalidEscape);
    return utf8Bytes(codePoint);
  }

  private readHexDigit(): number {
    const code = this.bytes[this.position]!;
    if ((characterKinds[code]! & Character.HexDigit) === 0) this.failInString(SyntaxMessage.InvalidEscape);
    this.position++;
    return digitValue(code);
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.bytes[this.position]!;
      if ((characterKinds[code]! & Character.Space) === 0) return;
      if (code === LINE_FEED || code === CARRIAGE_RETURN) this.skipNewline();
      else this.position++;
    }
  }

  /** How many `=` the long bracket that opens here has, or -1 when none opens here. */
  protected longBracketLevel(): number {
    const { bytes, position } = this;
    if (bytes[position] !== Token.LeftBracket) return -1;
    let end = position + 1;
    while (bytes[end] === Token.Assign) end++;
    return bytes[end] === Token.LeftBracket ? end - position - 1 : -1;
  }

  /** Reads a long string, at its opening bracket of the given level; line ends become LF, and one at the start is dropped. */
  protected readLongString(level: number): void {
    this.enterLongBracket(level);
    let value = "";
    let start = this.position;
    while (!this.skipLongPart(level, SyntaxMessage.UnfinishedLongString)) {
      value += this.source.substring(start, this.position) + "\n";
      this.skipNewline();
      start = this.position;
    }
    this.text = value + this.source.substring(start, this.position);
    this.position += level + 2;
  }

  protected skipLongComment(level: number): void {
    this.enterLongBracket(level);
    while (!this.skipLongPart(level, SyntaxMessage.UnfinishedLongComment)) this.skipNewline();
    this.position += level + 2;
  }

  private enterLongBracket(level: number): void {
    this.position += level + 2;
    const code = this.bytes[this.position]!;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) this.skipNewline();
  }

  /** Goes on to the closing bracket and says true, or to a line end that is not a plain LF. */
  private skipLongPart(level: number, unfinished: SyntaxMessage): boolean {
    const { bytes } = this;
    for (;;) {
      switch (bytes[this.position]) {
        case Token.RightBracket:
          if (this.closesLongBracket(level)) return true;
          break;
        case Token.LeftBracket:
          if (level === 0 && bytes[this.position + 1] === Token.LeftBracket) {
            this.failNear(SyntaxMessage.NestedLongString, "[");
          }
          break;
        case LINE_FEED:
          if (bytes[this.position + 1] === CARRIAGE_RETURN) return false;
          this.line++;
          break;
        case CARRIAGE_RETURN:
          return false;
        case 0:
          if (this.position >= this.length) this.failNear(unfinished, tokenText(Token.EndOfFile));
          break;
      }
      this.position++;
    }
  }

  private closesLongBracket(level: number): boolean {
    const { bytes, position } = this;
    let end = position + 1;
    while (bytes[end] === Token.Assign) end++;
    return end - position - 1 === level && bytes[end] === Token.RightBracket;
  }
}

/** Messages pass through C strings, which end at the first zero. */
function untilZero(text: string): string {
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}
