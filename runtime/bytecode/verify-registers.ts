/**
 * What registers hold, proved by a forward data flow: cells are only ever used as cells and values as values, a numeric loop finds
 * the checked numbers of its FOR_PREP, the state of a generic loop is its own, and what an open list has overwritten is not read.
 */
import { fallsThrough, isCapture, jumpTarget, reads, writesTo } from "./effects.js";
import { constantIndex, isConstant, isOpenProducer, nextPc, opcodeAt, operandA, operandB } from "./instruction.js";
import { Op } from "./opcodes.js";
import type { LocalInfo, Proto, Region } from "./proto.js";

/** What a register may hold: a set of these bits. */
const enum Held {
  /** Any Lua value. */
  Value = 1,
  /** A number that FOR_PREP has checked or FOR_LOOP has made. */
  LoopNumber = 2,
  /** A table made by the function itself. */
  Table = 4,
  Cell = 8,
  /** The hidden state of a generic loop, which is no Lua value. */
  LoopState = 16,
  /** What open values have left behind. */
  Leftover = 32,
}

const PLAIN = Held.Value | Held.LoopNumber | Held.Table;

type Failure = (rule: string, pc: number) => Error;

/** Throws what `failure` makes of the first broken rule and its pc. */
export function verifyRegisters(proto: Proto, failure: Failure): void {
  const flow = new Flow(proto);
  while (flow.pass(() => {}));
  const hidden = new HiddenUses(proto);
  flow.pass((pc, held) => {
    verifyUses(proto, pc, held, failure);
    hidden.verify(pc, held, failure);
  });
}

/** For each register a set of `Held` bits and, above them, the index of the constant it holds plus one if that is known. */
type State = Int32Array;

const CONSTANT_SHIFT = 8;
const HELD_MASK = (1 << CONSTANT_SHIFT) - 1;

/** Constants with higher indexes are not followed. */
const MAXIMUM_KNOWN = (1 << 22) - 2;

/** What a register holds that held `left` on one way here and `right` on another. */
const meet = (left: number, right: number): number => (left === right ? left : (left | right) & HELD_MASK);

/** The states before the instructions of a function. They are kept where jumps arrive, and worked out again in between. */
class Flow {
  private readonly arrivals = new Map<number, State>();
  private readonly reached = new Set<number>();
  private repeat = false;

  constructor(private readonly proto: Proto) {
    this.arrivals.set(0, new Int32Array(proto.registers).fill(Held.Value));
    this.reached.add(0);
    const { code } = proto;
    for (let pc = 0; pc < code.length; pc = nextPc(pc)) {
      const target = jumpTarget(code, pc);
      if (target >= 0) this.arrivalAt(target);
    }
  }

  /** Visits all instructions that can be reached, in order. Whether the start of a loop learned something, so that another pass is due. */
  pass(visit: (pc: number, held: State) => void): boolean {
    const { code, registers } = this.proto;
    const held = new Int32Array(registers);
    const jumping = new Int32Array(registers);
    this.repeat = false;
    let reachable = false;
    for (let pc = 0; pc < code.length; pc = nextPc(pc)) {
      const arrival = this.arrivals.get(pc);
      if (arrival !== undefined) {
        if (reachable) this.arrive(pc, pc, held);
        reachable = this.reached.has(pc);
        held.set(arrival);
      }
      if (!reachable) continue;
      visit(pc, held);
      const target = jumpTarget(code, pc);
      if (target >= 0) {
        jumping.set(held);
        execute(this.proto, pc, target, jumping);
        this.arrive(pc, target, jumping);
      }
      execute(this.proto, pc, nextPc(pc), held);
      reachable = fallsThrough(opcodeAt(code, pc));
    }
    return this.repeat;
  }

  /** Control comes from `from` to `pc` in state `held`. */
  private arrive(from: number, pc: number, held: State): void {
    const destination = this.threaded(pc, held);
    const known = this.arrivalAt(destination);
    let news = false;
    if (!this.reached.has(destination)) {
      this.reached.add(destination);
      known.set(held);
      news = true;
    }
    for (let register = 0; register < held.length; register++) {
      const met = meet(known[register], held[register]);
      if (met === known[register]) continue;
      known[register] = met;
      news = true;
    }
    if (news && destination <= from) this.repeat = true;
  }

  /**
   * Where control really goes when it comes to `pc`: tests of a register against constants are decided here if its value is known.
   * A `goto` may be compiled to a loop that starts with such tests, and registers hold cells at one of its labels, not at another.
   */
  private threaded(pc: number, held: State): number {
    const { code, constants } = this.proto;
    for (let at = pc; ; ) {
      const register = operandA(code, at);
      const isTest = opcodeAt(code, at) === Op.JumpEq && !isConstant(register) && isConstant(operandB(code, at));
      const known = isTest ? held[register] >> CONSTANT_SHIFT : 0;
      if (known === 0) return at;
      const isEqual = constants[known - 1] === constants[constantIndex(operandB(code, at))];
      at = isEqual ? jumpTarget(code, at) : nextPc(at);
    }
  }

  private arrivalAt(pc: number): State {
    let state = this.arrivals.get(pc);
    if (state === undefined) {
      state = new Int32Array(this.proto.registers);
      this.arrivals.set(pc, state);
    }
    return state;
  }
}

/** Changes `held` as the instruction at `pc` does when control goes on at `successor`. */
function execute(proto: Proto, pc: number, successor: number, held: State): void {
  const { code } = proto;
  const a = operandA(code, pc);
  for (const register of writesTo(proto, pc, successor)) held[register] = Held.Value;
  switch (opcodeAt(code, pc)) {
    case Op.LoadK:
      if (operandB(code, pc) <= MAXIMUM_KNOWN) held[a] |= (operandB(code, pc) + 1) << CONSTANT_SHIFT;
      break;
    case Op.NewCell:
      held[a] = Held.Cell;
      break;
    case Op.NewTable:
      held[a] = Held.Table;
      break;
    case Op.ForPrep:
      held.fill(Held.LoopNumber, a, a + 3);
      break;
    case Op.ForLoop:
      held[a] = Held.LoopNumber;
      break;
    case Op.TForCall:
      held[a + 3] = Held.LoopState;
      // The first of the results ends the loop, the others need not be stored then.
      held[a + 4] = Held.Value;
      break;
    default:
      if (isOpenProducer(code, pc)) held.fill(Held.Leftover, a);
  }
}

const holdsOnly = (held: number, allowed: number): boolean => (held & HELD_MASK & ~allowed) === 0;

function verifyUses(proto: Proto, pc: number, held: State, failure: Failure): void {
  const { code } = proto;
  const a = operandA(code, pc);
  const need = (register: number, allowed: number): void => {
    if (holdsOnly(held[register], allowed)) return;
    throw failure(`register ${register} ${describe(held[register], allowed)}`, pc);
  };
  switch (opcodeAt(code, pc)) {
    case Op.GetCell:
      need(operandB(code, pc), Held.Cell);
      return;
    case Op.SetCell:
      need(a, Held.Cell);
      if (operandB(code, pc) >= 0) need(operandB(code, pc), PLAIN);
      return;
    case Op.MakeClosure:
      for (const upvalue of proto.protos[operandB(code, pc)].upvalues) {
        if (isCapture(upvalue, a)) need(upvalue.index, upvalue.cell ? Held.Cell : PLAIN);
      }
      return;
    case Op.ForLoop:
      for (const register of reads(proto, pc)) need(register, Held.LoopNumber);
      return;
    case Op.TForCall:
      // Whatever else is in the hidden register of the state is recognised as none.
      for (let register = a; register < a + 3; register++) need(register, PLAIN);
      return;
    case Op.SetList:
      need(a, Held.Table);
      for (const register of reads(proto, pc)) need(register, PLAIN);
      return;
    default:
      for (const register of reads(proto, pc)) need(register, PLAIN);
  }
}

/** Why a register that may hold one of `held` cannot be used where `allowed` is needed. */
function describe(held: number, allowed: number): string {
  if (allowed === Held.Cell) return "may hold no cell";
  if (allowed === Held.LoopNumber) return "may hold something else than the numbers of the loop";
  if (allowed === Held.Table) return "may hold something else than a new table";
  if ((held & Held.Cell) !== 0) return "may hold a cell, but is used as a value";
  if ((held & Held.LoopState) !== 0) return "may hold the state of a loop, but is used as a value";
  return "may have been overwritten by open values";
}

/** Uses that are not in the code: the debug library reads local variables, an error finds the handlers that are pending. */
class HiddenUses {
  private readonly locals: Sweep<LocalInfo>;
  private readonly handlers: Sweep<Region>;

  constructor(proto: Proto) {
    this.locals = new Sweep(proto.locals);
    this.handlers = new Sweep(proto.regions.filter((region) => region.kind === "defer"));
  }

  verify(pc: number, held: State, failure: Failure): void {
    for (const { name, register, cell } of this.locals.at(pc)) {
      const allowed = cell ? Held.Cell : PLAIN;
      if (holdsOnly(held[register], allowed)) continue;
      throw failure(`register ${register} of local ${name} ${describe(held[register], allowed)}`, pc);
    }
    for (const { register } of this.handlers.at(pc)) {
      if (holdsOnly(held[register], PLAIN)) continue;
      throw failure(`register ${register} of a deferred block ${describe(held[register], PLAIN)}`, pc);
    }
  }
}

/** The stretches of code around a program counter that moves forward. */
class Sweep<Stretch extends { readonly start: number; readonly end: number }> {
  private readonly ahead: Stretch[];
  private around: Stretch[] = [];

  constructor(stretches: readonly Stretch[]) {
    this.ahead = [...stretches].sort((left, right) => right.start - left.start);
  }

  at(pc: number): readonly Stretch[] {
    if (this.around.some((stretch) => stretch.end <= pc)) {
      this.around = this.around.filter((stretch) => stretch.end > pc);
    }
    while (this.ahead.length > 0 && this.ahead[this.ahead.length - 1].start <= pc) {
      const stretch = this.ahead.pop() as Stretch;
      if (stretch.end > pc) this.around.push(stretch);
    }
    return this.around;
  }
}
