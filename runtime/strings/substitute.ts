/**
 * The loops of `gmatch` and `gsub` over a pattern, as steppers: the library asks for the next match, may run Lua code
 * or suspend, and continues. Each stepper owns its match state, so callbacks may use the same pattern.
 */
import type { ByteString } from "./bytes.js";
import { numberToString } from "./number.js";
import { type Charge, MatchState, type Pattern } from "./pattern.js";

/** Steps through the matches of `gmatch`. The pattern is compiled with `anchors` false. */
export class MatchIterator {
  private position = 0;
  readonly state: MatchState;

  constructor(
    readonly pattern: Pattern,
    readonly subject: ByteString,
    charge?: Charge,
  ) {
    this.state = new MatchState(charge);
  }

  /** Moves to the next match and returns whether there is one. */
  next(): boolean {
    const { state } = this;
    if (this.position > this.subject.length || !this.pattern.match(this.subject, this.position, state)) return false;
    // An empty match is not found twice.
    this.position = state.end === state.start ? state.end + 1 : state.end;
    return true;
  }

  /** A capture of the current match, see `Pattern.capture`. */
  capture(index: number): ByteString | number {
    return this.pattern.capture(this.state, index);
  }
}

/** Steps through the matches of `gsub` and puts the result together: `next`, then `replace` or `keep`, and so on. */
export class Substitution {
  /** Matches found so far. */
  count = 0;
  readonly state: MatchState;
  private result = "";
  /** Up to here the subject is in the result. */
  private copied = 0;
  private position = 0;

  constructor(
    readonly pattern: Pattern,
    readonly subject: ByteString,
    readonly limit: number = Number.POSITIVE_INFINITY,
    charge?: Charge,
  ) {
    this.state = new MatchState(charge);
  }

  /** Moves to the next match and returns whether there is one. */
  next(): boolean {
    const { pattern, subject, state } = this;
    if (this.count >= this.limit || this.position > subject.length) return false;
    if (!pattern.match(subject, this.position, state)) return false;
    this.count++;
    if (pattern.anchored) this.position = Number.POSITIVE_INFINITY;
    else this.position = state.end === state.start ? state.end + 1 : state.end;
    return true;
  }

  /** A capture of the current match, see `Pattern.capture`. */
  capture(index: number): ByteString | number {
    return this.pattern.capture(this.state, index);
  }

  /** Puts a text in the place of the current match. Without this call the match stays as it is. */
  replace(text: ByteString): void {
    const { start, end } = this.state;
    this.result += start > this.copied ? this.subject.slice(this.copied, start) + text : text;
    this.copied = end;
  }

  /** The subject with its replacements. */
  finish(): ByteString {
    if (this.copied === 0) return this.result + this.subject;
    return this.copied === this.subject.length ? this.result : this.result + this.subject.slice(this.copied);
  }
}

/** A parsed replacement text of `gsub`: literals, and numbers of captures counted from 1, with 0 for the whole match. */
export type Replacement = readonly (ByteString | number)[];

/** Parses a replacement. `%` before anything but a digit gives that character; at the end, a zero byte as in Lua 5.1. */
export function parseReplacement(text: ByteString): Replacement {
  const pieces: (ByteString | number)[] = [];
  let literal = "";
  let at = 0;
  for (let percent = text.indexOf("%"); percent >= 0; percent = text.indexOf("%", at)) {
    const escaped = text.charAt(percent + 1);
    literal += text.slice(at, percent);
    at = percent + 2;
    if (escaped >= "0" && escaped <= "9") {
      if (literal !== "") pieces.push(literal);
      literal = "";
      pieces.push(+escaped);
    } else {
      literal += escaped === "" ? "\0" : escaped;
    }
  }
  literal += text.slice(at);
  if (literal !== "") pieces.push(literal);
  return pieces;
}

/** The text of a replacement for the current match. */
export function expandReplacement(replacement: Replacement, pattern: Pattern, state: MatchState): ByteString {
  let text = "";
  for (const piece of replacement) {
    if (typeof piece === "string") {
      text += piece;
    } else if (piece === 0) {
      text += state.subject.slice(state.start, state.end);
    } else {
      const value = pattern.capture(state, piece - 1);
      text += typeof value === "number" ? numberToString(value) : value;
    }
  }
  return text;
}

/** `gsub` with a replacement text, from start to finish; the count is in the returned stepper's `count`. */
export function substitute(
  pattern: Pattern,
  subject: ByteString,
  replacement: Replacement,
  limit?: number,
  charge?: Charge,
): Substitution {
  const substitution = new Substitution(pattern, subject, limit, charge);
  const { state } = substitution;
  const literal = replacement.length === 0 ? "" : replacement[0];
  if (replacement.length < 2 && typeof literal === "string") {
    while (substitution.next()) substitution.replace(literal);
  } else {
    while (substitution.next()) substitution.replace(expandReplacement(replacement, pattern, state));
  }
  return substitution;
}
