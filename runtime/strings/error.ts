/**
 * The errors of the string machinery. Formats and patterns know nothing of Lua positions or call frames, so they raise
 * the bare message; whoever calls them on behalf of a Lua function adds what a Lua error needs. All message texts of
 * this directory are here.
 */

/** Raised by the modules of this directory; `message` is the text of the Lua error, without a position. */
export class StringError extends Error {}

/** Texts of malformed patterns, formats and capture references, as in Lua 5.1. */
export const stringMessages = {
  patternEndsWithEscape: "malformed pattern (ends with '%')",
  missingBracket: "malformed pattern (missing ']')",
  missingFrontierSet: "missing '[' after '%f' in pattern",
  unbalancedPattern: "unbalanced pattern",
  invalidPatternCapture: "invalid pattern capture",
  invalidCaptureIndex: "invalid capture index",
  unfinishedCapture: "unfinished capture",
  tooManyCaptures: "too many captures",
  repeatedFlags: "invalid format (repeated flags)",
  tooLong: "invalid format (width or precision too long)",
  /** C ends its message text at a zero byte, hence nothing between the quotes for an option that is one or missing. */
  invalidOption: (option: string) => `invalid option '%${option === "\0" ? "" : option}' to 'format'`,
} as const;
