/**
 * Garbage collection as Lua programs see it. The memory is the host's, and so is the collector; but weak tables lose what it finds, and
 * finalizers run. Between collections weak tables are ordinary tables. For a collection everything is suspended, because JavaScript keeps
 * the targets of weak references as long as its present job lasts: weak entries are taken out, the job ends, the host collects, and a new
 * job puts back what is still there. Where the host cannot wait, only memory is freed.
 */

import { isCall, LiveRegisters, registersOf } from "../bytecode/effects.js";
import { isOpenConsumer, operandA } from "../bytecode/instruction.js";
import { activeLocals } from "../bytecode/names.js";
import { INSTRUCTION_SIZE, Op } from "../bytecode/opcodes.js";
import { call } from "../interpreter/callback.js";
import { Capture } from "../interpreter/capture.js";
import { callFromHost } from "../interpreter/enter.js";
import { continuationFrame, type Frame, INTERLUDE } from "../interpreter/frame.js";
import { InstructionHook } from "../interpreter/hooks.js";
import { Interlude } from "../interpreter/interlude.js";
import { LuaFunction } from "../values/function.js";
import type { Continuation, Step } from "../values/native.js";
import { type Collector, type Runtime, return0, return1 } from "../values/runtime.js";
import { getString, LuaTable } from "../values/table.js";
import { TableIterator } from "../values/traversal.js";
import type { Userdata } from "../values/userdata.js";
import type { LuaValue } from "../values/value.js";
import { putBackDeadKeys, takeDeadKeys } from "./dead-keys.js";
import type { Host } from "./host.js";
import { type Description, Descriptions, reach, visitFrames } from "./resurrection.js";
import { modeOf, putBack, takeOut } from "./weak-entries.js";

/**
 * Milliseconds between automatic collections: as many as have passed since the program began to be watched, within these limits. Each costs
 * more than its own time: V8 gives up machine code that relies on hidden classes of which there is no object at the moment, and a program that
 * makes objects and drops them needs 50 to 100 ms to get it back.
 */
const MIN_INTERVAL = 100;
const MAX_INTERVAL = 2000;
/** How many times longer than a collection the program runs before the next. */
const INTERVAL_RATIO = 8;
/** Bytes that may come to what was left after the last collection, and as much again as that, before the next one is made at once. */
const GROWTH = 64 * 2 ** 20;
/** Milliseconds of looping that its fuel should last. */
const POLL_INTERVAL = 3;
const FIRST_FUEL = 1000;
const MAX_FUEL = 10_000_000;

/** Ends a collection in the stack that waited for it: runs finalizers, then returns the result. */
class Finalizing implements Continuation {
  constructor(
    readonly name: string,
    private readonly collector: GarbageCollector,
    private readonly rt: Runtime,
    private readonly result: (() => LuaValue) | undefined,
  ) {}

  returned(): Step {
    const { rt } = this;
    for (let userdata = this.collector.nextFinal(); userdata !== undefined; userdata = this.collector.nextFinal()) {
      const finalizer = finalizerOf(userdata);
      if (finalizer === undefined) continue;
      rt.requestContinuation = this;
      return call(rt, finalizer, [userdata]);
    }
    return this.result === undefined ? return0(rt) : return1(rt, this.result());
  }
}

function finalizerOf(userdata: Userdata): LuaValue {
  const meta = userdata.metatable;
  return meta === undefined ? undefined : getString(meta, "__gc");
}

export class GarbageCollector implements Collector {
  /** `collectgarbage("stop")` */
  stopped = false;
  /** Told after a collection for which everything has waited. */
  collected: () => void = () => {};
  /** Metatables that `newproxy` has made: only these can be shared with a further proxy. */
  readonly proxyMetatables = new WeakSet<LuaTable>();
  private tables: WeakRef<LuaTable>[] = [];
  private readonly known = new WeakSet<LuaTable>();
  /** Userdata that may have a finalizer, in the order of their creation. */
  private userdata: Userdata[] = [];
  /** Userdata whose finalizers are to be run, the next one last. */
  private final: Userdata[] = [];
  private lostTables = false;
  private fuel = FIRST_FUEL;
  /** When polling began. */
  private start = 0;
  private lastPoll = 0;
  private lastEnd = 0;
  private lastCost = 0;
  /** Bytes in use after the last collection. */
  private left = 0;

  constructor(
    private readonly rt: Runtime,
    private readonly host: Host,
  ) {}

  addTable(table: LuaTable, results: LuaValue[]): void {
    this.register(table);
    this.startPolling(results);
  }

  private register(table: LuaTable): void {
    if (this.known.has(table)) return;
    this.known.add(table);
    this.tables.push(new WeakRef(table));
  }

  addUserdata(userdata: Userdata): void {
    this.userdata.push(userdata);
    this.startPolling([userdata]);
  }

  modeChanged(results: LuaValue[]): void {
    this.lostTables = true;
    this.startPolling(results);
  }

  /** Everything is captured once, so that also what is running goes on with polling. */
  private startPolling(results: LuaValue[]): void {
    const { rt } = this;
    if (rt.polling || !this.canWait || !rt.mayWait) return;
    rt.polling = true;
    rt.observed = true;
    rt.fuel = this.fuel;
    this.start = this.host.now();
    this.lastPoll = this.start;
    this.lastEnd = this.start;
    this.left = this.host.memory();
    rt.capabilities.tiering?.startPolling();
    throw new Capture({ kind: "wait", until: () => Promise.resolve(results) });
  }

  private get canWait(): boolean {
    return this.host.collect !== undefined && this.host.nextJob !== undefined;
  }

  /** Whether everything can be suspended now, so that a collection sees what the program holds and nothing else. */
  get isPrecise(): boolean {
    return this.rt.mayWait && this.canWait;
  }

  /** Whether a program can tell that a collection has been made. */
  get isVisible(): boolean {
    return this.tables.length > 0 || this.userdata.length > 0 || this.lostTables;
  }

  poll(): void {
    const { rt } = this;
    const now = this.host.now();
    const passed = now - this.lastPoll;
    this.lastPoll = now;
    if (passed < POLL_INTERVAL) this.fuel = Math.min(this.fuel * 2, MAX_FUEL);
    else if (passed > 4 * POLL_INTERVAL) this.fuel = Math.max(this.fuel >> 1, 1);
    rt.fuel = this.fuel;
    if (this.stopped || !this.isPrecise || !this.isVisible) return;
    const usual = Math.min(Math.max(MIN_INTERVAL, now - this.start), MAX_INTERVAL);
    const interval = Math.max(usual, this.lastCost * INTERVAL_RATIO);
    if (now - this.lastEnd >= interval || this.host.memory() > 2 * this.left + GROWTH)
      throw this.wait(undefined, INTERLUDE, false);
  }

  /**
   * What suspends everything for a collection, after which what `result` gives is delivered.
   * @param name for tracebacks.
   * @param isAsked the program has asked for it: then keys of cleared entries let go, too, which takes a look at all tables.
   * @param self the builtin that collects.
   */
  wait(result: (() => LuaValue) | undefined, name: string, isAsked: boolean, self?: LuaFunction): Capture {
    const capture = new Capture({ kind: "wait", until: () => this.collect(isAsked) });
    capture.add(continuationFrame(new Finalizing(name, this, this.rt, result), undefined, self));
    return capture;
  }

  /** The next userdata to be finalized. */
  nextFinal(): Userdata | undefined {
    return this.final.pop();
  }

  close(): void {
    const left = [...this.userdata, ...this.final];
    this.userdata = [];
    this.final = [];
    for (const userdata of left.reverse()) {
      const finalizer = finalizerOf(userdata);
      if (!(finalizer instanceof LuaFunction)) continue;
      try {
        callFromHost(this.rt, finalizer, [userdata]);
      } catch {
        // As lua_close does: nobody is left to be told.
      }
    }
  }

  private async collect(isAsked: boolean): Promise<LuaValue[]> {
    const started = this.host.now();
    const deadKeys = isAsked && this.isVisible ? takeDeadKeys(this.reachable()) : [];
    const collection = this.prepare();
    await this.host.nextJob!();
    this.host.collect!();
    putBackDeadKeys(deadKeys);
    this.finish(collection);
    this.left = this.host.memory();
    this.lastEnd = this.host.now();
    this.lastPoll = this.lastEnd;
    this.lastCost = this.lastEnd - started;
    this.rt.fuel = this.fuel;
    this.collected();
    return [];
  }

  /** Lets go of all that a program does not hold. */
  private prepare(): Collection {
    const { rt } = this;
    forgetResults(rt);
    const tidied = new Tidying();
    tidied.frames(rt.thread.frame);
    for (const cache of rt.caches) cache.release();
    if (this.lostTables) this.findTables();
    const finals = this.userdata.filter((userdata) => finalizerOf(userdata) !== undefined);
    const references = new Descriptions(rt, this.proxyMetatables);
    if (finals.length > 0) references.describe(finals, rootsOf(rt));
    const collection: Collection = { entries: new WeakMap(), finals: [], others: [] };
    this.userdata.forEach((userdata, order) => {
      const reference = references.of(userdata);
      if (finalizerOf(userdata) === undefined) collection.others.push({ reference, order });
      else collection.finals.push({ reference, order });
    });
    this.userdata = [];
    for (const weak of this.tables) {
      const table = weak.deref();
      const mode = table === undefined ? undefined : modeOf(table.Ωmeta);
      if (mode !== undefined)
        collection.entries.set(
          table!,
          takeOut(table!, mode, (value) => references.of(value)),
        );
    }
    return collection;
  }

  /** The host has collected: takes back what is still there, and queues finalizers of what is not. */
  private finish({ entries, finals, others }: Collection): void {
    for (const cache of this.rt.caches) cache.restore();
    const filling: Description[] = [];
    const isFinal = new Set<object>();
    const revived: Userdata[] = [];
    const kept: { userdata: Userdata; order: number }[] = [];
    for (const { reference, order } of finals) {
      const { isGone } = reference;
      const userdata = reference.revive(filling) as Userdata;
      if (isGone) {
        isFinal.add(userdata);
        revived.push(userdata);
      } else kept.push({ userdata, order });
    }
    for (const { reference, order } of others) {
      const userdata = reference.get();
      if (userdata !== undefined) kept.push({ userdata: userdata as Userdata, order });
    }
    for (let made = filling.pop(); made !== undefined; made = filling.pop()) made.fill(filling);
    // The newest is the first to be finalized, and what an earlier collection has found comes before.
    this.final = [...revived, ...this.final];
    this.userdata = [...kept.sort((a, b) => a.order - b.order).map(({ userdata }) => userdata), ...this.userdata];
    const tables: WeakRef<LuaTable>[] = [];
    for (const weak of this.tables) {
      const table = weak.deref();
      if (table === undefined) continue;
      const taken = entries.get(table);
      if (taken !== undefined) putBack(table, taken, (value) => isFinal.has(value));
      tables.push(weak);
    }
    this.tables = tables;
  }

  /** `__mode` has been set after `setmetatable`: looks for the tables that have become weak. */
  private findTables(): void {
    this.lostTables = false;
    for (const object of this.reachable())
      if (object instanceof LuaTable && modeOf(object.Ωmeta) !== undefined) this.register(object);
  }

  /** All that the program holds, and what finalizers may see. */
  private reachable(): Set<object> {
    const { rt } = this;
    const roots: unknown[] = [...rootsOf(rt), ...this.userdata];
    visitFrames(rt.thread.frame, (value) => roots.push(value));
    return reach(roots);
  }
}

/** A collection on its way. */
interface Collection {
  /** What has been taken out of weak tables. */
  readonly entries: WeakMap<LuaTable, ReturnType<typeof takeOut>>;
  readonly finals: { readonly reference: Description; readonly order: number }[];
  readonly others: { readonly reference: Description; readonly order: number }[];
}

function rootsOf(rt: Runtime): unknown[] {
  const types = ["string", "number", "boolean", "function", "thread", "nil"] as const;
  return [rt.globals, rt.registry, ...types.map((type) => rt[`${type}Metatable`])];
}

/** Results and requests of calls long past. */
function forgetResults(rt: Runtime): void {
  rt.r1 = undefined;
  rt.r2 = undefined;
  rt.many = [];
  rt.yielded = undefined;
  rt.requestFunction = undefined;
  rt.requestArguments = [];
  rt.requestContinuation = undefined;
  rt.frame = undefined;
  rt.made.fill(undefined);
}

/** Clears registers that no instruction will read: what was left there is nobody's. */
class Tidying {
  frames(innermost: Frame | undefined): void {
    let isCalling = true;
    for (let frame = innermost; frame !== undefined; frame = frame.parent) {
      const { continuation } = frame;
      if (continuation === undefined) this.frame(frame, isCalling);
      else if (continuation.thread !== undefined) this.frames(continuation.thread.frame);
      isCalling = !(continuation instanceof Interlude || continuation instanceof InstructionHook);
    }
  }

  /** @param isCalling the call at its pc is being made; otherwise the frame stands in front of that instruction. */
  private frame({ proto, pc, registers, top }: Frame, isCalling: boolean): void {
    const live = LiveRegisters.of(proto);
    const op = proto.code[pc] as Op;
    // Of a call that is being made only the function is looked at again; its results are still to come.
    const made = isCalling && isCall(op) && op !== Op.TForCall;
    const next = pc + INSTRUCTION_SIZE;
    const wanted = new Set<number>();
    if (!made) for (const register of registersOf(live.at(pc))) wanted.add(register);
    else if (next < proto.code.length) for (const register of registersOf(live.at(next))) wanted.add(register);
    if (made) wanted.add(proto.code[pc + 1]!);
    // Open values are listed nowhere, but what the frame stands in front of takes them.
    if (!made && isOpenConsumer(proto.code, pc))
      for (let register = operandA(proto.code, pc - INSTRUCTION_SIZE); register < top; register++) wanted.add(register);
    for (const local of activeLocals(proto, pc)) wanted.add(local.register);
    for (let register = 0; register < registers.length; register++) {
      const value: unknown = registers[register];
      if (!wanted.has(register)) registers[register] = undefined;
      else if (value instanceof TableIterator) value.value = undefined;
    }
  }
}
