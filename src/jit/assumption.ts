/**
 * What a translation takes for granted of the registers where it enters a loop: what they held when it was made. When they hold something
 * else too often, the next translation takes for granted only what was so both times.
 */
import { writesRegister } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { Cell, LuaFunction } from "../../runtime/values/function.js";
import { LuaTable } from "../../runtime/values/table.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { loopsAround } from "./liveness.js";
import { NUMBER_FACTS, Type } from "./types.js";

/**
 * The loop is translated again when it could not be entered at least so often, and in three of four times that it was to be, once in each
 * iteration: where only the first iteration is another, or two, what V8 has made of the translation is worth more. But each time leaves one
 * more interpreter on the JavaScript stack, until there is no room for translations, so at most so often.
 */
const MIN_FAILURES = 4;
const MAX_FAILURES = 16;
const MAX_SHARE = 3 / 4;
/** Translations of the loop that take something for granted. */
const MAX_ATTEMPTS = 4;

export class Assumption {
  /** Types of the registers, with what is known of numbers. */
  types: readonly number[];
  private attempts = 1;
  private entries = 0;
  private failures = 0;
  private hasFailed = false;

  /** @param loop its pc. */
  constructor(
    private readonly proto: Proto,
    private readonly loop: number,
    registers: readonly LuaValue[],
  ) {
    this.types = this.typesOf(registers);
  }

  /** The translation is entered, if what it takes for granted is so. */
  enters(): void {
    this.entries++;
  }

  /** It is not; whether that has happened too often. */
  fails(): boolean {
    const tolerable = Math.min(MAX_SHARE * this.entries, MAX_FAILURES);
    if (++this.failures < Math.max(MIN_FAILURES, tolerable)) return false;
    this.attempts++;
    this.entries = 0;
    this.failures = 0;
    this.hasFailed = true;
    return true;
  }

  /** Another translation is made, where registers may hold something else. */
  weaken(registers: readonly LuaValue[]): void {
    const before = this.types;
    const isLast = this.attempts >= MAX_ATTEMPTS;
    this.types = this.typesOf(registers).map((present, i) => {
      if (present === Type.Cell) return present;
      const isSame = !isLast && (before[i]! & ~NUMBER_FACTS) === (present & ~NUMBER_FACTS);
      return isSame ? before[i]! & present : Type.Any;
    });
    if (this.hasFailed && this.types.every((type, i) => type === before[i])) this.doubt();
    this.hasFailed = false;
  }

  /** The loop could not be entered, and can be now: a counter is likely to start at zero. */
  private doubt(): void {
    this.types = this.types.map((type) => type & ~Type.Positive);
  }

  private typesOf(registers: readonly LuaValue[]): number[] {
    const types = registers.map(typeOfEntered);
    // An index that starts at zero, or who knows where, is positive only by now; its limit may not be at another time.
    for (const { start } of loopsAround(this.proto, this.loop)) {
      const index = indexOf(this.proto, start);
      if (index >= 0 && !startsPositive(this.proto, start, index))
        for (const register of [index, index + 1, index + 3]) types[register]! &= ~Type.Positive;
    }
    return types;
  }
}

/** The first register of the numeric loop that starts at `start`; -1 if it is another loop. */
function indexOf({ code }: Proto, start: number): number {
  const prepare = start - INSTRUCTION_SIZE;
  return prepare >= 0 && code[prepare] === Op.ForPrep ? code[prepare + 1]! : -1;
}

/** The initial value of the numeric loop that starts at `start`, in register `index`, is a constant greater than zero or a sum, as it seems. */
function startsPositive(proto: Proto, start: number, index: number): boolean {
  let pc = start - 2 * INSTRUCTION_SIZE;
  while (pc >= 0 && !writesRegister(proto, pc, index)) pc -= INSTRUCTION_SIZE;
  if (pc < 0) return false;
  const op = proto.code[pc] as Op;
  if (op !== Op.LoadK) return op === Op.Add;
  const value = proto.constants[proto.code[pc + 2]!];
  return typeof value === "number" && value > 0;
}

/** Type of a value that a loop is entered with. V8 counts with integers if it begins with one. */
function typeOfEntered(value: LuaValue): number {
  const type = typeOfValue(value);
  if (typeof value !== "number" || !Object.is(value | 0, value)) return type;
  return type | Type.Int32 | (value > 0 ? Type.Positive : 0);
}

/** Type of a register's value, as far as it is worth checking. */
export function typeOfValue(value: unknown): number {
  switch (typeof value) {
    case "undefined":
      return Type.Any;
    case "number":
      return Type.Number;
    case "object":
      return value instanceof Cell
        ? Type.Cell
        : value instanceof LuaTable
          ? Type.Table
          : value instanceof LuaFunction
            ? Type.Function
            : Type.Any;
    default:
      return Type.Any;
  }
}
