/** `collectgarbage`, `gcinfo` and `newproxy`, manual §5.1. Collections themselves are in `collector.ts`. */
import { errors } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { LuaTable, pin } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import { type LuaValue, truthy } from "../values/value.js";
import { optionalInteger } from "./arguments.js";
import { GarbageCollector } from "./collector.js";
import type { Host } from "./host.js";
import { type Declaration, plain } from "./library.js";
import { checkOption } from "./options.js";

const OPTIONS = ["stop", "restart", "collect", "count", "step", "setpause", "setstepmul"] as const;

/**
 * Kilobytes that stand for what the host and the engine need. Lua 5.1 itself has some 20 before a program runs; but what an engine needs
 * goes up and down by a hundred with what is being translated, and a program that compares two counts should not find that much.
 */
const OWN_KILOBYTES = 256;
/** Kilobytes that a step of size 0 goes through, with the usual multiplier. */
const SMALL_STEP = 2;
/** Bytes that the engine may have come to need while the program made steps, and what a cycle frees at least. */
const MUCH = 512 * 1024;
const LITTLE = 4096;
/** Calls that ask for the memory in use before the program seems to wait for that to become less. */
const MANY_COUNTS = 200;
/** How many times what was left by the last collection is in use when Lua's collector, left alone, would have made another. */
const GROWTH = 2;
/** How many times longer than a collection that is made because of either the program runs before the next. */
const INTERVAL_RATIO = 8;

/** Memory as `collectgarbage` counts it. */
class Memory {
  pause = 200;
  stepMultiplier = 200;
  /** Kilobytes that the steps of the present cycle have gone through. */
  private progress = 0;
  /** Kilobytes in use when the cycle began. */
  private size = 0;
  /** Bytes in use by the program when it was told of them last, and no more than when the cycle began. */
  private told = 0;
  /** A cycle of steps has ended, and the program has not asked what came of it. */
  private isSettling = false;
  /**
   * A collection that nobody has seen yet: the program has asked for it while it had no weak tables and no finalizers. It is made when the
   * program looks at the memory in use. A collection of the host's takes ten milliseconds and more, and programs ask for many.
   */
  isDue = false;
  /** Bytes in use by the program when memory was last collected. */
  private left = 0;
  private counts = 0;
  /** Time from which on `count` may collect. */
  private mayCollect = 0;
  /** Bytes in use that are not the program's: the engine's and the host's, as well as can be told. */
  private base: number;
  /** Estimate of the memory that translations take, as it was last. */
  private translations = 0;

  constructor(
    private readonly rt: Runtime,
    private readonly host: Host,
    private readonly collector: GarbageCollector,
  ) {
    this.base = host.memory();
  }

  /** Kilobytes in use by the program. Lua would have collected what the program has dropped long ago, so that is done first. */
  count(): number {
    if (this.isSettling) {
      this.isSettling = false;
      this.told = this.settle(this.told);
    } else {
      this.told = this.sample();
      if (this.wantsCollection() && this.host.collect !== undefined) this.collectAndSample(this.host.collect);
    }
    return inKilobytes(this.told);
  }

  private wantsCollection(): boolean {
    if (this.collector.stopped || this.host.now() < this.mayCollect) return false;
    return ++this.counts >= MANY_COUNTS || inKilobytes(this.told) > GROWTH * inKilobytes(this.left);
  }

  private collectAndSample(collect: () => void): void {
    const started = this.host.now();
    collect();
    const now = this.host.now();
    this.mayCollect = now + INTERVAL_RATIO * (now - started);
    this.counts = 0;
    this.told = this.sample();
    this.left = this.told;
  }

  /** Bytes in use by the program; corrects what is thought to be the engine's share of all. */
  private sample(): number {
    const used = this.host.memory();
    const translations = this.rt.capabilities.tiering?.bytes ?? 0;
    this.base = Math.min(this.base + translations - this.translations, used);
    this.translations = translations;
    return used - this.base;
  }

  /** A step of the collector, which does all its work in the last one of a cycle; whether that is this one. */
  step(kilobytes: number): boolean {
    const work =
      this.stepMultiplier === 0
        ? Number.POSITIVE_INFINITY
        : (this.stepMultiplier / 100) * Math.max(kilobytes, SMALL_STEP / 2);
    if (this.progress === 0) {
      const used = this.sample();
      this.size = inKilobytes(used);
      this.told = Math.min(this.told, used);
    }
    this.progress += work;
    return this.progress >= this.size;
  }

  /** A cycle ends with a collection, which is made now or is due. */
  endCycle(): void {
    this.isSettling = this.progress > 0;
    this.progress = 0;
    this.isDue = true;
  }

  /** A collection has been made: the one that was due, or one that nobody has asked for, which ends the cycle as well. */
  collected(): void {
    if (!this.isDue) this.endCycle();
    // After steps of a program that only steps, less is in use than before.
    this.told = this.isSettling ? this.settle(this.told - LITTLE) : this.sample();
    this.left = this.told;
    this.mayCollect = 0;
    this.isDue = false;
  }

  /** Bytes in use by the program, where the engine itself may have taken all beyond `expected`: it needs a little more all the time. */
  private settle(expected: number): number {
    const used = this.sample();
    const growth = used - expected;
    if (growth <= 0 || growth >= MUCH) return used;
    this.base += growth;
    return expected;
  }
}

const exactly = (kilobytes: number): number => kilobytes;
const inKilobytes = (bytes: number): number => OWN_KILOBYTES + bytes / 1024;

export function memoryBuiltins(rt: Runtime, host: Host): Record<string, Declaration> {
  const collector = new GarbageCollector(rt, host);
  const memory = new Memory(rt, host, collector);
  collector.collected = () => memory.collected();
  if (host.collect !== undefined) rt.collector = collector;
  const collect = (self: LuaFunction, result: () => LuaValue, mayClear = true): LuaValue => {
    if (mayClear && collector.isPrecise) throw collector.wait(result, "collectgarbage", true, self);
    host.collect?.();
    memory.collected();
    return result();
  };
  const endCycle = (self: LuaFunction, result: LuaValue): LuaValue => {
    memory.endCycle();
    return collector.isVisible ? collect(self, () => result) : result;
  };
  const count = (self: LuaFunction, round: (kilobytes: number) => number): LuaValue => {
    const result = () => round(memory.count());
    // What has become weak since it has been asked for may have to stay.
    return memory.isDue ? collect(self, result, !collector.isVisible) : result();
  };
  return {
    collectgarbage: plain(function collectgarbage(this: LuaFunction, what: LuaValue, amount: LuaValue): LuaValue {
      const option = checkOption(what, 1, OPTIONS, "collect");
      const argument = optionalInteger(amount, 2, 0) | 0;
      rt.n = 1;
      switch (option) {
        case "count":
          return count(this, exactly);
        case "setpause": {
          const before = memory.pause;
          memory.pause = argument;
          return before;
        }
        case "setstepmul": {
          const before = memory.stepMultiplier;
          memory.stepMultiplier = argument;
          return before;
        }
        // Work that is asked for starts the collector again, as in Lua 5.1.
        case "step":
          collector.stopped = false;
          return memory.step(argument) ? endCycle(this, true) : false;
        case "collect":
          collector.stopped = false;
          return endCycle(this, 0);
        case "stop":
          collector.stopped = true;
          return 0;
        case "restart":
          collector.stopped = false;
          return 0;
      }
    }),

    gcinfo: plain(function gcinfo(this: LuaFunction): LuaValue {
      rt.n = 1;
      return count(this, Math.floor);
    }),

    newproxy: newproxy(collector),
  };
}

function newproxy(collector: GarbageCollector): Declaration {
  const made = collector.proxyMetatables;
  return {
    entry: (rt) =>
      function newproxy(this: LuaFunction, model: LuaValue): LuaValue {
        rt.n = 1;
        if (!truthy(model)) return new Userdata(undefined, undefined);
        let meta = model instanceof Userdata ? model.metatable : undefined;
        if (model === true) {
          meta = new LuaTable();
          pin(meta);
          made.add(meta);
        } else if (meta === undefined || !made.has(meta)) throw errors.badArgument(1, "boolean or proxy expected");
        const userdata = new Userdata(undefined, meta);
        collector.addUserdata(userdata);
        return userdata;
      },
    start: undefined,
    upvalues: 1,
  };
}
