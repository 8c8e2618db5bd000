/**
 * What the generator knows about the function it is in: the code written so far, which registers are taken, which regions and
 * blocks are open, and where each variable lives. Nothing here decides what code to write; that is for the modules around.
 */
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Constant, Proto, Region } from "../../runtime/bytecode/proto.js";
import type { Expression, FunctionBody, LocalVariable } from "../syntax/ast.js";
import { LuaSyntaxError } from "../syntax/errors.js";
import { firstToken } from "./chains.js";
import type { Loop, Scope } from "./scope.js";
import { type CodeStack, RECENT_CONSTANTS, type Workspace } from "./workspace.js";

/** Registers a function may use, as in PUC Lua (MAXSTACK). */
const MAX_REGISTERS = 250;

/** End of a chain of jumps (see `OpenRegion.lastJump`). */
const NO_JUMP = -1;

/** Constants among which one is found sooner by comparing all of them. */
const FEW = 16;

/** What all functions of a chunk share. */
export class Chunk {
  readonly constants: Constant[] = [];
  /** Where the constants stand; undefined as long as there are few. */
  private indexes: Map<Constant, number> | undefined = undefined;
  private zeroIndex = -1;
  private negativeZeroIndex = -1;
  private protoCount = 0;
  private recent: Int32Array | undefined = undefined;

  constructor(
    readonly source: string,
    readonly workspace: Workspace,
  ) {}

  /** Index of a constant in the pool. -0 and 0 are equal but not the same constant. */
  constant(value: Constant): number {
    if (value === 0) return this.zeroConstant(value);
    const { constants } = this;
    if (constants.length < FEW) {
      const found = constants.indexOf(value);
      return found < 0 ? constants.push(value) - 1 : found;
    }
    this.indexes ??= indexesOf(constants);
    let index = this.indexes.get(value);
    if (index === undefined) {
      index = constants.push(value) - 1;
      this.indexes.set(value, index);
    }
    return index;
  }

  private zeroConstant(zero: number): number {
    if (Object.is(zero, 0)) {
      if (this.zeroIndex < 0) this.zeroIndex = this.constants.push(zero) - 1;
      return this.zeroIndex;
    }
    if (this.negativeZeroIndex < 0) this.negativeZeroIndex = this.constants.push(zero) - 1;
    return this.negativeZeroIndex;
  }

  /**
   * Index of a constant that is data. Most of these occur once, or again soon, so only the last ones are looked at: a map of a hundred thousand
   * takes longer than the rest of the compiler.
   */
  datum(value: Constant): number {
    const { constants } = this;
    this.recent ??= this.workspace.recent.fill(-1);
    const slot = slotOf(value);
    const index = this.recent[slot]!;
    if (index >= 0 && constants[index] === value) return index;
    this.recent[slot] = constants.length;
    return constants.push(value) - 1;
  }

  nextProtoId(): number {
    return this.protoCount++;
  }
}

/** The first constants by their value. Zeros are not asked for, and data is looked for elsewhere. */
function indexesOf(constants: readonly Constant[]): Map<Constant, number> {
  const indexes = new Map<Constant, number>();
  for (let index = 0; index < constants.length && index < FEW; index++) indexes.set(constants[index], index);
  return indexes;
}

/** Where `Chunk.datum` remembers a constant. */
function slotOf(value: Constant): number {
  if (typeof value === "number") return (value * 61) & (RECENT_CONSTANTS - 1);
  if (typeof value !== "string") return value === undefined ? 0 : value ? 1 : 2;
  const { length } = value;
  if (length === 0) return 3;
  const codes = value.charCodeAt(0) * 31 + value.charCodeAt(length >> 1) * 7 + value.charCodeAt(length - 1);
  return (codes + length * 13) & (RECENT_CONSTANTS - 1);
}

/** A region whose end is not known yet. */
export interface OpenRegion {
  readonly kind: Region["kind"];
  start: number;
  end: number;
  readonly register: number;
  /** Index in the stack of code of the target operand of the latest jump to the end; each such operand holds the index of the one before. */
  lastJump: number;
  /** Something jumps to it (or it is there for its own sake), so it belongs into the prototype. */
  used: boolean;
}

/** Debug information of a local variable whose end is not known yet. */
export interface OpenLocal {
  readonly name: string;
  readonly register: number;
  readonly start: number;
  end: number;
  readonly cell: boolean;
}

/** The variable is captured and changes, so it lives in a cell from birth. */
export const livesInCell = (variable: LocalVariable): boolean => variable.captured && variable.reassigned;

export class FunctionState {
  /** The code of the function begins at `base` and has come to the end. */
  private readonly code: CodeStack;
  private readonly base: number;
  readonly protos: Proto[] = [];
  readonly regions: OpenRegion[] = [];
  readonly locals: OpenLocal[] = [];
  /** The locals that are visible now, a tail of which belongs to the innermost scope. */
  readonly visible: OpenLocal[] = [];
  /** Line of the last token whose meaning has been compiled: the line of the next instruction, as in PUC Lua. */
  line: number;
  /** Control can come to the next instruction. */
  reachable = true;
  /** The first register that holds neither a local nor a temporary. */
  freeRegister = 0;
  /** Registers below belong to local variables, visible or hidden. */
  localsTop = 0;
  /** The most registers ever taken. */
  registerCount = 0;
  scope: Scope | undefined = undefined;
  loop: Loop | undefined = undefined;
  hasDefer = false;
  /** An inner part of a long chain that is in a register already (`chains.ts`). */
  evaluated: Expression | undefined = undefined;
  /** The expression after the one being compiled, if it stands in a list; an error message quotes it. */
  next: Expression | undefined = undefined;
  /** What `operands` has evaluated last. */
  left = 0;
  right = 0;
  /** The zero, 0 or -0, that is a constant of the function. */
  private zero: number | undefined;

  constructor(
    readonly chunk: Chunk,
    readonly body: FunctionBody,
    readonly upvalues: readonly LocalVariable[],
  ) {
    this.line = body.line;
    this.code = chunk.workspace.code;
    this.base = this.code.end;
  }

  /** pc of the next instruction. */
  get pc(): number {
    return this.code.end - this.base;
  }

  emit(op: Op, a: number, b: number, c: number): void {
    const { code } = this;
    const at = code.end;
    if (at === code.words.length) code.grow();
    const { words } = code;
    words[at] = op;
    words[at + 1] = a;
    words[at + 2] = b;
    words[at + 3] = c;
    code.lines[at / INSTRUCTION_SIZE] = this.line;
    code.end = at + INSTRUCTION_SIZE;
  }

  /** Line of the last instruction, -1 if there is none. */
  get lastLine(): number {
    return this.pc === 0 ? -1 : this.code.lines[this.code.end / INSTRUCTION_SIZE - 1]!;
  }

  /** Gives the last instruction another line than that of the last token. */
  fixLine(line: number): void {
    this.code.lines[this.code.end / INSTRUCTION_SIZE - 1] = line;
  }

  /** The code and its lines, which is all that is left of the function then. */
  takeCode(): { readonly code: Int32Array; readonly lines: Int32Array } {
    const { base, chunk } = this;
    const { words, lines, end } = this.code;
    const pool = chunk.workspace.words;
    this.code.end = base;
    return {
      code: pool.copyOf(words, base, end),
      lines: pool.copyOf(lines, base / INSTRUCTION_SIZE, end / INSTRUCTION_SIZE),
    };
  }

  /** The constant with index `index`. */
  constantAt(index: number): Constant {
    return this.chunk.constants[index];
  }

  /** As in Lua 5.1, a function has one constant for both zeros: the one that it mentions first. */
  constant(value: Constant): number {
    if (value !== 0) return this.chunk.constant(value);
    this.zero ??= value;
    return this.chunk.constant(this.zero);
  }

  /** The same for a constant in a table constructor. */
  datum(value: Constant): number {
    return value === 0 ? this.constant(value) : this.chunk.datum(value);
  }

  /** Takes `count` registers and returns the first. */
  reserve(count: number): number {
    const first = this.freeRegister;
    this.freeRegister += count;
    if (this.freeRegister > this.registerCount) {
      if (this.freeRegister >= MAX_REGISTERS) this.failTooComplex();
      this.registerCount = this.freeRegister;
    }
    return first;
  }

  private failTooComplex(): never {
    const { chunk, line, next } = this;
    if (next === undefined) throw new LuaSyntaxError(chunk.source, line, "function or expression too complex");
    throw new LuaSyntaxError(chunk.source, next.line, "function or expression too complex", firstToken(next));
  }

  /** The register is a temporary that nothing is stored above of, so an expression may use it for its parts first. */
  isTopTemporary(register: number): boolean {
    return register === this.freeRegister - 1 && register >= this.localsTop;
  }

  // ---- variables

  /** Makes the variable visible in a register that holds its first value. */
  declare(variable: LocalVariable, register: number): void {
    const cell = livesInCell(variable);
    if (cell) this.emit(Op.NewCell, register, 0, 0);
    variable.register = register;
    this.describe(variable.name, register, cell);
  }

  /** Adds to the debug information a local that starts here. */
  describe(name: string, register: number, cell: boolean): void {
    const local = { name, register, start: this.pc, end: -1, cell };
    this.locals.push(local);
    this.visible.push(local);
  }

  /** Lets a name that no debugger sees stand for a register. */
  bind(variable: LocalVariable, register: number): void {
    variable.register = register;
  }

  /** Register of a variable of this function. */
  registerOf(variable: LocalVariable): number {
    return variable.register;
  }

  upvalueIndex(variable: LocalVariable): number {
    return this.upvalues.indexOf(variable);
  }

  // ---- regions and jumps

  openRegion(kind: Region["kind"], register = -1): OpenRegion {
    const region = { kind, start: this.pc, end: -1, register, lastJump: NO_JUMP, used: kind !== "block" };
    this.regions.push(region);
    return region;
  }

  /** Ends the region here and lets the jumps to its end come here. */
  closeRegion(region: OpenRegion): void {
    const pc = this.pc;
    region.end = pc;
    if (region.lastJump === NO_JUMP) return;
    region.used = true;
    this.reachable = true;
    const { words } = this.code;
    for (let operand = region.lastJump; operand !== NO_JUMP; ) {
      const next = words[operand]!;
      words[operand] = pc;
      operand = next;
    }
    region.lastJump = NO_JUMP;
  }

  /** Makes operand 1, 2 or 3 of the last instruction a jump to the end of the region. */
  linkJump(region: OpenRegion, operand: number): void {
    const { words, end } = this.code;
    const index = end - INSTRUCTION_SIZE + operand;
    words[index] = region.lastJump;
    region.lastJump = index;
  }

  /** Jumps to the end of a region around. */
  jump(region: OpenRegion): void {
    if (!this.reachable) return;
    this.emit(Op.Jump, 0, 0, 0);
    this.linkJump(region, 1);
    this.reachable = false;
  }

  /** Jumps back to the start of a loop around. */
  loopTo(region: OpenRegion): void {
    this.emit(Op.Loop, region.start, 0, 0);
    this.reachable = false;
  }

  /** Jumps to the end of a region around if the register is truthy (`when`) or falsy. */
  jumpOnRegister(register: number, when: boolean, region: OpenRegion): void {
    this.emit(when ? Op.JumpIf : Op.JumpIfNot, register, 0, 0);
    this.linkJump(region, 2);
  }
}
