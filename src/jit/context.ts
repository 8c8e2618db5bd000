/**
 * `FunctionContext`: the translation of one function in the making. Translators of instructions (instructions/*.ts) ask it for registers,
 * guards and names, and hand it statements.
 */
import { type Code, Feedback } from "../../runtime/bytecode/code.js";
import { writes } from "../../runtime/bytecode/effects.js";
import { isOpenConsumer } from "../../runtime/bytecode/instruction.js";
import { INSTRUCTION_SIZE } from "../../runtime/bytecode/opcodes.js";
import type { Proto, Region } from "../../runtime/bytecode/proto.js";
import type { SupportName } from "../../runtime/interpreter/compiled.js";
import type { LuaFunction } from "../../runtime/values/function.js";
import type { Expression, Statement } from "./estree.js";
import * as js from "./estree.js";
import { shareExits, type WayOut } from "./exits.js";
import { expression, type Filling, type Fillings, fillStatements } from "./fill.js";
import { inOrder, Liveness } from "./liveness.js";
import type { DeoptReason } from "./reasons.js";
import { Receivers } from "./receivers.js";
import { findSharedMetatables, type SharedMetatable } from "./shared-metatables.js";
import type { TemplateName } from "./templates.js";
import { Analysis, isOnly, type State, Type } from "./types.js";

/** An exit of the translation: which guard failed there and why, where the interpreter goes on, and with which registers, in order. */
export interface ExitSite {
  readonly pc: number;
  readonly reason: DeoptReason;
  readonly resume: number;
  readonly live: readonly number[];
}

/**
 * Guards in a row that leave together, in front of the first: nothing between them has an effect, so the interpreter can do it again. A
 * way out takes more of V8's bytecode than what it guards, and V8 decides by the size of a function whether to put it in line.
 */
interface Run {
  /** Number of the first guard's exit. */
  readonly first: number;
  readonly resume: number;
  readonly live: readonly number[];
  /** Where it stands. */
  readonly body: Statement[];
  readonly statement: Statement;
  readonly tests: Expression[];
  /** Number of the exit to take, as an argument of the call that leaves. */
  readonly leave: { arguments: Expression[] };
}

/** Where control joins: registers can be cleared there. */
interface Meeting {
  readonly pc: number;
  readonly region: Region;
  readonly place: (clear: Expression) => void;
}

/** Guards of a run at most, lest expressions get too deep. */
const MAX_RUN = 50;

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
  /** The builtin that the CALL at a pc is expected to call. */
  readonly calleeAt: (pc: number) => LuaFunction | undefined;
  /** The `setmetatable` at a pc is expected to give a metatable without a class. */
  readonly isPlainMetatable: (pc: number) => boolean;
  /** Registers that hold small integers where a loop is entered, checked there: V8 then counts with these. */
  readonly integers: ReadonlySet<number>;
  /** Calls that are seen to yield suspend by return (runtime/interpreter/suspend.ts). */
  readonly resumable: boolean;
  /** It is entered behind a CALL, and gets the first result. */
  readonly behindCall: boolean;
  /** Resolve globals through the function's environment or the running context instead of a constant table. */
  readonly dynamicGlobals: boolean;
  /** Statements are marked with the lines that they come from (`js.mark`). */
  readonly marked: boolean;
  /** Names that are found in values other than tables (host-names.ts). */
  readonly hostNames: ReadonlySet<string>;
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
  private readonly waysOut: WayOut[] = [];
  private run: Run | undefined;
  private readonly meetings: Meeting[] = [];
  readonly supports = new Set<string>();
  /** NEW_TABLE instructions, by number: each has a constructor of its own. */
  readonly sites: number[] = [];
  /** Calls in which it may be suspended. */
  readonly points = new Set<number>();
  readonly children = new Set<number>();
  /** Calls of builtins that it does in place, by number. */
  readonly builtins = new Set<number>();
  /** Code of functions that calls tell apart. */
  readonly targets: Code[] = [];
  readonly usedUpvalues = new Set<number>();
  readonly receivers: Receivers;
  /** Metatables that are made only if the class of their object has none to share, by the call that they are made for. */
  sharedMetatables: ReadonlyMap<number, SharedMetatable> = new Map();
  usesGlobals = false;
  /** A single open value has been in the variable for it. */
  usesOpenRegister = false;
  usesDepth = false;
  /** Something can be thrown while `pc` says where. */
  usesTry = false;
  /** Instructions at which something can be thrown. */
  private readonly throwing = new Set<number>();
  private lastPc = -1;
  /** Starts of loops that may be suspended there. */
  private readonly polled: number[] = [];
  readonly liveness: Liveness;
  /** Where the translation ends: behind the loop that it enters, or else behind the function. */
  readonly end: number;

  constructor(
    readonly code: Code,
    readonly options: TranslationOptions,
    /** pc at which the translation enters an activation: the start of a loop, or behind a call; -1 for a whole function. */
    readonly loop: number,
    entry: State,
  ) {
    this.proto = code.proto;
    this.receivers = new Receivers(code.proto);
    this.end = options.behindCall ? code.proto.code.length : endOfLoop(code.proto, loop);
    this.liveness = new Liveness(code.proto, loop, this.end, options.behindCall);
    this.analysis = new Analysis({
      proto: code.proto,
      feedback: code.feedback,
      generic: options.generic,
      traps: options.traps && !options.generic,
      calleeAt: options.calleeAt,
      upvalueTypes: options.upvalueTypes ?? code.proto.upvalues.map(() => Type.Any),
    });
    this.state = entry;
  }

  /** Decides what depends on the types found. */
  prepare(): void {
    this.sharedMetatables = findSharedMetatables(this.proto, (pc) => this.analysis.isJoin(pc));
  }

  /** The instruction makes a shared metatable, so its call stands for it. */
  isPostponed(pc: number): boolean {
    for (const { made, stored } of this.sharedMetatables.values()) if (made === pc || stored === pc) return true;
    return false;
  }

  /** What `translate` emits, as a block of its own. */
  block(translate: () => void): Statement[] {
    this.endRun();
    const body: Statement[] = [];
    this.bodies.push(body);
    translate();
    this.bodies.pop();
    this.endRun();
    this.forgetPc();
    return body;
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
    if (this.options.marked)
      for (const statement of added) js.mark(statement, this.proto.lines[this.pc / INSTRUCTION_SIZE]!);
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
    if (this.run?.live.includes(register)) this.endRun();
  }

  /** An instance of an expression template. Where it accesses properties of `$o`, it says `$object`. */
  fill(name: TemplateName, fillings: Fillings = {}): Expression {
    return expression(name, this.withObject(fillings), this.isValue);
  }

  fillStatements(name: TemplateName, fillings: Fillings = {}): Statement[] {
    return fillStatements(name, this.withObject(fillings), this.isValue);
  }

  /** Whether an expression is a register known not to be nil in front of the current instruction. */
  private readonly isValue = (expression: Filling): boolean => {
    const { type, name } = expression as { type?: string; name?: string };
    const register = type === "Identifier" && name!.startsWith("r") ? Number(name!.slice(1)) : Number.NaN;
    return register >= 0 && (this.typeOf(register) & Type.Nil) === 0;
  };

  private withObject(fillings: Fillings): Fillings {
    const { o } = fillings;
    return o === undefined ? fillings : { ...fillings, object: this.receivers.disguised(o as Expression, this.pc) };
  }

  /** The property `name` of a receiver. */
  property(receiver: Expression, name: string): Expression {
    return js.property(this.receivers.disguised(receiver, this.pc), name);
  }

  support(name: SupportName): Expression {
    return js.id(name);
  }

  /** What follows can throw or be captured: notes where. */
  at(): void {
    this.endRun();
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

  /**
   * Leaves compiled code in front of the current instruction unless `test` holds; nothing to do when there is none.
   * @param pc of the instruction that the guard is for.
   */
  guard(test: Expression | undefined, reason: DeoptReason, pc = this.pc): void {
    if (test === undefined) return;
    const number = this.exits.length;
    const failOnce = js.call(js.id("failOnce"), [js.element(js.id("X"), js.number(number))]);
    const holds = this.options.chaos ? js.binary("&&", test, js.not(failOnce)) : test;
    const run = this.run;
    const pending = run === undefined ? undefined : this.pendingIn(run);
    if (run === undefined || pending === undefined) {
      this.startRun(holds, reason, pc);
      return;
    }
    // The variable `x` tells which guard it was.
    if (run.tests.length === 1) run.tests[0] = js.sequence([noteExit(run.first), run.tests[0]!]);
    run.leave.arguments[0] = js.id("x");
    run.tests.push(js.sequence([noteExit(number), ...pending, holds]));
    this.exits.push({ pc, reason, resume: run.resume, live: run.live });
    Object.assign(run.statement, { test: js.not(all(...run.tests)!) });
  }

  private startRun(test: Expression, reason: DeoptReason, pc: number): void {
    const first = this.exits.length;
    const resume = this.resumePc();
    const leave = this.exit(reason, pc);
    // What `emit` tells lines by.
    const statement = { ...js.iff(js.not(test), js.block(leave)), guards: this.pc };
    const { live } = this.exits[first]!;
    const call = leave[0]!["argument"] as unknown as Run["leave"];
    const body = this.bodies[this.bodies.length - 1]!;
    this.emit(statement);
    this.run = { first, resume, live, body, statement, tests: [test], leave: call };
  }

  /** What has been emitted since the last guard of the run, taken back, if another guard can follow. */
  private pendingIn(run: Run): Expression[] | undefined {
    const body = this.bodies[this.bodies.length - 1]!;
    if (run.body !== body || run.tests.length >= MAX_RUN) return undefined;
    const start = body.lastIndexOf(run.statement) + 1;
    if (start === 0 || body.slice(start).some(({ type }) => type !== "ExpressionStatement")) return undefined;
    return body.splice(start).map((statement) => statement["expression"] as Expression);
  }

  /**
   * Control joins in front of `pc`: at the start of a loop, or the end of a block. Registers that do not matter there can be cleared at
   * this place. What the handler of exceptions saves is alive for V8 throughout; where values of different kinds meet in it, V8 would
   * have to box numbers. A zero goes with numbers, and costs nothing with others.
   */
  clearAt(pc: number, region: Region, place: (clear: Expression) => void): void {
    this.meetings.push({ pc, region, place });
  }

  /** Clears what is in `saved` where it does not matter and control joins. */
  clearSaved(saved: readonly number[]): void {
    for (const { pc, region, place } of this.meetings) {
      const matters = pc < this.proto.code.length ? this.liveness.at(pc) : new Set<number>();
      const written = new Set<number>();
      for (let at = region.start; at < region.end; at += INSTRUCTION_SIZE)
        for (const register of writes(this.proto, at)) written.add(register);
      const cleared = saved.filter((register) => written.has(register) && !matters.has(register));
      if (cleared.length > 0)
        place(cleared.reduce((value, register) => js.assignment(this.register(register), value), js.number(0)));
    }
  }

  /** What has been or will be emitted has an effect, or control joins or parts here. */
  endRun(): void {
    this.run = undefined;
  }

  /**
   * Where the interpreter goes on when a guard of the current instruction fails: there, but in front of the calls done in place that have
   * made its open value, which is in no register.
   */
  private resumePc(): number {
    let pc = this.pc;
    while (isOpenConsumer(this.proto.code, pc)) pc -= INSTRUCTION_SIZE;
    return pc;
  }

  /** The way out in front of the current instruction. */
  private exit(reason: DeoptReason, pc = this.pc): Statement[] {
    const resume = this.resumePc();
    const live = inOrder(this.liveness.at(resume));
    const call = this.leaving("deopt", [js.number(this.exits.length), this.self()], live);
    const leave = [js.returns(call)];
    this.exits.push({ pc, reason, resume, live });
    this.waysOut.push({ body: leave, arguments: call["arguments"] as Expression[] });
    return leave;
  }

  /** A call of one of the ways out, with the registers in `saved` that the translation's caller knows by the same list. */
  leaving(way: "deopt" | "leave", args: readonly Expression[], saved: readonly number[]): Expression {
    const varargs = this.proto.isVararg ? [this.varargs()] : [];
    return js.call(js.id(way), [...args, ...varargs, ...saved.map((register) => this.register(register))]);
  }

  /** The code of the function and its ways out. In a function that catches, they tell that what is thrown from then on comes from elsewhere. */
  withExits(code: Statement[]): Statement[] {
    return shareExits(code, this.waysOut, () => (this.usesTry ? this.fillStatements("left") : []));
  }

  /** Leaves compiled code for good. */
  trap(): void {
    this.emit(js.block(this.exit("unexecuted")));
  }

  /** Guards that the receiver of a table access is a table, if that is speculated; whether it is known to be one then. */
  guardTable(operand: number): boolean {
    if (!this.analysis.isReceiverSpeculated(this.pc, this.state, operand)) return false;
    if (!this.isKnown(operand, Type.Table)) this.guard(this.fill("isTable", { x: this.register(operand) }), "notTable");
    return true;
  }

  /** Guards the operands of a number operation, unless they are known to be numbers. */
  guardNumbers(...operands: number[]): void {
    const unknown = operands.filter(
      (operand, i) => !this.isKnown(operand, Type.Number) && operands.indexOf(operand) === i,
    );
    this.guard(all(...unknown.map((operand) => this.fill("isNumber", { x: this.operand(operand) }))), "notNumber");
  }

  guardString(operand: number): void {
    if (!this.isKnown(operand, Type.String))
      this.guard(this.fill("isString", { x: this.operand(operand) }), "notString");
  }

  /** The activation: the function, or the heap frame whose loop was entered. */
  self(): Expression {
    return js.id(this.loop >= 0 ? "frame" : "fn");
  }

  varargs(): Expression {
    return js.id(this.proto.isVararg ? "va" : "NO_VALUES");
  }

  /** Whether the call at `pc` may suspend the function by return. */
  yields(): boolean {
    return this.options.resumable && (this.code.feedback[this.pc >> 2]! & Feedback.Yields) !== 0;
  }

  /** Name of the code pointer that the current call goes through. */
  get entryName(): "c" | "resumable" {
    return this.yields() ? "resumable" : "c";
  }

  /** Leaves compiled code when the current call has suspended the coroutine, as scratch variable `v` tells. */
  suspension(): Statement {
    return js.iff(this.fill("isSuspended"), js.block(this.suspend()));
  }

  /** The loop entered ends: the frame goes on at `pc` in the interpreter. */
  leaveLoop(pc: number): Statement[] {
    return [
      ...this.storeChanged(this.liveness.behindLoop(pc)),
      ...this.fillStatements("leaveLoop", { pc: js.number(pc) }),
    ];
  }

  /** Updates the frame of an activation that has been entered. */
  private storeChanged(wanted: ReadonlySet<number>): Statement[] {
    return [...wanted]
      .filter((i) => this.liveness.changed.has(i))
      .map((i) => js.assign(js.element(js.id("R"), js.number(i)), this.register(i)));
  }

  /** The activation goes to the heap, or back there. */
  suspend(): Statement[] {
    this.points.add(this.pc);
    const point = js.id(`P${this.pc}`);
    const wanted = this.liveness.suspendedAt(this.pc);
    if (this.loop < 0) {
      const elements: (Expression | null)[] = [];
      for (let i = 0; i < this.proto.registers; i++) elements.push(wanted.has(i) ? this.register(i) : null);
      // With a hole, and the callee in it, it is an array of the one kind that registers have (values/registers.ts).
      const registers = js.array(elements.includes(null) ? elements : [...elements, null]);
      return this.fillStatements("suspendActivation", { point, registers, varargs: this.varargs() });
    }
    return [...this.storeChanged(wanted), ...this.fillStatements("suspendFrame", { pc: js.number(this.pc), point })];
  }

  /** Whether the value of a register still matters if a guard of the current instruction fails. */
  matters(register: number): boolean {
    return this.liveness.matters(register, this.pc) || this.run?.live.includes(register) === true;
  }

  /** The registers that a capture or an error inside the function may need. */
  savedRegisters(): number[] {
    return inOrder(this.liveness.saved(this.throwing, this.polled));
  }
}

/** Where the outermost loop that starts at `start` ends; where the function ends, if there is none. */
export function endOfLoop({ regions, code }: Proto, start: number): number {
  return regions.find((region) => region.kind === "loop" && region.start === start)?.end ?? code.length;
}

/** Notes the exit that is taken if the next test fails. */
const noteExit = (number: number): Expression => js.assignment(js.id("x"), js.number(number));

/** All of several tests, one after the other; undefined when there is none. */
export function all(...tests: (Expression | undefined)[]): Expression | undefined {
  let result: Expression | undefined;
  for (const test of tests)
    if (test !== undefined) result = result === undefined ? test : js.binary("&&", result, test);
  return result;
}
