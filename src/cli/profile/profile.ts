/** `--cpu-prof`: V8's profiler while a program runs, and its file at the end, with what the engine knows about Lua put in. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Proto } from "../../../runtime/bytecode/proto.js";
import type { Profiling } from "../../engine/options.js";
import type { TranslatedScript } from "../../jit/tier-options.js";
import { namedFunctions } from "../emit/names.js";
import { inspector } from "../node-builtins.js";
import { type Arguments, numberOf, textOf } from "../options.js";
import { type CpuProfile, withLua } from "./convert.js";
import { InterpreterSampler } from "./sampler.js";

/** Microseconds between samples, as Node has it. */
const INTERVAL = 1000;

export class Profile implements Profiling {
  readonly sampler: InterpreterSampler;
  private readonly session = new (inspector().Session)();
  private readonly names = new WeakMap<Proto, string>();
  private readonly scripts = new Map<string, TranslatedScript>();
  private isRunning = true;

  /** Starts. */
  constructor(private readonly args: Arguments) {
    // V8's profiler reads the same clock as this, which begins at another time.
    const offset = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000;
    this.sampler = new InterpreterSampler(() => performance.now() * 1000 + offset);
    this.session.connect();
    this.post("Profiler.enable");
    this.post("Profiler.setSamplingInterval", { interval: numberOf(args, "--cpu-prof-interval", INTERVAL) });
    this.post("Profiler.start");
  }

  /** A session with one's own thread answers at once. */
  private post(method: string, params: object = {}): unknown {
    let answer: unknown;
    this.session.post(method, params, (error, result) => {
      if (error !== null) throw error;
      answer = result;
    });
    return answer;
  }

  compiled(main: Proto): void {
    for (const { proto, name } of namedFunctions(main)) this.names.set(proto, name);
  }

  translated(script: TranslatedScript): string {
    const url = `perigee:${this.scripts.size + 1}`;
    this.scripts.set(url, script);
    return url;
  }

  /** Ends, and writes the file; once. */
  finish(): void {
    if (!this.isRunning) return;
    this.isRunning = false;
    this.sampler.finish();
    const { profile } = this.post("Profiler.stop") as { profile: CpuProfile };
    this.session.disconnect();
    const { scripts, names, sampler } = this;
    const converted = withLua(profile, {
      scriptAt: (url) => scripts.get(url),
      nameOf: (proto) => names.get(proto) ?? "",
      looksAt: (time) => sampler.at(time),
    });
    const folder = textOf(this.args, "--cpu-prof-dir") ?? ".";
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, textOf(this.args, "--cpu-prof-name") ?? fileName()), JSON.stringify(converted));
  }
}

/** After the manner of Node: `CPU.20261121.150405.4711.0.001.cpuprofile`. */
function fileName(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = two(now.getHours()) + two(now.getMinutes()) + two(now.getSeconds());
  return `CPU.${date}.${time}.${process.pid}.0.001.cpuprofile`;
}
