/** A function out of its chunk: with the constants that it uses, where the chunk has one pool for all its functions. */
import { constantIndex, isConstant, opcodeAt } from "./instruction.js";
import { INSTRUCTION_SIZE, type Operand, opInfo } from "./opcodes.js";
import type { Proto } from "./proto.js";

/** A copy of `proto` whose pool has no constant that neither it nor what is nested in it uses; the others keep their order. */
export function standalone(proto: Proto): Proto {
  const used = new Set<number>();
  const note = (index: number): number => {
    used.add(index);
    return index;
  };
  const collect = ({ code, protos }: Proto): void => {
    renumber(code, note);
    protos.forEach(collect);
  };
  collect(proto);
  const indexes = [...used].sort((a, b) => a - b);
  const places = new Map(indexes.map((index, place) => [index, place]));
  const constants = Object.freeze(indexes.map((index) => proto.constants[index]));
  const copy = (original: Proto): Proto =>
    Object.freeze({
      ...original,
      constants,
      code: renumber(original.code, (index) => places.get(index)!),
      protos: Object.freeze(original.protos.map(copy)),
    });
  return copy(proto);
}

/** A copy of `code` in which constant `i` is constant `place(i)`. */
function renumber(code: Int32Array, place: (index: number) => number): Int32Array {
  const copy = code.slice();
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE)
    opInfo[opcodeAt(code, pc)].operands.forEach((kind, i) => {
      const at = pc + 1 + i;
      const index = constantOf(kind, code[at]!);
      if (index >= 0) copy[at] = kind === "rk" ? constantIndex(place(index)) : place(index);
    });
  return copy;
}

/** Index of the constant that an operand names; negative if it names none. */
function constantOf(kind: Operand, operand: number): number {
  if (kind === "rk" && isConstant(operand)) return constantIndex(operand);
  return kind === "constant" || kind === "name" ? operand : -1;
}
