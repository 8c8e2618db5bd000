/** Raising errors and calling in protected mode: `error`, `assert`, `pcall`, `xpcall`. Manual §5.1. */
import { Capture } from "../interpreter/capture.js";
import { continuationFrame } from "../interpreter/frame.js";
import { protectedEntry, protectedResumableEntry, startProtected } from "../interpreter/protected.js";
import { collectFrame, interrupt, raise, takeRaised } from "../interpreter/suspend.js";
import { callResumable } from "../operators/request.js";
import { untilZero } from "../strings/bytes.js";
import { numberToString } from "../strings/number.js";
import { errors, LuaError, type Pending, raised, toLuaError } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { type Continuation, SUSPEND } from "../values/native.js";
import { type Runtime, returnAll } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { checkAny, checkInt, optionalString } from "./arguments.js";
import { builtin, type Declaration, plain } from "./library.js";

const CALLER: Pending = { kind: "level", level: 1 };

export function errorBuiltins(rt: Runtime): Record<string, Declaration> {
  const badHandler = builtin(
    rt,
    "xpcall",
    plain(() => {
      const error = errors.errorInHandler();
      // There is nothing to call for it.
      error.handled = true;
      throw error;
    }),
  );
  const handlerOf = (value: LuaValue): LuaFunction => (value instanceof LuaFunction ? value : badHandler);

  return {
    error: {
      entry: () =>
        function error(this: LuaFunction, value: LuaValue, level: LuaValue): LuaValue {
          throw errorOf(value, level);
        },
      resumable: () =>
        function error(this: LuaFunction, value: LuaValue, level: LuaValue): typeof SUSPEND {
          return raise(rt, errorOf(value, level));
        },
      start: undefined,
    },

    assert: plain(function assert(this: LuaFunction, value: LuaValue, message: LuaValue): LuaValue {
      const count = arguments.length;
      if (value === undefined || value === false) {
        checkAny(count, 1);
        // The message passes through a C string.
        throw raised(untilZero(optionalString(message, 2, "assertion failed!")));
      }
      if (count <= 2) {
        rt.n = count;
        rt.r1 = message;
        return value;
      }
      return returnAll(rt, Array.prototype.slice.call(arguments));
    }),

    pcall: {
      entry: () => protectedEntry(rt),
      resumable: () => protectedResumableEntry(rt),
      start: () => (args) => {
        checkAny(args.length, 1);
        return startProtected(rt, "pcall", args[0], args.slice(1), undefined);
      },
    },

    xpcall: {
      entry: () =>
        function xpcall(this: LuaFunction, fn: LuaValue, handler: LuaValue, ...args: LuaValue[]): LuaValue {
          checkAny(arguments.length, 2);
          return callWithHandler(this, rt, fn, args, handlerOf(handler), false) as LuaValue;
        },
      resumable: () =>
        function xpcall(
          this: LuaFunction,
          fn: LuaValue,
          handler: LuaValue,
          ...args: LuaValue[]
        ): LuaValue | typeof SUSPEND {
          checkAny(arguments.length, 2);
          return callWithHandler(this, rt, fn, args, handlerOf(handler), true);
        },
      start: () => (args) => {
        checkAny(args.length, 2);
        return startProtected(rt, "xpcall", args[0], args.slice(2), handlerOf(args[1]));
      },
    },
  };
}

/** What `error(value, level)` raises. */
function errorOf(value: LuaValue, level: LuaValue): LuaError {
  const wanted = level === undefined ? 1 : checkInt(level, 2);
  if (wanted <= 0) return new LuaError(value);
  const pending: Pending = wanted === 1 ? CALLER : { kind: "level", level: wanted };
  if (typeof value === "string") return new LuaError(value, pending);
  return typeof value === "number" ? new LuaError(numberToString(value), pending) : new LuaError(value);
}

/** `xpcall` for compiled code. The handler has to see the whole stack, so an error moves everything to the heap. */
function callWithHandler(
  self: LuaFunction,
  rt: Runtime,
  fn: LuaValue,
  args: LuaValue[],
  handler: LuaFunction,
  resumable: boolean,
): LuaValue | typeof SUSPEND {
  const { depth } = rt;
  startProtected(rt, "xpcall", fn, args, handler);
  const continuation = rt.requestContinuation as Continuation & Required<Pick<Continuation, "failed">>;
  rt.requestContinuation = undefined;
  let error: LuaError | undefined;
  try {
    const first = callResumable(rt, fn, args);
    if (first !== SUSPEND) return continuation.returned(first) as LuaValue;
    if (rt.raised !== undefined) error = takeRaised(rt);
  } catch (thrown) {
    if (thrown instanceof Capture) {
      thrown.add(continuationFrame(continuation, undefined, self));
      throw thrown;
    }
    error = toLuaError(thrown);
  }
  if (error === undefined) {
    collectFrame(rt, continuationFrame(continuation, undefined, self));
    if (!resumable) interrupt(rt);
    return SUSPEND;
  }
  rt.depth = depth;
  if (error.terminates) throw error;
  if (error.handled) return continuation.failed(error) as LuaValue;
  if (fn instanceof LuaFunction) error.thrownBy(fn);
  const capture = new Capture({ kind: "raise", error });
  capture.add(continuationFrame(continuation, undefined, self));
  throw capture;
}
