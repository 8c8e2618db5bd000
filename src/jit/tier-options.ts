/** What the tiers are told, and what they report. */
import type { Code } from "../../runtime/bytecode/code.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { DeoptReason } from "./reasons.js";

export interface TierOptions {
  /** Leave compiled code where nothing has been executed yet: pays when functions have run for a while before translation. */
  readonly traps: boolean;
  /** Every guard fails once, and now and then a call is captured. */
  readonly chaos: boolean;
  /** Seed of chaos mode. */
  readonly seed: number;
  readonly trace: (event: TierEvent) => void;
  /** Told of each translation for a profile; its answer is the URL of the script. */
  readonly profile: ((translated: TranslatedScript) => string) | undefined;
  /** Told when a translation begins and ends. */
  readonly working: (begins: boolean, task: "translate") => void;
}

/** A translation as V8 and its profiler see it: as a script. */
export interface TranslatedScript {
  readonly proto: Proto;
  /** It goes on in an activation that the interpreter had before. */
  readonly takesOver: boolean;
  /** The line of Lua that each line of the script comes from, from its first line on; 0 where it comes from none. */
  readonly lines: readonly number[];
}

/** What the tiers report. */
export type TierEvent =
  | { readonly kind: "translated"; readonly code: Code; readonly ms: number; readonly loop: number }
  | { readonly kind: "interpreted"; readonly code: Code; readonly reason: string }
  | { readonly kind: "deopt"; readonly code: Code; readonly pc: number; readonly reason: DeoptReason }
  | { readonly kind: "discarded"; readonly code: Code }
  | { readonly kind: "capture"; readonly code: Code };
