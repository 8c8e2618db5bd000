/**
 * `FunctionContext`: the translation of one function in the making. Translators of instructions (instructions/*.ts) ask it for registers,
 * guards and names, and hand it statements.
 */
import type { Code } from "../../runtime/bytecode/code.js";
import { isCall, liveIn, type RegisterSet, registersOf, successors } from "../../runtime/bytecode/effects.js";
import { activeLocals } from "../../runtime/bytecode/names.js";
import type { Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { SupportName } from "../../runtime/interpreter/compiled.js";
import type { Expression, Statement } from "./estree.js";
import * as js from "./estree.js";
import { expression, type Fillings, statements } from "./fill.js";
import type { DeoptReason } from "./reasons.js";
import type { TemplateName } from "./templates.js";
import { Analysis, isOnly, type State, Type } from "./types.js";

/** An exit of the translation: where and why. */
export interface ExitSite {
  readonly pc: number;
  readonly reason: DeoptReason;
}

export interface TranslationOptions {
  /** Speculate on nothing. */
  readonly generic: boolean;
  /** Leave compiled code where nothing has been executed yet. */
  readonly traps: boolean;
  /** Every guard fails once, and calls are captured now and then. */
  readonly chaos: boolean;
  /** Loops look from time to time whether a collection is due. */
  readonly polling: boolean;
  /** Upvalues are constants of the translation, which then serves one closure only. */
  readonly upvalueTypes: readonly number[] | undefined;
  /** Resolve globals through the function's environment or the running context instead of a constant table. */
  readonly dynamicGlobals: boolean;
}

export class FunctionContext {
  readonly proto: Proto;
  readonly analysis: Analysis;
  /** pc of the instruction being translated. */
  pc = 0;
  /** What is known in front of it. */
  state: State;
  /** Where statements go: the bodies of the regions around, innermost last. */
  readonly bodies: Statement[][] = [[]];
  readonly exits: ExitSite[] = [];
  readonly supports = new Set<string>();
  /** NEW_TABLE instructions, by number: each has a constructor of its own. */
  readonly sites: number[] = [];
  readonly children = new Set<number>();
  readonly usedUpvalues = new Set<number>();
  usesGlobals = false;
  usesDepth = false;
  /** Something can be thrown while `pc` says where. */
  usesTry = false;
  /** Instructions at which something can be thrown. */
  private readonly throwing = new Set<number>();
  private lastPc = -1;
  /** Starts of loops that may be suspended there. */
  private readonly polled: number[] = [];
  private readonly live: (pc: number) => RegisterSet;

  constructor(
    readonly code: Code,
    readonly options: TranslationOptions,
    /** pc of the loop that the translation enters; -1 for a whole function. */
    readonly loop: number,
    entry: State,
  ) {
    this.proto = code.proto;
    this.live = liveIn(code.proto);
    this.analysis = new Analysis({
      proto: code.proto,
      feedback: code.feedback,
      generic: options.generic,
      traps: options.traps && !options.generic,
      upvalueTypes: options.upvalueTypes ?? code.proto.upvalues.map(() => Type.Any),
    });
    this.state = entry;
  }

  get a(): number {
    return this.proto.code[this.pc + 1]!;
  }
  get b(): number {
    return this.proto.code[this.pc + 2]!;
  }
  get c(): number {
    return this.proto.code[this.pc + 3]!;
  }

  emit(...added: Statement[]): void {
    this.bodies[this.bodies.length - 1]!.push(...added);
  }

  register(index: number): Expression {
    return js.id(`r${index}`);
  }

  /** A register, or the constant that it is known to hold; or constant `~operand`. */
  operand(operand: number): Expression {
    if (operand < 0) return js.constant(this.proto.constants[~operand]);
    const constant = this.state.constants[operand]!;
    if (constant !== 0 && typeof this.proto.constants[constant - 1] === "number")
      return js.constant(this.proto.constants[constant - 1]);
    return this.register(operand);
  }

  typeOf(operand: number): number {
    return this.analysis.typeOf(this.state, operand);
  }

  isKnown(operand: number, type: number): boolean {
    return isOnly(this.typeOf(operand), type);
  }

  constantString(index: number): string {
    return this.proto.constants[index] as string;
  }

  set(register: number, value: Expression): void {
    this.emit(js.assign(this.register(register), value));
  }

  /** An instance of an expression template; support functions that it names become known to the translation. */
  fill(name: TemplateName, fillings: Fillings = {}): Expression {
    return expression(name, fillings);
  }

  fillStatements(name: TemplateName, fillings: Fillings = {}): Statement[] {
    return statements(name, fillings);
  }

  support(name: SupportName): Expression {
    return js.id(name);
  }

  /** What follows can throw or be captured: notes where. */
  at(): void {
    this.usesTry = true;
    this.throwing.add(this.pc);
    if (this.lastPc === this.pc) return;
    this.lastPc = this.pc;
    this.emit(...this.fillStatements("at", { pc: js.number(this.pc) }));
  }

  /** What follows calls Lua code from here. */
  atCall(): void {
    this.at();
    this.usesDepth = true;
    this.emit(...this.fillStatements("atDepth"));
  }

  /** At the start of a loop: may be suspended there for a collection. */
  poll(pc: number): void {
    this.usesTry = true;
    this.polled.push(pc);
    this.emit(...this.fillStatements("poll", { pc: js.number(pc) }));
  }

  /** Control joins here, so it is unknown what `pc` was last. */
  forgetPc(): void {
    this.lastPc = -1;
  }

  /** Leaves compiled code in front of the current instruction unless `test` holds. */
  guard(test: Expression, reason: DeoptReason): void {
    const index = this.exits.length;
    const failed = js.not(test);
    const chaos = (): Expression =>
      js.binary("||", failed, js.call(this.support("failOnce"), [js.element(js.id("X"), js.number(index))]));
    this.emit(js.iff(this.options.chaos ? chaos() : failed, js.block(this.exit(reason))));
  }

  private exit(reason: DeoptReason): Statement[] {
    const index = this.exits.push({ pc: this.pc, reason }) - 1;
    return [js.assign(js.id("exit"), js.number(index)), js.breakTo("Exit")];
  }

  /** Leaves compiled code for good. */
  trap(): void {
    this.emit(...this.exit("unexecuted"));
  }

  /** Guards that the receiver of a table access is a table, if that is speculated; whether it is known to be one then. */
  guardTable(operand: number): boolean {
    if (!this.analysis.isReceiverSpeculated(this.pc, this.state, operand)) return false;
    if (!this.isKnown(operand, Type.Table)) this.guard(this.fill("isTable", { x: this.register(operand) }), "notTable");
    return true;
  }

  /** Guards an operand of a number operation, unless it is known to be one. */
  guardNumber(operand: number): void {
    if (!this.isKnown(operand, Type.Number))
      this.guard(this.fill("isNumber", { x: this.operand(operand) }), "notNumber");
  }

  /** The activation: the function, or the heap frame whose loop was entered. */
  self(): Expression {
    return js.id(this.loop >= 0 ? "frame" : "fn");
  }

  varargs(): Expression {
    return js.id(this.proto.isVararg ? "va" : "NO_VALUES");
  }

  /** Whether the value of a register matters at `pc`: it is live, or a variable that a debugger can see. */
  matters(register: number, pc: number): boolean {
    return this.isLive(register, pc) || activeLocals(this.proto, pc).some((local) => local.register === register);
  }

  /** The registers that matter where guards fail: one place in the code serves all of them, so that a guard takes little code. */
  exitRegisters(): Expression {
    const wanted = new Set<number>();
    for (const { pc } of this.exits) this.addMattering(pc, wanted);
    return this.registerArray(wanted);
  }

  private addMattering(pc: number, wanted: Set<number>): void {
    for (const register of registersOf(this.live(pc))) wanted.add(register);
    for (const local of activeLocals(this.proto, pc)) wanted.add(local.register);
  }

  /**
   * The registers that a capture or an error inside the function may need: those that matter behind an instruction that can throw. No
   * more, for V8 keeps what its exception handlers use in boxed form.
   */
  savedRegisters(): Expression {
    const wanted = new Set<number>();
    for (const pc of this.throwing) {
      for (const next of successors(this.proto, pc))
        for (const register of registersOf(this.live(next))) wanted.add(register);
      for (const local of activeLocals(this.proto, pc)) wanted.add(local.register);
    }
    for (const pc of this.polled) {
      this.addMattering(pc, wanted);
      // A traceback names the builtin that is being called.
      if (isCall(this.proto.code[pc] as Op)) wanted.add(this.proto.code[pc + 1]!);
    }
    for (const region of this.proto.regions) if (region.kind === "defer") wanted.add(region.register);
    return this.registerArray(wanted);
  }

  private registerArray(wanted: ReadonlySet<number>): Expression {
    const count = Math.max(-1, ...wanted) + 1;
    const elements: Expression[] = [];
    for (let i = 0; i < count; i++) elements.push(wanted.has(i) ? this.register(i) : js.UNDEFINED);
    return js.array(elements);
  }

  isLive(register: number, pc: number): boolean {
    const set = this.live(pc);
    return ((set[register >>> 5]! >>> (register & 31)) & 1) !== 0;
  }
}
