/** Functions of Lua in the hands of the host, and functions of the host in the hands of Lua. */
import type { LuaFunction } from "../../runtime/values/function.js";
import type { LuaValue } from "../../runtime/values/value.js";
import type { ExecutionContext } from "./context.js";
import type { Engine } from "./engine.js";

/** A function that knows the context it is called in. It gets stale with that. */
export class LuaFunctionHandle {
  /** Made by `ExecutionContext.handle`. */
  constructor(
    /** Where it is called. */
    readonly home: ExecutionContext,
    private readonly fn: LuaFunction,
  ) {}

  /**
   * @returns all results.
   * @throws LuaError what the script did not catch; StaleHandleError.
   */
  call(...args: LuaValue[]): LuaValue[] {
    return this.home.call(this.fn, ...args);
  }

  /** The same for a host that can wait when Lua has to. */
  callAsync(...args: LuaValue[]): Promise<LuaValue[]> {
    return this.home.callAsync(this.fn, ...args);
  }

  /** The same function for a context of this engine. @throws ForeignHandleError in another engine; StaleHandleError. */
  in(context: ExecutionContext): LuaFunctionHandle {
    return context.handle(this.fn);
  }

  /** The function without a context. */
  detach(): LuaFunction {
    return this.fn;
  }
}

/** What a function of the host is told of a call of it. */
export interface HostCall {
  readonly engine: Engine;
  /** What the caller runs in, for calls back. */
  readonly context: ExecutionContext;
}

/** A function of the host: gets the arguments, gives the results; what it throws is an error in Lua. */
export type HostFunction = (call: HostCall, ...args: LuaValue[]) => readonly LuaValue[] | undefined;
