/**
 * What an instruction does to registers and control: which registers it reads and writes, where control goes next, and the
 * registers that are live before each instruction. Most of it follows from the operand kinds in `opcodes.ts`; the instructions that
 * work on ranges of registers are spelled out here and nowhere else.
 */
import {
  constantIndex,
  isConstant,
  isOpenConsumer,
  isOpenProducer,
  nextPc,
  opcodeAt,
  operandA,
  operandB,
  operandC,
} from "./instruction.js";
import { INSTRUCTION_SIZE, Op, type Operand, opInfo } from "./opcodes.js";
import type { Proto, UpvalueInfo } from "./proto.js";

/** The registers from `first` up to, not including, `end`. */
function range(first: number, end: number): number[] {
  const registers: number[] = [];
  for (let register = first; register < end; register++) registers.push(register);
  return registers;
}

/**
 * Registers that the instruction at `pc` reads, without repetition when ranges are read. An open consumer also reads the open values
 * (`isOpenConsumer`); the registers listed for it are those below them.
 */
export function reads(proto: Proto, pc: number): number[] {
  const { code } = proto;
  const a = operandA(code, pc);
  const b = operandB(code, pc);
  // The open values start at the register of the producer, which stands directly before its consumer.
  const openStart = isOpenConsumer(code, pc) ? operandA(code, pc - INSTRUCTION_SIZE) : 0;
  switch (opcodeAt(code, pc)) {
    case Op.Call:
    case Op.TailCall:
    case Op.SetList:
      return range(a, b === 0 ? openStart : a + b);
    case Op.Return:
      return range(a, b === 0 ? openStart : a + b - 1);
    case Op.ForPrep:
    case Op.ForLoop:
      return range(a, a + 3);
    case Op.TForCall:
      return range(a, a + 4);
    case Op.Adopt:
      return [a, a + 1];
    case Op.MakeClosure:
      return capturedRegisters(proto.protos[b], a);
    default:
      return operandsRead(code, pc);
  }
}

/**
 * Registers of the enclosing function that a closure of `proto`, to be stored in `target`, captures. A function that captures `target`
 * by value captures itself, whatever the register holds before.
 */
function capturedRegisters(proto: Proto, target: number): number[] {
  return proto.upvalues.filter((upvalue) => isCapture(upvalue, target)).map((upvalue) => upvalue.index);
}

/** The upvalue of a closure to be stored in `target` comes from a register, and is not the closure itself. */
export function isCapture(upvalue: UpvalueInfo, target: number): boolean {
  return upvalue.fromRegister && (upvalue.cell || upvalue.index !== target);
}

/**
 * Registers that the instruction at `pc` writes, or may write (`writesTo`). An open producer also writes every register from R[A]
 * up to the top (`isOpenProducer`); none is listed for it.
 */
export function writes({ code }: Proto, pc: number): number[] {
  const first = firstWritten(code, pc);
  if (opcodeAt(code, pc) === Op.ForLoop) return [first, first + 3];
  return range(first, first + writtenCount(code, pc));
}

/** Whether `register` is among them. */
export function writesRegister({ code }: Proto, pc: number, register: number): boolean {
  const offset = register - firstWritten(code, pc);
  if (opcodeAt(code, pc) === Op.ForLoop) return offset === 0 || offset === 3;
  return offset >= 0 && offset < writtenCount(code, pc);
}

function firstWritten(code: Int32Array, pc: number): number {
  const a = operandA(code, pc);
  return opcodeAt(code, pc) === Op.TForCall ? a + 2 : a;
}

/** Number of registers written in a row. */
function writtenCount(code: Int32Array, pc: number): number {
  switch (opcodeAt(code, pc)) {
    case Op.LoadNil:
      return operandB(code, pc) + 1 - operandA(code, pc);
    case Op.Self:
      return 2;
    case Op.Call:
      return operandC(code, pc) - 1;
    case Op.Vararg:
      return operandB(code, pc) - 1;
    case Op.ForPrep:
      return 4;
    case Op.TForCall:
      return operandC(code, pc) + 2;
    default: {
      const kind = opInfo[opcodeAt(code, pc)].operands[0];
      return kind === "write" || kind === "both" ? 1 : 0;
    }
  }
}

const readingOperands: ReadonlySet<Operand> = new Set<Operand>(["read", "both", "rk"]);

function operandsRead(code: Int32Array, pc: number): number[] {
  const { operands } = opInfo[opcodeAt(code, pc)];
  const registers: number[] = [];
  for (let index = 0; index < operands.length; index++) {
    const operand = code[pc + 1 + index];
    if (readingOperands.has(operands[index]) && !isConstant(operand)) registers.push(operand);
  }
  return registers;
}

/** Registers that have been written when control goes from `pc` to `successor`: the variables of a loop only in an iteration. */
export function writesTo(proto: Proto, pc: number, successor: number): number[] {
  const { code } = proto;
  const a = operandA(code, pc);
  switch (opcodeAt(code, pc)) {
    case Op.ForPrep:
      return successor === nextPc(pc) ? range(a, a + 4) : range(a, a + 3);
    case Op.ForLoop:
      return successor === operandB(code, pc) ? [a, a + 3] : [];
    case Op.TForCall:
      return successor === nextPc(pc) ? writes(proto, pc) : [];
    default:
      return writes(proto, pc);
  }
}

/** Constants that the instruction at `pc` uses, as indexes. */
export function constantOperands(proto: Proto, pc: number): number[] {
  const { code } = proto;
  const { operands } = opInfo[opcodeAt(code, pc)];
  const indexes: number[] = [];
  for (let index = 0; index < operands.length; index++) {
    const operand = code[pc + 1 + index];
    const kind = operands[index];
    if (kind === "constant" || kind === "name") indexes.push(operand);
    else if (kind === "rk" && isConstant(operand)) indexes.push(constantIndex(operand));
  }
  return indexes;
}

/** The jump target of the instruction at `pc`, or -1. */
export function jumpTarget(code: Int32Array, pc: number): number {
  const { operands } = opInfo[opcodeAt(code, pc)];
  if (operands[1] === "target") return operandB(code, pc);
  if (operands[2] === "target") return operandC(code, pc);
  return operands[0] === "target" ? operandA(code, pc) : -1;
}

/** Whether control can go on to the next instruction. */
export function fallsThrough(op: Op): boolean {
  return op !== Op.Jump && op !== Op.Loop && op !== Op.Return && op !== Op.TailCall;
}

/** Program counters that control can go to from the instruction at `pc`, the next instruction first. */
export function successors(proto: Proto, pc: number): number[] {
  const { code } = proto;
  const following: number[] = [];
  if (fallsThrough(opcodeAt(code, pc))) following.push(nextPc(pc));
  const target = jumpTarget(code, pc);
  if (target >= 0) following.push(target);
  return following;
}

/** The instruction calls a function by itself. */
export function isCall(op: Op): boolean {
  return op === Op.Call || op === Op.TailCall || op === Op.TForCall;
}

/** Bit `register & 31` of word `register >> 5`, a number with its sign: a plain array, since there are many and they are short. */
export type RegisterSet = number[];

/** The members of a set, in ascending order. */
export function registersOf(set: RegisterSet): number[] {
  const registers: number[] = [];
  for (let word = 0; word < set.length; word++) {
    for (let bits = set[word]; bits !== 0; bits &= bits - 1) registers.push(word * 32 + 31 - Math.clz32(bits & -bits));
  }
  return registers;
}

function addRegister(set: RegisterSet, register: number): void {
  set[register >>> 5] |= 1 << (register & 31);
}

function removeRegister(set: RegisterSet, register: number): void {
  set[register >>> 5] &= ~(1 << (register & 31));
}

/**
 * Registers whose value before an instruction may still be read. Open values are not part of it: an open consumer needs them as well.
 * The register of a pending handler is live wherever its `defer` region covers, since any instruction there may raise an error.
 */
export function liveIn(proto: Proto): (pc: number) => RegisterSet {
  const { code } = proto;
  const words = (proto.registers + 31) >>> 5;
  const sets: RegisterSet[] = [];
  const none = new Array<number>(words).fill(0);
  for (let index = 0; index < code.length / INSTRUCTION_SIZE; index++) sets.push(none.slice());
  for (const region of proto.regions) {
    if (region.kind !== "defer") continue;
    for (let pc = region.start; pc < region.end; pc += INSTRUCTION_SIZE)
      addRegister(sets[pc / INSTRUCTION_SIZE], region.register);
  }
  // One backward pass settles straight code; around loops it is repeated until nothing changes, once or twice per level of nesting.
  while (backwardPass(proto, sets));
  return (pc) => sets[pc / INSTRUCTION_SIZE];
}

/** Updates every set from its successors. Whether that changed a set which an instruction further down depends on. */
function backwardPass(proto: Proto, sets: readonly RegisterSet[]): boolean {
  const { code } = proto;
  const loopStarts = new Map<number, RegisterSet>();
  for (let pc = code.length - INSTRUCTION_SIZE; pc >= 0; pc -= INSTRUCTION_SIZE) {
    const target = jumpTarget(code, pc);
    if (target >= 0 && target <= pc && !loopStarts.has(target)) {
      loopStarts.set(target, sets[target / INSTRUCTION_SIZE].slice());
    }
    updateSet(proto, pc, sets);
  }
  for (const [start, before] of loopStarts) {
    if (sets[start / INSTRUCTION_SIZE].some((bits, word) => bits !== before[word])) return true;
  }
  return false;
}

function updateSet(proto: Proto, pc: number, sets: readonly RegisterSet[]): void {
  const { code } = proto;
  const live = sets[pc / INSTRUCTION_SIZE];
  for (const successor of successors(proto, pc)) {
    const kept = sets[successor / INSTRUCTION_SIZE].slice();
    for (const register of writesTo(proto, pc, successor)) removeRegister(kept, register);
    if (isOpenProducer(code, pc)) {
      for (let register = operandA(code, pc); register < proto.registers; register++) removeRegister(kept, register);
    }
    for (let word = 0; word < live.length; word++) live[word] |= kept[word];
  }
  for (const register of reads(proto, pc)) addRegister(live, register);
}
