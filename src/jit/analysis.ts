/**
 * What is known about the values in registers: a set of possible types for each, with the facts that speculation has established. A
 * forward dataflow analysis over the bytecode, with the speculations that the translator will make, so both agree by construction.
 */
import { Feedback } from "../../runtime/bytecode/code.js";
import { fallsThrough, jumpTarget, reads, writes } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { LuaFunction } from "../../runtime/values/function.js";
import { type Intrinsic, intrinsic, severalResults } from "./intrinsics.js";
import { findNumericUse } from "./numeric-use.js";
import { isOnly, isWhole, NUMBER_FACTS, openRegister, type State, Type, typeOfConstant } from "./types.js";
import { findSumsOfBits, isComputed, KEEPS_WHOLE, speculatedWords } from "./whole-use.js";

/** What the analysis has to know about the function besides its prototype. */
export interface Speculation {
  readonly proto: Proto;
  readonly feedback: Uint8Array;
  /** Translate without any speculation. */
  readonly generic: boolean;
  /** Leave compiled code where nothing has been executed yet. */
  readonly traps: boolean;
  /** Types of upvalues that are constants of the translation; Any otherwise. */
  readonly upvalueTypes: readonly number[];
  /** The builtin that the CALL at a pc is expected to call. */
  readonly calleeAt: (pc: number) => LuaFunction | undefined;
  /** Operands of the results of the CALL at a pc whose body stands in front of it. */
  readonly resultsAt: (pc: number) => readonly number[] | undefined;
}

/** The type of the index, register `first`, of a numeric loop, whose limit and step are in the registers behind it. */
function indexType({ types }: State, first: number): number {
  const [index, limit, step] = [types[first]!, types[first + 1]!, types[first + 2]!];
  const whole = isWhole(index) && isWhole(step) ? Type.Integer : 0;
  // What is between two such integers is one, if the steps to it are.
  const int32 = index & limit & step & Type.Int32;
  const positive = index & step & Type.Positive;
  return (index & ~(Type.Integer | Type.Word | Type.Int32 | Type.Positive)) | whole | int32 | positive;
}

/**
 * Whether a loop starts at the very first value of its index, register `first`: Lua 5.1 takes the step from it and adds it again, which
 * makes no difference to integers of 32 bits, but to fractions, large numbers and the negative zero.
 */
export function startsExactly({ types }: State, first: number): boolean {
  return (types[first]! & types[first + 2]! & Type.Int32) !== 0;
}

export class Analysis {
  private readonly joins = new Map<number, State>();
  /** By instruction: 1 where a jump goes to, or a run starts. */
  private readonly isEntered: Uint8Array;
  private readonly makesTables: boolean = false;
  private sums: ReadonlySet<number> | undefined;

  constructor(readonly speculation: Speculation) {
    const { code } = speculation.proto;
    this.isEntered = new Uint8Array(code.length / INSTRUCTION_SIZE);
    for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) {
      const target = jumpTarget(code, pc);
      if (target >= 0) this.isEntered[target / INSTRUCTION_SIZE] = 1;
      if (code[pc] === Op.NewTable) this.makesTables = true;
    }
  }

  /** Runs to the fixed point from `entry` at `start`, within the code in front of `end`. */
  run(start: number, entry: State, end = this.speculation.proto.code.length): void {
    this.joins.set(start, entry.copy());
    this.isEntered[start / INSTRUCTION_SIZE] = 1;
    for (let from = start; from < end; ) from = this.pass(from, end);
  }

  /** One pass over the code from the join at `start` on. Returns the first join behind which what it found is not the last word, or `end`. */
  private pass(start: number, end: number): number {
    const { proto } = this.speculation;
    let again = end;
    let state: State | undefined;
    for (let pc = start; pc < end; pc += INSTRUCTION_SIZE) {
      if (this.isJoin(pc)) {
        if (state !== undefined) this.joinAt(pc, state);
        state = this.joins.get(pc)?.copy();
      }
      if (state === undefined) continue;
      if (this.isTrap(pc)) {
        state = undefined;
        continue;
      }
      const target = this.step(pc, state);
      if (target !== undefined) {
        const to = jumpTarget(proto.code, pc);
        // What lies ahead is still to come.
        if (this.joinAt(to, target) && to <= pc && to < again) again = to;
      }
      if (!fallsThrough(proto.code[pc] as Op)) state = undefined;
    }
    return again;
  }

  private joinAt(pc: number, state: State): boolean {
    const known = this.joins.get(pc);
    if (known === undefined) {
      this.joins.set(pc, state.copy());
      return true;
    }
    return known.join(state);
  }

  /** What is known where control joins, once the analysis has run; undefined where nothing does, or nothing gets there. */
  at(pc: number): State | undefined {
    return this.joins.get(pc);
  }

  isJoin(pc: number): boolean {
    return this.isEntered[pc / INSTRUCTION_SIZE] === 1;
  }

  /** Advances `state` over the instruction at `pc`; returns what holds at its jump target, if it has one: it may be `state` itself. */
  step(pc: number, state: State): State | undefined {
    const { proto } = this.speculation;
    if (this.makesTables) this.unfresh(pc, state);
    switch (proto.code[pc] as Op) {
      case Op.ForPrep: {
        const a = proto.code[pc + 1]!;
        for (let i = a; i < a + 3; i++)
          state.set(i, Type.Number | (state.types[i]! & NUMBER_FACTS), i === a ? 0 : state.constants[i]);
        const exit = state.copy();
        exit.types[a] = Type.Number;
        if (!this.startsPositive(state, a)) state.types[a]! &= ~Type.Positive;
        state.types[a] = indexType(state, a);
        state.set(a + 3, state.types[a]!);
        return exit;
      }
      case Op.ForLoop: {
        const a = proto.code[pc + 1]!;
        const again = state.copy();
        // The loop may have been entered in the middle, where its index happened to be an integer.
        again.set(a, indexType(state, a));
        again.set(a + 3, again.types[a]!);
        state.set(a, Type.Number);
        return again;
      }
      case Op.TForCall: {
        const a = proto.code[pc + 1]!;
        const exit = state.copy();
        for (const register of writes(proto, pc)) state.set(register, Type.Any);
        state.set(a + 2, Type.Any & ~Type.Nil);
        state.set(a + 4, Type.Any & ~Type.Nil);
        for (const register of [a + 2, a + 3, a + 4]) exit.set(register, Type.Any);
        return exit;
      }
      default:
        this.transfer(pc, state);
        return jumpTarget(proto.code, pc) >= 0 ? state : undefined;
    }
  }

  /** A numeric loop whose first value, register `first`, is positive begins with a positive index, if the step is: that is `first - step + step`. */
  private startsPositive(state: State, first: number): boolean {
    const [start, step] = [state.types[first]!, state.types[first + 2]!];
    if ((step & Type.Positive) === 0) return false;
    // Of whole numbers only large steps leave nothing.
    return startsExactly(state, first) || (isWhole(start) && (step & Type.Int32) !== 0);
  }

  /** A table is no longer fresh once an instruction has read it for anything but a store that leaves its string keys properties. */
  private unfresh(pc: number, state: State): void {
    const { code } = this.speculation.proto;
    const op = code[pc] as Op;
    const stores =
      op === Op.SetField ||
      op === Op.SetList ||
      (op === Op.SetIndex && isOnly(this.typeOf(state, code[pc + 2]!), Type.Number));
    const target = stores ? code[pc + 1]! : -1;
    for (const register of reads(this.speculation.proto, pc))
      if (register !== target) state.types[register]! &= ~Type.Fresh;
  }

  /** The type of RK operand `operand`. */
  typeOf(state: State, operand: number): number {
    return operand >= 0 ? state.types[operand]! : typeOfConstant(this.speculation.proto.constants[~operand]);
  }

  /** Bits of feedback at `pc`; a failed or generic translation speculates on nothing. */
  feedbackAt(pc: number): number {
    return this.speculation.generic ? Feedback.Failed : this.speculation.feedback[pc >> 2]!;
  }

  /** The kinds of keys that the access at `pc` has met. */
  keysAt(pc: number): number {
    return this.feedbackAt(pc) & (Feedback.NumberKey | Feedback.StringKey | Feedback.OtherKey);
  }

  /** The operands of the arithmetic or comparison at `pc` are numbers, or speculated to be. */
  isNumeric(pc: number, state: State, ...operands: number[]): boolean {
    const speculate = (this.feedbackAt(pc) & (Feedback.NotNumber | Feedback.Failed)) === 0;
    return operands.every((operand) => {
      const type = this.typeOf(state, operand);
      return isOnly(type, Type.Number) || (speculate && (type & Type.Number) !== 0);
    });
  }

  /** After a guard, a register and its copies hold a value of `type`. */
  private narrow(state: State, operand: number, type: number): void {
    if (operand < 0 || isOnly(state.types[operand]!, type)) return;
    for (const register of state.sameAs(operand)) state.types[register] = type;
  }

  /** After a guard, registers and their copies hold words. */
  narrowToWords(state: State, registers: readonly number[]): void {
    for (const one of registers)
      for (const register of state.sameAs(one)) {
        const facts = isOnly(state.types[register]!, Type.Number) ? state.types[register]! & NUMBER_FACTS : 0;
        state.types[register] = Type.Number | Type.Word | facts;
      }
  }

  /** Operands of the arithmetic at `pc` that are speculated to be words, as its result goes into operations on bits. */
  wordsOfSum(pc: number, state: State, operands: readonly number[]): readonly number[] {
    this.sums ??= findSumsOfBits(this.speculation);
    if (!this.sums.has(pc)) return [];
    const isLost = operands.some((operand) => {
      const type = this.typeOf(state, operand);
      return !isWhole(type) && isComputed(type);
    });
    return isLost ? [] : speculatedWords(this, pc, state, operands);
  }

  /**
   * Arguments of the operation on bits at `pc`, done in place, that are speculated to be words. What comes from tables is as quickly cut to 32
   * bits, if that is all that is done with it.
   */
  wordsOfCall(pc: number, state: State, { parameters }: Intrinsic): readonly number[] {
    const given = this.argumentsAt(pc, state) ?? [];
    const bits = given.filter((_, i) => (parameters[i]! & Type.Int32) !== 0);
    return speculatedWords(
      this,
      pc,
      state,
      bits.filter((operand) => (this.typeOf(state, operand) & Type.Loaded) === 0),
    );
  }

  private transfer(pc: number, state: State): void {
    const { proto } = this.speculation;
    const { code } = proto;
    const a = code[pc + 1]!;
    const b = code[pc + 2]!;
    const c = code[pc + 3]!;
    switch (code[pc] as Op) {
      case Op.Move:
        state.move(a, b, pc);
        break;
      case Op.LoadK:
        state.set(a, typeOfConstant(proto.constants[b]), b + 1);
        break;
      case Op.LoadNil:
        for (let i = a; i <= b; i++) state.set(i, Type.Nil);
        break;
      case Op.LoadBool:
      case Op.Not:
        state.set(a, Type.Boolean);
        break;
      case Op.LoadUpvalue:
        state.set(a, this.speculation.upvalueTypes[b]!, ~b);
        break;
      case Op.NewCell:
        state.set(a, Type.Cell);
        break;
      case Op.GetField:
      case Op.GetIndex: {
        const loaded = this.typeOfLoaded(pc, state);
        if (this.isReceiverSpeculated(pc, state, b)) this.narrow(state, b, Type.Table);
        if ((code[pc] as Op) === Op.GetIndex && this.isValueSpeculated(pc, state)) this.narrow(state, c, Type.Number);
        state.set(a, loaded);
        break;
      }
      case Op.GetGlobal:
        state.set(a, this.typeOfLoaded(pc, state));
        break;
      case Op.Self: {
        const isString = this.isStringMethod(pc, state, b);
        const found = isString || this.isMethodSpeculated(pc);
        if (found) this.narrow(state, b, isString ? Type.String : Type.Table);
        state.set(a + 1, state.types[b]! & ~Type.Fresh);
        state.set(a, found ? Type.Function : Type.Any);
        break;
      }
      case Op.NewTable:
        state.set(a, Type.Table | Type.Fresh);
        break;
      case Op.ArgTable:
        state.set(a, Type.Table);
        break;
      case Op.MakeClosure:
        state.set(a, Type.Function);
        break;
      case Op.Add:
      case Op.Sub:
      case Op.Mul:
      case Op.Div:
      case Op.Mod:
      case Op.Pow:
        this.transferArithmetic(pc, state, a, b, c);
        break;
      case Op.Unm:
        if (this.isNumeric(pc, state, b)) {
          this.narrow(state, b, Type.Number);
          state.set(a, Type.Number | (isWhole(state.types[b]!) ? Type.Integer : 0));
        } else state.set(a, Type.Any);
        break;
      case Op.Len:
        if (this.isTableLength(pc, state, b)) {
          this.narrow(state, b, Type.Table);
          state.set(a, Type.Number | Type.Int32);
        } else if (this.isStringLength(pc, state, b)) {
          this.narrow(state, b, Type.String);
          state.set(a, Type.Number | Type.Int32);
        } else state.set(a, isOnly(state.types[b]!, Type.String) ? Type.Number | Type.Int32 : Type.Any);
        break;
      case Op.Concat: {
        const text = Type.String | Type.Number;
        const known = isOnly(this.typeOf(state, b), text) && isOnly(this.typeOf(state, c), text);
        state.set(a, known ? Type.String : Type.Any);
        break;
      }
      case Op.Call: {
        const results = this.speculation.resultsAt(pc);
        if (results !== undefined) {
          this.transferResults(state, c === 0 ? openRegister(proto) : a, results);
          break;
        }
        const found = this.intrinsicAt(pc, state);
        if (found !== undefined) this.narrowToWords(state, this.wordsOfCall(pc, state, found));
        const several = this.severalAt(pc, state);
        for (const register of writes(proto, pc)) state.set(register, Type.Any);
        if (found !== undefined && c === 2) state.set(a, found.result);
        if (several !== undefined) for (let i = 0; i < c - 1; i++) state.set(a + i, several.result);
        if (c === 0) state.set(openRegister(proto), found === undefined ? 0 : found.result);
        break;
      }
      case Op.Vararg:
        for (const register of writes(proto, pc)) state.set(register, Type.Any);
        if (b === 0) state.set(openRegister(proto), 0);
        break;
      case Op.SetField:
      case Op.SetIndex:
        if (this.isReceiverSpeculated(pc, state, a)) this.narrow(state, a, Type.Table);
        break;
      case Op.JumpLt:
      case Op.JumpNotLt:
      case Op.JumpLe:
      case Op.JumpNotLe:
        if (this.isNumeric(pc, state, a, b)) {
          this.narrow(state, a, Type.Number);
          this.narrow(state, b, Type.Number);
        }
        break;
      default:
        for (const register of writes(proto, pc)) state.set(register, Type.Any);
    }
  }

  private transferResults(state: State, first: number, results: readonly number[]): void {
    for (const [i, operand] of results.entries()) state.set(first + i, this.typeOf(state, operand) & ~Type.Fresh);
  }

  private transferArithmetic(pc: number, state: State, a: number, b: number, c: number): void {
    if (!this.isNumeric(pc, state, b, c)) {
      state.set(a, Type.Any);
      return;
    }
    const op = this.speculation.proto.code[pc] as Op;
    this.narrowToWords(state, this.wordsOfSum(pc, state, [b, c]));
    const operands = [this.typeOf(state, b), this.typeOf(state, c)] as const;
    const common = operands[0] & operands[1];
    // Products of fractions may be too small for any number but zero.
    const positive = op === Op.Add || (op === Op.Mul && operands.every(isWhole)) ? common & Type.Positive : 0;
    const integer = op === Op.Mod && (this.typeOf(state, c) & Type.Positive) !== 0 ? common & Type.Int32 : 0;
    this.narrow(state, b, Type.Number);
    this.narrow(state, c, Type.Number);
    const whole = KEEPS_WHOLE.has(op) && operands.every(isWhole) ? Type.Integer : 0;
    state.set(a, Type.Number | positive | integer | whole);
  }

  /** How the CALL or TAIL_CALL at `pc` is done in place, if it is. */
  intrinsicAt(pc: number, state: State): Intrinsic | undefined {
    const { code } = this.speculation.proto;
    const isTailCall = (code[pc] as Op) === Op.TailCall;
    const wanted = isTailCall ? 1 : code[pc + 3]! - 1;
    if (wanted > 1 || (this.feedbackAt(pc) & Feedback.Failed) !== 0) return undefined;
    const given = this.argumentsAt(pc, state);
    if (given === undefined) return undefined;
    const found = intrinsic(this.speculation.calleeAt(pc)?.native?.intrinsic, given.length);
    if (found?.hasMore && (isTailCall || wanted < 0)) return undefined;
    if (found?.parameters.some((type, i) => (this.typeOf(state, given[i]!) & type & Type.Any) === 0)) return undefined;
    return found;
  }

  /** How the CALL at `pc` of a builtin with several results is done in place, if it is. */
  severalAt(pc: number, state: State): Intrinsic | undefined {
    const { code } = this.speculation.proto;
    if (code[pc + 3]! < 3 || (this.feedbackAt(pc) & Feedback.Failed) !== 0) return undefined;
    const given = this.argumentsAt(pc, state);
    const found = given && severalResults(this.speculation.calleeAt(pc)?.native?.intrinsic, given.length);
    const fits = found?.parameters.every((type, i) => (this.typeOf(state, given![i]!) & type & Type.Any) !== 0);
    return fits ? found : undefined;
  }

  /** Registers of the arguments of the call at `pc`, unless their number is unknown. */
  argumentsAt(pc: number, state: State): number[] | undefined {
    const { proto } = this.speculation;
    const first = proto.code[pc + 1]! + 1;
    const isOpen = proto.code[pc + 2]! === 0;
    if (isOpen && !this.isSingle(state)) return undefined;
    const count = (isOpen ? proto.code[pc - INSTRUCTION_SIZE + 1]! : first + proto.code[pc + 2]! - 1) - first;
    const given = Array.from({ length: count }, (_, i) => first + i);
    return isOpen ? [...given, openRegister(proto)] : given;
  }

  /** The open values in front of an instruction that takes them are exactly one. */
  isSingle(state: State): boolean {
    return state.types[openRegister(this.speculation.proto)] !== 0;
  }

  /** `#x` is translated for tables only. */
  isTableLength(pc: number, state: State, operand: number): boolean {
    const type = state.types[operand]!;
    if (isOnly(type, Type.Table)) return true;
    const seen = this.feedbackAt(pc) & (Feedback.NotTable | Feedback.Failed);
    return seen === 0 && (type & Type.Table) !== 0;
  }

  /** `#x` leaves compiled code unless x is a string. */
  isStringLength(pc: number, state: State, operand: number): boolean {
    return (state.types[operand]! & Type.String) !== 0 && this.sawString(pc) && !this.isTableLength(pc, state, operand);
  }

  /** SELF leaves compiled code unless its receiver is a string. */
  isStringMethod(pc: number, state: State, operand: number): boolean {
    const type = state.types[operand]!;
    if ((this.feedbackAt(pc) & Feedback.Failed) !== 0) return false;
    return isOnly(type, Type.String) || ((type & Type.String) !== 0 && this.sawString(pc));
  }

  /** What is not a table has been a string mostly. */
  private sawString(pc: number): boolean {
    return (this.feedbackAt(pc) & (Feedback.NotTable | Feedback.Slow | Feedback.Failed)) === Feedback.NotTable;
  }

  /** The receiver of the load or store at `pc` is a table, or speculated to be one. */
  isReceiverSpeculated(pc: number, state: State, operand: number): boolean {
    const type = state.types[operand]!;
    if (isOnly(type, Type.Table)) return true;
    return (this.feedbackAt(pc) & (Feedback.NotTable | Feedback.Failed)) === 0 && (type & Type.Table) !== 0;
  }

  /** The store at `pc` leaves compiled code unless it overwrites a value that the table has for the key. */
  isOverwriteSpeculated(pc: number): boolean {
    return (this.feedbackAt(pc) & (Feedback.Added | Feedback.Slow | Feedback.NotTable | Feedback.Failed)) === 0;
  }

  /** The table access at `pc` has never been executed: compiled code ends there, to be made when there is something to go by. */
  isTrap(pc: number): boolean {
    if (!this.speculation.traps) return false;
    const op = this.speculation.proto.code[pc] as Op;
    return (op === Op.GetIndex || op === Op.SetIndex || op === Op.TForCall) && this.feedbackAt(pc) === 0;
  }

  /** The method that SELF at `pc` loads is speculated to be a function that is found in line. */
  isMethodSpeculated(pc: number): boolean {
    return (this.feedbackAt(pc) & (Feedback.Failed | Feedback.NilResult | Feedback.NotTable)) === 0;
  }

  /** The type of what the load at `pc` gives. */
  private typeOfLoaded(pc: number, state: State): number {
    if (this.numericUse(pc, state) >= 0) return Type.Number | Type.Loaded;
    return this.isValueSpeculated(pc, state) ? Type.Any & ~Type.Nil : Type.Any;
  }

  /** Where the value of the load at `pc` is used as a number next, if the load leaves compiled code unless it gives one; or else -1. */
  numericUse(pc: number, state: State): number {
    if (!this.isValueSpeculated(pc, state)) {
      // A global that has not always been there is taken for whatever it is.
      if ((this.speculation.proto.code[pc] as Op) === Op.GetGlobal) return -1;
      const missing = Feedback.Handler | Feedback.NilResult | Feedback.NotTable | Feedback.Failed;
      if ((this.feedbackAt(pc) & missing) !== 0) return -1;
    }
    return findNumericUse(this, pc);
  }

  /** The load at `pc` leaves compiled code unless its receiver is a table that has a value for the key. */
  isValueSpeculated(pc: number, state: State): boolean {
    const { code } = this.speculation.proto;
    const seen = this.feedbackAt(pc);
    if ((seen & (Feedback.Slow | Feedback.NotTable | Feedback.NilResult | Feedback.Failed)) !== 0) return false;
    const op = code[pc] as Op;
    if (op === Op.GetGlobal) return true;
    if ((state.types[code[pc + 2]!]! & Type.Table) === 0) return false;
    if (op === Op.GetField) return true;
    return this.keysAt(pc) === Feedback.NumberKey && (this.typeOf(state, code[pc + 3]!) & Type.Number) !== 0;
  }
}
