/**
 * Control flow: regions become labelled blocks and loops, jumps become `break` and `continue`. One linear scan over the bytecode; code
 * that cannot be reached is left out. A translation that enters a loop in mid-activation has nothing but that loop, for where it is entered
 * control would join, and V8 does not know the kinds of values that come in; the loops around it are entered by themselves when they get
 * hot. One that enters behind a call leaves out what lies in front of it, except inside loops around it, where it stands behind a flag that
 * is true on the first pass only.
 */
import { fallsThrough, jumpTarget } from "../../runtime/bytecode/effects.js";
import { costOfIteration, loopOf } from "../../runtime/bytecode/metered-code.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Region } from "../../runtime/bytecode/proto.js";
import type { FunctionContext } from "./context.js";
import { condition, equality, order } from "./instructions/arithmetic.js";
import { guardItself } from "./instructions/callee-guards.js";
import { enterBody } from "./instructions/calls.js";
import { fillInAdvance } from "./instructions/fill-loops.js";
import { forCondition, forUpdate, genericFor } from "./instructions/loops.js";
import type { Expression, Statement } from "./javascript.js";
import * as js from "./javascript.js";
import { type Control, translators } from "./translators.js";

interface Open {
  readonly region: Region;
  readonly label: string;
  /** Registers of the numeric `for` that the region is the loop of; -1 for others. */
  readonly forRegister: number;
  /** Something jumps to its end. */
  used: boolean;
  /** Control gets to its start. */
  readonly entered: boolean;
}

/** Instructions that do nothing but write registers, unless they go the slow way; these can be done again. */
const REPEATABLE: ReadonlySet<Op> = new Set([
  Op.Move,
  Op.LoadK,
  Op.LoadNil,
  Op.LoadBool,
  Op.GetUpvalue,
  Op.LoadUpvalue,
  Op.GetCell,
  Op.GetGlobal,
  Op.GetField,
  Op.GetIndex,
  Op.Self,
  Op.Add,
  Op.Sub,
  Op.Mul,
  Op.Div,
  Op.Mod,
  Op.Pow,
  Op.Unm,
  Op.Not,
  Op.Len,
  Op.Concat,
  Op.Vararg,
]);

function isRepeatable(f: FunctionContext): boolean {
  if (f.op !== Op.Call) return REPEATABLE.has(f.op);
  return f.joined.doneAt(f.pc) !== undefined || f.analysis.intrinsicAt(f.pc, f.state) !== undefined;
}

export class Scan {
  private readonly open: Open[] = [];
  private reachable = false;
  private nextRegion = 0;
  private labels = 0;
  private readonly regions: Region[];

  constructor(private readonly f: FunctionContext) {
    this.regions = f.proto.regions.filter(
      ({ kind, start, end }) => kind !== "defer" && (f.options.behindCall || (start >= f.loop && end <= f.end)),
    );
  }

  /** Translates the function, or the loop that is entered, into `f`. */
  run(): void {
    const { f } = this;
    const { code } = f.proto;
    for (let pc = f.options.behindCall ? 0 : Math.max(f.loop, 0); pc < f.end; pc += INSTRUCTION_SIZE) {
      this.closeRegions(pc);
      this.joinAt(pc);
      if (pc === f.loop && f.options.behindCall) this.enterBehindCall();
      this.openRegions(pc);
      if (!this.reachable) continue;
      f.pc = pc;
      if (f.analysis.isTrap(pc)) {
        f.trap();
        this.reachable = false;
        continue;
      }
      const jump = f.joined.checkedAt(pc);
      if (jump !== undefined) guardItself(f, jump);
      const body = f.joined.startingAt(pc);
      if (body !== undefined) enterBody(f, body);
      const repeatable = isRepeatable(f);
      if (!f.isPostponed(pc)) this.instruction(code[pc] as Op);
      f.finishInstruction();
      if (!repeatable) f.endRun();
      const after = f.state;
      f.analysis.step(pc, after);
      if (!fallsThrough(code[pc] as Op)) this.reachable = false;
    }
    this.closeRegions(f.end);
    if (this.reachable && f.end < code.length) f.emit(...f.leaveLoop(f.end));
  }

  private joinAt(pc: number): void {
    const { f } = this;
    if (!f.analysis.isJoin(pc)) {
      if (pc === 0 && f.loop < 0) this.reachable = true;
      return;
    }
    const state = f.analysis.at(pc);
    this.reachable = state !== undefined;
    if (state !== undefined) f.state = state.copy();
    f.forgetPc();
    f.endRun();
  }

  /** Regions that end at `pc` become statements of the regions around them. */
  private closeRegions(pc: number): void {
    while (this.open.length > 0 && this.open[this.open.length - 1]!.region.end === pc) {
      const closed = this.open.pop()!;
      const body = this.f.bodies.pop()!;
      this.f.emit(...this.statement(closed, body));
      // Whatever jumped to the end of the region goes on behind it.
      if (closed.used) this.reachable = true;
    }
  }

  private statement(closed: Open, body: Statement[]): Statement[] {
    const { label, region } = closed;
    const { f } = this;
    // On the first pass, values for the entered loop come along.
    const enters = f.options.behindCall && region.start < f.loop && f.loop < region.end;
    if (region.kind === "block") {
      if (!closed.used) return body;
      const clearing: Statement[] = [];
      f.meetings.clearAt(region.end, region, (clear) => clearing.push(js.run(clear)));
      return [js.labeled(label, js.block(body)), js.block(clearing)];
    }
    if (closed.forRegister < 0) {
      if (this.reachable) body.push(js.breakTo(label));
      if (!closed.entered) return body;
      f.meetings.clearAt(region.start, region, (clear) =>
        body.unshift(enters ? js.iff(js.not(js.id("entry")), js.run(clear)) : js.run(clear)),
      );
      return [js.labeled(label, js.forever(body))];
    }
    if (!closed.entered) return body;
    const test = forCondition(f, closed.forRegister, region.start);
    const update = forUpdate(f, closed.forRegister, region.start);
    const loop = new js.Statement(js.loopPieces(test, update, body));
    f.meetings.clearAt(region.start, region, (clear) => {
      loop.pieces = enters
        ? js.loopPieces(test, js.sequence([update, clear]), body)
        : js.loopPieces(js.sequence([clear, test]), update, body);
    });
    return [js.labeled(label, loop)];
  }

  private openRegions(pc: number): void {
    const { f } = this;
    while (this.nextRegion < this.regions.length && this.regions[this.nextRegion]!.start === pc) {
      const region = this.regions[this.nextRegion++]!;
      const forRegister = region.kind === "loop" ? this.forRegister(region) : -1;
      const label = `L${this.labels++}`;
      this.open.push({
        region,
        label,
        forRegister,
        used: false,
        entered: this.reachable || (f.options.behindCall && region.start <= f.loop && f.loop < region.end),
      });
      const { entered } = this.open[this.open.length - 1]!;
      if (forRegister >= 0 && this.reachable && !f.options.metered) fillInAdvance(f, forRegister, pc);
      const isPaid = f.options.metered && region.kind === "loop" && entered;
      if (isPaid && this.reachable)
        f.enterMetered(region, forRegister < 0 ? undefined : forCondition(f, forRegister, region.start));
      const body: Statement[] = [];
      f.bodies.push(body);
      f.forgetPc();
      if (forRegister >= 0 && this.reachable) {
        const copy = js.assign(f.register(forRegister + 3), f.register(forRegister));
        body.push(copy);
      }
      if (isPaid) f.payForIteration(region);
      if (f.options.polling && region.kind === "loop") f.poll(pc);
    }
  }

  /** A loop that FOR_LOOP closes: its first register; otherwise -1. */
  private forRegister(region: Region): number {
    const { code } = this.f.proto;
    const last = region.end - INSTRUCTION_SIZE;
    return code[last] === Op.ForLoop && code[last + 2] === region.start ? code[last + 1]! : -1;
  }

  /** Here the activation is entered: what has been translated so far lies ahead. */
  private enterBehindCall(): void {
    const { bodies } = this.f;
    let inLoop = false;
    for (let i = 0; i < bodies.length; i++) {
      const ahead = bodies[i]!;
      // Bodies[0] is the function's own; bodies[i] that of open region i - 1.
      if (i > 0 && this.open[i - 1]!.region.kind === "loop") inLoop = true;
      if (!inLoop) ahead.length = 0;
      else if (ahead.length > 0) ahead.splice(0, ahead.length, js.iff(js.not(js.id("entry")), js.block(ahead.slice())));
    }
    if (inLoop) this.f.emit(js.assign(js.id("entry"), js.constant(false)));
  }

  private instruction(op: Op): void {
    const translate = translators[op as Exclude<Op, Control>];
    if (translate !== undefined) translate(this.f);
    else this.control(op as Control);
  }

  private control(op: Control): void {
    const { f } = this;
    const target = jumpTarget(f.proto.code, f.pc);
    switch (op) {
      case Op.Jump:
        f.emit(this.leave(target));
        break;
      case Op.Loop:
        if (f.joined.isTailCall(f.pc)) f.emit(...f.fillStatements("countTailCall"));
        this.repeat(target);
        break;
      case Op.ForLoop:
        // The end of the loop's body: its update and condition follow.
        break;
      case Op.JumpIf:
        this.branch(condition(f, f.a, true), target);
        break;
      case Op.JumpIfNot:
        this.branch(condition(f, f.a, false), target);
        break;
      case Op.JumpEq:
        this.branch(equality(f), target);
        break;
      case Op.JumpNe:
        this.branch(js.not(equality(f)), target);
        break;
      case Op.JumpLt:
        this.branch(order(f, true), target);
        break;
      case Op.JumpNotLt:
        this.branch(js.not(order(f, true)), target);
        break;
      case Op.JumpLe:
        this.branch(order(f, false), target);
        break;
      case Op.JumpNotLe:
        this.branch(js.not(order(f, false)), target);
        break;
      case Op.TForCall:
        genericFor(f, this.leave(target));
        break;
      default:
        op satisfies never;
    }
  }

  private branch(test: Expression, target: number): void {
    this.f.emit(js.iff(test, this.leave(target)));
  }

  /** A jump to the end of a region around, which may be outside the loop that was entered. */
  private leave(target: number): Statement {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const open = this.open[i]!;
      if (open.region.end !== target) continue;
      open.used = true;
      return js.breakTo(open.label);
    }
    if (target < this.f.end) throw new Error(`no region ends at ${target}`);
    return js.block(this.f.leaveLoop(target));
  }

  private repeat(target: number): void {
    const open = this.open.findLast(({ region }) => region.kind === "loop" && region.start === target);
    if (open === undefined) {
      // A loop around the one that was entered: the interpreter would pay for the iteration.
      const loop = this.f.options.metered ? loopOf(this.f.proto, this.f.pc) : undefined;
      if (loop !== undefined) this.f.emit(...this.f.fillStatements("pay", { cost: js.number(costOfIteration(loop)) }));
      this.f.emit(...this.f.leaveLoop(target));
      return;
    }
    // At the end of the body JavaScript's loop repeats by itself.
    const innermost = this.open.findLast(({ region }) => region.kind === "loop");
    if (
      innermost === open &&
      this.f.pc + INSTRUCTION_SIZE === open.region.end &&
      this.open[this.open.length - 1] === open
    )
      return;
    this.f.emit(js.continueTo(open.label));
  }
}
