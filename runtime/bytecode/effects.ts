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
import { INSTRUCTION_SIZE, Op, type Operand, type OpInfo, opInfo } from "./opcodes.js";
import type { Proto, UpvalueInfo } from "./proto.js";

/** In the order of their numbers. */
const opInfos: readonly OpInfo[] = Object.values(opInfo);

/** The registers from `first` up to, not including, `end`. */
function range(first: number, end: number): number[] {
  const registers: number[] = [];
  for (let register = first; register < end; register++) registers.push(register);
  return registers;
}

/** What the instruction reads does not follow from its operands alone. */
function readsRange(op: Op): boolean {
  switch (op) {
    case Op.Call:
    case Op.TailCall:
    case Op.SetList:
    case Op.Return:
    case Op.ForPrep:
    case Op.ForLoop:
    case Op.TForCall:
    case Op.Adopt:
    case Op.MakeClosure:
      return true;
    default:
      return false;
  }
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

/** By opcode, bit `index` for each operand that is a register that is read, or may be one. */
const readMasks = Uint8Array.from(opInfos, ({ operands }) =>
  operands.reduce((mask, kind, index) => mask | (readingOperands.has(kind) ? 1 << index : 0), 0),
);

function operandsRead(code: Int32Array, pc: number): number[] {
  const registers: number[] = [];
  const mask = readMasks[opcodeAt(code, pc)];
  if ((mask & 1) !== 0 && !isConstant(operandA(code, pc))) registers.push(operandA(code, pc));
  if ((mask & 2) !== 0 && !isConstant(operandB(code, pc))) registers.push(operandB(code, pc));
  if ((mask & 4) !== 0 && !isConstant(operandC(code, pc))) registers.push(operandC(code, pc));
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

/** By opcode, the word of the instruction that is its jump target; 0 without one. */
const targetWords = Uint8Array.from(opInfos, ({ operands }) => operands.indexOf("target") + 1);

/** Which word of an instruction is its jump target; 0 without one. */
export function targetWord(op: Op): number {
  return targetWords[op];
}

/** The jump target of the instruction at `pc`, or -1. */
export function jumpTarget(code: Int32Array, pc: number): number {
  const word = targetWords[opcodeAt(code, pc)];
  return word === 0 ? -1 : code[pc + word];
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

/**
 * Registers whose value before an instruction may still be read. Open values are not part of it: an open consumer needs them as well.
 * The register of a pending handler is live wherever its `defer` region covers, since any instruction there may raise an error. That of a
 * variable is live where its scope starts, even if nobody reads it, as a debugger can: so are the first of several values of a `local`
 * while the others are computed, and parameters in front of the first instruction.
 *
 * All sets are in one list, since the first translation begins with this, for all of a function however little of it is translated.
 */
export class LiveRegisters {
  private static readonly known = new WeakMap<Proto, LiveRegisters>();

  /** Words of a set. */
  private readonly words: number;
  /** The sets of all instructions. */
  private readonly sets: Int32Array;
  /** What an instruction leaves live of a successor's set. */
  private readonly kept: Int32Array;

  private constructor(private readonly proto: Proto) {
    this.words = (proto.registers + 31) >>> 5;
    this.sets = new Int32Array((proto.code.length / INSTRUCTION_SIZE) * this.words);
    this.kept = new Int32Array(this.words);
    this.run();
  }

  static of(proto: Proto): LiveRegisters {
    let live = LiveRegisters.known.get(proto);
    if (live === undefined) {
      live = new LiveRegisters(proto);
      LiveRegisters.known.set(proto, live);
    }
    return live;
  }

  /** Whether `register` is live before the instruction at `pc`. */
  has(register: number, pc: number): boolean {
    if (register >= this.proto.registers) return false;
    return ((this.sets[this.offset(pc) + (register >>> 5)] >>> (register & 31)) & 1) !== 0;
  }

  /** The set before the instruction at `pc`. */
  at(pc: number): RegisterSet {
    const set: number[] = [];
    for (let at = this.offset(pc), end = at + this.words; at < end; at++) set.push(this.sets[at]);
    return set;
  }

  /** Where the set of an instruction starts. */
  private offset(pc: number): number {
    return (pc / INSTRUCTION_SIZE) * this.words;
  }

  private run(): void {
    for (const region of this.proto.regions) {
      if (region.kind !== "defer") continue;
      for (let pc = region.start; pc < region.end; pc += INSTRUCTION_SIZE) this.add(this.offset(pc), region.register);
    }
    for (const { register, start, end } of this.proto.locals) if (start < end) this.add(this.offset(start), register);
    // One backward pass settles straight code; around loops it is repeated until nothing changes, once or twice per level of nesting.
    while (this.backwardPass());
  }

  /** Updates every set from its successors. Whether that changed a set which an instruction further down depends on. */
  private backwardPass(): boolean {
    const { code } = this.proto;
    const loopStarts = new Map<number, RegisterSet>();
    for (let pc = code.length - INSTRUCTION_SIZE; pc >= 0; pc -= INSTRUCTION_SIZE) {
      const target = jumpTarget(code, pc);
      if (target >= 0 && target <= pc && !loopStarts.has(target)) loopStarts.set(target, this.at(target));
      const op = opcodeAt(code, pc);
      if (fallsThrough(op)) this.update(pc, nextPc(pc));
      if (target >= 0) this.update(pc, target);
      this.addReads(pc, op);
    }
    for (const [start, before] of loopStarts)
      if (this.at(start).some((bits, word) => bits !== before[word])) return true;
    return false;
  }

  /** Adds what is live at `successor` and not written on the way there. */
  private update(pc: number, successor: number): void {
    const { sets, kept, words, proto } = this;
    const { code } = proto;
    const own = this.offset(pc);
    const from = this.offset(successor);
    for (let word = 0; word < words; word++) kept[word] = sets[from + word];
    switch (opcodeAt(code, pc)) {
      case Op.ForPrep:
      case Op.ForLoop:
      case Op.TForCall:
        for (const register of writesTo(proto, pc, successor)) this.remove(register);
        break;
      default: {
        const first = firstWritten(code, pc);
        const end = first + writtenCount(code, pc);
        for (let register = first; register < end; register++) this.remove(register);
      }
    }
    if (isOpenProducer(code, pc))
      for (let register = operandA(code, pc); register < proto.registers; register++) this.remove(register);
    for (let word = 0; word < words; word++) sets[own + word] |= kept[word];
  }

  private addReads(pc: number, op: Op): void {
    const { code } = this.proto;
    const own = this.offset(pc);
    if (readsRange(op)) {
      for (const register of reads(this.proto, pc)) this.add(own, register);
      return;
    }
    const mask = readMasks[op];
    for (let index = 0; index < 3; index++) {
      const operand = code[pc + 1 + index];
      if ((mask & (1 << index)) !== 0 && !isConstant(operand)) this.add(own, operand);
    }
  }

  private add(offset: number, register: number): void {
    // The open value of joined code is behind the registers.
    if (register < this.proto.registers) this.sets[offset + (register >>> 5)] |= 1 << (register & 31);
  }

  private remove(register: number): void {
    this.kept[register >>> 5] &= ~(1 << (register & 31));
  }
}
