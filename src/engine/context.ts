/**
 * `ExecutionContext`: what calls by the host run in. It decides what globals are, and what limits a call has; and it holds for all that the
 * call leads to: calls inside, handlers, coroutines that are made there.
 */
import type { Proto } from "../../runtime/bytecode/proto.js";
import { type CallOptions, callFromHostAsync, callFromHostIn } from "../../runtime/interpreter/enter.js";
import { newCloser } from "../../runtime/lib/coroutine.js";
import { loadedTable } from "../../runtime/lib/package.js";
import { setMetatable } from "../../runtime/values/classes.js";
import { Context, enterContext, type Modules, Scope } from "../../runtime/values/context.js";
import { Status } from "../../runtime/values/coroutine.js";
import { LuaError } from "../../runtime/values/errors.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { checkLimits, type Limits } from "../../runtime/values/meter.js";
import { collect } from "../../runtime/values/runtime.js";
import { LuaTable, pin, rawget, rawset } from "../../runtime/values/table.js";
import { type LuaValue, typeName } from "../../runtime/values/value.js";
import { ContextError, ForeignHandleError, StaleHandleError } from "./context-errors.js";
import type { Engine } from "./engine.js";
import { checkValues, faultOf, isByteString } from "./gate.js";
import { LuaFunctionHandle } from "./handle.js";

/** Globals by name, as byte strings. */
export type GlobalsInit = Readonly<Record<string, LuaValue>>;

export interface GlobalsOptions {
  /** `all`: what the new globals have not is looked up in the ones before, which are never written. `none`: there is nothing else. */
  readonly inherit?: "all" | "none";
}

/** A call that does not throw. */
export type Outcome =
  | { readonly ok: true; readonly results: LuaValue[] }
  | { readonly ok: false; readonly error: LuaError };

export class ExecutionContext {
  private readonly context: Context;
  private readonly generation: number;

  /** Made by `Engine.context` and the methods here. */
  constructor(
    readonly engine: Engine,
    /** What it was made from. */
    readonly parent: ExecutionContext | undefined,
    private readonly scope: Scope,
    private readonly limits: Limits | undefined,
  ) {
    const { runtime } = engine;
    runtime.threadsDiffer = true;
    this.context = new Context(scope, this);
    this.generation = scope.generation;
  }

  /** It has been disposed of. */
  get isStale(): boolean {
    return this.scope.generation !== this.generation;
  }

  /** The value of a global, as Lua sees it where no metamethod has a part in it. */
  get(name: string): LuaValue {
    this.check();
    return lookUp(this.scope.globals, checkName(name));
  }

  /** Sets a global of this context. @throws ContextError `InvalidGlobals` for what is no name or value of Lua. */
  set(name: string, value: LuaValue): void {
    this.check();
    rawset(this.scope.globals, checkName(name), checkValue(name, value));
  }

  /**
   * A context with globals of its own.
   * @throws ContextError `InvalidGlobals` for what is no value of Lua.
   */
  withGlobals(globals: GlobalsInit, { inherit = "all" }: GlobalsOptions = {}): ExecutionContext {
    this.check();
    const table = new LuaTable();
    rawset(table, "_G", table);
    for (const [name, value] of Object.entries(globals)) rawset(table, checkName(name), checkValue(name, value));
    if (inherit === "all") inheritFrom(table, this.scope.globals);
    pin(table);
    return new ExecutionContext(this.engine, this, new Scope(table, this.modulesFor(table)), this.limits);
  }

  /** `package` and `package.loaded` for other globals, of which the latter has those as `_G`; undefined where they are not inherited. */
  private modulesFor(globals: LuaTable): Modules | undefined {
    const inheritedPackage = lookUp(globals, "package");
    const before = this.scope.modules?.loaded ?? loadedTable(this.engine.runtime);
    if (!(inheritedPackage instanceof LuaTable) || lookUp(inheritedPackage, "loaded") !== before) return undefined;
    const loaded = new LuaTable();
    const own = new LuaTable();
    inheritFrom(loaded, before);
    inheritFrom(own, inheritedPackage);
    rawset(loaded, "_G", globals);
    rawset(loaded, "package", own);
    rawset(own, "loaded", loaded);
    rawset(globals, "package", own);
    return { package: own, loaded };
  }

  /**
   * The same context with other limits for its calls. Only in an engine that was made with `limits`, at least `{}`.
   * @throws ContextError `MissingLimits`; RangeError for limits that make no sense.
   */
  withLimits(limits: Limits): ExecutionContext {
    this.check();
    if (this.engine.runtime.meter === undefined)
      throw new ContextError(
        "MissingLimits",
        "the engine keeps no limits; make it with the option 'limits', at least {}",
      );
    return new ExecutionContext(this.engine, this, this.scope, checkLimits(limits));
  }

  /** Compiles a chunk and runs it here. */
  run(source: string, chunkName = source, ...args: LuaValue[]): LuaValue[] {
    this.check();
    return this.call(this.load(this.engine.compile(source, chunkName)), ...args);
  }

  /** The main function of a chunk; it has the environment that `setfenv(0)` has given to the thread here. */
  private load(proto: Proto): LuaFunction {
    const leave = enterContext(this.engine.runtime, this.context);
    try {
      return this.engine.load(proto);
    } finally {
      leave();
    }
  }

  /**
   * Calls a function, or the global of that name, here.
   * @returns all its results.
   * @throws LuaError what the script did not catch; ContextError; TypeError for arguments that are no values of Lua.
   */
  call(fn: LuaFunction | string, ...args: LuaValue[]): LuaValue[] {
    const { runtime } = this.engine;
    checkValues(args, "argument");
    return collect(runtime, callFromHostIn(runtime, this.resolve(fn), args, this.how));
  }

  /** The same for a host that can wait when Lua has to. */
  async callAsync(fn: LuaFunction | string, ...args: LuaValue[]): Promise<LuaValue[]> {
    const callee = this.resolve(fn);
    checkValues(args, "argument");
    const { scope } = this;
    scope.running++;
    try {
      return await callFromHostAsync(this.engine.runtime, callee, args, this.how);
    } finally {
      scope.running--;
    }
  }

  /** `call` with the error as a value. */
  pcall(fn: LuaFunction | string, ...args: LuaValue[]): Outcome {
    const callee = this.resolve(fn);
    try {
      return { ok: true, results: this.call(callee, ...args) };
    } catch (error) {
      if (error instanceof LuaError) return { ok: false, error };
      throw error;
    }
  }

  /** A function of JavaScript that calls one of Lua here. */
  bind(fn: LuaFunction | string): (...args: LuaValue[]) => LuaValue[] {
    const handle = this.handle(fn);
    return (...args) => handle.call(...args);
  }

  /**
   * The function that a global is.
   * @throws ContextError `MissingFunction` if it is none.
   */
  function(name: string): LuaFunction {
    const value = this.get(name);
    if (value instanceof LuaFunction) return value;
    throw new ContextError("MissingFunction", `global '${name}' is no function but a ${typeName(value)} value`);
  }

  /** A function, to be called in this context as long as that is there. */
  handle(fn: LuaFunction | string): LuaFunctionHandle {
    return new LuaFunctionHandle(this, this.resolve(fn));
  }

  /**
   * Ends the context, and those that share its globals: they cannot be used any more, nor what has been got from them, and coroutines made
   * there that are suspended never go on. Their `defer` handlers do not run, unless they are to be closed.
   * @throws LuaError the first error of the handlers, with the others in `suppressed`, when all have run; ContextError `RunningContext`
   * while a call is being made in it.
   */
  dispose({ closeCoroutines = false }: { readonly closeCoroutines?: boolean } = {}): void {
    const { scope } = this;
    if (this.isStale) return;
    if (scope.running > 0) throw new ContextError("RunningContext", "a context cannot be disposed of while it runs");
    const coroutines = scope.suspended();
    try {
      if (closeCoroutines) this.close(coroutines);
    } finally {
      scope.generation++;
      for (const co of scope.suspended()) {
        co.status = Status.Dead;
        co.frame = undefined;
      }
    }
  }

  private close(coroutines: readonly LuaValue[]): void {
    const { runtime } = this.engine;
    const closer = newCloser(runtime);
    const errors: LuaError[] = [];
    for (const co of coroutines) {
      const outcome = this.pcall(closer, co);
      if (!outcome.ok) errors.push(outcome.error);
      else if (outcome.results[0] === false) errors.push(new LuaError(outcome.results[1]));
    }
    const [first, ...others] = errors;
    if (first === undefined) return;
    for (const other of others) first.suppress(other);
    throw first;
  }

  private get how(): CallOptions {
    return { context: this.context, limits: this.limits };
  }

  private check(what = "the context"): void {
    if (this.isStale) throw new StaleHandleError(what);
  }

  /** The function to call, which has to be of this engine. */
  private resolve(fn: LuaFunction | string): LuaFunction {
    this.check(typeof fn === "string" ? `function '${fn}'` : "a function");
    if (typeof fn === "string") return this.function(fn);
    const { code } = fn;
    if (code !== undefined && code.interpreted !== this.engine.runtime.interpreted)
      throw new ForeignHandleError(`the function at line ${code.proto.lineDefined}`);
    return fn;
  }
}

/** What a table is not found to have is looked up in `base`; scripts neither see nor change that. */
function inheritFrom(table: LuaTable, base: LuaTable): void {
  const meta = new LuaTable();
  rawset(meta, "__index", base);
  rawset(meta, "__metatable", false);
  meta.Ωhidden = true;
  setMetatable(table, meta);
}

function lookUp(start: LuaTable, name: string): LuaValue {
  for (let table: LuaTable | undefined = start; table !== undefined; table = inherited(table)) {
    const value = rawget(table, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

function inherited(table: LuaTable): LuaTable | undefined {
  const base = table.Ωmeta === undefined ? undefined : rawget(table.Ωmeta, "__index");
  return base instanceof LuaTable ? base : undefined;
}

/** A name is a byte string: others could be those of internal fields. */
function checkName(name: string): string {
  if (isByteString(name)) return name;
  throw new ContextError(
    "InvalidGlobals",
    `the name of global '${name}' is no byte string; pass it through utf8Encode`,
  );
}

function checkValue(name: string, value: unknown): LuaValue {
  const fault = faultOf(value);
  if (fault === undefined) return value as LuaValue;
  throw new ContextError("InvalidGlobals", `global '${name}' ${fault}`);
}
