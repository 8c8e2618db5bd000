/** Message handlers of `xpcall` at work, and what becomes of their own errors. */
import { errors, type LuaError, StackOverflow, toLuaError } from "../values/errors.js";
import type { Continuation, Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { call } from "./callback.js";

/** Errors of a message handler, one after the other, that it is given in turn: as many as PUC Lua has levels of C calls for them. */
const MAX_FAILURES = 220;

/**
 * Whether a message handler is called for an error that itself has raised, as in PUC Lua, where it is still the handler while it runs.
 * @param failures how many such errors there were, with this one.
 */
export function isHandledAgain(raised: LuaError, failures: number): boolean {
  return failures < MAX_FAILURES && !raised.handled && !(raised instanceof StackOverflow);
}

/** Waits for a message handler, then goes on raising the error with the value it gave. */
export class MessageHandler implements Continuation {
  private failures = 0;

  constructor(
    private readonly rt: Runtime,
    private readonly error: LuaError,
    private readonly handler: LuaValue,
    readonly name: string,
  ) {}

  returned(first: LuaValue): Step {
    this.error.value = first;
    throw this.error;
  }

  failed(thrown: unknown): Step {
    const raised = toLuaError(thrown);
    if (isHandledAgain(raised, ++this.failures)) {
      this.rt.requestContinuation = this;
      return call(this.rt, this.handler, [raised.value]);
    }
    this.error.value = errors.errorInHandler().value;
    throw this.error;
  }
}
