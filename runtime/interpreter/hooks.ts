/**
 * Hooks of `debug.sethook`, manual §5.9: calls, returns, lines and counts, for each thread. A hooked thread is interpreted. Its frames run
 * a copy of their code in which every instruction is a trap but the one that is being executed: so events are found without a test in the
 * interpreter's loop (`luaD_callhook`, `traceexec`).
 */
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import type { LuaFunction } from "../values/function.js";
import { type Continuation, GO_ON, type Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
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
  /** The builtin that it called. */
  called: Called | undefined;
  /** Only preparations have been executed so far. */
  prepares: boolean;
}

interface Event {
  readonly name: "call" | "return" | "tail return" | "line" | "count";
  readonly line?: number;
  /** The builtin that is called or returns. */
  readonly subject?: Called;
}

/** A builtin, and the call of it. */
interface Called {
  readonly fn: LuaFunction;
  readonly proto: Proto;
  readonly pc: number;
}

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
  /** Counts changes. */
  generation = 0;
  /** Instructions until the next `count`. */
  left = 0;
  tracks = new WeakMap<Frame, Track>();
  /** Frames that have made a tail call of a builtin: they are gone before it can be told that it has returned. */
  readonly departed: Frame[] = [];

  /**
   * @param fn undefined for no hook.
   * @param caller the frame that calls `setter`.
   */
  set(fn: LuaFunction | undefined, mask: string, count: number, caller: Frame | undefined, setter: LuaFunction): void {
    if (this.fn === undefined) this.tracks = new WeakMap();
    this.generation++;
    this.fn = fn;
    this.mask = mask;
    this.count = count;
    this.left = count;
    this.calls = mask.includes("c");
    this.returns = mask.includes("r");
    this.lines = mask.includes("l");
    if (fn === undefined || this.running || caller === undefined || caller.continuation !== undefined) return;
    const { proto, pc } = caller;
    const called = this.returns ? { fn: setter, proto, pc } : undefined;
    this.tracks.set(caller, { last: pc, called, prepares: false });
  }

  /** What happens in front of the instruction at the frame's pc. */
  events(frame: Frame): Event[] {
    const { proto, pc } = frame;
    const events: Event[] = [];
    this.lateReturns(frame, events);
    const track = this.track(frame, events);
    if (track.called !== undefined && this.returns) events.push({ name: "return", subject: track.called });
    track.called = undefined;
    if (this.count > 0 && --this.left <= 0) {
      this.left = this.count;
      events.push({ name: "count" });
    }
    this.line(proto, pc, track, events);
    if (proto.code[pc] === Op.Return) this.returning(frame, events);
    return events;
  }

  private line(proto: Proto, pc: number, track: Track, events: Event[]): void {
    const { last } = track;
    track.last = pc;
    if (pc === last + INSTRUCTION_SIZE && isPreparation(proto.code[pc] as Op) && (pc === 0 || track.prepares)) {
      track.prepares = true;
      track.last = pc;
      return;
    }
    const starts = pc === 0 || track.prepares;
    track.prepares = false;
    if (this.lines) {
      const line = lineAt(proto, pc);
      // It enters a numeric loop from its end, by a jump backwards.
      const entersLoop = last >= 0 && proto.code[last] === Op.ForPrep && pc === last + INSTRUCTION_SIZE;
      if (starts || pc <= last || entersLoop || line !== lineAt(proto, last)) events.push({ name: "line", line });
    }
  }

  private track(frame: Frame, events: Event[]): Track {
    let track = this.tracks.get(frame);
    if (track === undefined) {
      if (frame.pc === 0 && this.calls) events.push({ name: "call" });
      track = { last: frame.pc - INSTRUCTION_SIZE, called: undefined, prepares: false };
      this.tracks.set(frame, track);
    }
    return track;
  }

  private returning(frame: Frame, events: Event[]): void {
    if (!this.returns) return;
    events.push({ name: "return" });
    for (let i = 0; i < frame.tailCalls; i++) events.push({ name: "tail return" });
  }

  private lateReturns(frame: Frame, events: Event[]): void {
    for (let gone = this.departed.pop(); gone !== undefined; gone = this.departed.pop()) {
      const track = this.tracks.get(gone);
      if (gone.parent !== frame || track?.called === undefined) continue;
      if (this.returns) events.push({ name: "return", subject: track.called });
      this.returning(gone, events);
    }
  }

  /** The instruction at the frame's pc is about to call `callee`. */
  calling(frame: Frame, callee: LuaFunction, events: Event[]): void {
    const { proto, pc } = frame;
    const called = { fn: callee, proto, pc };
    if (this.calls) events.push({ name: "call", subject: called });
    if (!this.returns) return;
    const track = this.tracks.get(frame);
    if (track !== undefined) track.called = called;
    if (proto.code[pc] === Op.TailCall) this.departed.push(frame);
  }
}

/** Where a function starts Lua 5.1 has no instructions for variables that are nil, for `arg`, and for parameters that are shared. */
export function isPreparation(op: Op): boolean {
  return op === Op.LoadNil || op === Op.ArgTable || op === Op.NewCell;
}

function lineAt(proto: Proto, pc: number): number {
  return proto.lines[pc / INSTRUCTION_SIZE]!;
}

/** Runs the hook for events, one after the other, then lets the frame below go on. */
export class HookRun implements Continuation {
  readonly name = INTERLUDE;
  hooked: LuaFunction | undefined = undefined;
  hookedBy: Called | undefined = undefined;
  private next = 0;
  private readonly generation: number;

  constructor(
    private readonly rt: Runtime,
    private readonly hook: Hook,
    private readonly events: readonly Event[],
    /** The frame below, and its code. */
    private readonly frame: Frame,
    private readonly trapped: TrappedCode,
  ) {
    this.generation = hook.generation;
  }

  returned(): Step {
    const { rt, hook } = this;
    if (this.next > 0) this.end();
    if (hook.generation !== this.generation) {
      this.changed();
      return GO_ON;
    }
    const event = this.events[this.next++];
    if (event === undefined) return GO_ON;
    this.hooked = event.subject?.fn;
    this.hookedBy = event.subject;
    hook.running = true;
    rt.thread.boundaries++;
    updateObserved(rt);
    rt.requestContinuation = this;
    return call(rt, hook.fn, [event.name, event.line as LuaValue]);
  }

  failed(error: unknown): Step {
    this.end();
    throw error;
  }

  /** The hook has been replaced while it ran. What comes behind a call is for the new one. */
  private changed(): void {
    const told = this.events[this.next - 1]!;
    const track = this.hook.tracks.get(this.frame);
    if (told.name !== "call" || told.subject !== undefined || track === undefined) return;
    track.last = -INSTRUCTION_SIZE;
    track.prepares = false;
    this.trapped.close();
  }

  private end(): void {
    this.hook.running = false;
    this.rt.thread.boundaries--;
    updateObserved(this.rt);
  }
}

/** The running thread, its hook, or whether that is running has changed. */
export function updateObserved(rt: Runtime): void {
  const { hook } = rt.thread;
  rt.hooked = hook !== undefined && hook.fn !== undefined && !hook.running;
  rt.observed = rt.hooked || rt.polling || rt.sampler !== undefined || rt.meter !== undefined;
}
