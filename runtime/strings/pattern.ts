/**
 * Lua patterns: the matcher and what the string library needs of it. Matching is a loop over a compiled program with an
 * explicit stack of alternatives, so neither pattern nor subject can exhaust the native stack.
 */
import type { ByteString } from "./bytes.js";
import { anyCharacter, type CharacterSet, END } from "./character-set.js";
import { StringError, stringMessages } from "./error.js";
import { compileProgram } from "./pattern-compile.js";
import { CaptureKind, Op, type Program, STRIDE } from "./pattern-program.js";

/** Steps between two calls of a state's `charge`. */
const CHARGE_INTERVAL = 4096;

/** How many characters are looked at one by one before `indexOf`, whose call costs more than these. */
const NEAR = 24;

/** A call of `charge` may throw to abandon the match. Each step is about one character looked at. */
export type Charge = (steps: number) => void;

/**
 * Where a match was found, with its captures. A match overwrites the state it is given: code that may run while the
 * state is still needed (a callback of `gsub`, the body of a `gmatch` loop) needs another one.
 */
export class MatchState {
  subject: ByteString = "";
  /** First position of the match, counted from 0. */
  start = 0;
  /** Position behind the match. */
  end = 0;
  /** First positions of the captures. */
  readonly starts: number[] = [];
  /** Positions behind the captures. */
  readonly ends: number[] = [];
  /** Alternatives not tried yet: instruction, least position, position. */
  readonly stack: number[] = [];
  /** Steps not charged yet. */
  work = 0;

  constructor(readonly charge: Charge | undefined = undefined) {}

  /** Adds to the work done, and charges it when enough has come together. */
  spend(steps: number): void {
    this.work += steps;
    if (this.work < CHARGE_INTERVAL) return;
    const { work } = this;
    this.work = 0;
    if (this.charge !== undefined) this.charge(work);
  }
}

/** A compiled pattern; immutable, so it can be cached and shared. */
export class Pattern {
  /** Captures written in the pattern; a pattern without any gives the whole match. */
  readonly captureCount: number;
  readonly anchored: boolean;
  /** Set where all of the pattern is one class, as in `%w`, `[^,]+` and `(%d+)`: most patterns in loops are. */
  private readonly only: CharacterSet | undefined;
  /** As many characters of that class as there are; otherwise one. */
  private readonly repeats: boolean;

  constructor(readonly program: Program) {
    this.captureCount = program.captures.length;
    this.anchored = program.anchored;
    const only = onlyClass(program);
    this.only = only < 0 ? undefined : program.sets[program.code[only + 1]];
    this.repeats = only >= 0 && program.code[only] === Op.GreedyOnly;
  }

  /** Finds the first match at or after `start` (counted from 0); an anchored pattern is tried at `start` only. */
  match(subject: ByteString, start: number, state: MatchState): boolean {
    const { program } = this;
    if (this.only !== undefined) return this.matchOnly(this.only, subject, start, state);
    if (program.anchored) return this.matchAt(subject, start, state);
    const { prefix, first, run } = program;
    const end = subject.length;
    state.subject = subject;
    for (let at = start; at <= end; at++) {
      if (prefix !== "") {
        const found = indexNear(subject, prefix, at);
        state.spend(((found < 0 ? end : found) - at) >> 3);
        if (found < 0) return false;
        at = found;
      } else if (first !== undefined) {
        const from = at;
        while (at < end && first[subject.charCodeAt(at)] === 0) at++;
        if (at === end && first[END] === 0) return false;
        state.spend(at - from);
      }
      const matchEnd = execute(program, subject, at, state);
      if (matchEnd >= 0) {
        state.start = at;
        state.end = matchEnd;
        return true;
      }
      if (run === anyCharacter) return false;
      if (run !== undefined) while (at < end && run[subject.charCodeAt(at)] === 1) at++;
      state.spend(1);
    }
    return false;
  }

  private matchOnly(set: CharacterSet, subject: ByteString, start: number, state: MatchState): boolean {
    const { length } = subject;
    let at = start;
    while (at < length && set[subject.charCodeAt(at)] === 0) at++;
    let end = at + 1;
    if (this.repeats) while (end < length && set[subject.charCodeAt(end)] === 1) end++;
    state.spend(end - start);
    if (at >= length) return false;
    state.subject = subject;
    state.start = at;
    state.end = end;
    if (this.captureCount === 1) {
      state.starts[0] = at;
      state.ends[0] = end;
    }
    return true;
  }

  /** Tries to match at exactly this position. */
  matchAt(subject: ByteString, start: number, state: MatchState): boolean {
    state.subject = subject;
    const end = execute(this.program, subject, start, state);
    state.start = start;
    state.end = end;
    return end >= 0;
  }

  /**
   * The value of a capture, counted from 0: its text, or its position counted from 1. Capture 0 of a pattern without
   * captures is the whole match.
   */
  capture(state: MatchState, index: number): ByteString | number {
    switch (this.program.captures[index]) {
      case CaptureKind.Text:
        return state.subject.slice(state.starts[index], state.ends[index]);
      case CaptureKind.Position:
        return state.starts[index] + 1;
      case CaptureKind.Unfinished:
        throw new StringError(stringMessages.unfinishedCapture);
      default:
        if (index !== 0) throw new StringError(stringMessages.invalidCaptureIndex);
        return state.subject.slice(state.start, state.end);
    }
  }
}

/** Compiles a pattern; for `gmatch`, where `^` is no anchor, pass `anchors` as false. */
export function compilePattern(pattern: ByteString, anchors = true): Pattern {
  return new Pattern(compileProgram(pattern, anchors));
}

/** Whether a pattern is more than a plain text to search for. Like Lua 5.1, looks no further than a zero byte. */
export const hasSpecials = (pattern: ByteString): boolean => /^[^\0]*?[\^$*+?.([%-]/.test(pattern);

/** `indexOf`, but quicker when the first character is near. */
function indexNear(subject: ByteString, text: ByteString, start: number): number {
  const first = text.charCodeAt(0);
  const limit = Math.min(start + NEAR, subject.length);
  for (let at = start; at < limit; at++) {
    if (subject.charCodeAt(at) === first) return text.length === 1 ? at : subject.indexOf(text, at);
  }
  return subject.indexOf(text, limit);
}

/** The instruction for the class that a pattern consists of, perhaps captured; -1 when there is more to it. */
function onlyClass({ code, anchored, captures }: Program): number {
  if (anchored) return -1;
  const isCaptured = captures.length === 1 && captures[0] === CaptureKind.Text && code[0] === Op.Open;
  if (captures.length > 0 && !isCaptured) return -1;
  const pc = isCaptured ? STRIDE : 0;
  if (code[pc] !== Op.Set && (code[pc] !== Op.GreedyOnly || code[pc + 3] !== 1)) return -1;
  const next = pc + STRIDE;
  const end = isCaptured && code[next] === Op.Close ? next + STRIDE : next;
  return code[end] === Op.Match ? pc : -1;
}

/** Runs a program at a position; returns the position behind the match, or -1. */
function execute(program: Program, subject: ByteString, start: number, state: MatchState): number {
  const { code, sets } = program;
  const { starts, ends, stack } = state;
  const end = subject.length;
  let top = 0;
  let pc = 0;
  let at = start;
  for (;;) {
    switch (code[pc]) {
      case Op.Match:
        return at;
      case Op.Error:
        throw new StringError(program.messages[code[pc + 1]]);
      case Op.Character:
        if (at >= end || subject.charCodeAt(at) !== code[pc + 1]) break;
        at++;
        pc += STRIDE;
        continue;
      case Op.Set:
        if (at >= end || sets[code[pc + 1]][subject.charCodeAt(at)] === 0) break;
        at++;
        pc += STRIDE;
        continue;
      case Op.Open:
        starts[code[pc + 1]] = at;
        // Keeps the array without holes: captures open in order, but need not close in order.
        ends[code[pc + 1]] = at;
        pc += STRIDE;
        continue;
      case Op.Close:
        ends[code[pc + 1]] = at;
        pc += STRIDE;
        continue;
      case Op.GreedyOnly: {
        const set = sets[code[pc + 1]];
        const from = at;
        while (at < end && set[subject.charCodeAt(at)] === 1) at++;
        if (at - from < code[pc + 3]) break;
        state.work += at - from;
        pc += STRIDE;
        continue;
      }
      case Op.Greedy: {
        const set = sets[code[pc + 1]];
        const least = at + code[pc + 3];
        const from = at;
        if (set === anyCharacter) at = end;
        else while (at < end && set[subject.charCodeAt(at)] === 1) at++;
        state.spend(at - from);
        at = at < least ? -1 : lastStart(subject, at, least, sets[code[pc + 2]]);
        if (at < 0) break;
        if (at > least) {
          stack[top++] = pc;
          stack[top++] = least;
          stack[top++] = at;
        }
        pc += STRIDE;
        continue;
      }
      case Op.Lazy: {
        at = nextStart(subject, at, sets[code[pc + 1]], sets[code[pc + 2]], code[pc + 3], state);
        if (at < 0) break;
        if (at < end && sets[code[pc + 1]][subject.charCodeAt(at)] === 1) {
          stack[top++] = pc;
          stack[top++] = 0;
          stack[top++] = at;
        }
        pc += STRIDE;
        continue;
      }
      case Op.Optional: {
        const character = at < end ? subject.charCodeAt(at) : END;
        if (sets[code[pc + 1]][character] === 1) {
          if (sets[code[pc + 2]][character] === 1) {
            stack[top++] = pc;
            stack[top++] = 0;
            stack[top++] = at;
          }
          at++;
        }
        pc += STRIDE;
        continue;
      }
      case Op.Balanced:
        at = balancedEnd(subject, at, code[pc + 1], code[pc + 2], state);
        if (at < 0) break;
        pc += STRIDE;
        continue;
      case Op.Frontier: {
        const set = sets[code[pc + 1]];
        if (set[at === 0 ? 0 : subject.charCodeAt(at - 1)] === 1) break;
        if (set[at === end ? 0 : subject.charCodeAt(at)] === 0) break;
        pc += STRIDE;
        continue;
      }
      case Op.Back: {
        const length = ends[code[pc + 1]] - starts[code[pc + 1]];
        state.spend(length);
        if (!repeats(subject, starts[code[pc + 1]], at, length)) break;
        at += length;
        pc += STRIDE;
        continue;
      }
      case Op.End:
        if (at !== end) break;
        pc += STRIDE;
        continue;
    }
    // It failed here: take up the last alternative.
    for (;;) {
      if (top === 0) return -1;
      state.spend(1);
      pc = stack[top - 3];
      at = retry(program, pc, subject, stack[top - 2], stack[top - 1], state);
      if (at >= 0) break;
      top -= 3;
    }
    if (isLast(program, pc, subject, stack[top - 2], at)) top -= 3;
    else stack[top - 1] = at;
    pc += STRIDE;
  }
}

/** The next position from which an instruction with alternatives lets its continuation try, or -1. */
function retry(
  program: Program,
  pc: number,
  subject: ByteString,
  least: number,
  last: number,
  state: MatchState,
): number {
  const { code, sets } = program;
  const follow = sets[code[pc + 2]];
  switch (code[pc]) {
    case Op.Greedy: {
      const at = lastStart(subject, last - 1, least, follow);
      state.spend(last - at);
      return at;
    }
    case Op.Lazy:
      return nextStart(subject, last + 1, sets[code[pc + 1]], follow, code[pc + 3], state);
    default:
      return last;
  }
}

/** Whether an instruction has no alternatives left beyond this position. */
function isLast(program: Program, pc: number, subject: ByteString, least: number, at: number): boolean {
  switch (program.code[pc]) {
    case Op.Greedy:
      return at === least;
    case Op.Lazy:
      return at >= subject.length || program.sets[program.code[pc + 1]][subject.charCodeAt(at)] === 0;
    default:
      return true;
  }
}

/** The last position from `at` down to `least` that a member of the set follows, or -1. */
function lastStart(subject: ByteString, at: number, least: number, follow: CharacterSet): number {
  if (at === subject.length) {
    if (follow[END] === 1) return at;
    at--;
  }
  while (at >= least && follow[subject.charCodeAt(at)] === 0) at--;
  return at >= least ? at : -1;
}

/** The first position at or after `at` that a member of `follow` follows and only members of `set` precede, or -1. */
function nextStart(
  subject: ByteString,
  at: number,
  set: CharacterSet,
  follow: CharacterSet,
  only: number,
  state: MatchState,
): number {
  const from = at;
  if (only > 0) {
    const found = indexNear(subject, String.fromCharCode(only - 1), at);
    state.spend(((found < 0 ? subject.length : found) - from) >> 3);
    return found;
  }
  const end = subject.length;
  while (at < end) {
    const character = subject.charCodeAt(at);
    if (follow[character] === 1) break;
    if (set[character] === 0) return -1;
    at++;
  }
  state.spend(at - from);
  return at < end || follow[END] === 1 ? at : -1;
}

/** Characters of a balanced text that are looked at one by one, before what lies between delimiters is skipped. */
const SHORT_BALANCED = 24;

/** The position behind the balanced text that starts here, or -1. */
function balancedEnd(subject: ByteString, from: number, open: number, close: number, state: MatchState): number {
  if (from >= subject.length || subject.charCodeAt(from) !== open) return -1;
  const end = Math.min(subject.length, from + SHORT_BALANCED);
  let depth = 1;
  let at = from;
  while (++at < end) {
    const character = subject.charCodeAt(at);
    if (character === close) {
      if (--depth === 0) return at + 1;
    } else if (character === open) {
      depth++;
    }
  }
  state.spend(at - from);
  return at < subject.length ? longBalancedEnd(subject, at, depth, open, close, state) : -1;
}

/** The same from `from` on, where `depth` delimiters are open. */
function longBalancedEnd(
  subject: ByteString,
  from: number,
  depth: number,
  open: number,
  close: number,
  state: MatchState,
): number {
  const opener = open === close ? "" : String.fromCharCode(open);
  const closer = String.fromCharCode(close);
  const next = (delimiter: string, at: number): number => {
    const found = delimiter === "" ? subject.length : subject.indexOf(delimiter, at);
    const stop = found < 0 ? subject.length : found;
    state.spend((stop - at) >> 3);
    return stop;
  };
  let opening = next(opener, from);
  let closing = next(closer, from);
  for (let open = depth; closing < subject.length; ) {
    if (opening < closing) {
      open++;
      opening = next(opener, opening + 1);
    } else {
      if (--open === 0) return closing + 1;
      closing = next(closer, closing + 1);
    }
  }
  return -1;
}

/** Whether the text of this length at `from` stands again at `at`. */
function repeats(subject: ByteString, from: number, at: number, length: number): boolean {
  if (at + length > subject.length) return false;
  for (let i = 0; i < length; i++) {
    if (subject.charCodeAt(from + i) !== subject.charCodeAt(at + i)) return false;
  }
  return true;
}
