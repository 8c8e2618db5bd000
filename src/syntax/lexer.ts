/**
 * From bytes to tokens, one at a time. The lexer also knows the two lines everything else is attributed to, by the rules of PUC
 * Lua: `line`, where reading has come to, and `lastLine`, where it was before the current token. Strings are in `StringReader`.
 */

import { errors } from "../../runtime/values/errors.js";
import { Character, characterKinds } from "./characters.js";
import { LuaSyntaxError, SyntaxMessage } from "./errors.js";
import { type Mention, type NameEntry, NameTable, noName } from "./names.js";
import { numeralValue } from "./numeral.js";
import type { SourceBuffer } from "./source-buffer.js";
import { StringReader } from "./strings.js";
import { Token, tokenText } from "./tokens.js";

/** No token has been read ahead. */
const NOTHING = -1;

/** Digits, and a dot, of a decimal numeral that is read without going through its text. */
const SAFE_DIGITS = 15;

/** A place in the source to come back to. */
export interface Mark {
  readonly position: number;
  readonly line: number;
  readonly lastLine: number;
  readonly token: Token;
  readonly name: NameEntry;
  readonly tokenStart: number;
}

/** Of a chunk. Its tree takes some 100 bytes for each, and a V8 without memory ends the process: a reader of `load` may have no end. */
const MAX_TOKENS = 2 ** 24;

export class Lexer extends StringReader {
  token: Token = Token.EndOfFile;
  /** Line on which the token before the current one ended. */
  lastLine = 1;
  /** The current token, when it is a name (or was the last that was one). */
  name: NameEntry = noName;
  /** Value of a number token. */
  number = 0;
  /** The dialect has labels, so two colons in a row are one token to messages. */
  hasLabels = true;
  /** Tokens so far. */
  private count = 0;
  private readonly names = new NameTable();
  private ahead: Token | typeof NOTHING = NOTHING;
  private aheadName: NameEntry = noName;

  constructor(source: string, chunkName: string, buffer: SourceBuffer) {
    super(source, chunkName, buffer);
    this.skipByteOrderMark();
    this.next();
  }

  /** Goes on to the next token. */
  next(): void {
    this.lastLine = this.line;
    if (++this.count > MAX_TOKENS) throw errors.notEnoughMemory();
    if (this.ahead === NOTHING) this.token = this.scan();
    else {
      this.token = this.ahead;
      this.name = this.aheadName;
      this.ahead = NOTHING;
    }
  }

  /** The token after the current one, which must be a name. */
  peek(): Token {
    const name = this.name;
    const ahead = this.scan();
    this.ahead = ahead;
    this.aheadName = this.name;
    this.name = name;
    return ahead;
  }

  /** Where the lexer stands; not to be used while a token is read ahead. */
  mark(): Mark {
    const { position, line, lastLine, token, name, tokenStart } = this;
    return { position, line, lastLine, token, name, tokenStart };
  }

  reset(mark: Mark): void {
    this.position = mark.position;
    this.line = mark.line;
    this.lastLine = mark.lastLine;
    this.token = mark.token;
    this.name = mark.name;
    this.tokenStart = mark.tokenStart;
  }

  /** Whether the current token is a colon and the next character is one too: LuaJIT's `::`, which 5.1 does not have. */
  atDoubleColon(): boolean {
    return this.token === Token.Colon && this.bytes[this.position] === Token.Colon && this.hasLabels;
  }

  /** Raises a syntax error near the current token. */
  fail(detail: string): never {
    throw new LuaSyntaxError(this.chunkName, this.line, detail, this.tokenName());
  }

  /** The entry of a name that the grammar itself mentions. */
  entryOf(mention: Mention.Self | Mention.Arg): NameEntry {
    return this.names.entryOf(mention);
  }

  /** The source, as far as it has been read, names a function of `debug` that may rebind upvalues. */
  get mentionsRebinding(): boolean {
    return this.names.mentionsRebinding;
  }

  /** The current token as messages quote it; C's strings end at a zero, and the token that is a zero is no token to C. */
  private tokenName(): string | undefined {
    switch (this.token) {
      case Token.Zero:
        return undefined;
      case Token.Name:
        return this.name.text;
      case Token.Number:
        return this.source.substring(this.tokenStart, this.position);
      case Token.String:
        return this.stringText();
      default:
        return this.atDoubleColon() ? "::" : tokenText(this.token);
    }
  }

  private skipByteOrderMark(): void {
    const { bytes } = this;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.position = 3;
  }

  private skipToLineEnd(): void {
    const { bytes, length } = this;
    let position = this.position;
    while (position < length && bytes[position] !== 0x0a && bytes[position] !== 0x0d) position++;
    this.position = position;
  }

  private scan(): Token {
    const { bytes } = this;
    for (;;) {
      let { position } = this;
      let code = bytes[position]!;
      let kind = characterKinds[code]!;
      while ((kind & Character.Space) !== 0) {
        if (code === 0x0a || code === 0x0d) {
          this.position = position;
          this.skipNewline();
          position = this.position;
        } else position++;
        code = bytes[position]!;
        kind = characterKinds[code]!;
      }
      this.position = position;
      this.tokenStart = position;
      if ((kind & Character.Letter) !== 0) return this.readName();
      if ((kind & Character.Token) !== 0) {
        this.position = position + 1;
        return code;
      }
      if ((kind & Character.Digit) !== 0) return this.readNumber();
      switch (code) {
        case Token.Minus:
          if (bytes[this.position + 1] !== Token.Minus) break;
          this.position += 2;
          this.skipComment();
          continue;
        case 0x22:
        case 0x27:
          this.readString(code);
          return Token.String;
        case Token.LeftBracket:
          return this.readBracket();
        case Token.Assign:
          return this.symbol(code, Token.Equal);
        case Token.Less:
          return this.symbol(code, Token.LessEqual);
        case Token.Greater:
          return this.symbol(code, Token.GreaterEqual);
        case Token.Tilde:
          return this.symbol(code, Token.NotEqual);
        case Token.Dot:
          return this.readDots();
        case Token.Zero:
          if (this.position >= this.length) return Token.EndOfFile;
          break;
      }
      this.position++;
      return code;
    }
  }

  /** A symbol that may be followed by `=`. */
  private symbol(alone: Token, withAssign: Token): Token {
    if (this.bytes[++this.position] !== Token.Assign) return alone;
    this.position++;
    return withAssign;
  }

  private readDots(): Token {
    const { bytes, position } = this;
    if ((characterKinds[bytes[position + 1]!]! & Character.Digit) !== 0) return this.readNumber();
    const dots = bytes[position + 1] !== Token.Dot ? 1 : bytes[position + 2] !== Token.Dot ? 2 : 3;
    this.position = position + dots;
    return dots === 1 ? Token.Dot : dots === 2 ? Token.Concat : Token.Dots;
  }

  private readBracket(): Token {
    const level = this.longBracketLevel();
    if (level >= 0) {
      this.readLongString(level);
      return Token.String;
    }
    if (this.bytes[this.position + 1] !== Token.Assign) {
      this.position++;
      return Token.LeftBracket;
    }
    do this.position++;
    while (this.bytes[this.position] === Token.Assign);
    return this.failNear(SyntaxMessage.LongStringDelimiter, this.source.substring(this.tokenStart, this.position));
  }

  private skipComment(): void {
    const level = this.longBracketLevel();
    if (level >= 0) this.skipLongComment(level);
    else this.skipToLineEnd();
  }

  private readName(): Token {
    const { bytes } = this;
    const start = this.position;
    let end = start + 1;
    while ((characterKinds[bytes[end]!]! & Character.NamePart) !== 0) end++;
    this.position = end;
    const name = this.names.find(bytes, start, end, this.source);
    if (name.token === Token.Name) this.name = name;
    return name.token;
  }

  private readNumber(): Token {
    const { bytes } = this;
    const start = this.position;
    let position = start;
    let value = 0;
    let code = bytes[position]!;
    for (; code >= 0x30 && code <= 0x39; code = bytes[++position]!) value = value * 10 + (code - 0x30);
    let scale = 1;
    if (code === Token.Dot) {
      for (code = bytes[++position]!; code >= 0x30 && code <= 0x39; code = bytes[++position]!) {
        value = value * 10 + (code - 0x30);
        scale *= 10;
      }
    }
    const ends = code !== Token.Dot && (characterKinds[code]! & Character.NamePart) === 0;
    if (!ends || position - start > SAFE_DIGITS) return this.readNumberText(start);
    this.position = position;
    // Both are exact, so the quotient is rounded once.
    this.number = scale === 1 ? value : value / scale;
    return Token.Number;
  }

  private readNumberText(start: number): Token {
    const hexadecimal = this.bytes[start] === 0x30 && (this.bytes[start + 1]! | 0x20) === 0x78;
    let text = this.source.substring(start, hexadecimal ? this.hexadecimalEnd(start + 2) : this.decimalEnd(start));
    let value = numeralValue(text);
    if (value === undefined && hexadecimal) {
      // What is no numeral of LuaJIT ends where it does in PUC Lua.
      text = this.source.substring(start, this.wordEnd(start));
      value = numeralValue(text);
    }
    this.position = start + text.length;
    if (value === undefined) return this.failNear(SyntaxMessage.MalformedNumber, text);
    this.number = value;
    return Token.Number;
  }

  /** The lexer takes whatever looks like a part of the numeral; whether it is one is decided on the whole. */
  private decimalEnd(start: number): number {
    const { bytes } = this;
    let position = start;
    while (bytes[position] === Token.Dot || (characterKinds[bytes[position]!]! & Character.Digit) !== 0) position++;
    if ((bytes[position]! | 0x20) === 0x65) {
      position++;
      if (bytes[position] === Token.Plus || bytes[position] === Token.Minus) position++;
    }
    return this.wordEnd(position);
  }

  /** In 5.1 a hexadecimal numeral ends before a dot or a sign; `0x1..2` and `0xe+1` must stay what they were. */
  private hexadecimalEnd(digits: number): number {
    const { bytes } = this;
    let position = this.hexDigitsEnd(digits);
    if (bytes[position] === Token.Dot && bytes[position + 1] !== Token.Dot) position = this.hexDigitsEnd(position + 1);
    if (
      (bytes[position]! | 0x20) === 0x70 &&
      (bytes[position + 1] === Token.Plus || bytes[position + 1] === Token.Minus)
    ) {
      position += 2;
    }
    return this.wordEnd(position);
  }

  private hexDigitsEnd(position: number): number {
    while ((characterKinds[this.bytes[position]!]! & Character.HexDigit) !== 0) position++;
    return position;
  }

  private wordEnd(position: number): number {
    while ((characterKinds[this.bytes[position]!]! & Character.NamePart) !== 0) position++;
    return position;
  }
}
