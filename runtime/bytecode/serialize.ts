/**
 * The binary form of an artifact: what `string.dump` returns, files of compiled code contain and emitted modules carry. Reading it
 * trusts nothing: whatever the bytes are, the outcome is a frozen prototype or an `ArtifactError`. Whether the code in it is sound is
 * the question of `verify.ts`.
 *
 * Layout: magic, format version, checksum of the rest; string pool; constant pool; prototypes, each followed by those nested in it.
 * Numbers are varints of seven bits to a byte, low bits first; signed ones alternate 0, -1, 1, -2, ...
 */
import { ByteReader, ByteWriter } from "./byte-stream.js";
import type { Constant, LocalInfo, Proto, Region, UpvalueInfo } from "./proto.js";

/** Starts with the byte that marks precompiled Lua code. */
const ARTIFACT_MAGIC = "\x1bPerigee";

/** To be raised with every change of the format, of the opcodes or of what they mean. */
export const ARTIFACT_VERSION = 2;

/** Bytes are not an artifact, or an artifact breaks the rules that execution relies on. */
export class ArtifactError extends Error {
  override readonly name = "ArtifactError";
}

const enum ConstantTag {
  Nil,
  False,
  True,
  Number,
  String,
}

const enum ProtoFlag {
  Vararg = 1,
  Defer = 2,
  HasDefer = 4,
}

const enum UpvalueFlag {
  FromRegister = 1,
  Cell = 2,
}

const regionKinds: readonly Region["kind"][] = ["block", "loop", "defer"];

/** The bytes of a prototype and all that it contains. */
export function serialize(proto: Proto): Uint8Array {
  const body = new ByteWriter();
  const protos = flatten(proto);
  const strings = new StringPool();
  for (const constant of proto.constants) if (typeof constant === "string") strings.add(constant);
  for (const each of protos) addNames(each, strings);
  body.count(strings.list.length);
  for (const string of strings.list) body.string(string);
  body.count(proto.constants.length);
  for (const constant of proto.constants) writeConstant(body, constant, strings);
  for (const each of protos) writeProto(body, each, strings);
  const content = body.bytes();
  const head = new ByteWriter();
  head.raw(ARTIFACT_MAGIC);
  head.byte(ARTIFACT_VERSION);
  head.word(checksum(content, 0));
  return concatenate(head.bytes(), content);
}

/** The prototypes of a chunk, each before those nested in it. */
function flatten(root: Proto): Proto[] {
  const protos: Proto[] = [];
  const pending: Proto[] = [root];
  for (let proto = pending.pop(); proto !== undefined; proto = pending.pop()) {
    protos.push(proto);
    for (let index = proto.protos.length - 1; index >= 0; index--) pending.push(proto.protos[index]);
  }
  return protos;
}

class StringPool {
  readonly list: string[] = [];
  private readonly indexes = new Map<string, number>();

  add(string: string): void {
    if (this.indexes.has(string)) return;
    this.indexes.set(string, this.list.length);
    this.list.push(string);
  }

  indexOf(string: string): number {
    return this.indexes.get(string) as number;
  }
}

function addNames(proto: Proto, strings: StringPool): void {
  strings.add(proto.source);
  for (const { name } of proto.upvalues) strings.add(name);
  for (const { name } of proto.locals) strings.add(name);
}

function writeConstant(out: ByteWriter, constant: Constant, strings: StringPool): void {
  switch (typeof constant) {
    case "undefined":
      out.byte(ConstantTag.Nil);
      break;
    case "boolean":
      out.byte(constant ? ConstantTag.True : ConstantTag.False);
      break;
    case "number":
      out.byte(ConstantTag.Number);
      out.float(constant);
      break;
    case "string":
      out.byte(ConstantTag.String);
      out.count(strings.indexOf(constant));
  }
}

function writeProto(out: ByteWriter, proto: Proto, strings: StringPool): void {
  out.count(proto.id);
  out.count(strings.indexOf(proto.source));
  out.count(proto.lineDefined);
  out.count(proto.lastLine);
  out.count(proto.parameters);
  out.count(proto.registers);
  out.byte(
    (proto.isVararg ? ProtoFlag.Vararg : 0) |
      (proto.isDefer ? ProtoFlag.Defer : 0) |
      (proto.hasDefer ? ProtoFlag.HasDefer : 0),
  );
  out.count(proto.code.length);
  for (const word of proto.code) out.signed(word);
  out.count(proto.lines.length);
  let line = proto.lineDefined;
  for (const next of proto.lines) {
    out.signed(next - line);
    line = next;
  }
  out.count(proto.upvalues.length);
  for (const upvalue of proto.upvalues) {
    out.count(strings.indexOf(upvalue.name));
    out.count(upvalue.index);
    out.byte((upvalue.fromRegister ? UpvalueFlag.FromRegister : 0) | (upvalue.cell ? UpvalueFlag.Cell : 0));
  }
  out.count(proto.locals.length);
  for (const local of proto.locals) {
    out.count(strings.indexOf(local.name));
    out.count(local.register);
    out.count(local.start);
    out.count(local.end);
    out.byte(local.cell ? 1 : 0);
  }
  out.count(proto.regions.length);
  for (const region of proto.regions) {
    out.byte(regionKinds.indexOf(region.kind));
    out.count(region.start);
    out.count(region.end);
    out.signed(region.register);
  }
  out.count(proto.protos.length);
}

/** The prototype in the bytes of an artifact. Throws `ArtifactError` for any others. */
export function deserialize(bytes: Uint8Array): Proto {
  const reader = new ByteReader(
    bytes,
    (position, problem) => new ArtifactError(`damaged at byte ${position}: ${problem}`),
  );
  readHead(bytes, reader);
  const strings = reader.list("strings", 1, () => reader.string());
  const constants = Object.freeze(reader.list("constants", 1, () => readConstant(reader, strings)));
  const root = readProtos(reader, strings, constants);
  if (reader.remaining > 0) throw reader.damaged("something follows the last function");
  return root;
}

function readHead(bytes: Uint8Array, reader: ByteReader): void {
  for (let index = 0; index < ARTIFACT_MAGIC.length; index++) {
    if (bytes[index] !== ARTIFACT_MAGIC.charCodeAt(index)) throw new ArtifactError("not a Perigee artifact");
  }
  reader.skip(ARTIFACT_MAGIC.length);
  const version = reader.byte();
  if (version !== ARTIFACT_VERSION) {
    throw new ArtifactError(`version ${version} is not supported (this build reads ${ARTIFACT_VERSION})`);
  }
  const position = reader.position;
  const expected = reader.word();
  if (checksum(bytes, reader.position) !== expected) {
    throw new ArtifactError(`damaged at byte ${position}: the checksum does not match the content`);
  }
}

function readConstant(reader: ByteReader, strings: readonly string[]): Constant {
  const tag: ConstantTag = reader.byte();
  switch (tag) {
    case ConstantTag.Nil:
      return undefined;
    case ConstantTag.False:
      return false;
    case ConstantTag.True:
      return true;
    case ConstantTag.Number:
      return reader.float();
    case ConstantTag.String:
      return reader.member(strings, "string");
    default:
      throw reader.damaged(`${tag satisfies never} is no kind of constant`);
  }
}

/** A prototype whose nested prototypes are still to come. */
interface Unfinished {
  readonly proto: Proto;
  readonly protos: Proto[];
  readonly count: number;
}

/** Reads a tree that is written parents first, without recursion: its depth is not ours to trust. */
function readProtos(reader: ByteReader, strings: readonly string[], constants: readonly Constant[]): Proto {
  const open: Unfinished[] = [];
  for (;;) {
    const protos: Proto[] = [];
    const proto = readProto(reader, strings, constants, protos);
    open.push({ proto, protos, count: reader.count("functions", MINIMAL_PROTO) });
    for (let innermost = open[open.length - 1]; innermost.protos.length === innermost.count; ) {
      open.pop();
      Object.freeze(innermost.protos);
      const finished = Object.freeze(innermost.proto);
      if (open.length === 0) return finished;
      innermost = open[open.length - 1];
      innermost.protos.push(finished);
    }
  }
}

/** Bytes of the shortest prototype. */
const MINIMAL_PROTO = 13;

function readProto(
  reader: ByteReader,
  strings: readonly string[],
  constants: readonly Constant[],
  protos: readonly Proto[],
): Proto {
  const id = reader.number();
  const source = reader.member(strings, "string");
  const lineDefined = reader.number();
  const lastLine = reader.number();
  const parameters = reader.number();
  const registers = reader.number();
  const flags = reader.flags(ProtoFlag.Vararg | ProtoFlag.Defer | ProtoFlag.HasDefer);
  return {
    id,
    source,
    lineDefined,
    lastLine,
    parameters,
    isVararg: (flags & ProtoFlag.Vararg) !== 0,
    isDefer: (flags & ProtoFlag.Defer) !== 0,
    hasDefer: (flags & ProtoFlag.HasDefer) !== 0,
    registers,
    code: readCode(reader),
    lines: readLines(reader, lineDefined),
    constants,
    protos,
    upvalues: Object.freeze(reader.list("upvalues", 3, () => readUpvalue(reader, strings))),
    locals: Object.freeze(reader.list("locals", 5, () => readLocal(reader, strings))),
    regions: Object.freeze(reader.list("regions", 4, () => readRegion(reader))),
  };
}

function readCode(reader: ByteReader): Int32Array {
  const code = new Int32Array(reader.count("code", 1));
  for (let index = 0; index < code.length; index++) code[index] = reader.signed();
  return code;
}

function readLines(reader: ByteReader, lineDefined: number): Int32Array {
  const lines = new Int32Array(reader.count("lines", 1));
  let line = lineDefined;
  for (let index = 0; index < lines.length; index++) {
    line = (line + reader.signed()) | 0;
    lines[index] = line;
  }
  return lines;
}

function readUpvalue(reader: ByteReader, strings: readonly string[]): UpvalueInfo {
  const name = reader.member(strings, "string");
  const index = reader.number();
  const flags = reader.flags(UpvalueFlag.FromRegister | UpvalueFlag.Cell);
  return Object.freeze({
    name,
    fromRegister: (flags & UpvalueFlag.FromRegister) !== 0,
    index,
    cell: (flags & UpvalueFlag.Cell) !== 0,
  });
}

function readLocal(reader: ByteReader, strings: readonly string[]): LocalInfo {
  const name = reader.member(strings, "string");
  const register = reader.number();
  const start = reader.number();
  const end = reader.number();
  return Object.freeze({ name, register, start, end, cell: reader.flags(1) === 1 });
}

function readRegion(reader: ByteReader): Region {
  const kind = regionKinds[reader.byte()];
  if (kind === undefined) throw reader.damaged("unknown kind of region");
  const start = reader.number();
  const end = reader.number();
  return Object.freeze({ kind, start, end, register: reader.signed() });
}

/** FNV-1a over the bytes from `start` on: against accidents, not against intent. */
function checksum(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index], 0x01000193);
  return hash >>> 0;
}

function concatenate(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
