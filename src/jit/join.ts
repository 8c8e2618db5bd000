/** Puts the bodies of small functions in front of their calls. */
import { type Code, Feedback } from "../../runtime/bytecode/code.js";
import { jumpTarget, targetWord } from "../../runtime/bytecode/effects.js";
import { constantIndex, isConstant } from "../../runtime/bytecode/instruction.js";
import { INSTRUCTION_SIZE, Op, opInfo } from "../../runtime/bytecode/opcodes.js";
import type { Constant, Proto, Region, UpvalueInfo } from "../../runtime/bytecode/proto.js";
import { constantParameters, hasEffects, reachable } from "./inlinable.js";
import { hasOneResult } from "./intrinsics.js";
import { type InlinedCall, Joined, type Origin, type Jump as Repeated, type Target } from "./joined.js";
import { mayTakeWords } from "./lessons.js";
import { findRepetitions, type Repetition, withSingleValues } from "./repetition.js";

/** Instructions that may be added to a function. */
const MAX_GROWTH = 1500;

/**
 * The code of a function with the bodies of functions that its calls from `start` on, in front of `end`, are expected to call.
 * @param targetAt what the call at a pc is expected to call, if that is a function to put in line.
 * @param isRepeated whether the tail call at a pc is expected to call the function itself, and becomes a jump to its start.
 */
export function join(
  { proto, feedback }: Code,
  start: number,
  end: number,
  targetAt: (pc: number) => Target | undefined,
  isRepeated: (pc: number) => boolean,
): Joined {
  const repetitions = findRepetitions(proto, isRepeated);
  const repeated = new Set([...repetitions.values()].map(({ source }) => source));
  const single = repeated.size === 0 ? proto : withSingleValues(proto, repetitions.values());
  const targets = new Map<number, Target>();
  let growth = 0;
  for (let pc = start; pc < end; pc += INSTRUCTION_SIZE) {
    const op = proto.code[pc] as Op;
    if ((op !== Op.Call && op !== Op.TailCall) || repeated.has(pc)) continue;
    const target = targetAt(pc);
    if (target === undefined || !fits(single, pc, target, targets)) continue;
    growth += target.code.proto.code.length / INSTRUCTION_SIZE;
    if (growth > MAX_GROWTH) break;
    targets.set(pc, target);
  }
  if (targets.size + repeated.size === 0) return new Joined(proto, feedback, [], undefined, []);
  return new Joiner(single, feedback, targets, repetitions).run();
}

/** The call gives its values to the body, and takes its results, in registers whose number is known; the body calls no Lua code. */
function fits(proto: Proto, pc: number, target: Target, targets: ReadonlyMap<number, Target>): boolean {
  const { code } = proto;
  const { proto: body } = target.code;
  if (target.shortcut !== undefined) return code[pc + 2] !== 0 && (code[pc] === Op.TailCall || code[pc + 3] !== 0);
  // The open value is one, and can be made again.
  if (code[pc + 2] === 0 && !targets.has(pc - INSTRUCTION_SIZE)) return false;
  const isOpen = code[pc] === Op.Call && code[pc + 3] === 0;
  if (isOpen && hasEffects(body)) return false;
  return reachable(body).every((at) => {
    const op = body.code[at] as Op;
    if (op === Op.Return) return !isOpen || body.code[at + 2] === 2;
    if (op !== Op.Call && op !== Op.TailCall) return true;
    const name = target.calleeAt(at)?.native?.intrinsic;
    return name !== undefined && (op === Op.Call || hasOneResult(name));
  });
}

/** A word of an instruction that is to become the place of `target`. */
interface Jump {
  readonly word: number;
  readonly target: number;
}

/** A body in the making. */
interface Body {
  readonly source: number;
  readonly target: Target;
  readonly proto: Proto;
  /** Register of the joined code for each of its own. */
  readonly registers: readonly number[];
  readonly firstUpvalue: number;
  readonly call: { -readonly [K in keyof InlinedCall]: InlinedCall[K] };
  readonly jumps: Jump[];
  /** Words that are to become the place behind it. */
  readonly leaving: number[];
  /** Words that are to become the place of the call that is made. */
  readonly calling: number[];
  readonly places: Map<number, number>;
  /** Not to take numbers for words: it has failed in the body, or the body may have stored something already. */
  readonly words: Feedback.NotWhole | 0;
}

class Joiner {
  private readonly words: number[] = [];
  private readonly lines: number[] = [];
  private readonly feedback: number[] = [];
  private readonly origins: Origin[] = [];
  private readonly places: number[] = [];
  private readonly calls: InlinedCall[] = [];
  private readonly regions: Region[] = [];
  private readonly upvalues: UpvalueInfo[];
  private readonly constants: Constant[];
  private readonly imported = new Map<readonly Constant[], Map<number, number>>();
  /** The first register of bodies, the first of their results, and the one of the open value. */
  private readonly base: number;
  private readonly results: number;
  private readonly open: number;

  constructor(
    private readonly proto: Proto,
    private readonly seen: Uint8Array,
    private readonly targets: ReadonlyMap<number, Target>,
    /** By where the callee is looked at. */
    private readonly repetitions: ReadonlyMap<number, Repetition>,
  ) {
    this.upvalues = [...proto.upvalues];
    this.constants = [...proto.constants];
    this.base = proto.registers;
    let registers = 0;
    let results = 1;
    for (const [pc, target] of targets) {
      registers = Math.max(registers, target.code.proto.registers);
      if (proto.code[pc] === Op.Call) results = Math.max(results, proto.code[pc + 3]! - 1);
    }
    this.results = this.base + registers;
    this.open = this.results + results;
  }

  run(): Joined {
    const { proto } = this;
    const jumps: Jump[] = [];
    const repeated: Repeated[] = [];
    let repetition: Repetition | undefined;
    for (let pc = 0; pc < proto.code.length; pc += INSTRUCTION_SIZE) {
      const start = this.words.length;
      this.places.push(start);
      if (this.repetitions.has(pc)) {
        repetition = this.repetitions.get(pc)!;
        repeated.push({ checked: start, callee: proto.code[repetition.source + 1]!, pc: -1 });
      }
      if (repetition?.source === pc) {
        repeated.push({ ...repeated.pop()!, pc: this.repeat(repetition) });
        continue;
      }
      const target = this.targets.get(pc);
      if (target !== undefined) this.body(pc, target);
      if (target !== undefined && proto.code[pc] === Op.TailCall) continue;
      const origin = { source: pc, body: undefined, inner: -1 };
      const words = this.add(proto.code.subarray(pc, pc + INSTRUCTION_SIZE), this.seen[pc >> 2]!, origin);
      const jump = jumpTarget(proto.code, pc);
      if (jump >= 0) jumps.push({ word: words + targetWord(proto.code[pc] as Op), target: jump });
    }
    const place = (pc: number): number => this.places[pc / INSTRUCTION_SIZE] ?? this.words.length;
    for (const { word, target } of jumps) this.words[word] = place(target);
    const own = proto.regions.map((region) => ({ ...region, start: place(region.start), end: place(region.end) }));
    if (repeated.length > 0) own.unshift({ kind: "loop", start: 0, end: this.words.length, register: -1 });
    const joined = {
      ...proto,
      code: Int32Array.from(this.words),
      lines: Int32Array.from(this.lines),
      constants: this.constants,
      upvalues: this.upvalues,
      registers: this.open,
      // Outer regions first.
      regions: [...own, ...this.regions].sort((x, y) => x.start - y.start || y.end - x.end),
    };
    return new Joined(joined, Uint8Array.from(this.feedback), this.calls, this.origins, this.places, repeated);
  }

  /** The tail call becomes a jump to the start. Where the jump is. */
  private repeat({ source, given }: Repetition): number {
    const { code, parameters } = this.proto;
    const origin = { source, body: undefined, inner: -1 };
    const first = code[source + 1]! + 1;
    for (let i = 0; i < given; i++) this.add([Op.Move, i, first + i, 0], 0, origin);
    if (given < parameters) this.add([Op.LoadNil, given, parameters - 1, 0], 0, origin);
    return this.add([Op.Loop, 0, 0, 0], 0, origin);
  }

  /** Where the instruction added is. */
  private add(words: ArrayLike<number>, feedback: number, origin: Origin): number {
    for (let i = 0; i < INSTRUCTION_SIZE; i++) this.words.push(words[i]!);
    this.feedback.push(feedback);
    this.lines.push(this.proto.lines[origin.source / INSTRUCTION_SIZE]!);
    this.origins.push(origin);
    return this.words.length - INSTRUCTION_SIZE;
  }

  /** The body of the call at `source`. */
  private body(source: number, target: Target): void {
    const { proto } = target.code;
    const firstUpvalue = this.upvalues.length;
    this.upvalues.push(...proto.upvalues);
    const start = this.words.length;
    const isTail = this.proto.code[source] === Op.TailCall;
    const call = { source, target, start, end: -1, results: [], takesOpen: false, firstUpvalue, isTail };
    const registers = Array.from({ length: proto.registers }, (_, i) => this.base + i);
    const places = new Map<number, number>();
    const hasFailed = (this.seen[source >> 2]! & Feedback.NotWhole) !== 0;
    const words = hasFailed || hasEffects(proto) ? Feedback.NotWhole : 0;
    const [jumps, leaving, calling]: [Jump[], number[], number[]] = [[], [], []];
    const body: Body = { source, target, proto, registers, firstUpvalue, call, jumps, leaving, calling, places, words };
    this.arguments(body, registers);
    const { shortcut } = target;
    const pcs = shortcut?.pcs ?? reachable(proto);
    for (const pc of pcs) {
      places.set(pc, this.words.length);
      if (shortcut?.ends.has(pc)) this.giveUp(body, pc);
      else this.instruction(body, pc, shortcut === undefined && pc === pcs.at(-1));
    }
    const end = this.words.length;
    if (shortcut !== undefined) this.madeCall(body);
    call.end = this.words.length;
    const place = (pc: number): number => {
      for (let at = pc; at < proto.code.length; at += INSTRUCTION_SIZE) if (places.has(at)) return places.get(at)!;
      return end;
    };
    for (const { word, target } of jumps) this.words[word] = place(target);
    for (const word of leaving) this.words[word] = call.end;
    for (const word of calling) this.words[word] = end;
    if (leaving.length > 0) this.regions.push({ kind: "block", start, end: call.end, register: -1 });
    if (calling.length > 0) this.regions.push({ kind: "block", start, end, register: -1 });
    for (const { kind, start, end, register } of proto.regions) {
      const region = { kind, start: place(start), end: place(end), register };
      // A shortcut has no loops, and not all of the blocks.
      if (shortcut === undefined || (kind === "block" && region.start < region.end)) this.regions.push(region);
    }
    this.calls.push(call);
  }

  /** The shortcut ends at `pc`: the call has to be made. */
  private giveUp(body: Body, pc: number): void {
    const origin = { source: body.source, body: body.call, inner: pc };
    body.calling.push(this.add([Op.Jump, -1, 0, 0], 0, origin) + 1);
  }

  /** The call behind a shortcut; its results go where those of the shortcut are. */
  private madeCall({ source, call }: Body): void {
    const { code } = this.proto;
    const origin = { source, body: undefined, inner: -1 };
    this.add(code.subarray(source, source + INSTRUCTION_SIZE), this.seen[source >> 2]!, origin);
    if (call.isTail) return;
    const wanted = code[source + 3]! - 1;
    const results = Array.from({ length: wanted }, (_, i) => this.results + i);
    for (const [i, result] of results.entries()) this.add([Op.Move, result, code[source + 1]! + i, 0], 0, origin);
    call.results = results;
  }

  /** Parameters are the registers of the arguments, or else copies. */
  private arguments({ source, proto, call }: Body, registers: number[]): void {
    const { code } = this.proto;
    const first = code[source + 1]! + 1;
    call.takesOpen = code[source + 2] === 0;
    const given = call.takesOpen ? code[source - INSTRUCTION_SIZE + 1]! - first + 1 : code[source + 2]! - 1;
    const constant = constantParameters(proto);
    const origin = { source, body: call, inner: -1 };
    for (let i = 0; i < proto.parameters; i++) {
      const register = registers[i]!;
      if (i >= given) this.add([Op.LoadNil, register, register, 0], 0, origin);
      else if (call.takesOpen && i === given - 1) this.add([Op.Move, register, this.open, 0], 0, origin);
      else if (constant.has(i)) registers[i] = first + i;
      else this.add([Op.Move, register, first + i, 0], 0, origin);
    }
  }

  private instruction(body: Body, pc: number, isLast: boolean): void {
    const { code } = body.proto;
    const op = code[pc] as Op;
    const [a, b] = [code[pc + 1]!, code[pc + 2]!];
    const origin = { source: body.source, body: body.call, inner: pc };
    const seen = body.target.code.feedback[pc >> 2]!;
    // Here it has arguments of its own.
    const feedback = mayTakeWords(op) ? (seen & ~Feedback.NotWhole) | body.words : seen;
    if (op === Op.Return) this.returns(body, a, b - 1, isLast, origin);
    else if (op === Op.TailCall) {
      this.add([Op.Call, body.registers[a]!, b, 2], feedback, origin);
      this.returns(body, a, 1, isLast, origin);
    } else {
      const words = this.add(this.moved(body, pc), feedback, origin);
      const target = jumpTarget(code, pc);
      if (target >= 0) body.jumps.push({ word: words + targetWord(op), target });
    }
  }

  /** The body returns `count` values from register `first` of its function on. */
  private returns(body: Body, first: number, count: number, isLast: boolean, origin: Origin): void {
    const { code } = this.proto;
    const { source, registers, call } = body;
    if (call.isTail) {
      this.add([Op.Return, registers[first] ?? 0, count + 1, 0], 0, origin);
      return;
    }
    const wanted = code[source + 3] === 0 ? 1 : code[source + 3]! - 1;
    const values = Array.from({ length: wanted }, (_, i) => (i < count ? registers[first + i]! : undefined));
    // A single return at the end: the call takes the value from where it is.
    const isOnly = isLast && body.leaving.length === 0;
    if (isOnly && wanted <= 1) {
      call.results = values.map((value) => value ?? this.nil());
      return;
    }
    values.forEach((value, i) => {
      const result = this.results + i;
      if (value === undefined) this.add([Op.LoadNil, result, result, 0], 0, origin);
      else this.add([Op.Move, result, value, 0], 0, origin);
    });
    call.results = values.map((_, i) => this.results + i);
    if (!isLast) body.leaving.push(this.add([Op.Jump, -1, 0, 0], 0, origin) + 1);
  }

  /** The instruction at `pc` with the operands that it has here. */
  private moved({ proto, registers, firstUpvalue }: Body, pc: number): number[] {
    const { code } = proto;
    const op = code[pc] as Op;
    const words: number[] = [op];
    for (const [i, kind] of opInfo[op].operands.entries()) {
      const operand = code[pc + 1 + i]!;
      switch (kind) {
        case "write":
        case "read":
        case "both":
          words.push(registers[operand]!);
          break;
        case "rk":
          words.push(isConstant(operand) ? ~this.constant(proto, constantIndex(operand)) : registers[operand]!);
          break;
        case "constant":
        case "name":
          words.push(this.constant(proto, operand));
          break;
        case "upvalue":
          words.push(firstUpvalue + operand);
          break;
        case "number":
          // The last register of LOAD_NIL.
          words.push(op === Op.LoadNil ? registers[operand]! : operand);
          break;
        default:
          words.push(operand);
      }
    }
    return words;
  }

  /** Constant `index` of a function, which may be of another chunk. */
  private constant({ constants }: Proto, index: number): number {
    if (constants === this.proto.constants) return index;
    const known = this.imported.get(constants) ?? new Map<number, number>();
    this.imported.set(constants, known);
    if (!known.has(index)) known.set(index, this.constants.push(constants[index]) - 1);
    return known.get(index)!;
  }

  private nil(): number {
    return ~(this.constants.push(undefined) - 1);
  }
}
