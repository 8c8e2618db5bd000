/**
 * Readable listings of prototypes, in the manner of `luac -l -l`: code with comments that name constants, variables and jump targets,
 * then constants, locals, upvalues and regions, for a function and all functions nested in it. Instructions are numbered from 1.
 */
import { constantOperands } from "./effects.js";
import { constantIndex, isConstant, nextPc, opcodeAt, operandA, operandB } from "./instruction.js";
import { INSTRUCTION_SIZE, Op, type Operand, opInfo } from "./opcodes.js";
import type { Constant, Proto, Region } from "./proto.js";

export interface ListingOptions {
  /** List constants, locals, upvalues and regions below the code. */
  readonly tables?: boolean;
  /** List nested functions as well. */
  readonly nested?: boolean;
}

/** A listing of a prototype and, by default, of everything in it. */
export function listing(proto: Proto, { tables = true, nested = true }: ListingOptions = {}): string {
  const lines: string[] = [];
  const pending: Proto[] = [proto];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    if (lines.length > 0) lines.push("");
    lines.push(...listFunction(current, tables));
    if (nested) pending.push(...[...current.protos].reverse());
  }
  return `${lines.join("\n")}\n`;
}

function listFunction(proto: Proto, tables: boolean): string[] {
  const lines = header(proto);
  for (let pc = 0; pc < proto.code.length; pc = nextPc(pc)) lines.push(`\t${instructionText(proto, pc)}`);
  if (tables) lines.push(...constantTable(proto), ...localTable(proto), ...upvalueTable(proto), ...regionTable(proto));
  return lines;
}

function header(proto: Proto): string[] {
  const parameters = proto.isVararg ? `${proto.parameters}+ parameters` : counted(proto.parameters, "parameter");
  const counts = [
    counted(proto.registers, "register"),
    counted(proto.upvalues.length, "upvalue"),
    counted(proto.locals.length, "local"),
    counted(usedConstants(proto).length, "constant"),
    counted(proto.protos.length, "function"),
  ];
  const instructions = counted(proto.code.length / INSTRUCTION_SIZE, "instruction");
  return [`${title(proto)} (${instructions})`, [parameters, ...counts].join(", ")];
}

function title(proto: Proto): string {
  const where = `${displayedSource(proto)}:${proto.lineDefined},${proto.lastLine}`;
  if (proto.isDefer) return `deferred handler, line ${proto.lineDefined} <${where}>`;
  return `${proto.lineDefined === 0 ? "main" : "function"} <${where}>`;
}

function displayedSource({ source }: Proto): string {
  return source.startsWith("@") || source.startsWith("=") ? escapeBytes(source.slice(1)) : "(string)";
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** One line of a listing, without indentation: `1  [3]  GET_GLOBAL  0 "print"` in columns, and a comment. */
export function instructionText(proto: Proto, pc: number): string {
  const { code, lines } = proto;
  const { name, operands } = opInfo[opcodeAt(code, pc)];
  const shown: string[] = [];
  const comments: string[] = [];
  for (let index = 0; index < operands.length; index++) {
    if (operands[index] === "none") continue;
    const operand = code[pc + 1 + index];
    shown.push(operandText(operands[index], operand));
    const comment = operandComment(proto, operands[index], operand);
    if (comment !== "") comments.push(comment);
  }
  const columns = `${number(pc)}\t[${lines[pc / INSTRUCTION_SIZE]}]\t${name.padEnd(12)}\t${shown.join(" ")}`;
  return comments.length === 0 ? columns : `${columns}\t; ${comments.join(", ")}`;
}

/** Number of the instruction at `pc`, counted from 1. */
const number = (pc: number): number => pc / INSTRUCTION_SIZE + 1;

function operandText(kind: Operand, operand: number): string {
  switch (kind) {
    case "rk":
      return isConstant(operand) ? `k${constantIndex(operand)}` : String(operand);
    case "constant":
    case "name":
      return `k${operand}`;
    case "target":
      return String(number(operand));
    default:
      return String(operand);
  }
}

function operandComment(proto: Proto, kind: Operand, operand: number): string {
  switch (kind) {
    case "rk":
      return isConstant(operand) ? constantText(proto.constants[constantIndex(operand)]) : "";
    case "constant":
      return constantText(proto.constants[operand]);
    case "name":
      return nameText(proto.constants[operand]);
    case "upvalue":
      return escapeBytes(proto.upvalues[operand].name);
    case "proto":
      return title(proto.protos[operand]);
    case "target":
      return `to ${number(operand)}`;
    default:
      return "";
  }
}

function constantTable(proto: Proto): string[] {
  const used = usedConstants(proto);
  return table(
    "constants",
    used.map((index) => `k${index}\t${constantText(proto.constants[index])}`),
  );
}

/** Indexes of the constants that a prototype uses out of the chunk's pool, in ascending order. */
function usedConstants(proto: Proto): number[] {
  const used = new Set<number>();
  for (let pc = 0; pc < proto.code.length; pc = nextPc(pc)) {
    for (const index of constantOperands(proto, pc)) used.add(index);
  }
  return [...used].sort((left, right) => left - right);
}

function localTable(proto: Proto): string[] {
  const rows = proto.locals.map(
    (local) =>
      `${local.register}\t${escapeBytes(local.name)}\t${number(local.start)}\t${number(local.end)}${local.cell ? "\tcell" : ""}`,
  );
  return table("locals", rows);
}

function upvalueTable(proto: Proto): string[] {
  const rows = proto.upvalues.map((upvalue, index) => {
    const origin = `${upvalue.fromRegister ? "register" : "upvalue"} ${upvalue.index}`;
    return `${index}\t${escapeBytes(upvalue.name)}\t${origin}\t${upvalue.cell ? "cell" : "by value"}`;
  });
  return table("upvalues", rows);
}

function regionTable(proto: Proto): string[] {
  const open: Region[] = [];
  const rows = proto.regions.map((region) => {
    while (open.length > 0 && open[open.length - 1].end <= region.start) open.pop();
    const indent = "  ".repeat(open.length);
    open.push(region);
    return `${indent}${regionText(proto, region)}`;
  });
  return table("regions", rows);
}

function regionText(proto: Proto, region: Region): string {
  const extent = `${region.kind}\t${number(region.start)} to ${number(region.end)}`;
  if (region.kind !== "defer") return extent;
  const handler = handlerOf(proto, region);
  const line = handler === undefined ? "" : `, deferred handler, line ${handler.lineDefined}`;
  return `${extent}\tin register ${region.register}${line}`;
}

/** The handler of a `defer` region: the closure made directly before it, or the first one made in it for its register. */
function handlerOf(proto: Proto, region: Region): Proto | undefined {
  const { code } = proto;
  for (let pc = Math.max(region.start - INSTRUCTION_SIZE, 0); pc < region.end; pc = nextPc(pc)) {
    const isHandler = opcodeAt(code, pc) === Op.MakeClosure && operandA(code, pc) === region.register;
    if (isHandler) return proto.protos[operandB(code, pc)];
  }
  return undefined;
}

function table(name: string, rows: string[]): string[] {
  return rows.length === 0 ? [] : [`${name} (${rows.length}):`, ...rows.map((row) => `\t${row}`)];
}

function constantText(constant: Constant): string {
  switch (typeof constant) {
    case "string":
      return `"${escapeBytes(constant)}"`;
    case "number":
      return Object.is(constant, -0) ? "-0" : String(constant);
    case "boolean":
      return String(constant);
    default:
      return "nil";
  }
}

/** A name as it stands in source text if it can stand there, otherwise as a string. */
function nameText(name: Constant): string {
  return typeof name === "string" && /^[A-Za-z_]\w*$/.test(name) ? name : constantText(name);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
};

/** A byte string in printable ASCII, with Lua's escapes. */
export function escapeBytes(bytes: string): string {
  // The character class is every byte that is not printable ASCII, and the two that need an escape.
  return bytes.replace(/[^ !#-[\]-~]/g, (byte, offset: number) => {
    const followedByDigit = /[0-9]/.test(bytes.charAt(offset + 1));
    if (byte === "\0" && followedByDigit) return "\\000";
    return escapes[byte] ?? `\\${String(byte.charCodeAt(0)).padStart(3, "0")}`;
  });
}
