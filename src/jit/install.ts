/**
 * Puts translations to use: gives functions their new entries, and takes them back when they deopt too often. Code is made of text in
 * link.ts and, for table constructors, in table-constructors.ts.
 */
import { type Code, Feedback, type ResumePoint } from "../../runtime/bytecode/code.js";
import { writes } from "../../runtime/bytecode/effects.js";
import { isOpenConsumer, isOpenProducer } from "../../runtime/bytecode/instruction.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import { Capture } from "../../runtime/interpreter/capture.js";
import type { Exit } from "../../runtime/interpreter/compiled.js";
import { predictedSite, siteOf } from "../../runtime/interpreter/constructs.js";
import type { Frame } from "../../runtime/interpreter/frame.js";
import type { TableSite } from "../../runtime/values/classes.js";
import { now } from "../../runtime/values/clock.js";
import { Cell, type Entry, type LuaFunction, type ResumableEntry } from "../../runtime/values/function.js";
import type { LoopEntry, ResumeEntry, Runtime, Tiering } from "../../runtime/values/runtime.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { typeOfValue } from "./assumption.js";
import { Callees } from "./callees.js";
import { waitsForCallees } from "./callees-first.js";
import { Copies, type Copy } from "./copies.js";
import { collectHostNames } from "./host-names.js";
import { InlinableFunctions, usesGlobals } from "./inlinable.js";
import type { Target } from "./joined.js";
import { isTolerable, learn, MIN_EXIT_COUNT } from "./lessons.js";
import { linker } from "./link.js";
import { endOfLoop } from "./liveness.js";
import { expectNil } from "./nil-fields.js";
import type { ExitSite } from "./options.js";
import type { DeoptReason } from "./reasons.js";
import { provideQuickProbe } from "./stack-probe.js";
import { type Entries, State } from "./state.js";
import { tableConstructor } from "./table-constructors.js";
import type { TierOptions } from "./tier-options.js";
import { translate } from "./translate.js";
import { Type } from "./types.js";

/** Instructions beyond which V8 would not optimise the translation (ARCHITECTURE.md §7): about 20 bytes of its bytecode for each. */
const MAX_INSTRUCTIONS = 2500;
/** Translations with speculation before a function settles on generic code. */
const MAX_ROUNDS = 6;

/** Feedback of tail calls that do not become jumps: they have called something else. */
const NOT_ITSELF = Feedback.NotInlined | Feedback.OtherClosure | Feedback.Failed;

/** Yields soon after entry before a function is left to the interpreter, and what is not soon any more. */
const MAX_YIELDS = 24;
const WORTHWHILE_MS = 0.02;

/** Calls of a function that turns out to yield before it is translated again. */
const MORE_YIELDS = 4;
/** Translations behind calls that a function may have, as their number times its size. */
const MAX_RESUMPTIONS = 80_000;

/** The greatest `hotCalls` that is reached: calls are counted no further. */
const MAX_CALLS = 0x7ffffffe;

/** Memory that V8 needs for the translator itself, roughly, from the first translation on. */
const TRANSLATOR_BYTES = 500_000;
/** Memory that V8 needs for a translation, roughly, and for each instruction of it. */
const BYTES = 4000;
const BYTES_PER_INSTRUCTION = 400;

export class Jit implements Omit<Tiering, "interpretsMuch"> {
  translated = 0;
  deopts: Partial<Record<DeoptReason, number>> = {};
  milliseconds = 0;
  bytes = 0;
  private random: number;
  private readonly hostNames = collectHostNames();
  private readonly inlinable = new InlinableFunctions();
  private readonly copies = new Copies();
  /**
   * Functions that have got translations of their own. A WeakRef keeps its target alive until the JavaScript job ends, so until the program
   * waits or ends: no closure may be put here that would have become garbage before, with all that its upvalues reach.
   */
  private served: WeakRef<LuaFunction>[] = [];
  private servedLimit = 1000;

  constructor(
    private readonly rt: Runtime,
    private readonly options: TierOptions,
  ) {
    provideQuickProbe();
    this.random = options.seed >>> 0;
  }

  hotFunction(fn: LuaFunction): void {
    if (this.rt.hooked) return;
    const code = fn.code!;
    const state = this.stateOf(code);
    const hasEnvironment = fn.env !== undefined;
    const shared = state.shared.get(hasEnvironment);
    if (shared !== undefined) {
      use(fn, shared);
      return;
    }
    if (waitsForCallees(code, -1, code.proto.code.length)) {
      code.hotCalls = Math.min(code.calls + 1, MAX_CALLS);
      return;
    }
    // A closure that is the only one of its code keeps its upvalues as constants.
    const single = code.closures <= 1 && !hasEnvironment;
    const translated = this.translate(code, -1, [], fn, [], single);
    if (translated === undefined) return;
    // What is not resumable serves all callers.
    const [c, resumable] = (code.yields ? translated : [translated, translated]) as [Entry, ResumableEntry];
    use(fn, { c, resumable });
    if (single) return;
    state.shared.set(hasEnvironment, { c, resumable });
    if (hasEnvironment) return;
    code.entry = c;
    code.resumable = resumable;
  }

  hotLoop(frame: Frame): LoopEntry | undefined {
    if (this.rt.hooked) return undefined;
    const { code } = frame.fn;
    const loop = frame.pc;
    const state = this.stateOf(code!);
    const hasEnvironment = frame.fn.env !== undefined;
    const loops = state.loops.get(hasEnvironment)!;
    let entry = loops.get(loop);
    if (entry === undefined) {
      if (state.large.has(loop)) return undefined;
      if (waitsForCallees(code!, loop, endOfLoop(code!.proto, loop))) return undefined;
      const types = state.assume(code!.proto, loop, frame.registers);
      entry = this.translate(code!, loop, types, frame.fn, frame.registers, false) as LoopEntry | undefined;
      if (entry !== undefined) loops.set(loop, entry);
    }
    state.entersLoop(loop);
    state.enteredAt = now();
    return entry;
  }

  hotResumption(frame: Frame): ResumeEntry | undefined {
    if (this.rt.hooked) return undefined;
    const { pc, fn } = frame;
    const code = fn.code!;
    const state = this.stateOf(code);
    const hasEnvironment = fn.env !== undefined;
    const resumptions = state.resumptions.get(hasEnvironment)!;
    let entry = resumptions.get(pc);
    if (entry === undefined) {
      if (resumptions.size * code.proto.code.length > MAX_RESUMPTIONS) return undefined;
      const behind = pc + INSTRUCTION_SIZE;
      const known = registersBehindCall(frame);
      // Open values that it begins with are in no registers that an exit could leave from, so nothing may be guarded there.
      const isOpen = isOpenProducer(code.proto.code, pc);
      const types = known.map(isOpen ? typeOfCell : typeOfValue);
      entry = this.translate(code, behind, types, fn, known, false, true) as ResumeEntry | undefined;
      if (entry === undefined) return undefined;
      resumptions.set(pc, entry);
    }
    if (!hasEnvironment) code.point(pc).entry = entry;
    return entry;
  }

  /** From now on the function has to be resumable, or there is one more call in which it is. */
  startsYielding(fn: LuaFunction): void {
    const code = fn.code!;
    const state = this.stateOf(code);
    fn.interpret();
    if (!state.isTranslated) return;
    state.clear();
    code.interpret();
    // Where there is one such call, there may be more.
    if (this.options.traps) code.hotCalls = Math.min(code.calls + MORE_YIELDS, MAX_CALLS);
  }

  newSite(fields: number): TableSite {
    return tableConstructor(fields);
  }

  /**
   * Where a yield comes from a metamethod or a builtin's callback, leaving costs a capture, and entering the loop again follows: it pays only
   * when there is work in between. A function where that keeps failing is left to the interpreter, which suspends for next to nothing.
   */
  yielded(fn: LuaFunction, inActivation: boolean): void {
    const code = fn.code!;
    const state = this.stateOf(code);
    // A closure that still runs a translation given up for a resumable one.
    if (code.yields && !inActivation && fn.c === fn.resumable) fn.interpret();
    if (inActivation && now() - state.enteredAt > WORTHWHILE_MS) return;
    if (++state.yields < MAX_YIELDS) return;
    state.clear();
    code.interpret();
    fn.interpret();
    this.leaveInterpreted(code, "it yields too often where it cannot be resumed");
  }

  /** Closures that were made of shared translations keep these; all others are interpreted again. */
  startPolling(): void {
    for (const served of this.served) {
      const fn = served.deref();
      if (fn === undefined) continue;
      this.stateOf(fn.code!).clear();
      fn.code!.interpret();
      fn.interpret();
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
    behindCall = false,
  ): unknown {
    const { rt, options } = this;
    const state = this.stateOf(code);
    const size = loop >= 0 && !behindCall ? endOfLoop(code.proto, loop) - loop : code.proto.code.length;
    const count = size / INSTRUCTION_SIZE;
    if (count > MAX_INSTRUCTIONS) return this.leaveLarge(code, count, loop);
    const started = now();
    const generic = state.rounds >= MAX_ROUNDS;
    options.working(true, "translate");
    expectNil(code);
    const upvalues = single ? fn.upvalues : undefined;
    const dynamicGlobals =
      fn.env !== undefined || state.severalGlobals || (behindCall && isOpenConsumer(code.proto.code, loop));
    const callees = new Callees(rt, fn, registers, loop);
    let entry: unknown;
    try {
      const translation = translate(
        code,
        {
          generic,
          calleeAt: (pc) => callees.at(pc),
          targetAt: (pc) => (generic ? undefined : this.targetAt(code, pc, callees, dynamicGlobals)),
          copyAt: (pc) => (generic ? undefined : this.copyAt(code, pc, callees)),
          isRepeated: (pc) => !generic && this.isRepeated(code, pc, callees),
          refuse: (pc) => {
            code.feedback[pc >> 2]! |= Feedback.NotInlined;
          },
          isPlainMetatable: (pc) => callees.isPlainMetatable(pc),
          traps: options.traps,
          chaos: options.chaos,
          polling: rt.polling,
          metered: rt.meter !== undefined,
          resumable: code.yields,
          behindCall,
          upvalues,
          dynamicGlobals,
          marked: options.profile !== undefined,
          hostNames: this.hostNames,
        },
        loop,
        types,
      );
      const { generation } = state;
      const exitAt = this.exitsOf(code, translation.exits, generation);
      for (const at of translation.sites)
        code.sites[at] ??= predictedSite(rt, fn, registers, at) ?? siteOf(rt, code, at);
      const extra = options.chaos
        ? {
            X: translation.exits.map((_, number) => exitAt(number)),
            chaosCapture: (fn: LuaFunction, args: LuaValue[]) => this.chaosCapture(fn, args),
          }
        : {};
      const points: ResumePoint[] = [];
      const children: Code[] = [];
      for (const { from, key } of translation.constants)
        if (from === "points") points[key as number] = code.point(key as number);
        else if (from === "children") children[key as number] = code.child(key as number);
      const { values } = translation;
      const lists = { sites: code.sites, points, children, values, upvalues: upvalues ?? [] };
      const make = linker(rt, code.proto, translation, exitAt, rt.globals, lists, extra, options.profile, loop >= 0);
      entry = make(0);
      const isForAll = loop < 0 && !code.yields && fn.env === undefined;
      if (isForAll && this.copies.offer(code.proto, translation, entry as Entry, make))
        state.copyable = new WeakRef(entry as Entry);
    } catch (error) {
      // V8's parser gives up on code nested too deeply.
      if (!(error instanceof RangeError)) throw error;
      return this.leaveInterpreted(code, "it is nested too deeply");
    } finally {
      options.working(false, "translate");
    }
    // Others of its code that share the translation could not be found either.
    if (single && !rt.polling) this.serve(fn);
    if (this.bytes === 0) this.bytes = TRANSLATOR_BYTES;
    this.bytes += BYTES + BYTES_PER_INSTRUCTION * count;
    const ms = now() - started;
    this.milliseconds += ms;
    this.translated++;
    state.isTranslated = true;
    if (loop < 0) state.hasEntry = true;
    options.trace({ kind: "translated", code, ms, loop });
    return entry;
  }

  /** The function that the call at `pc` is expected to call, if it is to be put in line. */
  private targetAt(code: Code, pc: number, callees: Callees, dynamicGlobals: boolean): Target | undefined {
    // What is put in line does not pay for its call.
    if (this.rt.meter !== undefined) return undefined;
    const seen = code.feedback[pc >> 2]!;
    if ((seen & (Feedback.NotInlined | Feedback.Failed | Feedback.Yields)) !== 0) return undefined;
    const guess = callees.functionAt(pc);
    const called = this.calledAt(code, pc, callees);
    if (called === undefined || called.closures === 0) return undefined;
    const shortcut = called === code ? this.inlinable.shortcutOf(called.proto) : undefined;
    if (shortcut === undefined && (called === code || !this.inlinable.has(called.proto))) return undefined;
    if (dynamicGlobals && usesGlobals(called.proto)) return undefined;
    const isOnly = called.closures === 1 && (seen & Feedback.OtherClosure) === 0;
    const fn = isOnly && guess?.code === called ? guess : undefined;
    if (fn?.env !== undefined) return undefined;
    const inner = fn && new Callees(this.rt, fn, [], -1);
    return { code: called, fn, calleeAt: (at) => inner?.at(at), shortcut };
  }

  /** The copy for the call at `pc` of what it is expected to call. */
  private copyAt(code: Code, pc: number, callees: Callees): Copy | undefined {
    const called = this.calledAt(code, pc, callees);
    if (called === undefined || called === code) return undefined;
    const original = this.stateOf(called).copyable?.deref();
    if (original === undefined) return undefined;
    const { made } = this.copies;
    const copy = this.copies.copy(original, called, code, pc, !this.options.traps);
    if (this.copies.made > made) this.bytes += BYTES + BYTES_PER_INSTRUCTION * called.feedback.length;
    return copy;
  }

  /** The code that the call at `pc` is expected to call. Where nothing is translated that has not been executed, the call tells. */
  private calledAt(code: Code, pc: number, callees: Callees): Code | undefined {
    return code.targetAt(pc) ?? (this.options.traps ? undefined : callees.functionAt(pc)?.code);
  }

  /** The tail call at `pc` is expected to call the function itself. */
  private isRepeated(code: Code, pc: number, callees: Callees): boolean {
    // Iterations of this kind are not paid for.
    if (this.rt.meter !== undefined || (code.feedback[pc >> 2]! & NOT_ITSELF) !== 0) return false;
    // A recursion gets deeper with frames of V8 that have no loop around them (recursive-ack 10: 0.27 s, else 1.08).
    return this.callsItself(code, pc, callees) && !this.isRecursive(code, callees);
  }

  private callsItself(code: Code, pc: number, callees: Callees): boolean {
    return this.calledAt(code, pc, callees) === code;
  }

  /** The function calls itself other than by tail calls. */
  private isRecursive(code: Code, callees: Callees): boolean {
    const words = code.proto.code;
    for (let pc = 0; pc < words.length; pc += INSTRUCTION_SIZE)
      if (words[pc] === Op.Call && this.callsItself(code, pc, callees)) return true;
    return false;
  }

  /** The function, or one of its loops, is left to the interpreter; loops inside are not. */
  private leaveLarge(code: Code, count: number, loop: number): undefined {
    const state = this.stateOf(code);
    if (loop < 0) code.hotCalls = Number.POSITIVE_INFINITY;
    if (state.large.has(loop)) return undefined;
    state.large.add(loop);
    this.options.trace({ kind: "interpreted", code, reason: `${count} instructions are too many for V8 to optimise` });
    return undefined;
  }

  private leaveInterpreted(code: Code, reason: string): undefined {
    code.hotCalls = Number.POSITIVE_INFINITY;
    code.hotIterations = Number.POSITIVE_INFINITY;
    this.options.trace({ kind: "interpreted", code, reason });
    return undefined;
  }

  /** Exits by number, made when they are taken. What it holds lives as long as the translation, so that is all that it knows. */
  private exitsOf(code: Code, sites: readonly ExitSite[], generation: number): (number: number) => Exit {
    const exits: Exit[] = [];
    return (number) => (exits[number] ??= this.exit(code, sites[number]!, generation));
  }

  private exit(code: Code, site: ExitSite, generation: number): Exit {
    return {
      pc: site.pc,
      reason: site.reason,
      inlined: site.inlined,
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
    if (exit.forced) return;
    const state = this.stateOf(code);
    if (state.generation !== generation) {
      // A closure that still ran a translation given up.
      fn.interpret();
      return;
    }
    if (reason === "otherGlobals") {
      if (++state.otherGlobals >= MIN_EXIT_COUNT) this.serveContexts(code, fn, state);
      return;
    }
    if (reason === "otherEntry") {
      state.entryFailed(exit.pc);
      return;
    }
    state.deopts++;
    if (isTolerable(exit, state)) return;
    learn(exit);
    this.discard(code, fn, state);
  }

  /** The function runs in several contexts: it is translated for all of them. */
  private serveContexts(code: Code, fn: LuaFunction, state: State): void {
    state.severalGlobals = true;
    state.clear();
    code.interpret();
    fn.interpret();
    this.options.trace({ kind: "discarded", code });
  }

  private discard(code: Code, fn: LuaFunction, state: State): void {
    state.clear();
    state.rounds++;
    state.deopts = 0;
    code.interpret();
    fn.interpret();
    // Some more calls and iterations for the interpreter to see the new types.
    code.hotCalls = Math.min(code.calls + (4 << state.rounds), MAX_CALLS);
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

function use(fn: LuaFunction, { c, resumable }: Entries): void {
  fn.c = c;
  fn.resumable = resumable;
}

/** What registers hold behind the CALL that the frame waits in; the results may be anything. */
function registersBehindCall({ proto, pc, registers }: Frame): LuaValue[] {
  const known = registers.slice(0, proto.registers);
  for (const register of writes(proto, pc)) known[register] = undefined;
  return known;
}

function typeOfCell(value: unknown): number {
  return value instanceof Cell ? Type.Cell : Type.Any;
}
