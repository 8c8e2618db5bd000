/**
 * The one check of an artifact, at load: afterwards interpreter and translator rely on everything it proves and check nothing again.
 * Here: operands, control flow, regions, debug information. What registers hold is proved in `verify-registers.ts`.
 */
import { fallsThrough, jumpTarget } from "./effects.js";
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
import { INSTRUCTION_SIZE, OP_COUNT, Op, type Operand, opInfo } from "./opcodes.js";
import type { LocalInfo, Proto, Region } from "./proto.js";
import { ArtifactError } from "./serialize.js";
import { verifyRegisters } from "./verify-registers.js";

/** Registers that a function can have. */
const MAXIMUM_REGISTERS = 256;

/** Throws an `ArtifactError` unless the code of `root` and of all functions in it keeps every rule of the instruction set. */
export function verify(root: Proto): void {
  const pending: Proto[] = [root];
  for (let proto = pending.pop(); proto !== undefined; proto = pending.pop()) {
    verifyFunction(proto);
    for (const nested of proto.protos) {
      if (nested.constants !== proto.constants) throw broken(proto, "a nested function has constants of its own");
      verifyUpvalues(proto, nested);
      pending.push(nested);
    }
  }
}

/** The error that `proto` breaks a rule, at an instruction if one is given. */
export function broken(proto: Proto, rule: string, pc = -1): ArtifactError {
  const source = proto.source.replace(/^[@=]/, "").replace(/\n[^]*/, "...");
  const name = opInfo[opcodeAt(proto.code, pc)]?.name;
  const place = pc < 0 ? "" : `, instruction ${pc / INSTRUCTION_SIZE + 1}${name === undefined ? "" : ` (${name})`}`;
  return new ArtifactError(`unsound code: ${rule} (function <${source}:${proto.lineDefined}>${place})`);
}

function verifyFunction(proto: Proto): void {
  verifyHeader(proto);
  for (let pc = 0; pc < proto.code.length; pc = nextPc(pc)) {
    verifyOperands(proto, pc);
    verifyRanges(proto, pc);
    const rule = brokenRule(proto, pc);
    if (rule !== "") throw broken(proto, rule, pc);
  }
  for (let pc = 0; pc < proto.code.length; pc = nextPc(pc)) verifyOpenValues(proto, pc);
  verifyRegions(proto);
  verifyJumps(proto);
  for (const local of proto.locals) verifyLocal(proto, local);
  verifyRegisters(proto, (rule, pc) => broken(proto, rule, pc));
}

function verifyHeader(proto: Proto): void {
  const { code, lines } = proto;
  if (proto.registers > MAXIMUM_REGISTERS) throw broken(proto, `${proto.registers} registers are too many`);
  if (proto.parameters > proto.registers) throw broken(proto, "there are more parameters than registers");
  if (code.length === 0 || code.length % INSTRUCTION_SIZE !== 0) throw broken(proto, "the code is not whole");
  if (lines.length !== code.length / INSTRUCTION_SIZE)
    throw broken(proto, "there is not one line for each instruction");
}

function verifyOperands(proto: Proto, pc: number): void {
  const op = opcodeAt(proto.code, pc);
  if (op < 0 || op >= OP_COUNT) throw broken(proto, `there is no opcode ${op}`, pc);
  const { operands } = opInfo[op];
  for (let index = 0; index < operands.length; index++) {
    const operand = proto.code[pc + 1 + index];
    if (index === 0 && operand === proto.registers && mayBeEmpty(op)) continue;
    if (!isInRange(proto, operands[index], operand)) {
      throw broken(proto, `operand ${"ABC"[index]} is ${operand}, which is no ${nouns[operands[index]]}`, pc);
    }
  }
}

/** The registers from R[A] on may be none, so that A may lie behind the last register. */
const mayBeEmpty = (op: Op): boolean => op === Op.Return || op === Op.Vararg;

const nouns: Readonly<Record<Operand, string>> = {
  write: "register",
  read: "register",
  both: "register",
  rk: "register or constant",
  constant: "constant",
  name: "string constant",
  upvalue: "upvalue",
  proto: "nested function",
  target: "instruction",
  number: "count",
  none: "zero",
};

function isInRange(proto: Proto, kind: Operand, operand: number): boolean {
  switch (kind) {
    case "write":
    case "read":
    case "both":
      return operand >= 0 && operand < proto.registers;
    case "rk":
      return isConstant(operand) ? constantIndex(operand) < proto.constants.length : operand < proto.registers;
    case "constant":
      return operand >= 0 && operand < proto.constants.length;
    case "name":
      return operand >= 0 && typeof proto.constants[operand] === "string";
    case "upvalue":
      return operand >= 0 && operand < proto.upvalues.length;
    case "proto":
      return operand >= 0 && operand < proto.protos.length;
    case "target":
      return operand >= 0 && operand < proto.code.length && operand % INSTRUCTION_SIZE === 0;
    case "number":
      return operand >= 0;
    case "none":
      return operand === 0;
  }
}

/** Ranges of registers lie within those of the function. */
function verifyRanges(proto: Proto, pc: number): void {
  const { code, registers } = proto;
  if (rangeEnd(code, pc) > registers) throw broken(proto, "a range of registers is too long", pc);
}

/** The register behind the last one of the range that an instruction works on. */
function rangeEnd(code: Int32Array, pc: number): number {
  const a = operandA(code, pc);
  const b = operandB(code, pc);
  const c = operandC(code, pc);
  switch (opcodeAt(code, pc)) {
    case Op.LoadNil:
      return b + 1;
    case Op.Self:
      return a + 2;
    case Op.Call:
      return a + Math.max(b, c - 1);
    case Op.TailCall:
    case Op.SetList:
      return a + b;
    case Op.Return:
    case Op.Vararg:
      return a + b - 1;
    case Op.ForPrep:
    case Op.ForLoop:
      return a + 4;
    case Op.TForCall:
      return a + 4 + c;
    default:
      return 0;
  }
}

/** The rule of a single opcode, not expressed by operand kinds, that an instruction breaks; empty when it keeps them all. */
function brokenRule(proto: Proto, pc: number): string {
  const { code } = proto;
  const a = operandA(code, pc);
  const b = operandB(code, pc);
  const c = operandC(code, pc);
  switch (opcodeAt(code, pc)) {
    case Op.LoadNil:
      return b >= a ? "" : "the range of registers is empty";
    case Op.LoadBool:
      return b <= 1 ? "" : "neither false nor true";
    case Op.GetUpvalue:
      return proto.upvalues[b].cell ? "" : "the upvalue is no cell";
    case Op.SetUpvalue:
      return proto.upvalues[a].cell ? "" : "the upvalue is no cell";
    case Op.LoadUpvalue:
      return proto.upvalues[b].cell ? "the upvalue is a cell" : "";
    case Op.NewTable: {
      // Sizes are allocated in advance. Every field takes an instruction, but one LOAD_NIL can fill many registers.
      const instructions = code.length / INSTRUCTION_SIZE;
      return b <= instructions * MAXIMUM_REGISTERS && c <= instructions ? "" : "more fields than the code can store";
    }
    case Op.Vararg:
    case Op.ArgTable:
      return proto.isVararg ? "" : "the function is not vararg";
    case Op.TForCall:
      return c >= 1 ? "" : "there is no loop variable";
    default:
      return "";
  }
}

/** An open list is taken by the instruction after the one that leaves it, and by no other. */
function verifyOpenValues(proto: Proto, pc: number): void {
  const { code } = proto;
  const next = nextPc(pc);
  const consumed = next < code.length && isOpenConsumer(code, next);
  if (isOpenProducer(code, pc)) {
    if (!consumed) throw broken(proto, "nothing takes the open values", pc);
    const lowest = opcodeAt(code, next) === Op.Return ? operandA(code, next) : operandA(code, next) + 1;
    if (operandA(code, pc) < lowest) throw broken(proto, "the open values start below what takes them", next);
  } else if (consumed || (pc === 0 && isOpenConsumer(code, pc))) {
    throw broken(proto, "there are no open values to take", consumed ? next : pc);
  }
}

/** Regions nest properly and stand in order. */
function verifyRegions(proto: Proto): void {
  const open: Region[] = [];
  let last = 0;
  for (const region of proto.regions) {
    if (!isPlace(proto, region.start) || !isPlace(proto, region.end) || region.end < region.start) {
      throw broken(proto, `a region from ${region.start} to ${region.end} is none`);
    }
    if (region.start < last) throw broken(proto, "regions are out of order");
    last = region.start;
    while (open.length > 0 && open[open.length - 1].end <= region.start) open.pop();
    if (open.length > 0 && region.end > open[open.length - 1].end) {
      throw broken(proto, `the region from ${region.start} to ${region.end} leaves the one around it`);
    }
    open.push(region);
    verifyRegionRegister(proto, region);
  }
}

/** Whether a program counter is that of an instruction or stands behind the last one. */
function isPlace(proto: Proto, pc: number): boolean {
  return pc >= 0 && pc <= proto.code.length && pc % INSTRUCTION_SIZE === 0;
}

function verifyRegionRegister(proto: Proto, region: Region): void {
  if (region.kind !== "defer") {
    if (region.register !== -1) throw broken(proto, `a ${region.kind} region has a register`);
    return;
  }
  if (!proto.hasDefer) throw broken(proto, "the function has a deferred block, but is not marked");
  if (region.register < 0 || region.register >= proto.registers) {
    throw broken(proto, `${region.register} is no register for a deferred block`);
  }
}

/** Jumps go to the end of a region around them, or back to the start of a loop around them; never between open values and their use. */
function verifyJumps(proto: Proto): void {
  const { code } = proto;
  const last = code.length - INSTRUCTION_SIZE;
  if (fallsThrough(opcodeAt(code, last))) throw broken(proto, "control falls off the end", last);
  const around = new RegionsAround(proto.regions);
  for (let pc = 0; pc < code.length; pc = nextPc(pc)) {
    around.moveTo(pc);
    const target = jumpTarget(code, pc);
    if (target < 0) continue;
    if (isBackward(opcodeAt(code, pc))) {
      if (!around.isLoopStart(target)) throw broken(proto, "the jump does not go to the start of a loop around it", pc);
    } else if (!around.isEnd(target)) {
      throw broken(proto, "the jump does not go to the end of a region around it", pc);
    }
    if (isOpenConsumer(code, target)) throw broken(proto, "the jump goes between open values and their use", pc);
  }
}

const isBackward = (op: Op): boolean => op === Op.Loop || op === Op.ForLoop;

/** The starts and ends of the regions around a program counter that moves forward. */
class RegionsAround {
  private readonly open: Region[] = [];
  private readonly loopStarts = new Map<number, number>();
  private readonly ends = new Map<number, number>();
  private next = 0;

  constructor(private readonly regions: readonly Region[]) {}

  moveTo(pc: number): void {
    this.close(pc);
    for (; this.next < this.regions.length && this.regions[this.next].start <= pc; this.next++) {
      const region = this.regions[this.next];
      if (region.end <= pc) continue;
      this.open.push(region);
      this.count(region, 1);
    }
  }

  private close(pc: number): void {
    while (this.open.length > 0 && this.open[this.open.length - 1].end <= pc) this.count(this.open.pop() as Region, -1);
  }

  private count(region: Region, change: number): void {
    if (region.kind === "defer") return;
    this.ends.set(region.end, (this.ends.get(region.end) ?? 0) + change);
    if (region.kind === "loop") this.loopStarts.set(region.start, (this.loopStarts.get(region.start) ?? 0) + change);
  }

  isEnd(pc: number): boolean {
    return (this.ends.get(pc) ?? 0) > 0;
  }

  isLoopStart(pc: number): boolean {
    return (this.loopStarts.get(pc) ?? 0) > 0;
  }
}

function verifyLocal(proto: Proto, local: LocalInfo): void {
  const { register, start, end } = local;
  if (register < 0 || register >= proto.registers || !isPlace(proto, start) || !isPlace(proto, end) || end < start) {
    throw broken(proto, `register ${register} from ${start} to ${end} is no place for a local variable`);
  }
}

/** Upvalues of a nested function refer to what the enclosing function has. */
function verifyUpvalues(proto: Proto, nested: Proto): void {
  nested.upvalues.forEach(({ fromRegister, index, cell }, position) => {
    const bound = fromRegister ? proto.registers : proto.upvalues.length;
    if (index < 0 || index >= bound)
      throw broken(nested, `upvalue ${position} does not exist in the enclosing function`);
    if (!fromRegister && proto.upvalues[index].cell !== cell) {
      throw broken(nested, `upvalue ${position} is ${cell ? "a cell" : "a value"}, but not in the enclosing function`);
    }
  });
}
