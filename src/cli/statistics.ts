/** What `--stats` counts and prints. */
import type { Code } from "../../runtime/bytecode/code.js";
import { now } from "../../runtime/values/clock.js";
import type { LuaFunction } from "../../runtime/values/function.js";
import type { Engine, TierEvent } from "../engine/engine.js";

export interface Summary {
  /** Calls that the interpreter counted, of functions of the chunks on the command line. */
  readonly interpretedCalls: number;
  /** Translations of whole functions, and of loops. */
  readonly translated: { readonly functions: number; readonly loops: number };
  /** Functions left to the interpreter. */
  readonly interpreted: number;
  readonly deopts: Readonly<Record<string, number>>;
  readonly discarded: number;
  readonly captures: number;
  readonly milliseconds: { readonly total: number; readonly translation: number };
  /** Bytes of JavaScript's heap at the end. */
  readonly heap: number;
}

export class Statistics {
  private readonly started = now();
  private readonly main: Code[] = [];
  private readonly counts: Record<TierEvent["kind"], number> = {
    translated: 0,
    interpreted: 0,
    deopt: 0,
    discarded: 0,
    capture: 0,
  };
  private loops = 0;
  private readonly deopts: Record<string, number> = {};

  loaded(fn: LuaFunction): void {
    if (fn.code !== undefined) this.main.push(fn.code);
  }

  record(event: TierEvent): void {
    this.counts[event.kind]++;
    if (event.kind === "deopt") this.deopts[event.reason] = (this.deopts[event.reason] ?? 0) + 1;
    if (event.kind === "translated" && event.loop >= 0) this.loops++;
  }

  summary(engine: Engine): Summary {
    const { counts, loops } = this;
    return {
      interpretedCalls: this.main.reduce((sum, code) => sum + callsOf(code), 0),
      translated: { functions: counts.translated - loops, loops },
      interpreted: counts.interpreted,
      deopts: this.deopts,
      discarded: counts.discarded,
      captures: counts.capture,
      milliseconds: {
        total: rounded(now() - this.started),
        translation: rounded(engine.jit?.milliseconds ?? 0),
      },
      heap: process.memoryUsage().heapUsed,
    };
  }
}

/** Calls of a function and of all functions in it. */
function callsOf(code: Code): number {
  return code.proto.protos.reduce((sum, _, i) => sum + callsOf(code.child(i)), code.calls);
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
