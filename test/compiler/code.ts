/**
 * Listings for goldens: no program counters, regions as braces with a letter. `a.end` and `a.start` are jump targets, `r1` a
 * register, `u0` an upvalue, `p0` a nested function; anything else is a constant or a number.
 */

import { INSTRUCTION_SIZE, type Operand, opInfo } from "../../dist/runtime/bytecode/opcodes.js";
import type { Constant, Proto, Region } from "../../dist/runtime/bytecode/proto.js";
import { verify } from "../../dist/runtime/bytecode/verify.js";
import { compile } from "../../dist/src/compiler/compile.js";
import type { Dialect } from "../../dist/src/syntax/contextual.js";

/** Compiles the source and lists its main function; `function 1` and so on follow when there are any. */
export function code(source: string, dialect?: Dialect): string {
  const proto = checked(source, dialect);
  return listings(proto).join("\n");
}

/** Compiles the source and checks the result against every rule of the instruction set. */
export function checked(source: string, dialect?: Dialect): Proto {
  const proto = compile(source, "=test", dialect);
  verify(proto);
  return proto;
}

/** The prototype with this number. */
export function find(proto: Proto, id: number): Proto {
  if (proto.id === id) return proto;
  return proto.protos.map((nested) => find(nested, id)).find((found) => found !== undefined) as Proto;
}

/** Removes the indentation of a golden. */
export function text(golden: string): string {
  const lines = golden.split("\n").filter((line) => line.trim() !== "");
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}

function listings(proto: Proto): string[] {
  const head = proto.id === 0 ? [] : [`function ${proto.id}${proto.isDefer ? ", deferred" : ""}`];
  return [...head, ...instructions(proto), ...proto.protos.flatMap(listings)];
}

function instructions(proto: Proto): string[] {
  const lines: string[] = [];
  const open: Region[] = [];
  const indent = () => "  ".repeat(open.length);
  const waiting = [...proto.regions];
  for (let pc = 0; pc <= proto.code.length; pc += INSTRUCTION_SIZE) {
    while (open.length > 0 && open[open.length - 1]!.end === pc) {
      open.pop();
      lines.push(`${indent()}}`);
    }
    if (pc === proto.code.length) break;
    while (waiting[0]?.start === pc) {
      const region = waiting.shift()!;
      lines.push(`${indent()}${title(proto, region)} {`);
      open.push(region);
    }
    lines.push(indent() + instruction(proto, pc, open));
  }
  return lines;
}

const letter = (proto: Proto, region: Region) => String.fromCharCode(97 + proto.regions.indexOf(region));

const title = (proto: Proto, region: Region) =>
  region.kind === "defer" ? `defer r${region.register}` : `${region.kind} ${letter(proto, region)}`;

function instruction(proto: Proto, pc: number, open: readonly Region[]): string {
  const { name, operands } = opInfo[proto.code[pc]! as keyof typeof opInfo];
  const shown = operands.map((kind, index) => operand(proto, kind, proto.code[pc + 1 + index]!, open));
  return [name, ...shown].filter((part) => part !== "").join(" ");
}

function operand(proto: Proto, kind: Operand, value: number, open: readonly Region[]): string {
  switch (kind) {
    case "rk":
      return value < 0 ? constant(proto.constants[~value]) : `r${value}`;
    case "constant":
    case "name":
      return constant(proto.constants[value]);
    case "upvalue":
      return `u${value}`;
    case "proto":
      return `p${value}`;
    case "target":
      return target(proto, value, open);
    case "number":
      return String(value);
    case "none":
      return "";
    default:
      return `r${value}`;
  }
}

/** The innermost region around whose end or start is the target. */
function target(proto: Proto, pc: number, open: readonly Region[]): string {
  const end = open.findLast((region) => region.kind !== "defer" && region.end === pc);
  if (end !== undefined) return `${letter(proto, end)}.end`;
  const start = open.findLast((region) => region.kind === "loop" && region.start === pc);
  return start === undefined ? "?" : `${letter(proto, start)}.start`;
}

function constant(value: Constant): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === undefined) return "nil";
  return Object.is(value, -0) ? "-0" : String(value);
}
