/**
 * Names for what registers hold, as error messages, tracebacks and the debug library give them. The rules, with their blind spots, are
 * those of Lua 5.1's symbolic execution, so that "attempt to index field 'x'" names what the reference implementation names.
 */
import { untilZero } from "../strings/bytes.js";
import { jumpTarget, writesRegister } from "./effects.js";
import {
  constantIndex,
  isConstant,
  isOpenProducer,
  nextPc,
  opcodeAt,
  operandA,
  operandB,
  operandC,
} from "./instruction.js";
import { Op } from "./opcodes.js";
import type { LocalInfo, Proto } from "./proto.js";

export interface VariableName {
  readonly kind: "local" | "global" | "field" | "upvalue" | "method" | "constant";
  readonly name: string;
}

/** The local variables visible at `pc`, in the order in which `debug.getlocal` numbers them. */
export function activeLocals(proto: Proto, pc: number): LocalInfo[] {
  return proto.locals.filter((local) => local.start <= pc && pc < local.end);
}

/** Name of the local variable that `register` holds at `pc`. */
export function localName(proto: Proto, register: number, pc: number): string | undefined {
  for (const local of proto.locals)
    if (local.register === register && local.start <= pc && pc < local.end) return local.name;
  return undefined;
}

/** Name of the variable or field whose value `register` holds when the instruction at `pc` is executed. */
export function variableName(proto: Proto, pc: number, register: number): VariableName | undefined {
  const local = localName(proto, register, pc);
  if (local !== undefined) return { kind: "local", name: local };
  const setter = lastWrite(proto, pc, register);
  return setter === undefined ? undefined : writtenName(proto, setter, register);
}

/** Name of the function that the instruction at `pc` calls. */
export function callName(proto: Proto, pc: number): VariableName | undefined {
  switch (opcodeAt(proto.code, pc)) {
    case Op.Call:
    case Op.TailCall:
    case Op.TForCall:
      return variableName(proto, pc, operandA(proto.code, pc));
    default:
      return undefined;
  }
}

/** Name of what the instruction at `pc` puts into `register`. */
function writtenName(proto: Proto, pc: number, register: number): VariableName | undefined {
  const { code } = proto;
  const b = operandB(code, pc);
  switch (opcodeAt(code, pc)) {
    case Op.Move:
    case Op.GetCell:
      // A copy of an older register: temporaries stand above the variables they are made of.
      return b < operandA(code, pc) ? variableName(proto, pc, b) : undefined;
    case Op.GetGlobal:
      return { kind: "global", name: constantName(proto, b) };
    case Op.GetUpvalue:
    case Op.LoadUpvalue:
      return { kind: "upvalue", name: proto.upvalues[b].name };
    case Op.GetField:
      return { kind: "field", name: constantName(proto, operandC(code, pc)) };
    case Op.GetIndex: {
      const key = operandC(code, pc);
      return { kind: "field", name: isConstant(key) ? constantName(proto, constantIndex(key)) : "?" };
    }
    case Op.Self:
      return register === operandA(code, pc)
        ? { kind: "method", name: constantName(proto, operandC(code, pc)) }
        : undefined;
    default:
      return undefined;
  }
}

/** C ends it at a zero byte. */
function constantName(proto: Proto, index: number): string {
  const constant = proto.constants[index];
  return typeof constant === "string" ? untilZero(constant) : "?";
}

/**
 * pc of the instruction before `end` that wrote `register` last, on the path from the start on which every jump forward that does not
 * skip `end` is taken.
 */
function lastWrite(proto: Proto, end: number, register: number): number | undefined {
  const { code } = proto;
  let last: number | undefined;
  for (let pc = 0; pc < end; ) {
    if (setsRegister(proto, pc, register)) last = pc;
    const target = jumpTarget(code, pc);
    pc = target > pc && target <= end ? target : nextPc(pc);
  }
  return last;
}

/** Whether the value of `register` is, or after a test may be, that of the instruction at `pc`. */
function setsRegister(proto: Proto, pc: number, register: number): boolean {
  const { code } = proto;
  const a = operandA(code, pc);
  switch (opcodeAt(code, pc)) {
    case Op.JumpIf:
    case Op.JumpIfNot:
      // The value tested may be the result of `and` or `or`, which has no name.
      return a === register;
    case Op.Call:
    case Op.TailCall:
      return register >= a;
    case Op.TForCall:
      return register >= a + 2;
    default:
      return isOpenProducer(code, pc) ? register >= a : writesRegister(proto, pc, register);
  }
}
