/** What Lua code runs in: the globals, and what belongs to them. A call by the host chooses it; it holds for all that the call leads to. */
import { type Coroutine, Status } from "./coroutine.js";
import type { Runtime } from "./runtime.js";
import type { LuaTable } from "./table.js";

/** Coroutines from which on those that are no more are looked for. */
const FIRST_LIMIT = 32;

/** What `require` works with, where a context has tables of its own for it: `package`, and `package.loaded`. */
export interface Modules {
  readonly package: LuaTable;
  readonly loaded: LuaTable;
}

/** Globals, and the state that goes with them; several contexts may share it. */
export class Scope {
  /** What `setfenv(0, table)` has given the main thread. */
  env: LuaTable | undefined = undefined;
  /** Calls that are being made in it. */
  running = 0;
  /** Changes when all that has been got from it gets stale. */
  generation = 0;
  private coroutines: WeakRef<Coroutine>[] = [];
  private limit = FIRST_LIMIT;

  /** @param modules undefined for those of the libraries. */
  constructor(
    readonly globals: LuaTable,
    readonly modules?: Modules,
  ) {}

  /** A coroutine has been made in it. */
  add(co: Coroutine): void {
    if (this.coroutines.length >= this.limit) {
      this.coroutines = this.coroutines.filter((reference) => isAlive(reference.deref()));
      this.limit = Math.max(FIRST_LIMIT, 2 * this.coroutines.length);
    }
    this.coroutines.push(new WeakRef(co));
  }

  /** The coroutines that are suspended, in the order in which they were made. */
  suspended(): Coroutine[] {
    return this.coroutines
      .map((reference) => reference.deref())
      .filter((co): co is Coroutine => co?.status === Status.Suspended);
  }
}

function isAlive(co: Coroutine | undefined): boolean {
  return co !== undefined && co.status !== Status.Dead;
}

export class Context {
  /** @param owner what the engine knows it by. */
  constructor(
    readonly scope: Scope,
    readonly owner: unknown,
  ) {}
}

export function setContext(rt: Runtime, context: Context): void {
  rt.context = context;
  rt.globals = context.scope.globals;
}

/**
 * A call by the host is being made in `context`.
 * @returns what ends it there.
 */
export function enterContext(rt: Runtime, context: Context): () => void {
  const { thread, context: before } = rt;
  const { env, context: ofThread } = thread;
  const { scope } = context;
  const isMain = thread === rt.mainThread;
  // A call inside a call sees what that has given the thread, and the other way round.
  if (isMain) before.scope.env = env;
  thread.context = context;
  if (scope !== before.scope) thread.env = scope.env;
  scope.running++;
  setContext(rt, context);
  return () => {
    scope.running--;
    if (scope !== before.scope) {
      scope.env = thread.env;
      thread.env = isMain ? before.scope.env : env;
    }
    thread.context = ofThread;
    setContext(rt, before);
  };
}
