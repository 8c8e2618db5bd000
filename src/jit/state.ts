/** What the translated tier keeps about a piece of code. */
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { Entry, ResumableEntry } from "../../runtime/values/function.js";
import type { LoopEntry, ResumeEntry } from "../../runtime/values/runtime.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { Assumption } from "./assumption.js";

export class State {
  /** Entries that serve every closure, reading upvalues from the function: without and with an environment of its own. */
  readonly shared = new Map<boolean, Entries>();
  /** Translations that enter a loop, by its pc, for functions without and with an environment of their own. */
  readonly loops = new Map<boolean, Map<number, LoopEntry>>([
    [false, new Map()],
    [true, new Map()],
  ]);
  /** What these take for granted, by the loop's pc; it stays, for the next ones, when they are given up. */
  private readonly assumptions = new Map<number, Assumption>();
  /** Translations of what is behind a call, by its pc, for the same functions. */
  readonly resumptions = new Map<boolean, Map<number, ResumeEntry>>([
    [false, new Map()],
    [true, new Map()],
  ]);
  /** Loops, or -1 for the whole function, that are too large to be translated. */
  readonly large = new Set<number>();
  deopts = 0;
  /** Times that the function was called in a context with other globals than those it was translated for. */
  otherGlobals = 0;
  /** It runs in several contexts: globals are those of the running one. */
  severalGlobals = false;
  rounds = 0;
  /** Times that translated code was left by a yield soon after it was entered. */
  yields = 0;
  /** When a translated loop was entered last, in milliseconds. */
  enteredAt = 0;
  /** Distinguishes the current translations from those given up. */
  generation = 0;

  /** The entry that may be copied for single calls (copies.ts). */
  copyable: WeakRef<Entry> | undefined = undefined;

  /** There is a translation. */
  isTranslated = false;
  /** There is one of the whole function, at least for one of its closures. */
  hasEntry = false;
  /** Times that the translation of a loop, by its pc, or at -1 of the function has waited for those of callees (callees-first.ts). */
  readonly waits = new Map<number, number>();

  /** Types that a translation which enters the loop at `pc` may take for granted, now that it has to be made. */
  assume(proto: Proto, pc: number, registers: readonly LuaValue[]): readonly number[] {
    let assumption = this.assumptions.get(pc);
    if (assumption === undefined) {
      assumption = new Assumption(proto, pc, registers);
      this.assumptions.set(pc, assumption);
    } else assumption.weaken(registers);
    return assumption.types;
  }

  /** The loop at `pc` is about to be entered. */
  entersLoop(pc: number): void {
    this.assumptions.get(pc)!.enters();
  }

  /** A loop at `pc` could not be entered as it was translated: the translation is given up where that happens too often. */
  entryFailed(pc: number): void {
    if (!this.assumptions.get(pc)!.fails()) return;
    for (const loops of this.loops.values()) loops.delete(pc);
  }

  /** Gives up the current translations. */
  clear(): void {
    this.generation++;
    this.shared.clear();
    this.copyable = undefined;
    for (const loops of this.loops.values()) loops.clear();
    for (const resumptions of this.resumptions.values()) resumptions.clear();
    this.isTranslated = false;
    this.hasEntry = false;
    this.waits.clear();
  }
}

/** Code pointers of a translated function. */
export interface Entries {
  readonly c: Entry;
  readonly resumable: ResumableEntry;
}
