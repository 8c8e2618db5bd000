/**
 * `Engine`: the wiring of compiler, runtime and translator behind one interface. The embedding API grows from here.
 */

import type { Code } from "../../runtime/bytecode/code.js";
import { MeteredCode } from "../../runtime/bytecode/metered-code.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { newSite } from "../../runtime/interpreter/constructs.js";
import {
  callFromHost,
  callFromHostAsync,
  interpretedEntry,
  interpretedResumableEntry,
} from "../../runtime/interpreter/enter.js";
import { loadFunction } from "../../runtime/interpreter/instantiate.js";
import type { Host } from "../../runtime/lib/host.js";
import { openLibraries } from "../../runtime/lib/index.js";
import { builtin, plain } from "../../runtime/lib/library.js";
import { utf8Encode } from "../../runtime/strings/bytes.js";
import { LuaError } from "../../runtime/values/errors.js";
import type { LuaFunction } from "../../runtime/values/function.js";
import { checkLimits, Meter } from "../../runtime/values/meter.js";
import { collect, Runtime, returnAll } from "../../runtime/values/runtime.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { compile } from "../compiler/compile.js";
import { Workspace } from "../compiler/workspace.js";
import { Jit } from "../jit/install.js";
import type { TierEvent } from "../jit/tier-options.js";
import { ExecutionContext } from "./context.js";
import { checkText, checkValues, isByteString } from "./gate.js";
import type { HostFunction } from "./handle.js";
import { type EngineOptions, engineDefaults, type Tier } from "./options.js";
import { train } from "./training.js";

/** Calls of a function, or iterations of a loop, after which a program will go on for a while. */
const WARM_THRESHOLD = 30;

/**
 * Functions and loops that have come to that before the interpreter is trained, when what is hot is translated. Their instructions are about
 * as many as V8 waits for before it compiles the interpreter's loop, and in most programs that moment never comes.
 */
const TRAINED_FROM = 100;

/** Characters of a chunk that is more than a few lines. */
const LONG_CHUNK = 300;

export class Engine {
  readonly runtime: Runtime;
  /** The translating tier; undefined when everything is interpreted. */
  readonly jit: Jit | undefined;
  private readonly options: typeof engineDefaults & EngineOptions;
  private warmed = 0;
  private isTrained = false;
  private isBusy = false;
  private trainingBytes = 0;
  private readonly workspace = new Workspace();
  private root: ExecutionContext | undefined = undefined;

  /**
   * @param host what the libraries need of the environment.
   */
  constructor(
    private readonly host: Host,
    options: EngineOptions = {},
  ) {
    this.options = { ...engineDefaults, ...options };
    const { tier, hot, seed, trace, profile, limits } = this.options;
    if (!TIERS.has(tier)) throw new RangeError(`there is no tier '${tier}'`);
    if (!(hot >= 1)) throw new RangeError("'hot' has to be a number from 1 on");
    let jit: Jit | undefined;
    const trained = () => this.trainingBytes;
    this.runtime = new Runtime({
      compile: (source, chunkName) => this.compileText(source, chunkName),
      tiering: {
        hotFunction: (fn) => {
          if (!this.isOnlyWarm(fn.code!)) jit?.hotFunction(fn);
          if (fn.code instanceof MeteredCode && fn.c !== this.runtime.interpreted) fn.code.refund();
        },
        hotLoop: (frame) => (this.isOnlyWarm(frame.fn.code!) ? undefined : jit?.hotLoop(frame)),
        hotResumption: (frame) => (this.isOnlyWarm(frame.fn.code!) ? undefined : jit?.hotResumption(frame)),
        startsYielding: (fn) => jit?.startsYielding(fn),
        yielded: (fn, inActivation) => jit?.yielded(fn, inActivation),
        startPolling: () => jit?.startPolling(),
        get bytes() {
          return trained() + (jit?.bytes ?? 0);
        },
        newSite: (fields) => jit?.newSite(fields) ?? newSite(),
        interpretsMuch: () => this.options.interpreting(),
      },
    });
    if (tier !== "interp")
      jit = new Jit(this.runtime, {
        traps: tier === "auto",
        chaos: tier === "chaos",
        seed,
        trace: (event) => {
          // Something will be interpreted for good.
          if (event.kind === "interpreted") {
            this.trainInterpreter();
            this.options.interpreting();
          }
          if (event.kind === "translated") this.becomeBusy();
          trace(event);
        },
        profile: profile && ((script) => profile.translated(script)),
        working: this.options.working,
      });
    this.runtime.sampler = profile?.sampler;
    if (limits !== undefined) {
      const gauge = { memory: () => host.memory(), collect: host.collect };
      this.runtime.meter = new Meter(this.runtime, gauge, checkLimits(limits));
    }
    this.runtime.observed = profile !== undefined || limits !== undefined;
    this.jit = jit;
    this.runtime.interpreted = interpretedEntry(this.runtime);
    this.runtime.interpretedResumable = interpretedResumableEntry(this.runtime);
    this.runtime.hotThreshold = tier === "interp" ? Number.POSITIVE_INFINITY : tier === "auto" ? hot : 1;
    this.runtime.warmThreshold = Math.min(WARM_THRESHOLD, this.runtime.hotThreshold);
    openLibraries(this.runtime, host);
  }

  /** Whether code has come to be used, and not yet to be hot. */
  private isOnlyWarm(code: Code): boolean {
    if (!code.warm()) return false;
    this.warmed++;
    if (this.jit === undefined || this.warmed >= TRAINED_FROM) this.trainInterpreter();
    return true;
  }

  private becomeBusy(): void {
    if (this.isBusy) return;
    this.isBusy = true;
    this.options.busy();
  }

  private trainInterpreter(): void {
    if (this.isTrained) return;
    this.isTrained = true;
    const before = this.host.memory();
    train(this.host);
    this.trainingBytes = Math.max(this.host.memory() - before, 0);
  }

  /**
   * Compiles a chunk; touches no run-time state.
   * @param source byte string.
   * @param chunkName `@file`, `=name`, or the source itself.
   * @throws LuaSyntaxError; TypeError for what is no byte string.
   */
  compile(source: string, chunkName: string): Proto {
    checkText(source, "the source");
    checkText(chunkName, "the name of the chunk");
    return this.compileText(source, chunkName);
  }

  /** The same for byte strings. */
  private compileText(source: string, chunkName: string): Proto {
    const { dialect, profile, working } = this.options;
    const { workspace } = this;
    let main: Proto;
    if (source.length < LONG_CHUNK || this.jit === undefined) main = compile(source, chunkName, dialect, workspace);
    else {
      this.becomeBusy();
      working(true, "compile", source.length);
      try {
        main = compile(source, chunkName, dialect, workspace);
      } finally {
        working(false, "compile");
      }
    }
    profile?.compiled(main);
    return main;
  }

  /** The main function of a compiled chunk, ready to be called. */
  load(proto: Proto): LuaFunction {
    return loadFunction(this.runtime, proto);
  }

  /**
   * Calls a function.
   * @returns all its results.
   * @throws LuaError what the script did not catch; TypeError for arguments that are no values of Lua.
   */
  call(fn: LuaFunction, ...args: LuaValue[]): LuaValue[] {
    checkValues(args, "argument");
    return collect(this.runtime, callFromHost(this.runtime, fn, args));
  }

  /**
   * The same for a host that can wait when Lua has to: so `collectgarbage` does all that it does in Lua 5.1.
   * @throws LuaError what the script did not catch; TypeError for arguments that are no values of Lua.
   */
  async callAsync(fn: LuaFunction, ...args: LuaValue[]): Promise<LuaValue[]> {
    checkValues(args, "argument");
    return callFromHostAsync(this.runtime, fn, args);
  }

  /** Instructions that the last call has used, by the count of the limit for them; 0 in an engine without limits. */
  get instructionsUsed(): number {
    return this.runtime.meter?.used ?? 0;
  }

  /** Runs the finalizers of all userdata left; to be called when the engine will not be used any more. */
  close(): void {
    this.runtime.collector?.close();
  }

  /** The context of calls for which the host chooses none; others are made from it. */
  context(): ExecutionContext {
    if (this.root === undefined || this.root.isStale)
      this.root = new ExecutionContext(this, undefined, this.runtime.home.scope, undefined);
    return this.root;
  }

  /**
   * A function of the host as a value of Lua.
   * @param name for tracebacks.
   */
  hostFunction(name: string, body: HostFunction): LuaFunction {
    const { runtime } = this;
    const declaration = plain((...args) => {
      const context = (runtime.context.owner as ExecutionContext | undefined) ?? this.context();
      const results = callHost(() => body({ engine: this, context }, ...args)) ?? [];
      if (!Array.isArray(results)) throw new TypeError(`host function '${name}' has to return its results in an array`);
      checkValues(results, `host function '${name}': result`);
      return returnAll(runtime, results);
    });
    return builtin(runtime, name, declaration);
  }

  /** Compiles and runs a chunk. */
  run(source: string, chunkName = source, ...args: LuaValue[]): LuaValue[] {
    return this.call(this.load(this.compile(source, chunkName)), ...args);
  }
}

const TIERS: ReadonlySet<Tier> = new Set<Tier>(["auto", "interp", "jit", "chaos"]);

/** What a function of the host throws as an error of Lua has a byte string as message. */
function callHost<T>(body: () => T): T {
  try {
    return body();
  } catch (thrown) {
    if (thrown instanceof LuaError && typeof thrown.value === "string" && !isByteString(thrown.value))
      thrown.value = utf8Encode(thrown.value);
    throw thrown;
  }
}

export type { TierEvent };
