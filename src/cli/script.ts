/** `perigee [options] [script [args]]`: the behaviour of lua.c of Lua 5.1, and the options of the tiers. */
import { utf8Encode } from "../../runtime/strings/bytes.js";
import { TerminationError } from "../../runtime/values/errors.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { LuaTable, rawget, rawset, setNumber } from "../../runtime/values/table.js";
import { type LuaValue, typeName } from "../../runtime/values/value.js";
import { type Chunk, compileChunk, readChunk, readStandardInput } from "./chunks.js";
import type { Command } from "./command.js";
import { isTerminal } from "./node-builtins.js";
import { type Arguments, isGiven, type Option } from "./options.js";
import type { Profile } from "./profile/profile.js";
import { describeError, ScriptError } from "./report.js";
import { createSession, engineOptions, LIMIT_STATUS, limitOptions, type Session } from "./session.js";
import { versionText } from "./version.js";

const profileOptions: readonly Option[] = [
  { name: "--cpu-prof", summary: "write a V8 CPU profile with the names and lines of Lua at exit" },
  { name: "--cpu-prof-dir", value: "DIR", otherwise: ".", summary: "folder of the profile" },
  {
    name: "--cpu-prof-name",
    value: "NAME",
    otherwise: "CPU.<date>.<time>.<process>.0.001.cpuprofile",
    summary: "its name",
  },
  {
    name: "--cpu-prof-interval",
    value: "US",
    minimum: 1,
    otherwise: "1000",
    summary: "microseconds between samples",
  },
];

const luaOptions: readonly Option[] = [
  { name: "-e", value: "STAT", summary: "execute string STAT" },
  { name: "-l", value: "NAME", summary: "require library NAME" },
  { name: "-i", summary: "enter interactive mode after executing the script" },
  { name: "-v", summary: "show version information" },
  { name: "--version", summary: "the same on standard output" },
  { name: "--", summary: "stop handling options" },
  { name: "-", summary: "execute standard input and stop handling options" },
];

export const script: Command = {
  name: "",
  summary: "run a Lua program, after the manner of lua",
  synopsis: "[options] [script [args]]",
  details: `
Without a script, -e, -i or -v, a terminal is asked for Lua statements and anything else on standard input is run.
The arguments are in the table 'arg' and in '...' of the script; what stands in front of them has indexes below 1.
PERIGEE_INIT, or else LUA_INIT, is run first: a string, or @ and the name of a file.`,
  options: [...luaOptions, ...engineOptions, ...limitOptions, ...profileOptions],
  stopsAtArgument: true,
  example: "perigee --tier=auto -e 'greeting = \"hello\"' FILE",
  run: async (args) => (await ScriptRun.create(args, process.argv.slice(1))).run(),
};

/** One run of the program. */
export class ScriptRun {
  private readonly session: Session;
  private readonly name: string | undefined;
  /** Exit status after what has gone wrong. */
  private failure = 1;

  /** @param command the whole command line, the program first, for the table `arg`. */
  constructor(
    private readonly args: Arguments,
    private readonly command: readonly string[],
    profile?: Profile,
  ) {
    this.name = args.rest[0];
    this.session = createSession(args, args.rest, profile);
  }

  /** Makes a run, with a profiler if the arguments ask for one. */
  static async create(args: Arguments, command: readonly string[]): Promise<ScriptRun> {
    if (!isGiven(args, "--cpu-prof")) return new ScriptRun(args, command);
    const { Profile } = await import("./profile/profile.js");
    return new ScriptRun(args, command, new Profile(args));
  }

  /** @returns the exit status. */
  async run(): Promise<number> {
    const isFine =
      (await this.handleInit()) &&
      this.handleVersion() &&
      (await this.handleStatements()) &&
      (await this.handleScript());
    if (!isFine) return this.finish(this.failure);
    const isInteractive = isGiven(this.args, "-i");
    if (isInteractive || (this.isBare() && isTerminal(0))) return this.interact(!isInteractive);
    if (!this.isBare()) return this.finish(0);
    const isDone = await this.attempt(() => this.execute(readStandardInput(this.session.host.stdin)));
    return this.finish(isDone ? 0 : this.failure);
  }

  /** Nothing was asked for in particular. */
  private isBare(): boolean {
    return this.name === undefined && !["-e", "-v", "--version"].some((option) => isGiven(this.args, option));
  }

  private async handleInit(): Promise<boolean> {
    const variable = process.env["PERIGEE_INIT"] === undefined ? "LUA_INIT" : "PERIGEE_INIT";
    const value = process.env[variable];
    if (value === undefined) return true;
    if (value.startsWith("@")) return this.attempt(() => this.execute(readChunk(value.slice(1))));
    return this.attempt(() => this.execute({ source: utf8Encode(value), chunkName: `=${variable}` }));
  }

  private handleVersion(): boolean {
    if (isGiven(this.args, "--version")) this.session.host.stdout.write(`${versionText()}\n`);
    if (isGiven(this.args, "-v") || isGiven(this.args, "-i")) this.session.host.stderr.write(`${versionText()}\n`);
    return true;
  }

  /** The options that run something, in their order. */
  private async handleStatements(): Promise<boolean> {
    for (const { name, value } of this.args.given) {
      if (name !== "-e" && name !== "-l") continue;
      const text = utf8Encode(value);
      const action =
        name === "-l" ? () => this.require(text) : () => this.execute({ source: text, chunkName: "=(command line)" });
      if (!(await this.attempt(action))) return false;
    }
    return true;
  }

  private async handleScript(): Promise<boolean> {
    const { name, session } = this;
    if (name === undefined) return true;
    const { globals } = session.engine.runtime;
    rawset(globals, "arg", this.argumentTable());
    const isInput = name === "-" && !this.args.terminated;
    const scriptArguments = this.args.rest.slice(1).map(utf8Encode);
    return this.attempt(() => {
      const chunk = isInput ? readStandardInput(session.host.stdin) : readChunk(name);
      return this.execute(chunk, ...scriptArguments);
    });
  }

  /** The script has index 0, what stands in front of it a negative one. */
  private argumentTable(): LuaTable {
    const table = new LuaTable();
    const start = this.command.length - this.args.rest.length;
    for (let i = start; i < this.command.length; i++) setNumber(table, i - start, utf8Encode(this.command[i]));
    for (let i = 0; i < start; i++) setNumber(table, i - start, utf8Encode(this.command[i]));
    return table;
  }

  private async require(name: string): Promise<void> {
    const { session } = this;
    const fn = rawget(session.engine.runtime.globals, "require");
    if (!(fn instanceof LuaFunction)) throw new ScriptError(`attempt to call a ${typeName(fn)} value`);
    await session.call(fn, name);
  }

  private async execute(chunk: Chunk, ...args: LuaValue[]): Promise<void> {
    const { session } = this;
    await session.call(session.load(compileChunk(session.engine, chunk)), ...args);
  }

  /** Does something; an error is reported. Whether it went well. */
  private async attempt(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (error instanceof TerminationError) this.failure = LIMIT_STATUS;
      const message = describeError(this.session.engine, error);
      this.session.host.stdout.flush();
      if (message !== undefined) this.session.host.stderr.write(`perigee: ${message}\n`);
      return false;
    }
  }

  private async interact(showsVersion: boolean): Promise<number> {
    if (showsVersion) this.session.host.stderr.write(`${versionText()}\n`);
    const { interact } = await import("./interactive.js");
    await interact(this.session);
    return this.finish(0);
  }

  private finish(status: number): number {
    this.session.engine.close();
    this.session.finish();
    return status;
  }
}
