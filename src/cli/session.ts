/** An engine as the command line sets it up: from the options about tiers, with Node as its host, watched as the options ask. */
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { LuaFunction } from "../../runtime/values/function.js";
import type { Limits } from "../../runtime/values/meter.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { Engine, type TierEvent } from "../engine/engine.js";
import type { EngineOptions, Tier } from "../engine/options.js";
import { createNodeHost, type NodeHost } from "./node-host.js";
import { Tuning } from "./node-tuning.js";
import { type Arguments, isGiven, numberOf, type Option, textOf } from "./options.js";
import type { Profile } from "./profile/profile.js";
import { Statistics } from "./statistics.js";
import { describeEvent } from "./trace.js";

export const tiers: readonly Tier[] = ["auto", "interp", "jit", "chaos"];

/** Options of every command that runs a program. */
export const engineOptions: readonly Option[] = [
  {
    name: "--tier",
    value: "TIER",
    choices: tiers,
    otherwise: "auto",
    summary: "what is translated: hot code, nothing, all code, all code with every guess failing once",
  },
  { name: "--seed", value: "N", minimum: 0, otherwise: "1", summary: "seed of --tier=chaos" },
  { name: "--hot", value: "N", minimum: 1, otherwise: "60", summary: "calls or loop iterations before translation" },
  { name: "--trace", summary: "report translations, deopts and captures on stderr, a line each" },
  { name: "--stats", summary: "print counts and times on stderr at exit, as a JSON object" },
];

/** Limits of whatever is run: the script, and each -e, -l, and statement of an interactive session. */
export const limitOptions: readonly Option[] = [
  { name: "--timeout", value: "S", minimum: 0, summary: "seconds that it may take" },
  { name: "--instructions", value: "N", minimum: 0, summary: "instructions that it may execute" },
  { name: "--memory", value: "MB", minimum: 0, summary: "millions of bytes that it may take" },
];

/** Exit status where a limit has been reached, as that of timeout(1). */
export const LIMIT_STATUS = 124;

export interface Session {
  readonly engine: Engine;
  readonly host: NodeHost;
  /** Calls a function; all its results. Lua may wait meanwhile. */
  call(fn: LuaFunction, ...args: LuaValue[]): Promise<LuaValue[]>;
  /** The function of a compiled chunk. */
  load(proto: Proto): LuaFunction;
  /** Writes what was kept back, and statistics if they are wanted; to be called when the program ends. */
  finish(): void;
}

/**
 * @param scriptArguments name of the script and its arguments.
 * @param profile a profiler that is running.
 */
export function createSession(args: Arguments, scriptArguments: readonly string[] = [], profile?: Profile): Session {
  const statistics = isGiven(args, "--stats") ? new Statistics() : undefined;
  const system = createNodeHost(scriptArguments, true);
  const finish = (): void => {
    profile?.finish();
    system.finish();
    if (statistics !== undefined) system.stderr.write(`${JSON.stringify(statistics.summary(engine))}\n`);
  };
  const host: NodeHost = {
    ...system,
    exit: (code) => {
      finish();
      return system.exit(code);
    },
  };
  const engine = new Engine(host, {
    ...optionsOf(args, host, statistics),
    ...(profile === undefined ? {} : { profile }),
  });
  return {
    engine,
    host,
    call: (fn, ...values) => engine.callAsync(fn, ...values),
    load: (proto) => {
      const fn = engine.load(proto);
      statistics?.loaded(fn);
      return fn;
    },
    finish,
  };
}

/** Undefined if there are none, so that nothing is counted. */
function limitsOf(args: Arguments): Limits | undefined {
  if (!limitOptions.some(({ name }) => isGiven(args, name))) return undefined;
  return {
    timeoutMs: numberOf(args, "--timeout", Number.POSITIVE_INFINITY) * 1000,
    instructions: numberOf(args, "--instructions", Number.POSITIVE_INFINITY),
    memoryBytes: numberOf(args, "--memory", Number.POSITIVE_INFINITY) * 1e6,
  };
}

function optionsOf(args: Arguments, host: NodeHost, statistics: Statistics | undefined): EngineOptions {
  const isTraced = isGiven(args, "--trace");
  const seed = textOf(args, "--seed");
  const hot = textOf(args, "--hot");
  const trace = (event: TierEvent): void => {
    statistics?.record(event);
    if (isTraced) host.stderr.write(`${describeEvent(event)}\n`);
  };
  const limits = limitsOf(args);
  const tuning = new Tuning();
  return {
    ...(limits === undefined ? {} : { limits }),
    tier: (textOf(args, "--tier") ?? "auto") as Tier,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(hot === undefined ? {} : { hot: Number(hot) }),
    trace,
    busy: () => tuning.setLimits(),
    interpreting: () => tuning.compileInterpreter(),
    working: (begins, task, characters) => tuning.setPatience(begins, task, characters),
  };
}
