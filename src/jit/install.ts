/**
 * Makes translations running code: prints and evaluates them, gives functions their new entries, and takes them back when they deopt
 * too often. This is the only place with a `Function` constructor.
 */
import { generate } from "astring";
import { type Code, Feedback } from "../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { Capture } from "../../runtime/interpreter/capture.js";
import { compiledSupport, type Exit, waysOut } from "../../runtime/interpreter/compiled.js";
import { predictedSite, siteOf } from "../../runtime/interpreter/constructs.js";
import type { Frame } from "../../runtime/interpreter/frame.js";
import type { TableSite } from "../../runtime/values/classes.js";
import { Cell, type Entry, LuaFunction } from "../../runtime/values/function.js";
import type { LoopEntry, Runtime, Tiering } from "../../runtime/values/runtime.js";
import { EMPTY_ARRAY, LuaTable, makeFast } from "../../runtime/values/table.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { Callees } from "./callees.js";
import type { ExitSite } from "./context.js";
import { collectHostNames } from "./host-names.js";
import type { DeoptReason } from "./reasons.js";
import { type Constant, type Translation, translate } from "./translate.js";
import { Type } from "./types.js";

export interface TierOptions {
  /** Leave compiled code where nothing has been executed yet: pays when functions have run for a while before translation. */
  readonly traps: boolean;
  /** Every guard fails once, and now and then a call is captured. */
  readonly chaos: boolean;
  /** Seed of chaos mode. */
  readonly seed: number;
  readonly trace: (event: TierEvent) => void;
}

/** What the tiers report. */
export type TierEvent =
  | { readonly kind: "translated"; readonly code: Code; readonly ms: number; readonly loop: number }
  | { readonly kind: "interpreted"; readonly code: Code; readonly reason: string }
  | { readonly kind: "deopt"; readonly code: Code; readonly pc: number; readonly reason: DeoptReason }
  | { readonly kind: "discarded"; readonly code: Code }
  | { readonly kind: "capture"; readonly code: Code };

/** Instructions beyond which V8 would not optimise the translation (ARCHITECTURE.md §7): about 20 bytes of its bytecode for each. */
const MAX_INSTRUCTIONS = 2500;
/** Deopts of one exit before the translation is given up, and of all exits together. */
const MAX_EXIT_COUNT = 3;
const MAX_DEOPTS = 8;
/** Translations with speculation before a function settles on generic code. */
const MAX_ROUNDS = 6;

/** Yields soon after entry before a function is left to the interpreter, and what is not soon any more. */
const MAX_YIELDS = 24;
const WORTHWHILE_MS = 0.02;

/** Memory that V8 needs for a translation, roughly, and for each instruction of it. */
const BYTES = 4000;
const BYTES_PER_INSTRUCTION = 400;

/** What the tier keeps about a piece of code. */
class State {
  /** Entries that serve every closure, reading upvalues from the function: without and with an environment of its own. */
  readonly shared = new Map<boolean, Entry>();
  /** Translations that enter a loop, by its pc, for functions without and with an environment of their own. */
  readonly loops = new Map<boolean, Map<number, LoopEntry>>([
    [false, new Map()],
    [true, new Map()],
  ]);
  deopts = 0;
  rounds = 0;
  /** Times that translated code was left by a yield soon after it was entered. */
  yields = 0;
  /** When a translated loop was entered last, in milliseconds. */
  enteredAt = 0;
  /** Distinguishes the current translations from those given up. */
  generation = 0;
}

const support: Readonly<Record<string, unknown>> = compiledSupport;

/** A translation as a JavaScript function. */
function link(
  rt: Runtime,
  proto: Proto,
  translation: Translation,
  exits: readonly Exit[],
  globals: LuaTable,
  lists: Readonly<Record<Exclude<Constant["from"], "support">, readonly unknown[]>>,
  extra: Readonly<Record<string, unknown>>,
): Entry {
  const values: Record<string, unknown> = {
    rt,
    G: globals,
    X: exits,
    ...waysOut(rt, proto, exits, translation.saved),
    ...extra,
  };
  for (const { name, from, key } of translation.constants)
    values[name] = from === "support" ? support[key] : lists[from][key as number];
  const make = new Function(...Object.keys(values), generate(translation.program as never));
  return make(...Object.values(values)) as Entry;
}

export class Jit implements Tiering {
  translated = 0;
  deopts: Partial<Record<DeoptReason, number>> = {};
  milliseconds = 0;
  bytes = 0;
  private random: number;
  private readonly hostNames = collectHostNames();
  /** Functions that have got translations. */
  private served: WeakRef<LuaFunction>[] = [];
  private servedLimit = 1000;

  constructor(
    private readonly rt: Runtime,
    private readonly options: TierOptions,
  ) {
    this.random = options.seed >>> 0;
  }

  hotFunction(fn: LuaFunction): void {
    if (this.rt.hooked) return;
    const code = fn.code!;
    const state = this.stateOf(code);
    const hasEnvironment = fn.env !== undefined;
    const shared = state.shared.get(hasEnvironment);
    if (shared !== undefined) {
      fn.c = shared;
      return;
    }
    // A closure that is the only one of its code keeps its upvalues as constants.
    const single = code.closures <= 1 && !hasEnvironment;
    const entry = this.translate(code, -1, [], fn, [], single) as Entry | undefined;
    if (entry === undefined) return;
    fn.c = entry;
    if (single) return;
    state.shared.set(hasEnvironment, entry);
    if (!hasEnvironment) code.entry = entry;
  }

  hotLoop(frame: Frame): LoopEntry | undefined {
    if (this.rt.hooked) return undefined;
    const { code } = frame.fn;
    const loop = frame.pc;
    const state = this.stateOf(code!);
    const hasEnvironment = frame.fn.env !== undefined;
    const loops = state.loops.get(hasEnvironment)!;
    const known = loops.get(loop);
    if (known !== undefined) {
      state.enteredAt = performance.now();
      return known;
    }
    const types = frame.registers.map(typeOfValue);
    const entry = this.translate(code!, loop, types, frame.fn, frame.registers, false) as LoopEntry | undefined;
    if (entry !== undefined) loops.set(loop, entry);
    state.enteredAt = performance.now();
    return entry;
  }

  /** A constructor of tables that has V8's feedback for itself: code of its own, not a closure of code shared with others. */
  newSite(): TableSite {
    const body = "return function Table() { this.Ωmeta = undefined; this.Ωarray = EMPTY_ARRAY; this.Ωhash = 0; };";
    return new Function("EMPTY_ARRAY", body)(EMPTY_ARRAY) as TableSite;
  }

  /**
   * Leaving by a yield costs a capture, and entering the loop again follows: it pays only when there is work in between. A function where
   * that keeps failing is left to the interpreter, which suspends for next to nothing.
   */
  yielded(fn: LuaFunction, code: Code, fromLoop: boolean): void {
    const state = this.stateOf(code);
    if (fromLoop && performance.now() - state.enteredAt > WORTHWHILE_MS) return;
    if (++state.yields < MAX_YIELDS) return;
    state.generation++;
    state.shared.clear();
    for (const loops of state.loops.values()) loops.clear();
    code.entry = this.rt.interpreted;
    fn.c = this.rt.interpreted;
    this.leaveInterpreted(code, "it yields too often");
  }

  /** Closures that were made of shared translations keep these; all others are interpreted again. */
  startPolling(): void {
    for (const served of this.served) {
      const fn = served.deref();
      if (fn === undefined) continue;
      const state = this.stateOf(fn.code!);
      state.generation++;
      state.shared.clear();
      for (const loops of state.loops.values()) loops.clear();
      fn.code!.entry = this.rt.interpreted;
      fn.c = this.rt.interpreted;
    }
    this.served = [];
  }

  private serve(fn: LuaFunction): void {
    if (this.served.length >= this.servedLimit) {
      this.served = this.served.filter((served) => served.deref() !== undefined);
      this.servedLimit = Math.max(1000, 2 * this.served.length);
    }
    this.served.push(new WeakRef(fn));
  }

  private stateOf(code: Code): State {
    if (code.translation === undefined) code.translation = new State();
    return code.translation as State;
  }

  private translate(
    code: Code,
    loop: number,
    types: readonly number[],
    fn: LuaFunction,
    registers: readonly LuaValue[],
    single: boolean,
  ): Entry | LoopEntry | undefined {
    const { rt, options } = this;
    const state = this.stateOf(code);
    const count = code.proto.code.length / 4;
    if (count > MAX_INSTRUCTIONS)
      return this.leaveInterpreted(code, `${count} instructions are too many for V8 to optimise`);
    const started = performance.now();
    const generic = state.rounds >= MAX_ROUNDS;
    const upvalueTypes = single ? fn.upvalues.map((upvalue) => typeOfUpvalue(upvalue)) : undefined;
    const dynamicGlobals = fn.env !== undefined;
    const callees = new Callees(rt, fn, registers, loop);
    let entry: Entry;
    try {
      const translation = translate(
        code,
        {
          generic,
          calleeAt: (pc) => callees.at(pc),
          traps: options.traps,
          chaos: options.chaos,
          polling: rt.polling,
          upvalueTypes,
          dynamicGlobals,
          hostNames: this.hostNames,
        },
        loop,
        types,
      );
      const { generation } = state;
      const exits = translation.exits.map((site) => this.exit(code, site, generation));
      const children = code.proto.protos.map((_, i) => code.child(i, rt.interpreted));
      if (translation.usesGlobals) makeFast(rt.globals);
      for (const at of translation.sites)
        code.sites[at] ??= predictedSite(rt, fn, registers, at) ?? siteOf(rt, code, at);
      const extra = options.chaos
        ? { chaosCapture: (fn: LuaFunction, args: LuaValue[]) => this.chaosCapture(fn, args) }
        : {};
      const builtins: (LuaFunction | undefined)[] = [];
      for (const { from, key } of translation.constants)
        if (from === "builtins") builtins[key as number] = callees.at((key as number) * INSTRUCTION_SIZE);
      const lists = { builtins, sites: code.sites, children, upvalues: single ? fn.upvalues : [] };
      entry = link(rt, code.proto, translation, exits, rt.globals, lists, extra);
    } catch (error) {
      // V8's parser gives up on code nested too deeply.
      if (!(error instanceof RangeError)) throw error;
      return this.leaveInterpreted(code, "it is nested too deeply");
    }
    if (!rt.polling) this.serve(fn);
    this.bytes += BYTES + BYTES_PER_INSTRUCTION * count;
    const ms = performance.now() - started;
    this.milliseconds += ms;
    this.translated++;
    options.trace({ kind: "translated", code, ms, loop });
    return entry as Entry | LoopEntry;
  }

  private leaveInterpreted(code: Code, reason: string): undefined {
    code.hotCalls = Number.POSITIVE_INFINITY;
    code.hotIterations = Number.POSITIVE_INFINITY;
    this.options.trace({ kind: "interpreted", code, reason });
    return undefined;
  }

  private exit(code: Code, site: ExitSite, generation: number): Exit {
    return {
      pc: site.pc,
      reason: site.reason,
      resume: site.resume,
      live: site.live,
      code,
      count: 0,
      armed: this.options.chaos,
      forced: false,
      taken: (exit, fn) => this.deopted(exit, fn, generation),
    };
  }

  /** An exit was taken: learns from it, and gives the translation up when that happens too often. */
  private deopted(exit: Exit, fn: LuaFunction, generation: number): void {
    const { code } = exit;
    const reason = exit.reason as DeoptReason;
    this.deopts[reason] = (this.deopts[reason] ?? 0) + 1;
    this.options.trace({ kind: "deopt", code, pc: exit.pc, reason });
    if (reason === "otherGlobals" || exit.forced) return;
    const state = this.stateOf(code);
    if (state.generation !== generation) {
      // A closure that still ran a translation given up.
      fn.c = this.rt.interpreted;
      return;
    }
    state.deopts++;
    if (exit.count < MAX_EXIT_COUNT && state.deopts < MAX_DEOPTS) return;
    code.feedback[exit.pc >> 2]! |= Feedback.Failed;
    this.discard(code, fn, state);
  }

  private discard(code: Code, fn: LuaFunction, state: State): void {
    state.generation++;
    state.rounds++;
    state.deopts = 0;
    state.shared.clear();
    for (const loops of state.loops.values()) loops.clear();
    code.entry = this.rt.interpreted;
    fn.c = this.rt.interpreted;
    // Some more calls and iterations for the interpreter to see the new types.
    code.hotCalls = Math.min(code.calls + (4 << state.rounds), 0x7ffffffe);
    code.iterations.fill(0);
    code.hotIterations = Math.min(code.threshold, 8 << state.rounds);
    this.options.trace({ kind: "discarded", code });
  }

  /** Chaos mode: captures some calls at random. */
  private chaosCapture(fn: LuaFunction, args: LuaValue[]): void {
    this.random = (Math.imul(this.random, 1664525) + 1013904223) >>> 0;
    if (this.random % 61 !== 0) return;
    this.options.trace({ kind: "capture", code: fn.code! });
    throw new Capture({ kind: "call", fn, args });
  }
}

function typeOfValue(value: unknown): number {
  switch (typeof value) {
    case "undefined":
      return Type.Any;
    case "number":
      return Type.Number;
    case "object":
      return value instanceof Cell
        ? Type.Cell
        : value instanceof LuaTable
          ? Type.Table
          : value instanceof LuaFunction
            ? Type.Function
            : Type.Any;
    default:
      return Type.Any;
  }
}

/** What is known of an upvalue that is a constant of the translation. */
function typeOfUpvalue(value: unknown): number {
  if (value instanceof LuaTable) return Type.Table;
  if (value instanceof LuaFunction) return Type.Function;
  if (value instanceof Cell) return Type.Any;
  switch (typeof value) {
    case "number":
      return Type.Number;
    case "string":
      return Type.String;
    case "boolean":
      return Type.Boolean;
    case "undefined":
      return Type.Nil;
    default:
      return Type.Any;
  }
}
