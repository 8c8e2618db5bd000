/**
 * `FunctionContext`: the translation of one function in the making. Translators of instructions (instructions/*.ts) ask it for registers,
 * guards and names, and hand it statements.
 */
import { type Code, Feedback } from "../../runtime/bytecode/code.js";
import { isOpenConsumer } from "../../runtime/bytecode/instruction.js";
import { costOfIteration } from "../../runtime/bytecode/metered-code.js";
import { INSTRUCTION_SIZE, type Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto, Region } from "../../runtime/bytecode/proto.js";
import type { SupportName } from "../../runtime/interpreter/compiled.js";
import { Analysis } from "./analysis.js";
import { MAX_RUN, noteExit, type Run, shareExits, WayOut } from "./exits.js";
import { expression, type Filler, type Fillings, fillStatements, NO_FILLINGS } from "./fill.js";
import { isEffect } from "./inlinable.js";
import type { Expectation } from "./instructions/callee-guards.js";
import type { Expression, Statement } from "./javascript.js";
import * as js from "./javascript.js";
import type { InlinedCall, Joined } from "./joined.js";
import { endOfLoop, inOrder, Liveness } from "./liveness.js";
import { Meetings } from "./meetings.js";
import type { ExitSite, TranslationOptions } from "./options.js";
import type { DeoptReason } from "./reasons.js";
import { Receivers } from "./receivers.js";
import { findSharedMetatables, type SharedMetatable } from "./shared-metatables.js";
import type { TemplateName } from "./templates.js";
import { isOnly, type State, Type, typeOfUpvalue } from "./types.js";

export class FunctionContext implements Filler {
  readonly proto: Proto;
  readonly analysis: Analysis;
  /** pc of the instruction being translated. */
  pc = 0;
  /** What is known in front of it. */
  state: State;
  /** Types of the registers where it is entered, by which it was begun. */
  readonly assumed: readonly number[];
  /** Where statements go: the bodies of the regions around, innermost last. */
  readonly bodies: Statement[][] = [[]];
  readonly exits: ExitSite[] = [];
  private readonly waysOut: WayOut[] = [];
  /** What exits hand over by where the interpreter goes on: the registers, and the activation with them. */
  private readonly handed = new Map<number, { readonly live: readonly number[]; readonly values: js.Values }>();
  private run: Run | undefined;
  readonly meetings: Meetings;
  /** Support functions that it names. */
  readonly supports = new Set<string>();
  /** NEW_TABLE instructions, by number: each has a constructor of its own. */
  readonly sites: number[] = [];
  /** Calls in which it may be suspended. */
  readonly points = new Set<number>();
  readonly children = new Set<number>();
  /** What else it names: functions that it expects to call, their code, and what they know. */
  readonly values: unknown[] = [];
  readonly usedUpvalues = new Set<number>();
  /** Calls whose bodies cannot stay in line, by pc in the function: they would have to throw, or to leave when something has been stored. */
  readonly refused = new Set<number>();
  /** What upvalues are expected to be where it is entered. */
  readonly expected: Expectation[] = [];
  /** Registers that the loop entered hands over where it ends. */
  readonly left = new Set<number>();
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
  /** The body in line that has stored something. */
  private stores: InlinedCall | undefined;
  /** Starts of loops that may be suspended there. */
  private readonly polled: number[] = [];
  readonly liveness: Liveness;
  /** Where the translation ends: behind the loop that it enters, or else behind the function. */
  readonly end: number;

  constructor(
    readonly code: Code,
    readonly joined: Joined,
    readonly options: TranslationOptions,
    /** pc at which the translation enters an activation: the start of a loop, or behind a call; -1 for a whole function. */
    readonly loop: number,
    entry: State,
  ) {
    const { proto } = joined;
    this.proto = proto;
    this.receivers = new Receivers(proto);
    this.end = options.behindCall ? proto.code.length : endOfLoop(proto, loop);
    const start = loop < 0 ? -1 : joined.source(loop);
    const end = options.behindCall ? code.proto.code.length : endOfLoop(code.proto, start);
    this.liveness = new Liveness(code.proto, start, end, options.behindCall);
    this.meetings = new Meetings(proto, (pc) => this.liveness.at(joined.source(pc)));
    this.analysis = new Analysis({
      proto,
      feedback: joined.feedback,
      generic: options.generic,
      traps: options.traps && !options.generic,
      calleeAt: (pc) => joined.calleeAt(pc, options.calleeAt),
      resultsAt: (pc) => joined.doneAt(pc)?.results,
      upvalueTypes: proto.upvalues.map((_, i) => {
        const { isKnown, value } = this.upvalueOf(i);
        return isKnown ? typeOfUpvalue(value) : Type.Any;
      }),
    });
    this.state = entry;
    this.assumed = entry.types.slice();
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

  get op(): Op {
    return this.proto.code[this.pc] as Op;
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
    const constant = this.constantIn(operand);
    return constant === undefined ? this.register(operand) : js.number(constant);
  }

  /** The number that a register is known to hold. */
  constantIn(register: number): number | undefined {
    const constant = this.proto.constants[this.state.constants[register]! - 1];
    return typeof constant === "number" ? constant : undefined;
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

  /**
   * An instance of an expression template. Where it accesses properties of `$o`, it says `$object`.
   * @param isNumber tests whether a number has been found are made of those whether a value has been found.
   */
  fill(name: TemplateName, fillings: Fillings = NO_FILLINGS, isNumber = false): Expression {
    return expression(name, fillings, this, isNumber);
  }

  fillStatements(name: TemplateName, fillings: Fillings = NO_FILLINGS): Statement[] {
    return fillStatements(name, fillings, this);
  }

  /** Whether an expression is known not to be nil in front of the current instruction: a literal, or a register. */
  isValue(expression: Expression): boolean {
    if (js.isLiteral(expression)) return true;
    const { name } = expression;
    const register = name.startsWith("r") ? Number(name.slice(1)) : Number.NaN;
    return register >= 0 && (this.typeOf(register) & Type.Nil) === 0;
  }

  /** A receiver of the current instruction in a form that keeps its feedback apart. */
  disguised(receiver: Expression): Expression {
    return this.receivers.disguised(receiver, this.pc);
  }

  /** The property `name` of a receiver. */
  property(receiver: Expression, name: string): Expression {
    return js.property(this.disguised(receiver), name);
  }

  support(name: SupportName): Expression {
    this.supports.add(name);
    return js.id(name);
  }

  /** pc of the current instruction in the function itself; in a body put in line, that of the call. */
  get source(): number {
    return this.joined.source(this.pc);
  }

  /** A name for something that the translation knows. */
  named(value: unknown): Expression {
    const known = this.values.indexOf(value);
    return js.id(`Q${known >= 0 ? known : this.values.push(value) - 1}`);
  }

  /** An upvalue that is a constant of the translation. */
  upvalueOf(index: number): { readonly isKnown: boolean; readonly value: unknown } {
    const own = this.code.proto.upvalues.length;
    if (index >= own) return this.joined.upvalueOf(index);
    const { upvalues } = this.options;
    return { isKnown: upvalues !== undefined, value: upvalues?.[index] };
  }

  /** The body put in line that the current instruction is part of. */
  get body(): InlinedCall | undefined {
    return this.joined.bodyAt(this.pc);
  }

  /** The body around cannot stay in line. */
  private refuseBody(): void {
    if (this.body !== undefined) this.refused.add(this.source);
  }

  /** What follows can throw or be captured: notes where. */
  at(): void {
    this.endRun();
    this.refuseBody();
    this.usesTry = true;
    this.throwing.add(this.source);
    if (this.lastPc === this.pc) return;
    this.lastPc = this.pc;
    const [noted] = this.fillStatements("at", { pc: js.number(this.source) });
    noted!.pc = this.source;
    this.emit(noted!);
  }

  /** What follows calls Lua code from here. */
  atCall(): void {
    this.at();
    this.usesDepth = true;
    this.emit(...this.fillStatements("atDepth"));
  }

  /** At the start of a loop: may be suspended there for a collection. */
  poll(pc: number): void {
    const source = this.joined.source(pc);
    this.usesTry = true;
    this.polled.push(source);
    this.emit(...this.fillStatements("poll", { pc: js.number(source) }));
  }

  /**
   * The loop `region` begins. Every iteration pays, but the first one has been paid for by the call.
   * @param condition whether there is a first one.
   */
  enterMetered(region: Region, condition: Expression | undefined): void {
    this.endRun();
    const statements = this.fillStatements("giveBack", { cost: js.number(costOfIteration(region)) });
    this.emit(...(condition === undefined ? statements : [js.iff(condition, js.block(statements))]));
  }

  /** At the start of a loop: pays for an iteration. */
  payForIteration(region: Region): void {
    this.usesTry = true;
    this.polled.push(region.start);
    const cost = js.number(costOfIteration(region));
    this.emit(...this.fillStatements("payForIteration", { cost, pc: js.number(region.start) }));
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
    if (this.stores === this.body) this.refuseBody();
    const number = this.exits.length;
    const holds = this.options.chaos ? js.binary("&&", this.failsNotOnce(number), test) : test;
    const run = this.run;
    const pending = run === undefined ? undefined : this.pendingIn(run);
    if (run === undefined || pending === undefined) {
      this.startRun(holds, reason, pc);
      return;
    }
    // The variable `x` tells which guard it was.
    if (run.count === 1) run.test = js.sequence([noteExit(run.first), run.test]);
    run.leave.number = undefined;
    run.test = js.binary("&&", run.test, js.sequence([noteExit(number), ...pending, holds]));
    run.count++;
    this.addExit(reason, pc, run.resume, run.live);
    run.statement.pieces = js.iff(js.not(run.test), run.leave.statement).pieces;
  }

  /** A test may store, which is not to be done twice: whoever leaves has not stored yet. */
  private failsNotOnce(exit: number): Expression {
    return js.not(js.call(this.support("failOnce"), [js.element(js.id("X"), js.number(exit))]));
  }

  private startRun(test: Expression, reason: DeoptReason, pc: number): void {
    const first = this.exits.length;
    const resume = this.resumePc();
    const leave = this.exit(reason, pc);
    const statement = js.iff(js.not(test), leave.statement);
    statement.pc = this.pc;
    const { live } = this.exits[first]!;
    const body = this.bodies[this.bodies.length - 1]!;
    this.emit(statement);
    this.run = { first, resume, live, body, statement, test, count: 1, leave };
  }

  /** What has been emitted since the last guard of the run, taken back, if another guard can follow. */
  private pendingIn(run: Run): Expression[] | undefined {
    const body = this.bodies[this.bodies.length - 1]!;
    if (run.body !== body || run.count >= MAX_RUN) return undefined;
    const start = body.lastIndexOf(run.statement) + 1;
    if (start === 0 || body.slice(start).some(({ expression }) => expression === undefined)) return undefined;
    return body.splice(start).map(({ expression }) => expression!);
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
    let pc = this.source;
    while (isOpenConsumer(this.code.proto.code, pc)) pc -= INSTRUCTION_SIZE;
    return pc;
  }

  /** Adds an exit that is put down to the instruction at `pc`. */
  private addExit(reason: DeoptReason, pc: number, resume: number, live: readonly number[]): void {
    this.exits.push({
      pc: this.joined.source(pc),
      reason,
      resume,
      live,
      inlined: this.joined.bodyAt(pc) !== undefined || this.joined.isTailCall(pc),
    });
  }

  /** The instruction has been translated. */
  finishInstruction(): void {
    this.receivers.finishInstruction(this.pc);
    if (isEffect(this.op)) this.stores = this.body;
  }

  /** The way out in front of the current instruction. */
  private exit(reason: DeoptReason, pc = this.pc): WayOut {
    const resume = this.resumePc();
    let handed = this.handed.get(resume);
    if (handed === undefined) {
      const live = inOrder(this.liveness.at(resume));
      handed = { live, values: this.handedOver(live) };
      this.handed.set(resume, handed);
    }
    const leave = new WayOut(this.exits.length, handed.values);
    this.addExit(reason, pc, resume, handed.live);
    this.waysOut.push(leave);
    return leave;
  }

  /** What a way out hands over: the activation, and the registers in `saved`, which its function knows by the same list. */
  handedOver(saved: readonly number[]): js.Values {
    const values = this.proto.isVararg ? [this.self(), this.varargs()] : [this.self()];
    for (const register of saved) values.push(this.register(register));
    return js.values(values);
  }

  /** The code of the function and its ways out. In a function that catches, they tell that what is thrown from then on comes from elsewhere. */
  withExits(code: Statement[]): Statement[] {
    return shareExits(code, this.waysOut, () => (this.usesTry ? this.fillStatements("left") : []));
  }

  /** Leaves compiled code for good. */
  trap(): void {
    this.emit(this.exit("unexecuted").statement);
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
    this.guard(js.all(...unknown.map((operand) => this.fill("isNumber", { x: this.operand(operand) }))), "notNumber");
  }

  guardString(operand: number): void {
    if (!this.isKnown(operand, Type.String))
      this.guard(this.fill("isString", { x: this.operand(operand) }), "notString");
  }

  /** The activation: the function, with the tail calls that variable `t` counts, or the heap frame whose loop was entered. */
  self(): Expression {
    if (this.joined.repeats) return js.call(this.support("afterTailCalls"), [js.id("fn"), js.id("t")]);
    return js.id(this.loop >= 0 ? "frame" : "fn");
  }

  varargs(): Expression {
    return this.proto.isVararg ? js.id("va") : this.support("NO_VALUES");
  }

  /** Whether the call at `pc` may suspend the function by return. */
  yields(): boolean {
    return this.options.resumable && (this.joined.feedback[this.pc >> 2]! & Feedback.Yields) !== 0;
  }

  /** Name of the code pointer that the current call goes through. */
  get entryName(): "c" | "resumable" {
    return this.yields() ? "resumable" : "c";
  }

  /** Leaves compiled code when the current call has suspended the coroutine, as scratch variable `v` tells. */
  suspension(): Statement {
    return js.iff(this.fill("isSuspended"), js.block(this.suspend()));
  }

  /**
   * The loop entered ends: the frame goes on at `pc` in the interpreter. What stores to the frame would have no feedback yet: V8 would give up
   * the loop's machine code where the loop ends, and make it again when it is entered again. Variables of the context need none.
   */
  leaveLoop(pc: number): Statement[] {
    const source = this.joined.source(pc);
    const changed = this.changed(this.liveness.behindLoop(source));
    for (const i of changed) this.left.add(i);
    return [
      ...changed.map((i) => js.assign(js.id(`s${i}`), this.register(i))),
      ...this.fillStatements("leaveLoop", { pc: js.number(source) }),
    ];
  }

  private changed(wanted: ReadonlySet<number>): number[] {
    return [...wanted].filter((i) => this.liveness.changed.has(i));
  }

  /** The activation goes to the heap, or back there. */
  suspend(): Statement[] {
    const { source } = this;
    this.points.add(source);
    const point = js.id(`P${source}`);
    const wanted = this.liveness.suspendedAt(source);
    if (this.loop < 0) {
      const elements: (Expression | null)[] = [];
      for (let i = 0; i < this.code.proto.registers; i++) elements.push(wanted.has(i) ? this.register(i) : null);
      // With a hole, and the callee in it, it is an array of the one kind that registers have (values/registers.ts).
      const registers = js.array(elements.includes(null) ? elements : [...elements, null]);
      return this.fillStatements("suspendActivation", { self: this.self(), point, registers, varargs: this.varargs() });
    }
    const stores = this.changed(wanted).map((i) => js.assign(js.element(js.id("R"), js.number(i)), this.register(i)));
    return [...stores, ...this.fillStatements("suspendFrame", { pc: js.number(source), point })];
  }

  /** Whether the value of a register still matters if a guard of the current instruction fails. */
  matters(register: number): boolean {
    return this.liveness.matters(register, this.source) || this.run?.live.includes(register) === true;
  }

  /** The registers that a capture or an error inside the function may need. */
  savedRegisters(): number[] {
    return inOrder(this.liveness.saved(this.throwing, this.polled));
  }
}
