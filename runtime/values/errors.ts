/**
 * Lua errors as they travel through JavaScript, and the text of every message the runtime raises.
 *
 * Code that raises an error seldom knows where it is: no tier keeps line bookkeeping while nothing fails. So a `LuaError` may carry a
 * `pending` description; the first Lua frame it passes knows its prototype and program counter and settles it (see
 * `interpreter/settle.ts`): adds the position, and the name of the variable or function at fault.
 */
import type { Proto } from "../bytecode/proto.js";
import type { LuaFunction } from "./function.js";
import { type LuaValue, typeName } from "./value.js";

/** What is still missing from an error value. */
export type Pending =
  /** An instruction failed on an operand: `operand` is 0–2 for its operand A–C, -1 when it has no name. */
  | { readonly kind: "operand"; readonly operation: string; readonly operand: number; readonly type: string }
  /** An instruction failed: only the position is missing. */
  | { readonly kind: "instruction" }
  /** A builtin refused an argument, §luaL_argerror. */
  | { readonly kind: "argument"; readonly position: number; readonly detail: string; readonly missing: boolean }
  /** The position of the function `level` calls above the raising builtin goes in front, §luaL_where. */
  | { readonly kind: "level"; readonly level: number };

/** An activation of a Lua function that an error has left at a pc, with the tail calls it stood for and what its registers held. */
export interface LeftFrame {
  readonly fn: LuaFunction;
  readonly proto: Proto;
  readonly pc: number;
  readonly registers: LuaValue[];
  tailCalls: number;
}

/** A frame that an error has left: of a Lua function, or a builtin. */
export type TraceEntry = LeftFrame | { readonly native: string };

/** How many innermost and outermost entries are kept of the main thread's stack, of which nothing but a traceback is ever shown. */
const MAX_ENTRIES = 64;

// Most errors are caught near by: what few of them need is made when it is needed.
const NO_ENTRIES: readonly TraceEntry[] = [];
const NO_ERRORS: readonly LuaError[] = [];

export class LuaError {
  /** What `pcall` returns; any Lua value, also nil. */
  value: LuaValue;
  pending: Pending | undefined;
  /** Frames the error has left, innermost first. */
  entries = NO_ENTRIES;
  /** The last entries of a stack deeper than `MAX_ENTRIES`, as a ring. */
  outermost = NO_ENTRIES;
  entryCount = 0;
  /** The builtin that has raised it, where the frame that called it does not show that: an operator's, or another builtin's. */
  raiser: LuaFunction | undefined = undefined;
  /** The instruction at which it has left its first Lua function has raised it, not a builtin called there. */
  byInstruction = false;
  /** The frame that has settled it, while its handlers run. */
  settledBy: unknown = undefined;
  /** A message handler has already seen it. */
  handled = false;
  /** Errors of `defer` handlers that ran because of this one (D11). */
  suppressed: readonly LuaError[] = NO_ERRORS;
  /** Whether nothing in Lua catches it. */
  declare readonly terminates: boolean;
  /** `defer` handlers that did not run any more because the grace was used up (D41). */
  declare readonly defersSkipped: number;
  /** What the host threw, when the error comes from a host function. */
  readonly cause: unknown;
  /** Text of the traceback, when a handler or the host has asked for it. */
  traceback = "";

  constructor(value: LuaValue, pending?: Pending, cause?: unknown) {
    this.value = value;
    this.pending = pending;
    this.cause = cause;
  }

  /** The message as a host sees it. */
  get message(): string {
    const value = this.value;
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
    return `(error object is a ${typeName(value)} value)`;
  }

  get name(): string {
    return "LuaError";
  }

  get stack(): string {
    const { name, message, traceback } = this;
    return traceback === "" ? `${name}: ${message}` : `${name}: ${message}\n${traceback}`;
  }

  /** The frame last left had been called by `count` tail calls of its callers. */
  leaveTailCalls(count: number): void {
    const { entries, outermost, entryCount } = this;
    const last = outermost === NO_ENTRIES ? entries[entryCount - 1] : outermost[(entryCount - 1) % MAX_ENTRIES];
    if (last !== undefined && "proto" in last) last.tailCalls += count;
  }

  /** @param all keep every entry: of a coroutine, whose whole stack can be looked at when it is dead. */
  leave(entry: TraceEntry, all: boolean): void {
    const count = this.entryCount++;
    if (count === 0) this.entries = [entry];
    else if (all || count < MAX_ENTRIES) (this.entries as TraceEntry[]).push(entry);
    else {
      if (count === MAX_ENTRIES) this.outermost = [];
      (this.outermost as TraceEntry[])[count % MAX_ENTRIES] = entry;
    }
  }

  /** `callee` was called by an operator or a builtin, and has thrown it. */
  thrownBy(callee: LuaFunction | undefined): void {
    if (callee?.native !== undefined && this.entryCount === 0 && this.raiser === undefined) this.raiser = callee;
  }

  suppress(error: LuaError): void {
    this.suppressed = [...this.suppressed, error];
  }
}
// An Error to hosts, without the price of a JavaScript stack trace for every `error` in a script.
Object.setPrototypeOf(LuaError.prototype, Error.prototype);
Object.assign(LuaError.prototype, { terminates: false, defersSkipped: 0 });

/** Why a program is ended: a limit that it has reached, the host's wish, or its own (`os.exit(code, true)`, D42). */
export type TerminationReason = "instructions" | "memory" | "timeout" | "abort" | "exit";

/** Ends the program: neither `pcall` nor a coroutine catches it, no message handler sees it, `defer` handlers run (D41). */
export class TerminationError extends LuaError {
  declare readonly terminates: true;
  override defersSkipped = 0;

  /**
   * @param cause the reason of an `AbortSignal`.
   * @param exit ends the process, at the outermost call by the host.
   */
  constructor(
    readonly reason: TerminationReason,
    message: string,
    cause?: unknown,
    readonly exit?: () => never,
  ) {
    super(message, undefined, cause);
  }

  override get name(): string {
    return "TerminationError";
  }
}
Object.assign(TerminationError.prototype, { terminates: true });

/** There is no room for a further call. */
export class StackOverflow extends LuaError {}

const INSTRUCTION: Pending = { kind: "instruction" };
const CALLER: Pending = { kind: "level", level: 1 };

/** Raised by an instruction or operator: the position of the running Lua function goes in front. */
const instruction = (message: string): LuaError => new LuaError(message, INSTRUCTION);

/** Raised by a builtin with `luaL_error`: the position of its caller goes in front. */
export const raised = (message: string): LuaError => new LuaError(message, CALLER);

const operandFault = (operation: string, value: LuaValue, operand: number): LuaError =>
  new LuaError(undefined, { kind: "operand", operation, operand, type: typeName(value) });

export const NOT_ENOUGH_MEMORY = "not enough memory";

export const errors = {
  /** `attempt to index local 'x' (a nil value)`; `operand` says which operand of the instruction the value came from. */
  index: (value: LuaValue, operand: number) => operandFault("index", value, operand),
  call: (value: LuaValue, operand: number) => operandFault("call", value, operand),
  arithmetic: (value: LuaValue, operand: number) => operandFault("perform arithmetic on", value, operand),
  concat: (value: LuaValue, operand: number) => operandFault("concatenate", value, operand),
  length: (value: LuaValue, operand: number) => operandFault("get length of", value, operand),
  compare: (left: LuaValue, right: LuaValue) => {
    const a = typeName(left);
    const b = typeName(right);
    // PUC Lua tells the names of types by their third characters, so that a string and a thread are two of the first.
    return instruction(a[2] === b[2] ? `attempt to compare two ${a} values` : `attempt to compare ${a} with ${b}`);
  },
  nilKey: () => instruction("table index is nil"),
  nanKey: () => instruction("table index is NaN"),
  indexLoop: (operation: "gettable" | "settable") => instruction(`loop in ${operation}`),
  forValue: (which: "initial value" | "limit" | "step") => instruction(`'for' ${which} must be a number`),
  stackOverflow: () => new StackOverflow("stack overflow", INSTRUCTION),
  stringOverflow: () => instruction("string length overflow"),
  tableOverflow: () => instruction("table overflow"),
  nativeStackOverflow: () => raised("C stack overflow"),
  yieldAcross: () => new LuaError("attempt to yield across metamethod/C-call boundary"),
  notEnoughMemory: () => new LuaError(NOT_ENOUGH_MEMORY),
  errorInHandler: () => new LuaError("error in error handling"),

  /** `bad argument #position to 'name' (detail)` */
  badArgument: (position: number, detail: string) =>
    new LuaError(undefined, { kind: "argument", position, detail, missing: false }),
  /** `bad argument #position to 'name' (expected expected, got type)`; a nil that was not passed is "no value". */
  wrongType: (position: number, expected: string, value: LuaValue) =>
    new LuaError(undefined, {
      kind: "argument",
      position,
      detail: `${expected} expected, got ${typeName(value)}`,
      missing: value === undefined,
    }),
  invalidNextKey: () => instruction("invalid key to 'next'"),
} as const;

/** A thrown JavaScript value as a Lua error. Host stacks and paths stay in `cause`. */
export function toLuaError(thrown: unknown): LuaError {
  if (thrown instanceof LuaError) return thrown;
  if (thrown instanceof RangeError) {
    // No regular expression here: there may be no stack left to compile one.
    if (thrown.message.includes("call stack")) return errors.stackOverflow();
    if (thrown.message.includes("string length")) return errors.stringOverflow();
    // V8's `Map` has no more than 2^24 entries.
    if (thrown.message.includes("Map maximum size")) return errors.tableOverflow();
  }
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return new LuaError(hostText(text), CALLER, thrown);
}

/** Text of the host as a byte string: UTF-8. */
function hostText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no conversion
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}
