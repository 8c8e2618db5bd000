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
}

export const NUMBER_FACTS = Type.Positive | Type.Int32 | Type.Integer | Type.Loaded;
const FACTS = NUMBER_FACTS | Type.Fresh;

/**
 * Types and known constants of all registers at one point, and of one more, `openRegister`: the open value between two instructions, if it
 * is known to be exactly one; otherwise that has no types.
 */
export class State {
  constructor(
    readonly types: Int32Array,
    /** Index of the constant a register holds, plus one; `~index` of the upvalue captured by value; zero when unknown. */
    readonly constants: Int32Array,
  ) {}

  static of({ registers }: Proto): State {
    return new State(new Int32Array(registers + 1).fill(Type.Nil, 0, registers), new Int32Array(registers + 1));
  }

  copy(): State {
    return new State(this.types.slice(), this.constants.slice());
  }

  set(register: number, type: number, constant = 0): void {
    this.types[register] = type;
    this.constants[register] = constant;
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
      const joined = ((mine | theirs) & ~FACTS) | (mine & theirs & FACTS);
      if (joined !== mine) {
        this.types[i] = joined;
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
  return (type & (Type.Int32 | Type.Integer)) !== 0;
}

/** Where the state of a function has its open value. */
export function openRegister(proto: Proto): number {
  return proto.registers;
}

function factsOfNumber(value: number): number {
  const whole = Object.is(value | 0, value) ? Type.Int32 : Number.isInteger(value) ? Type.Integer : 0;
  return whole | (value > 0 ? Type.Positive : 0);
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
