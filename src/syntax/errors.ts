/** The error a source text can cause, and the text of every message that goes with it: PUC Lua's, or LuaJIT's where 5.1 has none. */
import { chunkId, SYNTAX_SOURCE_SIZE } from "../../runtime/values/chunkname.js";

/** A chunk is not a Lua program. `message` is complete: chunk, line, what is wrong, and near which token. */
export class LuaSyntaxError extends Error {
  override readonly name = "LuaSyntaxError";
  readonly line: number;

  /** `near` is the text of the token at fault; some messages have none. */
  constructor(chunkName: string, line: number, detail: string, near?: string) {
    const position = `${chunkId(chunkName, SYNTAX_SOURCE_SIZE)}:${line}: ${detail}`;
    super(near === undefined ? position : `${position} near '${near}'`);
    this.line = line;
  }
}

/** Messages that are the same every time. */
export const enum SyntaxMessage {
  MalformedNumber = "malformed number",
  UnfinishedString = "unfinished string",
  UnfinishedLongString = "unfinished long string",
  UnfinishedLongComment = "unfinished long comment",
  NestedLongString = "nesting of [[...]] is deprecated",
  LongStringDelimiter = "invalid long string delimiter",
  EscapeTooLarge = "escape sequence too large",
  InvalidEscape = "invalid escape sequence",
  UnexpectedSymbol = "unexpected symbol",
  SyntaxError = "syntax error",
  ArgumentsExpected = "function arguments expected",
  AmbiguousCall = "ambiguous syntax (function call x new statement)",
  VarargOutside = "cannot use '...' outside a vararg function",
  ParameterExpected = "<name> or '...' expected",
  ForExpected = "'=' or 'in' expected",
  NoLoopToBreak = "no loop to break",
  NoLoopToContinue = "no loop to continue",
  TooManyLevels = "chunk has too many syntax levels",
}

/** Messages that quote something. */
export const syntaxMessages = {
  expected: (token: string) => `'${token}' expected`,
  expectedToClose: (token: string, opener: string, line: number) =>
    `'${token}' expected (to close '${opener}' at line ${line})`,
  /** An unclosed `defer` may have been meant as a call of a global function, which 5.1 would have made of it. */
  deferUnclosed: (line: number) =>
    `'end' expected (to close 'defer' at line ${line}; to call a function of that name write '(defer)(...)')`,
  deferArgumentsExpected: (line: number) =>
    `arguments expected on the line of 'end' (for the parameters of 'defer' at line ${line})`,
  limit: (functionLine: number, limit: number, what: string) =>
    functionLine === 0
      ? `main function has more than ${limit} ${what}`
      : `function at line ${functionLine} has more than ${limit} ${what}`,
  undefinedLabel: (name: string) => `undefined label '${name}'`,
  duplicateLabel: (name: string) => `duplicate label '${name}'`,
  /** `jump` is the statement that jumps: `goto x` or `continue`. */
  jumpIntoLocal: (jump: string, local: string) => `<${jump}> jumps into the scope of local '${local}'`,
  jumpIntoDefer: (jump: string) => `<${jump}> jumps into the scope of deferred block`,
};
