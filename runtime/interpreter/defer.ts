/** Pending `defer` handlers of a frame that an error leaves (DEFER.md): found from the region table and the pc; and what waits for them. */
import type { Coroutine } from "../values/coroutine.js";
import { type LuaError, TerminationError, toLuaError } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import type { Continuation, Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import type { Frame } from "./frame.js";

/**
 * Takes the handler registered last among those pending at the frame's pc; undefined when there is none.
 * @param look leave it pending.
 */
export function pendingHandler(frame: Frame, look = false): LuaFunction | undefined {
  if (!frame.proto.hasDefer) return undefined;
  const { regions } = frame.proto;
  for (let i = regions.length - 1; i >= 0; i--) {
    const region = regions[i]!;
    if (region.kind !== "defer" || frame.pc < region.start || frame.pc >= region.end) continue;
    const handler = frame.registers[region.register];
    if (!(handler instanceof LuaFunction)) continue;
    if (!look) frame.registers[region.register] = undefined;
    return handler;
  }
  return undefined;
}

/** Frames that `defer` handlers may use beyond those of the error. */
export const HANDLER_RESERVE = 200;

/** Whether a handler does not run any more, because the program has been ended and the grace for handlers is used up; counts it then. */
export function isSkipped({ meter }: Runtime, error: LuaError): boolean {
  if (meter === undefined || !(error instanceof TerminationError) || meter.hasGrace(error)) return false;
  error.defersSkipped++;
  return true;
}

/** Waits for a `defer` handler that runs because of an error; the first error wins (D11), but the end of the program comes before others. */
export class Unwinding implements Continuation {
  readonly name = "defer";
  private readonly unwound: Coroutine;

  constructor(
    rt: Runtime,
    private readonly error: LuaError,
  ) {
    this.unwound = rt.thread;
    if (error.terminates) this.unwound.finishing++;
  }

  returned(): Step {
    this.finish();
    throw this.error;
  }

  failed(thrown: unknown): Step {
    const { error } = this;
    const next = toLuaError(thrown);
    this.finish();
    if (!next.terminates) error.suppress(next);
    else if (error instanceof TerminationError) error.defersSkipped += next.defersSkipped;
    else {
      next.suppress(error);
      throw next;
    }
    throw error;
  }

  private finish(): void {
    if (this.error.terminates) this.unwound.finishing--;
  }
}
