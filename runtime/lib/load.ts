/** Chunks into functions: `load`, `loadstring`, `loadfile`, `dofile`, and what `require` needs of them. Manual §5.1. */
import { ArtifactError } from "../bytecode/serialize.js";
import { type Callback, call } from "../interpreter/callback.js";
import type { Frame } from "../interpreter/frame.js";
import {
  isPrecompiled,
  loadFunction,
  loadPrecompiled,
  loadSource,
  PRECOMPILED_MARK,
} from "../interpreter/instantiate.js";
import { position } from "../interpreter/settle.js";
import { untilZero } from "../strings/bytes.js";
import { numberToString } from "../strings/number.js";
import { LuaError, NOT_ENOUGH_MEMORY, toLuaError } from "../values/errors.js";
import type { LuaFunction } from "../values/function.js";
import { textLength } from "../values/meter.js";
import type { Continuation, REQUEST, Step } from "../values/native.js";
import { type Runtime, return1, return2 } from "../values/runtime.js";
import type { LuaValue } from "../values/value.js";
import { checkFunction, checkString, optionalName } from "./arguments.js";
import { type Host, HostError, type HostFile } from "./host.js";
import { callback, type Declaration, frames, plain } from "./library.js";

const NO_COMPILER = "cannot load source text: this engine has no compiler";

const READ_SIZE = 65536;

const BYTE_ORDER_MARK = "\xef\xbb\xbf";

/** A function of the running thread's environment, or what is wrong with the chunk. */
export function loadChunk(rt: Runtime, text: string, chunkName: string): LuaFunction | string {
  rt.meter?.spend(text.length);
  try {
    if (isPrecompiled(text)) return loadFunction(rt, loadPrecompiled(text));
    const { compile } = rt.capabilities;
    return compile === undefined ? NO_COMPILER : loadSource(rt, compile, text, chunkName);
  } catch (thrown) {
    if (thrown instanceof ArtifactError) return `${artifactName(chunkName)}: ${thrown.message}`;
    if (thrown instanceof LuaError || (thrown instanceof Error && thrown.name === "LuaSyntaxError"))
      return thrown.message;
    throw thrown;
  }
}

/** What messages call precompiled code: its name as it is, and it has no first line to be called by (luaU_undump). */
function artifactName(chunkName: string): string {
  if (chunkName.startsWith(PRECOMPILED_MARK)) return "binary string";
  return /^[@=]/.test(chunkName) ? chunkName.slice(1) : chunkName;
}

/** The same for a file; without a name, for what standard input holds. A first line that begins with `#` is skipped. */
export function loadFileChunk(rt: Runtime, host: Host, name: string | undefined): LuaFunction | string {
  let text: string;
  let doing = "open";
  try {
    if (name !== undefined && host.files === undefined) throw new HostError("no file system", 0);
    const file = name === undefined ? host.stdin : host.files!.open(name, "r");
    doing = "read";
    text = readAll(file);
    if (name !== undefined) file.close();
  } catch (thrown) {
    if (thrown instanceof HostError) return `cannot ${doing} ${name ?? "stdin"}: ${thrown.message}`;
    throw thrown;
  }
  return loadChunk(rt, skipFirstLine(text), name === undefined ? "=stdin" : "@" + name);
}

function readAll(file: HostFile): string {
  let text = "";
  for (;;) {
    const piece = file.read(READ_SIZE);
    if (piece === "") return text;
    text += piece;
  }
}

/** A first line that starts with `#` is for the system. Its end stays, so that lines are counted right, unless precompiled code follows. */
export function skipFirstLine(text: string): string {
  if (!text.startsWith("#", text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0)) return text;
  const end = text.indexOf("\n");
  if (end < 0) return "";
  return text[end + 1] === PRECOMPILED_MARK ? text.slice(end + 1) : text.slice(end);
}

/** What `load` and its kin return. */
function loaded(rt: Runtime, outcome: LuaFunction | string): LuaValue {
  return typeof outcome === "string" ? return2(rt, undefined, outcome) : return1(rt, outcome);
}

/**
 * `load` while its reader runs. The text is compiled when it is complete; but a reader may have no end, and Lua, which compiles as it reads,
 * stops it at the first syntax error. So what there is of the text is looked at after the first piece, and again whenever the number of pieces
 * has doubled.
 */
class Reading implements Continuation {
  readonly name = "load";
  private text = "";
  private pieces = 0;
  private nextLook = 1;
  /** What has become of the text at the last look, while no piece has been added since. */
  private outcome: LuaFunction | string | undefined;
  /** What was wrong with the text at the last look. */
  private suspicion = "";

  constructor(
    private readonly rt: Runtime,
    private readonly reader: LuaFunction,
    private readonly chunkName: string,
    private readonly caller: Frame | undefined,
  ) {}

  request(): typeof REQUEST {
    this.rt.requestContinuation = this;
    return call(this.rt, this.reader, []);
  }

  returned(piece: LuaValue): Step {
    // A reader that is a builtin pays nothing, and may have no end.
    this.rt.meter?.spend(1 + textLength(piece));
    if (this.rt.n === 0 || piece === undefined || piece === "") {
      return loaded(this.rt, this.outcome ?? loadChunk(this.rt, this.text, this.chunkName));
    }
    if (typeof piece === "string") this.text += piece;
    else if (typeof piece === "number") this.text += numberToString(piece);
    else return return2(this.rt, undefined, this.where() + "reader function must return a string");
    this.outcome = undefined;
    if (++this.pieces === this.nextLook && this.isHopeless()) return return2(this.rt, undefined, this.suspicion);
    return this.request();
  }

  /** Whether no continuation can make a chunk of the text: the same error, not that of its end, has been there at the last look. */
  private isHopeless(): boolean {
    this.nextLook *= 2;
    const before = this.suspicion;
    const outcome = loadChunk(this.rt, this.text, this.chunkName);
    this.outcome = outcome;
    if (outcome === NOT_ENOUGH_MEMORY) {
      this.suspicion = outcome;
      return true;
    }
    this.suspicion = typeof outcome === "string" && !outcome.endsWith("near '<eof>'") ? outcome : "";
    return this.suspicion !== "" && this.suspicion === before && !isPrecompiled(this.text);
  }

  /** Errors of the reader are errors of the chunk. */
  failed(error: unknown): Step {
    return return2(this.rt, undefined, toLuaError(error).value);
  }

  private where(): string {
    const { caller } = this;
    return caller === undefined || caller.continuation !== undefined ? "" : position(caller.proto, caller.pc);
  }
}

export function loadBuiltins(rt: Runtime, host: Host): Record<string, Declaration> {
  return {
    load: frames((args) => {
      const chunkName = optionalName(args[1], 2, "=(load)");
      const reader = checkFunction(args[0], 1);
      return new Reading(rt, reader, chunkName, rt.frame).request();
    }),

    loadstring: plain(function loadstring(this: LuaFunction, chunk: LuaValue, name: LuaValue): LuaValue {
      const text = checkString(chunk, 1);
      return loaded(rt, loadChunk(rt, text, optionalName(name, 2, untilZero(text))));
    }),

    loadfile: plain(function loadfile(this: LuaFunction, name: LuaValue): LuaValue {
      return loaded(rt, loadFileChunk(rt, host, optionalName(name, 1, undefined)));
    }),

    dofile: callback(function* dofile(name: LuaValue): Callback {
      const chunk = loadFileChunk(rt, host, optionalName(name, 1, undefined));
      if (typeof chunk === "string") throw new LuaError(chunk);
      return yield call(rt, chunk, []);
    }),
  };
}
