/** The ways into the interpreter from JavaScript: the entry of interpreted functions, deoptimised frames, calls by the host. */

import { type Context, enterContext } from "../values/context.js";
import { LuaError, TerminationError, toLuaError } from "../values/errors.js";
import type { Entry, LuaFunction, ResumableEntry } from "../values/function.js";
import type { Budget, Limits } from "../values/meter.js";
import { type Continuation, type Step, SUSPEND } from "../values/native.js";
import { collect, type Runtime } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { type Action, Capture } from "./capture.js";
import { EXECUTE_STACK, executeFrames } from "./execute.js";
import { continuationFrame, enterFrame, type Frame } from "./frame.js";
import { updateObserved } from "./hooks.js";
import { HOST_CALL } from "./levels.js";
import { Below, Run } from "./run.js";
import { settleWithoutFrame } from "./settle.js";
import { ARGUMENT_STACK, admit, growStack, growStackOrSuspend, NOTHING_PROBED, needsProbe } from "./stack.js";

/** The code pointer of every Lua function that is not translated, for callers on the JavaScript stack. */
export function interpretedEntry(rt: Runtime): Entry {
  rt.kept.push(new Run(rt, undefined, Below.Caller, 0), continuationFrame(new HostCall(), undefined));
  return function interpreted(this: LuaFunction, ...args: LuaValue[]): LuaValue {
    if (this.code!.recordCall()) {
      rt.capabilities.tiering?.hotFunction(this);
      if (this.c !== rt.interpreted) return this.c(...args);
    }
    return interpret(rt, this, args, Below.Caller) as LuaValue;
  };
}

/** The same for resumable callers. */
export function interpretedResumableEntry(rt: Runtime): ResumableEntry {
  return function interpretedResumable(this: LuaFunction, ...args: LuaValue[]): LuaValue | typeof SUSPEND {
    if (this.code!.recordCall()) {
      rt.capabilities.tiering?.hotFunction(this);
      if (this.resumable !== rt.interpretedResumable) return this.resumable(...args);
    }
    return interpret(rt, this, args, Below.ResumableCaller);
  };
}

function interpret(rt: Runtime, fn: LuaFunction, args: LuaValue[], below: Below): LuaValue | typeof SUSPEND {
  rt.depth += ARGUMENT_STACK * args.length;
  const depth = rt.depth + EXECUTE_STACK;
  if (needsProbe(rt, depth)) {
    if (below !== Below.ResumableCaller) growStack(rt, depth, fn, args);
    else if (growStackOrSuspend(rt, depth, fn, args)) return SUSPEND;
  }
  return executeFrames(rt, enterFrame(fn, args, undefined), undefined, below);
}

/** The outermost frame of a call by the host: passes the results on. */
class HostCall implements Continuation {
  readonly name = HOST_CALL;
  returned(first: LuaValue): Step {
    return first;
  }
}

/** What the host may say about a call. */
export interface CallOptions {
  /** Undefined: where the call comes from. */
  readonly context?: Context | undefined;
  /** Undefined: those of the call around or, without one, of the engine. Only where there is a meter. */
  readonly limits?: Limits | undefined;
}

const PLAIN: CallOptions = {};

/**
 * Calls `fn` from the host: a base, where captures end. Errors come out as `LuaError`. Lua cannot wait for the host meanwhile.
 * @returns the first result; the others are in the return registers.
 */
export function callFromHost(rt: Runtime, fn: LuaFunction, args: LuaValue[]): LuaValue {
  if (rt.meter !== undefined) return callFromHostIn(rt, fn, args, PLAIN);
  return runFromHost(rt, undefined, { kind: "call", fn, args }, undefined, false);
}

/** The same with a say in what it runs in. */
export function callFromHostIn(rt: Runtime, fn: LuaFunction, args: LuaValue[], how: CallOptions): LuaValue {
  const budget = rt.meter?.open(how.limits);
  return runIn(rt, undefined, { kind: "call", fn, args }, undefined, false, budget, how.context);
}

/** What a host calls without ceremony: translated functions. */
function isTranslated(rt: Runtime, fn: LuaFunction): boolean {
  return fn.code !== undefined && fn.c !== rt.interpreted && !rt.hooked;
}

/** Calls a translated function as other translated code would. What is thrown is handled by a run of its own, at the base. */
function callTranslated(rt: Runtime, fn: LuaFunction, args: LuaValue[]): LuaValue {
  rt.heapFrames = 0;
  try {
    admit(rt, args.length);
    return args.length === 2 ? fn.c(args[0], args[1]) : args.length === 1 ? fn.c(args[0]) : fn.c(...args);
  } catch (thrown) {
    return executeFrames(rt, hostFrame(), { kind: "rethrow", thrown }, Below.Base) as LuaValue;
  }
}

const hostFrame = (): Frame => continuationFrame(new HostCall(), undefined);

/**
 * The same for a host that has the time to wait when Lua wants to: for a garbage collection, later for promises.
 * @returns all results.
 */
export async function callFromHostAsync(
  rt: Runtime,
  fn: LuaFunction,
  args: LuaValue[],
  how = PLAIN,
): Promise<LuaValue[]> {
  const turn = new Turn(rt, fn, args, how);
  for (let waiting = turn.run(); waiting !== undefined; waiting = turn.run()) turn.action = await outcomeOf(waiting);
  return turn.results;
}

/** An asynchronous call between its waits. Holds nothing then that Lua does not. */
class Turn {
  results: LuaValue[] = [];
  action: Action | undefined;
  private frame: Frame = hostFrame();
  private handler: LuaValue = undefined;
  private readonly budget: Budget | undefined;
  private readonly context: Context | undefined;

  constructor(
    private readonly rt: Runtime,
    fn: LuaFunction,
    args: LuaValue[],
    { limits, context = rt.threadsDiffer ? rt.context : undefined }: CallOptions,
  ) {
    this.action = { kind: "call", fn, args };
    this.budget = rt.meter?.open(limits);
    this.context = context;
  }

  /** Runs until Lua waits, and gives what it waits for, or until it has ended. */
  run(): Promise<LuaValue[]> | undefined {
    const { rt } = this;
    const { thread } = rt;
    const action = this.action!;
    this.action = undefined;
    try {
      this.results = collect(rt, runIn(rt, this.frame, action, this.handler, true, this.budget, this.context));
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof Capture) || thrown.action.kind !== "wait") throw thrown;
      const waiting = thrown.action.until();
      this.frame = thread.frame!;
      thread.frame = undefined;
      this.handler = thread.errorHandler;
      thread.errorHandler = undefined;
      return waiting;
    }
  }
}

/** What the stack goes on with when the promise is settled. */
async function outcomeOf(waiting: Promise<LuaValue[]>): Promise<Action> {
  try {
    return { kind: "deliver", values: await waiting };
  } catch (thrown) {
    return { kind: "raise", error: toLuaError(thrown) };
  }
}

/** `runFromHost` in a context, which pays from a budget. */
function runIn(
  rt: Runtime,
  frame: Frame | undefined,
  action: Action,
  handler: LuaValue,
  mayWait: boolean,
  budget: Budget | undefined,
  context: Context | undefined,
): LuaValue {
  const { meter } = rt;
  const outer = meter?.enter(budget!);
  const leaveContext = context === undefined ? undefined : enterContext(rt, context);
  try {
    return runFromHost(rt, frame, action, handler, mayWait);
  } finally {
    leaveContext?.();
    meter?.leave(outer);
    if (rt.threadsDiffer) updateObserved(rt);
  }
}

/** Runs frames on an empty stack. A wait comes out as the capture that it is; then frames and handler are with the thread. */
function runFromHost(
  rt: Runtime,
  frame: Frame | undefined,
  action: Action,
  handler: LuaValue,
  mayWait: boolean,
): LuaValue {
  const { depth, baseDepth, window, errorHandler, thread, mayWait: couldWait } = rt;
  rt.depth = 0;
  rt.baseDepth = 0;
  rt.window = NOTHING_PROBED;
  rt.errorHandler = handler;
  rt.mayWait = mayWait;
  thread.boundaries++;
  try {
    if (frame === undefined && action.kind === "call" && isTranslated(rt, action.fn))
      return callTranslated(rt, action.fn, action.args);
    return executeFrames(rt, frame ?? hostFrame(), action, Below.Base) as LuaValue;
  } catch (error) {
    if (error instanceof Capture) thread.errorHandler = rt.errorHandler;
    if (error instanceof LuaError) {
      settleWithoutFrame(error, 0);
      // Unwinding is complete at the outermost entry.
      if (error instanceof TerminationError && thread === rt.mainThread && thread.boundaries === 1) error.exit?.();
    }
    throw error;
  } finally {
    rt.depth = depth;
    rt.baseDepth = baseDepth;
    rt.window = window;
    rt.errorHandler = errorHandler;
    rt.mayWait = couldWait;
    thread.boundaries--;
    rt.thread = thread;
    if (rt.threadsDiffer) updateObserved(rt);
  }
}
