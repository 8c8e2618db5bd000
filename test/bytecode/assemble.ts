/** Builds prototypes by hand, from instructions written as in a listing: `k0` is a constant, `@3` the third instruction. */
import { opInfo } from "../../dist/runtime/bytecode/opcodes.js";
import type { Proto } from "../../dist/runtime/bytecode/proto.js";

const opcodes = new Map(Object.entries(opInfo).map(([opcode, { name }]) => [name, Number(opcode)]));

/** Number of an opcode by its name. */
export function opcode(name: string): number {
  const number = opcodes.get(name);
  if (number === undefined) throw new Error(`no opcode ${name}`);
  return number;
}

/** pc of the instruction with this number, as listings count. */
export const at = (number: number): number => (number - 1) * 4;

/** A prototype with the given instructions, one to a line; everything else has a plain default. */
export function assemble(code: string, fields: Partial<Proto> = {}): Proto {
  const words: number[] = [];
  for (const line of code.split("\n").map((text) => text.trim())) {
    if (line !== "") words.push(...instruction(line));
  }
  return {
    id: 0,
    source: "=test",
    lineDefined: 0,
    lastLine: 0,
    parameters: 0,
    isVararg: false,
    isDefer: false,
    hasDefer: false,
    registers: 8,
    code: Int32Array.from(words),
    lines: new Int32Array(words.length / 4).fill(1),
    constants: [],
    protos: [],
    upvalues: [],
    locals: [],
    regions: [],
    ...fields,
  };
}

function instruction(line: string): number[] {
  const [name, ...operands] = line.split(/\s+/);
  const kinds = opInfo[opcode(name) as keyof typeof opInfo].operands;
  const words = operands.map((text, index) => {
    if (text.startsWith("@")) return at(Number(text.slice(1)));
    if (text.startsWith("k")) return kinds[index] === "rk" ? ~Number(text.slice(1)) : Number(text.slice(1));
    return Number(text);
  });
  while (words.length < 3) words.push(0);
  return [opcode(name), ...words];
}

export const block = (start: number, end: number) =>
  ({ kind: "block", start: at(start), end: at(end), register: -1 }) as const;
export const loop = (start: number, end: number) =>
  ({ kind: "loop", start: at(start), end: at(end), register: -1 }) as const;
export const pending = (start: number, end: number, register: number) =>
  ({ kind: "defer", start: at(start), end: at(end), register }) as const;
export const local = (name: string, register: number, start: number, end: number, cell = false) => ({
  name,
  register,
  start: at(start),
  end: at(end),
  cell,
});
