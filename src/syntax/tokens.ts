/**
 * The tokens of the language and how messages print them. A token of one character is its character code, so that any byte can
 * be a token and only the parser decides that it has no place; the others are numbered above all bytes.
 */
export const enum Token {
  Zero = 0,
  Hash = 0x23,
  Percent = 0x25,
  LeftParen = 0x28,
  RightParen = 0x29,
  Star = 0x2a,
  Plus = 0x2b,
  Comma = 0x2c,
  Minus = 0x2d,
  Dot = 0x2e,
  Slash = 0x2f,
  Colon = 0x3a,
  Semicolon = 0x3b,
  Less = 0x3c,
  Assign = 0x3d,
  Greater = 0x3e,
  LeftBracket = 0x5b,
  RightBracket = 0x5d,
  Caret = 0x5e,
  LeftBrace = 0x7b,
  RightBrace = 0x7d,
  Tilde = 0x7e,
  Delete = 0x7f,

  And = 256,
  Break,
  Do,
  Else,
  ElseIf,
  End,
  False,
  For,
  Function,
  If,
  In,
  Local,
  Nil,
  Not,
  Or,
  Repeat,
  Return,
  Then,
  True,
  Until,
  While,

  Concat,
  Dots,
  Equal,
  GreaterEqual,
  LessEqual,
  NotEqual,
  Number,
  Name,
  String,
  EndOfFile,
}

/** One more than the greatest token: the size of a table with a place for each. */
export const TOKEN_COUNT = Token.EndOfFile + 1;

/** The reserved words, each at its token's distance from `Token.And`. */
export const reservedWords: readonly string[] = [
  "and",
  "break",
  "do",
  "else",
  "elseif",
  "end",
  "false",
  "for",
  "function",
  "if",
  "in",
  "local",
  "nil",
  "not",
  "or",
  "repeat",
  "return",
  "then",
  "true",
  "until",
  "while",
];

const longSymbols = ["..", "...", "==", ">=", "<=", "~=", "<number>", "<name>", "<string>", "<eof>"];

/** A token as messages name it. */
export function tokenText(token: Token): string {
  if (token >= Token.Concat) return longSymbols[token - Token.Concat]!;
  if (token >= Token.And) return reservedWords[token - Token.And]!;
  return token < 0x20 || token === Token.Delete ? `char(${token})` : String.fromCharCode(token);
}
