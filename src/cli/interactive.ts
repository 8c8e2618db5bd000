/**
 * Interactive mode, as lua.c has it: prompts, lines that start with `=`, statements over several lines. On a terminal lines come from
 * `node:readline`, with editing and history; otherwise they are read as `io.read` reads them.
 */
import { createInterface, type Interface } from "node:readline";
import { loadFunction } from "../../runtime/interpreter/instantiate.js";
import type { HostFile } from "../../runtime/lib/host.js";
import { utf8Decode, utf8Encode } from "../../runtime/strings/bytes.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { rawget } from "../../runtime/values/table.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { LuaSyntaxError } from "../syntax/errors.js";
import { isTerminal } from "./node-builtins.js";
import { describeError } from "./report.js";
import type { Session } from "./session.js";

/** Where lines come from. */
interface LineSource {
  /** The next line as a byte string, without its end; undefined at the end of the input. */
  next(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** Reads and runs statements until the input ends. */
export async function interact(session: Session): Promise<void> {
  const { stdin, stdout } = session.host;
  const source = isTerminal(0) && isTerminal(1) ? new TerminalLines() : new StreamLines(stdin, stdout);
  try {
    for (let fn = await readStatement(session, source); fn !== END; fn = await readStatement(session, source)) {
      if (fn !== undefined) await evaluate(session, fn);
      stdout.flush();
    }
    stdout.write("\n");
  } finally {
    source.close();
  }
}

const END = Symbol("end of input");

/** Exit status of a program that control-C has ended. */
const INTERRUPTED = 130;

/** Reads lines until they are a complete chunk; undefined when they cannot become one, which has been reported. */
async function readStatement(session: Session, source: LineSource): Promise<LuaFunction | undefined | typeof END> {
  const first = await source.next(prompt(session, "_PROMPT", "> "));
  if (first === undefined) return END;
  let text = first.startsWith("=") ? `return ${first.slice(1)}` : first;
  for (;;) {
    try {
      return session.load(session.engine.compile(text, "=stdin"));
    } catch (error) {
      if (!isIncomplete(error)) return complain(session, error);
    }
    const line = await source.next(prompt(session, "_PROMPT2", ">> "));
    if (line === undefined) return END;
    text += `\n${line}`;
  }
}

/** The source ended where it had to go on. */
function isIncomplete(error: unknown): boolean {
  return error instanceof LuaSyntaxError && error.message.endsWith("'<eof>'");
}

function prompt({ engine }: Session, name: string, otherwise: string): string {
  const value = rawget(engine.runtime.globals, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
}

async function evaluate(session: Session, fn: LuaFunction): Promise<void> {
  let values: LuaValue[];
  try {
    values = await session.call(fn);
  } catch (error) {
    complain(session, error);
    return;
  }
  if (values.length > 0) await printValues(session, values);
}

async function printValues(session: Session, values: LuaValue[]): Promise<void> {
  const { engine, host } = session;
  try {
    // Calls whatever `print` is now; a global that is no function fails as a call in Lua does.
    const printer = rawget(engine.runtime.globals, "print");
    const call =
      printer instanceof LuaFunction ? printer : loadFunction(engine.runtime, engine.compile("print(...)", "=stdin"));
    await session.call(call, ...values);
  } catch (error) {
    host.stderr.write(`error calling 'print' (${describeError(engine, error)?.split("\n")[0]})\n`);
  }
}

function complain({ engine, host }: Session, error: unknown): undefined {
  const message = describeError(engine, error);
  host.stdout.flush();
  if (message !== undefined) host.stderr.write(`${message}\n`);
  return undefined;
}

/** Lines of a file or pipe, read a byte at a time so that the program can read what follows. */
class StreamLines implements LineSource {
  constructor(
    private readonly stdin: HostFile,
    private readonly stdout: HostFile,
  ) {}

  async next(text: string): Promise<string | undefined> {
    this.stdout.write(text);
    this.stdout.flush();
    let line = "";
    for (let byte = this.stdin.read(1); byte !== "\n"; byte = this.stdin.read(1)) {
      if (byte === "") return line === "" ? undefined : line;
      line += byte;
    }
    return line;
  }

  close(): void {}
}

/** Lines typed at a terminal. While Lua runs, the terminal is as the program expects it. */
class TerminalLines implements LineSource {
  private readonly terminal: Interface;
  /** Lines that came before they were asked for, as when text is pasted. */
  private readonly waiting: string[] = [];
  private ended = false;
  private deliver: ((line: string | undefined) => void) | undefined = undefined;

  constructor() {
    this.terminal = createInterface({ input: process.stdin, output: process.stdout });
    this.terminal.on("line", (line) => this.arrived(utf8Encode(line)));
    this.terminal.on("close", () => this.finished());
    // Control-C at a prompt ends the program, as it ends lua.
    this.terminal.on("SIGINT", () => process.exit(INTERRUPTED));
  }

  next(text: string): Promise<string | undefined> {
    const line = this.waiting.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.ended) return Promise.resolve(undefined);
    process.stdin.setRawMode(true);
    this.terminal.setPrompt(utf8Decode(text));
    this.terminal.prompt();
    return new Promise((resolve) => {
      this.deliver = resolve;
    });
  }

  close(): void {
    this.terminal.close();
  }

  private arrived(line: string): void {
    if (this.deliver === undefined) this.waiting.push(line);
    else this.answer(line);
  }

  private finished(): void {
    this.ended = true;
    this.answer(undefined);
  }

  private answer(line: string | undefined): void {
    const { deliver } = this;
    this.deliver = undefined;
    if (!this.ended) {
      this.terminal.pause();
      process.stdin.setRawMode(false);
    }
    deliver?.(line);
  }
}
