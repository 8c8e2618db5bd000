/**
 * The compiled form of a Lua pattern: a straight line of instructions of four numbers, in which every repetition
 * carries the set of characters its continuation can start with.
 */
import type { ByteString } from "./bytes.js";
import type { CharacterSet } from "./character-set.js";

/** Instructions; `a`, `b` and `c` are their operands. */
export const enum Op {
  /** The pattern matched. */
  Match,
  /** The pattern is malformed here: raise `messages[a]`. */
  Error,
  /** The character `a`. */
  Character,
  /** A member of set `a`. */
  Set,
  /** Capture `a` starts. */
  Open,
  /** Capture `a` ends. */
  Close,
  /** `%b`, from character `a` to its balancing `b`. */
  Balanced,
  /** `%f`: at the border where set `a` starts. */
  Frontier,
  /** The text of capture `a` again. */
  Back,
  /** `$` */
  End,
  /** `*` and `+`: as many of set `a` as there are, but at least `c`; then fewer, where a member of `b` follows. */
  Greedy,
  /** As `Greedy` where fewer cannot help: the continuation starts with no member of `a`, or never fails. */
  GreedyOnly,
  /** `-`: as few of set `a` as lead to a member of `b`; `c` - 1 is the only member of `b` when `a` is every byte. */
  Lazy,
  /** `?`: one of set `a` or none; none is only tried where a member of `b` follows. */
  Optional,
}

/** Numbers per instruction. */
export const STRIDE = 4;

/** A pattern can have this many captures. */
export const MAX_CAPTURES = 32;

/** What a capture gives. `Unfinished` was never closed, which is an error only for those who ask. */
export const enum CaptureKind {
  Text,
  Position,
  Unfinished,
}

/** A compiled pattern. */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  readonly messages: readonly string[];
  readonly captures: readonly CaptureKind[];
  /** Matches at the starting position only. */
  readonly anchored: boolean;
  /** Every match starts with this text. */
  readonly prefix: ByteString;
  /** Every match starts with a member of this set, or at the end of the subject if it has `END`. */
  readonly first: CharacterSet | undefined;
  /**
   * The set of a repetition that the pattern begins with. A match that fails has tried the continuation everywhere in
   * the run of the set's members, so it fails for all later starts in the same run.
   */
  readonly run: CharacterSet | undefined;
}
