/** Names for the functions of a chunk, from what is done with each as it is made. */
import {
  constantIndex,
  nextPc,
  opcodeAt,
  operandA,
  operandB,
  operandC,
} from "../../../runtime/bytecode/instruction.js";
import { localName, variableName } from "../../../runtime/bytecode/names.js";
import { Op } from "../../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../../runtime/bytecode/proto.js";

export interface NamedFunction {
  readonly proto: Proto;
  /** As in the source, `f` or `object.f`; empty when the function is used without being given a name. */
  readonly name: string;
}

/** All functions of a chunk in the order of the source, the main one first. */
export function namedFunctions(main: Proto): NamedFunction[] {
  return [{ proto: main, name: "main" }, ...nestedFunctions(main)];
}

function nestedFunctions(proto: Proto): NamedFunction[] {
  const { code } = proto;
  const functions: NamedFunction[] = [];
  for (let pc = 0; pc < code.length; pc = nextPc(pc)) {
    if (opcodeAt(code, pc) !== Op.MakeClosure) continue;
    const nested = proto.protos[operandB(code, pc)];
    functions.push({ proto: nested, name: closureName(proto, pc) }, ...nestedFunctions(nested));
  }
  return functions;
}

/** Name of what the closure made at `pc` is stored in directly afterwards. */
function closureName(proto: Proto, pc: number): string {
  const { code } = proto;
  const register = operandA(code, pc);
  const next = nextPc(pc);
  switch (opcodeAt(code, next)) {
    case Op.SetGlobal:
      if (operandB(code, next) === register) return constantName(proto, operandA(code, next));
      break;
    case Op.SetField:
      if (operandC(code, next) !== register) break;
      return fieldName(proto, next, constantName(proto, operandB(code, next)));
    case Op.SetIndex:
      if (operandC(code, next) !== register || operandB(code, next) >= 0) break;
      return fieldName(proto, next, constantName(proto, constantIndex(operandB(code, next))));
    case Op.SetUpvalue:
      if (operandB(code, next) === register) return proto.upvalues[operandA(code, next)].name;
      break;
    case Op.SetCell:
    case Op.Move: {
      const target = localName(proto, operandA(code, next), nextPc(next));
      if (operandB(code, next) === register && target !== undefined) return target;
    }
  }
  return localName(proto, register, next) ?? localName(proto, register, nextPc(next)) ?? "";
}

function fieldName(proto: Proto, pc: number, field: string): string {
  const object = variableName(proto, pc, operandA(proto.code, pc));
  return object === undefined ? field : `${object.name}.${field}`;
}

const constantName = (proto: Proto, index: number): string => String(proto.constants[index]);
