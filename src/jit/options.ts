/** What a translation is told, and what it tells about its exits. */
import type { LuaFunction } from "../../runtime/values/function.js";
import type { Copy } from "./copies.js";
import type { Target } from "./joined.js";
import type { DeoptReason } from "./reasons.js";

/** An exit of the translation: which guard failed there and why, where the interpreter goes on, and with which registers, in order. */
export interface ExitSite {
  readonly pc: number;
  readonly reason: DeoptReason;
  readonly resume: number;
  readonly live: readonly number[];
  /** The guard is of a function put in line, so that its call is to be blamed. */
  readonly inlined: boolean;
}

export interface TranslationOptions {
  /** Speculate on nothing. */
  readonly generic: boolean;
  /** Leave compiled code where nothing has been executed yet. */
  readonly traps: boolean;
  /** Every guard fails once, and calls are captured now and then. */
  readonly chaos: boolean;
  /** Loops look from time to time whether a collection is due. */
  readonly polling: boolean;
  /** Calls, iterations and long strings are paid for (runtime/values/meter.ts). */
  readonly metered: boolean;
  /** Upvalues are constants of the translation, which then serves one closure only. */
  readonly upvalues: readonly unknown[] | undefined;
  /** The builtin that the CALL at a pc is expected to call. */
  readonly calleeAt: (pc: number) => LuaFunction | undefined;
  /** The function to put in line that the call at a pc is expected to call. */
  readonly targetAt: (pc: number) => Target | undefined;
  /** A copy for the call at a pc of what it is expected to call. */
  readonly copyAt: (pc: number) => Copy | undefined;
  /** Whether the tail call at a pc is expected to call the function itself, so that it can be a jump to its start. */
  readonly isRepeated: (pc: number) => boolean;
  /** What the call at a pc calls turned out not to be fit to be put in line. */
  readonly refuse: (pc: number) => void;
  /** The `setmetatable` at a pc is expected to give a metatable without a class. */
  readonly isPlainMetatable: (pc: number) => boolean;
  /** Calls that are seen to yield suspend by return (runtime/interpreter/suspend.ts). */
  readonly resumable: boolean;
  /** It is entered behind a CALL, and gets the first result. */
  readonly behindCall: boolean;
  /** Resolve globals through the function's environment or the running context instead of a constant table. */
  readonly dynamicGlobals: boolean;
  /** Statements are marked with the lines that they come from (`js.mark`). */
  readonly marked: boolean;
  /** Names that are found in values other than tables (host-names.ts). */
  readonly hostNames: ReadonlySet<string>;
}
