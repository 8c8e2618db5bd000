/** What can be known about the value in a register: its possible types, and facts about it. */
import type { Proto } from "../../runtime/bytecode/proto.js";
import { Cell, LuaFunction } from "../../runtime/values/function.js";
import { LuaTable } from "../../runtime/values/table.js";

/** Bits of a register's possible types. */
export const enum Type {
  Nil = 1,
  Boolean = 2,
  Number = 4,
  String = 8,
  Table = 16,
  Function = 32,
  Other = 64,
  Any = 127,
  /** With Number alone: greater than zero. */
  Positive = 128,
  /** With Table alone: just created, nobody else knows it, no metatable, not a dictionary. */
  Fresh = 256,
  /** The register holds a cell, not a value. */
  Cell = 512,
  /** With Number alone: an integer of 32 bits with its sign, and not the negative zero. */
  Int32 = 1024,
  /** With Number alone: not a fraction, but an integer of any size, the negative zero, infinite or NaN. */
  Integer = 2048,
  /** With Number alone: it comes from a table. */
  Loaded = 4096,
  /** With Number alone: an integer of 32 bits, with its sign or without one, and not the negative zero. */
  Word = 8192,
}

export const NUMBER_FACTS = Type.Positive | Type.Int32 | Type.Integer | Type.Loaded | Type.Word;
const FACTS = NUMBER_FACTS | Type.Fresh;

/** The facts with those that follow from them. */
function withImplied(type: number): number {
  if ((type & Type.Int32) !== 0) return type | Type.Word | Type.Integer;
  return (type & Type.Word) !== 0 ? type | Type.Integer : type;
}

/**
 * Types and known constants of all registers at one point, and of one more, `openRegister`: the open value between two instructions, if it
 * is known to be exactly one; otherwise that has no types. Plain arrays: those of V8 with numbers of 32 bits take five times as long to copy.
 */
export class State {
  constructor(
    readonly types: number[],
    /** Index of the constant a register holds, plus one; `~index` of the upvalue captured by value; zero when unknown. */
    readonly constants: number[],
    /** Registers with the same number, unless it is zero, hold the same value. */
    readonly copies: number[],
  ) {}

  static of({ registers }: Proto): State {
    const none = (): number[] => new Array<number>(registers + 1).fill(0);
    return new State(none().fill(Type.Nil, 0, registers), none(), none());
  }

  copy(): State {
    return new State(this.types.slice(), this.constants.slice(), this.copies.slice());
  }

  set(register: number, type: number, constant = 0): void {
    this.types[register] = type;
    this.constants[register] = constant;
    this.copies[register] = 0;
  }

  /** Register `target` gets what is in `source`, by the instruction at `pc`. */
  move(target: number, source: number, pc: number): void {
    if (target === source) return;
    const { types, constants, copies } = this;
    this.set(target, types[source]!, constants[source]!);
    if (copies[source] === 0) {
      const number = pc + 1;
      // What the instruction copied when it was executed before is another value.
      for (let i = copies.indexOf(number); i >= 0; i = copies.indexOf(number, i + 1)) copies[i] = 0;
      copies[source] = number;
    }
    copies[target] = copies[source]!;
  }

  /** The registers that hold the same value as `register`, itself among them. */
  sameAs(register: number): number[] {
    const number = this.copies[register]!;
    if (number === 0) return [register];
    const same: number[] = [];
    for (let i = 0; i < this.copies.length; i++) if (this.copies[i] === number) same.push(i);
    return same;
  }

  /** Number of the upvalue captured by value that a register holds, if it does. */
  upvalueIn(register: number): number | undefined {
    const constant = this.constants[register]!;
    return constant < 0 ? ~constant : undefined;
  }

  /** Joins what another path knows; true when this changed. */
  join(other: State): boolean {
    let changed = false;
    for (let i = 0; i < this.types.length; i++) {
      const mine = this.types[i]!;
      const theirs = other.types[i]!;
      if (mine !== theirs) {
        const facts = withImplied(mine) & withImplied(theirs) & FACTS;
        const joined = ((mine | theirs) & ~FACTS) | facts;
        if (joined !== mine) {
          this.types[i] = joined;
          changed = true;
        }
      }
      if (this.copies[i] !== other.copies[i] && this.copies[i] !== 0) {
        this.copies[i] = 0;
        changed = true;
      }
      if (this.constants[i] !== other.constants[i] && this.constants[i] !== 0) {
        this.constants[i] = 0;
        changed = true;
      }
    }
    return changed;
  }
}

export function isOnly(type: number, wanted: number): boolean {
  return (type & (Type.Any | Type.Cell) & ~wanted) === 0;
}

/** The type alone is a number, whatever else is known of it. */
export function isNumberType(type: number): boolean {
  return (type & ~FACTS) === Type.Number;
}

/** The number is known not to be a fraction. */
export function isWhole(type: number): boolean {
  return (type & (Type.Int32 | Type.Integer | Type.Word)) !== 0;
}

/** Where the state of a function has its open value. */
export function openRegister(proto: Proto): number {
  return proto.registers;
}

function factsOfNumber(value: number): number {
  const whole = Number.isInteger(value) ? Type.Integer : 0;
  const small = Object.is(value | 0, value) ? Type.Int32 : Object.is(value >>> 0, value) ? Type.Word : 0;
  return whole | small | (value > 0 ? Type.Positive : 0);
}

export function typeOfConstant(value: unknown): number {
  switch (typeof value) {
    case "number":
      return Type.Number | factsOfNumber(value);
    case "string":
      return Type.String;
    case "boolean":
      return Type.Boolean;
    default:
      return Type.Nil;
  }
}

/** What is known of an upvalue that is a constant of the translation. */
export function typeOfUpvalue(value: unknown): number {
  if (value instanceof LuaTable) return Type.Table;
  if (value instanceof LuaFunction) return Type.Function;
  if (value instanceof Cell) return Type.Any;
  switch (typeof value) {
    case "number":
      return Type.Number;
    case "string":
      return Type.String;
    case "boolean":
      return Type.Boolean;
    case "undefined":
      return Type.Nil;
    default:
      return Type.Any;
  }
}
