/** Functions of a chunk as JavaScript with comments that lead back to the Lua source. */
import { Code } from "../../../runtime/bytecode/code.js";
import type { Proto } from "../../../runtime/bytecode/proto.js";
import { utf8Decode } from "../../../runtime/strings/bytes.js";
import { chunkId } from "../../../runtime/values/chunkname.js";
import { collectHostNames } from "../../jit/host-names.js";
import { printedWithComments, Statement } from "../../jit/javascript.js";
import type { TranslationOptions } from "../../jit/options.js";
import { deoptReasons } from "../../jit/reasons.js";
import { type Translation, translate } from "../../jit/translate.js";
import { type NamedFunction, namedFunctions } from "./names.js";

/** Nothing is known of upvalues and all speculation is allowed, as at the first translation of a shared function. */
export const uninformed: TranslationOptions = {
  generic: false,
  chaos: false,
  polling: false,
  metered: false,
  marked: false,
  resumable: false,
  behindCall: false,
  upvalues: undefined,
  dynamicGlobals: false,
  traps: false,
  calleeAt: () => undefined,
  targetAt: () => undefined,
  copyAt: () => undefined,
  isRepeated: () => false,
  refuse: () => undefined,
  isPlainMetatable: () => false,
  hostNames: collectHostNames(),
};

/**
 * The JavaScript of all functions of a chunk.
 * @param source the source text as a byte string, to be quoted.
 * @param wanted restricts it to functions of this name, with or without what stands in front of the dot, or at this line.
 * @returns a host string, empty when no function is wanted.
 */
export function emitFunctions(main: Proto, source: string, wanted?: string): string {
  const lines = source.split("\n");
  return namedFunctions(main)
    .filter((fn) => wanted === undefined || isCalled(fn, wanted))
    .map((fn) => emitFunction(fn, lines))
    .join("\n");
}

function isCalled({ name, proto }: NamedFunction, wanted: string): boolean {
  return name === wanted || name.endsWith(`.${wanted}`) || String(proto.lineDefined) === wanted;
}

const NOT_RUN = (): undefined => undefined;

function emitFunction({ proto, name }: NamedFunction, lines: readonly string[]): string {
  const translation = translate(new Code(proto, NOT_RUN, NOT_RUN, Number.POSITIVE_INFINITY), uninformed);
  const header = headerLines(proto, name, translation).map((line) => `// ${commentText(line)}\n`);
  new Annotator(proto, lines).annotate(translation.program);
  return header.join("") + printedWithComments(translation.program);
}

function headerLines(proto: Proto, name: string, { exits }: Translation): string[] {
  const { lineDefined, lastLine, isDefer, isVararg } = proto;
  const place = lineDefined === 0 ? chunkId(proto.source) : `${chunkId(proto.source)}:${lineDefined}-${lastLine}`;
  const parameters = proto.locals.slice(0, proto.parameters).map((local) => local.name);
  if (isVararg) parameters.push("...");
  const kind = isDefer ? "deferred block" : `function ${name === "" ? "without a name" : name}`;
  return [
    `${kind} (${parameters.join(", ")}), ${place}`,
    ...registerNames(proto).map((line) => `  ${line}`),
    ...proto.upvalues.map((upvalue, i) => `  u${i}: upvalue ${upvalue.name}${upvalue.cell ? ", in a cell" : ""}`),
    ...exits.map(
      ({ pc, reason }, i) => `  exit ${i}: line ${proto.lines[pc / 4]}, ${reason} (${deoptReasons[reason]})`,
    ),
  ];
}

/** The variables that live in each register. */
function registerNames(proto: Proto): string[] {
  const names = new Map<number, Set<string>>();
  for (const { register, name, cell } of proto.locals) {
    const known = names.get(register) ?? new Set();
    names.set(register, known.add(cell ? `${name}, in a cell` : name));
  }
  return [...names].sort(([a], [b]) => a - b).map(([register, known]) => `r${register}: ${[...known].join("; ")}`);
}

/** What a comment of one line can hold, also where the text stands in a script element of HTML. */
function commentText(bytes: string): string {
  return utf8Decode(bytes)
    .replace(/[\r\n\u2028\u2029]/g, " ")
    .replace(/<(?=\/|!)/g, "\\x3c");
}

/** Puts the line of Lua in front of the statements it has become, where it can be told from them. */
class Annotator {
  private line = -1;

  constructor(
    private readonly proto: Proto,
    private readonly lines: readonly string[],
  ) {}

  annotate(statements: readonly Statement[]): void {
    for (const statement of statements) {
      this.annotateStatement(statement);
      for (const piece of statement.pieces)
        if (piece instanceof Statement) this.annotate([piece]);
        else if (typeof piece !== "string") this.annotate(piece);
    }
  }

  private annotateStatement(statement: Statement): void {
    if (statement.pc < 0) return;
    const line = this.proto.lines[statement.pc / 4]!;
    if (line === this.line) return;
    this.line = line;
    statement.comment = commentText(` ${line}: ${(this.lines[line - 1] ?? "").trim()}`);
  }
}
