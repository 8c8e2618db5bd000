/**
 * Compiles Lua patterns (§5.4.1) to programs. Lua finds a malformed part only when matching gets there, so it becomes
 * an instruction that raises the error.
 */
import { type ByteString, untilZero } from "./bytes.js";
import {
  anyCharacter,
  areDisjoint,
  bracketSet,
  type CharacterSet,
  classNamed,
  END,
  setOfOne,
  union,
} from "./character-set.js";
import { stringMessages } from "./error.js";
import { CaptureKind, MAX_CAPTURES, Op, type Program, STRIDE } from "./pattern-program.js";

/** An instruction before its operands are numbered. */
interface Step {
  op: Op;
  a: number;
  b: number;
  /** Of repetitions: how many must match. */
  least: number;
  /** Of lazy repetitions: one more than the only character that can follow, or 0. */
  only: number;
  set: CharacterSet | undefined;
  follow: CharacterSet | undefined;
}

const anything: CharacterSet = new Uint8Array(END + 1).fill(1);
const nothing: CharacterSet = new Uint8Array(END + 1);
const endOnly: CharacterSet = setOfOne(END);

/**
 * Compiles a pattern. `gmatch` passes `anchors` as false: there `^` stands for itself.
 * Like Lua 5.1, a pattern ends at its first zero byte (`%z` matches one).
 */
export function compileProgram(pattern: ByteString, anchors = true): Program {
  return new Compiler(untilZero(pattern)).compile(anchors);
}

class Compiler {
  private readonly steps: Step[] = [];
  private readonly messages: string[] = [];
  private readonly captures: CaptureKind[] = [];
  private readonly literals: (CharacterSet | undefined)[] = [];
  private at = 0;

  constructor(private readonly pattern: ByteString) {}

  compile(anchors: boolean): Program {
    const { pattern } = this;
    const anchored = anchors && pattern.charCodeAt(0) === 0x5e;
    if (anchored) this.at = 1;
    let valid = true;
    while (valid && this.at < pattern.length) valid = this.item();
    if (valid) this.emit(Op.Match);
    const first = this.analyse();
    const { code, sets } = this.assemble();
    return {
      code,
      sets,
      messages: this.messages,
      captures: this.captures,
      anchored,
      prefix: this.prefix(),
      first: first.indexOf(0) < 0 ? undefined : first,
      run: this.leadingRun(),
    };
  }

  private emit(op: Op, a = 0, b = 0, set?: CharacterSet): true {
    this.steps.push({ op, a, b, least: 0, only: 0, set, follow: undefined });
    return true;
  }

  /** Ends the program: what follows a malformed part is never reached. */
  private fail(message: string): false {
    this.emit(Op.Error, this.messages.push(message) - 1);
    return false;
  }

  /** Compiles the item at the current position; false when it is malformed. */
  private item(): boolean {
    const { pattern, at } = this;
    switch (pattern.charCodeAt(at)) {
      case 0x28: // (
        return this.open();
      case 0x29: // )
        return this.close();
      case 0x24: // $
        if (at + 1 < pattern.length) break;
        this.at++;
        return this.emit(Op.End);
      case 0x25: {
        const escaped = pattern.charCodeAt(at + 1);
        if (escaped === 0x62) return this.balanced();
        if (escaped === 0x66) return this.frontier();
        if (escaped >= 0x30 && escaped <= 0x39) return this.backReference(escaped - 0x31);
      }
    }
    return this.single();
  }

  private open(): boolean {
    if (this.captures.length >= MAX_CAPTURES) return this.fail(stringMessages.tooManyCaptures);
    const isPosition = this.pattern.charCodeAt(this.at + 1) === 0x29;
    this.at += isPosition ? 2 : 1;
    return this.emit(Op.Open, this.captures.push(isPosition ? CaptureKind.Position : CaptureKind.Unfinished) - 1);
  }

  private close(): boolean {
    const capture = this.captures.lastIndexOf(CaptureKind.Unfinished);
    if (capture < 0) return this.fail(stringMessages.invalidPatternCapture);
    this.at++;
    this.captures[capture] = CaptureKind.Text;
    return this.emit(Op.Close, capture);
  }

  private balanced(): boolean {
    const { pattern, at } = this;
    if (at + 3 >= pattern.length) return this.fail(stringMessages.unbalancedPattern);
    this.at += 4;
    return this.emit(Op.Balanced, pattern.charCodeAt(at + 2), pattern.charCodeAt(at + 3));
  }

  private frontier(): boolean {
    this.at += 2;
    if (this.pattern.charCodeAt(this.at) !== 0x5b) return this.fail(stringMessages.missingFrontierSet);
    const set = this.characterSet();
    return typeof set === "string" ? this.fail(set) : this.emit(Op.Frontier, 0, 0, set);
  }

  private backReference(capture: number): boolean {
    const kind = this.captures[capture];
    if (kind === undefined || kind === CaptureKind.Unfinished) return this.fail(stringMessages.invalidCaptureIndex);
    this.at += 2;
    // A position has no text that could come again.
    return kind === CaptureKind.Position ? this.emit(Op.Set, 0, 0, nothing) : this.emit(Op.Back, capture);
  }

  /** A single character class with its optional repetition. */
  private single(): boolean {
    const set = this.characterSet();
    if (typeof set === "string") return this.fail(set);
    switch (this.pattern.charCodeAt(this.at)) {
      case 0x2a: // *
        return this.repeat(Op.Greedy, 0, set);
      case 0x2b: // +
        return this.repeat(Op.Greedy, 1, set);
      case 0x2d: // -
        return this.repeat(Op.Lazy, 0, set);
      case 0x3f: // ?
        return this.repeat(Op.Optional, 0, set);
    }
    // Where the class is one character, with or without `%`, that is its last byte.
    const last = this.pattern.charCodeAt(this.at - 1);
    return set === this.literals[last] ? this.emit(Op.Character, last, 0, set) : this.emit(Op.Set, 0, 0, set);
  }

  private repeat(op: Op, least: number, set: CharacterSet): true {
    this.at++;
    this.steps.push({ op, a: 0, b: 0, least, only: 0, set, follow: undefined });
    return true;
  }

  /** Reads one character class; returns a message if it is malformed. */
  private characterSet(): CharacterSet | string {
    const { pattern } = this;
    const code = pattern.charCodeAt(this.at++);
    if (code === 0x2e) return anyCharacter;
    if (code === 0x5b) {
      const start = this.at;
      const end = bracketEnd(pattern, start);
      if (end < 0) return stringMessages.missingBracket;
      this.at = end + 1;
      return bracketSet(pattern, start, end);
    }
    if (code !== 0x25) return this.literal(code);
    if (this.at >= pattern.length) return stringMessages.patternEndsWithEscape;
    const escaped = pattern.charCodeAt(this.at++);
    return classNamed(escaped) ?? this.literal(escaped);
  }

  private literal(code: number): CharacterSet {
    return (this.literals[code] ??= setOfOne(code));
  }

  /**
   * Goes backwards through the program to tell each repetition what its continuation can start with.
   * Returns what the whole can start with.
   */
  private analyse(): CharacterSet {
    let next = anything;
    let neverFails = true;
    for (let i = this.steps.length - 1; i >= 0; i--) {
      const step = this.steps[i];
      switch (step.op) {
        case Op.Greedy:
        case Op.Lazy:
        case Op.Optional:
          describeRepetition(step, next, neverFails);
          if (step.least > 0) {
            next = step.set!;
            neverFails = false;
          } else if (next !== anything) {
            next = union(next, step.set!);
          }
          break;
        case Op.Match:
        case Op.Error:
        case Op.Open:
        case Op.Close:
          break;
        default:
          next = startOf(step, next);
          neverFails = false;
      }
    }
    return next;
  }

  private assemble(): { code: Int32Array; sets: CharacterSet[] } {
    const code = new Int32Array(this.steps.length * STRIDE);
    const sets: CharacterSet[] = [];
    const numbers = new Map<CharacterSet, number>();
    const numberOf = (set: CharacterSet): number => {
      let number = numbers.get(set);
      if (number === undefined) numbers.set(set, (number = sets.push(set) - 1));
      return number;
    };
    this.steps.forEach((step, i) => {
      const usesSet = step.set !== undefined && step.op !== Op.Character;
      code[i * STRIDE] = step.op;
      code[i * STRIDE + 1] = usesSet ? numberOf(step.set!) : step.a;
      code[i * STRIDE + 2] = step.follow === undefined ? step.b : numberOf(step.follow);
      code[i * STRIDE + 3] = step.op === Op.Lazy ? step.only : step.least;
    });
    return { code, sets };
  }

  private prefix(): ByteString {
    let prefix = "";
    for (const step of this.steps) {
      if (step.op === Op.Character) prefix += String.fromCharCode(step.a);
      else if (step.op !== Op.Open && step.op !== Op.Close) break;
    }
    return prefix;
  }

  private leadingRun(): CharacterSet | undefined {
    // What a back reference repeats depends on where the run began.
    if (this.steps.some((step) => step.op === Op.Back)) return undefined;
    const first = this.steps.find((step) => step.op !== Op.Open && step.op !== Op.Close);
    const takesRun = first?.op === Op.Greedy || first?.op === Op.GreedyOnly || first?.op === Op.Lazy;
    return takesRun ? first.set : undefined;
  }
}

/** The position of the `]` that ends a set whose contents start here, or -1. */
function bracketEnd(pattern: ByteString, at: number): number {
  if (pattern.charCodeAt(at) === 0x5e) at++;
  // The first character never ends the set.
  do {
    if (at >= pattern.length) return -1;
    if (pattern.charCodeAt(at++) === 0x25) at++;
  } while (pattern.charCodeAt(at) !== 0x5d);
  return at;
}

function describeRepetition(step: Step, next: CharacterSet, neverFails: boolean): void {
  const set = step.set!;
  step.follow = next;
  if (step.op === Op.Greedy) {
    if (neverFails || areDisjoint(set, next)) step.op = Op.GreedyOnly;
  } else if (step.op === Op.Lazy && set === anyCharacter) {
    const only = next.indexOf(1);
    if (only !== END && next.indexOf(1, only + 1) < 0) step.only = only + 1;
  }
}

/** What a step that is no repetition can start with. */
function startOf(step: Step, next: CharacterSet): CharacterSet {
  switch (step.op) {
    case Op.Character:
    case Op.Set:
      return step.set!;
    case Op.Balanced:
      return setOfOne(step.a);
    case Op.End:
      return endOnly;
    case Op.Frontier: {
      const start = next.map((flag, code) => flag & step.set![code]);
      // At the end a frontier sees a zero byte.
      start[END] = next[END] & step.set![0];
      return start;
    }
    default:
      return anything;
  }
}
