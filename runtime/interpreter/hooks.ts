/**
 * Hooks of `debug.sethook`, manual §5.9: calls, returns, lines and counts, for each thread. A hooked thread is interpreted. Its frames run
 * a copy of their code in which every instruction is a trap but the one that is being executed: so events are found without a test in the
 * interpreter's loop (`luaD_callhook`, `traceexec`).
 */
import { jumpTarget } from "../bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { setContext } from "../values/context.js";
import type { LuaFunction } from "../values/function.js";
import { type Continuation, GO_ON, START, type Step } from "../values/native.js";
import { collect, type Runtime, returnAll } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { call } from "./callback.js";
import { type Frame, INTERLUDE } from "./frame.js";

/** No opcode. */
const TRAP = -1;

/** Code with traps. */
export class TrappedCode {
  readonly code: Int32Array;
  /** The instruction without a trap. */
  private open = -1;
  /** The frame that is about to execute it. */
  private passing: Frame | undefined = undefined;

  constructor(private readonly original: Int32Array) {
    this.code = original.slice();
    for (let pc = 0; pc < original.length; pc += INSTRUCTION_SIZE) this.code[pc] = TRAP;
  }

  /** Takes the trap out of the instruction at the frame's pc, which it will execute next. */
  pass(frame: Frame): void {
    this.close();
    this.open = frame.pc;
    this.code[this.open] = this.original[this.open]!;
    this.passing = frame;
  }

  /** `frame` goes on: only behind a trap that it has just run into there is none. */
  enter(frame: Frame): Int32Array {
    if (this.passing !== frame) this.close();
    this.passing = undefined;
    return this.code;
  }

  close(): void {
    if (this.open >= 0) this.code[this.open] = TRAP;
    this.open = -1;
  }
}

/** What is known of a frame that is being observed. */
interface Track {
  /** The instruction executed last. */
  last: number;
  /** The instruction whose events have been told; -1 when there is none. */
  told: number;
  /** Only preparations have been executed so far. */
  prepares: boolean;
  /** Its return has been told. */
  isOver: boolean;
}

export interface Event {
  readonly name: "call" | "return" | "tail return" | "line" | "count";
  readonly line?: number;
}

const CALL: Event = { name: "call" };
const RETURN: Event = { name: "return" };
const TAIL_RETURN: Event = { name: "tail return" };
const COUNT: Event = { name: "count" };

/** The hook of a thread. */
export class Hook {
  fn: LuaFunction | undefined = undefined;
  /** What `gethook` gives: also a function that no event calls. */
  given: LuaFunction | undefined = undefined;
  mask = "";
  count = 0;
  calls = false;
  returns = false;
  lines = false;
  /** The hook itself is running: it is not hooked. */
  running = false;
  /** Instructions until the next `count`. */
  left = 0;
  tracks = new WeakMap<Frame, Track>();
  /** Whom a frame has replaced by a tail call, until its call has been told. */
  readonly replaced = new WeakMap<Frame, Frame>();

  /**
   * @param fn undefined for no hook.
   * @param caller the frame that calls the setter.
   */
  set(fn: LuaFunction | undefined, mask: string, count: number, caller: Frame | undefined): void {
    if (this.fn === undefined) this.tracks = new WeakMap();
    this.fn = fn;
    this.mask = mask;
    this.count = count;
    this.left = count;
    this.calls = mask.includes("c");
    this.returns = mask.includes("r");
    this.lines = mask.includes("l");
    if (fn !== undefined && !this.running && caller !== undefined && caller.continuation === undefined)
      this.tracks.set(caller, newTrack(caller.pc));
  }

  /** Whether an event is to be told now. */
  wants({ name }: Event): boolean {
    if (this.fn === undefined) return false;
    if (name === "call") return this.calls;
    if (name === "line") return this.lines;
    return name === "count" || this.returns;
  }

  /** What happens in front of the instruction at the frame's pc, if that has not been told already. */
  events(frame: Frame): readonly Event[] {
    const { proto, pc } = frame;
    let track = this.tracks.get(frame);
    if (track?.told === pc) {
      track.told = -1;
      return NO_EVENTS;
    }
    const events: Event[] = [];
    if (track === undefined) {
      if (pc === 0) events.push(CALL);
      track = newTrack(pc - INSTRUCTION_SIZE);
      this.tracks.set(frame, track);
    }
    if (this.count > 0 && --this.left <= 0) {
      this.left = this.count;
      events.push(COUNT);
    }
    this.line(proto, pc, track, events);
    if (proto.code[pc] === Op.Return) addReturns(frame, events);
    return events.some((event) => this.wants(event)) ? events : NO_EVENTS;
  }

  /** All events in front of the instruction at the frame's pc have been told. */
  pass(frame: Frame): void {
    const track = this.tracks.get(frame) ?? newTrack(frame.pc);
    track.told = frame.pc;
    this.tracks.set(frame, track);
  }

  private line(proto: Proto, pc: number, track: Track, events: Event[]): void {
    const { last } = track;
    const { code } = proto;
    if (code[pc] === Op.Loop && isHidden(code, pc)) return;
    track.last = pc;
    const follows = pc === last + INSTRUCTION_SIZE;
    if (follows && isPreparation(code[pc] as Op) && (pc === 0 || track.prepares)) {
      track.prepares = true;
      return;
    }
    const starts = pc === 0 || track.prepares;
    track.prepares = false;
    const line = lineAt(proto, pc);
    if (starts) {
      events.push({ name: "line", line });
      return;
    }
    const before = code[last] === Op.ForPrep ? pushLoopEnd(proto, last, events) : lineAt(proto, last);
    pushLine(events, line, jumpsBack(code, last, pc), before);
  }

  /** `frame` has taken the place of `caller`. */
  tailCalled(frame: Frame, caller: Frame): void {
    if (this.calls) this.replaced.set(frame, caller);
  }

  /** What happens when the builtin that `frame` has called in its last instruction has returned. */
  tailReturns(frame: Frame): readonly Event[] {
    let track = this.tracks.get(frame);
    if (track?.isOver || !this.returns) return NO_EVENTS;
    if (track === undefined) {
      track = newTrack(frame.pc);
      this.tracks.set(frame, track);
    }
    track.isOver = true;
    const events: Event[] = [];
    addReturns(frame, events);
    return events;
  }
}

const NO_EVENTS: readonly Event[] = [];

function newTrack(last: number): Track {
  return { last, told: -1, prepares: false, isOver: false };
}

function addReturns(frame: Frame, events: Event[]): void {
  events.push(RETURN);
  for (let i = 0; i < frame.tailCalls; i++) events.push(TAIL_RETURN);
}

/** Where a function starts Lua 5.1 has no instructions for variables that are nil, for `arg`, and for parameters that are shared. */
export function isPreparation(op: Op): boolean {
  return op === Op.LoadNil || op === Op.ArgTable || op === Op.NewCell;
}

/** Where Lua 5.1 calls an iterator at the end of the loop, or jumps back in the condition of a `repeat`, there is no other jump. */
function isHidden(code: Int32Array, pc: number): boolean {
  if (code[code[pc + 1]!] === Op.TForCall) return true;
  const before = pc - INSTRUCTION_SIZE;
  const op = code[before];
  const isCondition = op === Op.JumpIf || op === Op.JumpIfNot || (op! >= Op.JumpEq && op! <= Op.JumpNotLe);
  return isCondition && jumpTarget(code, before) === pc + INSTRUCTION_SIZE;
}

/** Lua 5.1 decides at the end of a loop whether there is another iteration, also the first, and jumps back to its start. */
function jumpsBack(code: Int32Array, last: number, pc: number): boolean {
  if (code[last] === Op.ForPrep || code[last] === Op.TForCall) return pc !== code[last + 2];
  return pc <= last && code[pc] !== Op.TForCall;
}

/** Entering a numeric loop at `pc` Lua 5.1 jumps to its end first, which is an event of its own. Returns the line of the end. */
function pushLoopEnd(proto: Proto, pc: number, events: Event[]): number {
  const end = lineAt(proto, proto.code[pc + 2]! - INSTRUCTION_SIZE);
  pushLine(events, end, false, lineAt(proto, pc));
  return end;
}

/** Adds the event of a line if control has jumped back to it or come from another. */
function pushLine(events: Event[], line: number, jumped: boolean, before: number): void {
  if (jumped || line !== before) events.push({ name: "line", line });
}

function lineAt(proto: Proto, pc: number): number {
  return proto.lines[pc / INSTRUCTION_SIZE]!;
}

/** Runs the hook for events, one after the other, on top of the frame or builtin that they concern. */
abstract class HookRun implements Continuation {
  readonly name = INTERLUDE;
  /** The event that is being told. */
  protected told: Event | undefined = undefined;
  private next = 0;

  constructor(
    protected readonly rt: Runtime,
    private readonly events: readonly Event[],
  ) {}

  returned(first: LuaValue): Step {
    if (this.told === undefined) this.begin(first);
    else this.end();
    const { rt } = this;
    const hook = rt.thread.hook!;
    while (this.next < this.events.length) {
      const event = this.events[this.next++]!;
      if (!hook.wants(event)) continue;
      this.told = event;
      this.prepare(event);
      hook.running = true;
      rt.thread.boundaries++;
      updateObserved(rt);
      rt.requestContinuation = this;
      return call(rt, hook.fn, [event.name, event.line as LuaValue]);
    }
    return this.goOn();
  }

  failed(error: unknown): Step {
    this.end();
    throw error;
  }

  private end(): void {
    const { rt } = this;
    rt.thread.hook!.running = false;
    rt.thread.boundaries--;
    updateObserved(rt);
    this.finish(this.told!);
  }

  /** @param _first what has been delivered; for the events of a return its result. */
  protected begin(_first: LuaValue): void {}
  /** The hook is about to be called for an event; and has ended. */
  protected prepare(_event: Event): void {}
  protected finish(_event: Event): void {}
  /** All events have been told. */
  protected abstract goOn(): Step;
}

/** The events in front of an instruction of `frame`. */
export class InstructionHook extends HookRun {
  constructor(
    rt: Runtime,
    events: readonly Event[],
    private readonly frame: Frame,
  ) {
    super(rt, events);
  }

  /** The call of a function is told while its caller is still there, also where that is a tail call. */
  protected override prepare({ name }: Event): void {
    if (name === "tail return") this.frame.tailCalls--;
    else if (name === "call") this.showCaller();
  }

  private showCaller(): void {
    const { frame } = this;
    const caller = this.rt.thread.hook!.replaced.get(frame);
    if (caller === undefined) return;
    frame.parent = caller;
    frame.tailCalls = 0;
  }

  protected override finish({ name }: Event): void {
    const { frame } = this;
    const { replaced } = this.rt.thread.hook!;
    const caller = replaced.get(frame);
    if (name !== "call" || caller === undefined) return;
    replaced.delete(frame);
    frame.parent = caller.parent;
    frame.tailCalls = caller.tailCalls + 1;
  }

  protected goOn(): Step {
    this.rt.thread.hook!.pass(this.frame);
    return GO_ON;
  }
}

/** The call of a builtin. */
export class CallHook extends HookRun {
  constructor(
    rt: Runtime,
    private readonly fn: LuaFunction,
    private readonly args: LuaValue[],
  ) {
    super(rt, [CALL]);
  }

  protected goOn(): Step {
    this.rt.requestFunction = this.fn;
    this.rt.requestArguments = this.args;
    return START;
  }
}

/** The return of a builtin, or that of `frame`, which had nothing left to do but call one: hands the results on. */
export class ReturnHook extends HookRun {
  private results: LuaValue[] = [];

  constructor(
    rt: Runtime,
    events: readonly Event[] = [RETURN],
    private readonly frame?: Frame,
  ) {
    super(rt, events);
  }

  protected override prepare({ name }: Event): void {
    if (name === "tail return") this.frame!.tailCalls--;
  }

  protected override begin(first: LuaValue): void {
    this.results = collect(this.rt, first);
  }

  protected goOn(): Step {
    return returnAll(this.rt, this.results);
  }
}

/** Another thread runs. */
export function switchedThread(rt: Runtime): void {
  const { context = rt.home } = rt.thread;
  if (context !== rt.context) setContext(rt, context);
  updateObserved(rt);
}

/** The running thread, its hook, or whether that is running has changed. */
export function updateObserved(rt: Runtime): void {
  const { hook } = rt.thread;
  rt.hooked = hook !== undefined && hook.fn !== undefined && !hook.running;
  rt.observed = rt.hooked || rt.polling || rt.sampler !== undefined || rt.meter !== undefined;
}
