/** Arithmetic, length and concatenation with coercions and metamethods, manual §2.5.1, §2.5.4, §2.5.5, §2.8. */
import { numberToString, stringToNumber } from "../strings/number.js";
import { errors } from "../values/errors.js";
import type { Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import { LuaTable, length } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { metamethod } from "./metatable.js";
import { generalPower } from "./power.js";
import { request } from "./request.js";
import { ROUNDING, SPLITTER } from "./rounding.js";

export type ArithmeticEvent = "__add" | "__sub" | "__mul" | "__div" | "__mod" | "__pow";

/** `a % b`, as luai_nummod of luaconf.h computes it. */
export function modulo(a: number, b: number): number {
  const x = a | 0;
  const y = b | 0;
  if (x === a && y === b && y > 0) {
    const rest = (x % y) | 0;
    return rest < 0 ? rest + y : rest;
  }
  return a - Math.floor(a / b) * b;
}

/** `a ^ b`, as C's pow: JavaScript differs where C says 1 (ISO C F.9.4.4). */
export function power(a: number, b: number): number {
  // Quicker than V8's general way by 20 to 50 ns.
  if (b === 2) return a * a;
  if (b === 3) return cube(a);
  if (b === -1) return 1 / a;
  if (b === 0.5 && a >= 0) return Math.sqrt(a) + 0;
  if (a === 1) return 1;
  if (a === -1 && (b === Number.POSITIVE_INFINITY || b === Number.NEGATIVE_INFINITY)) return 1;
  return generalPower(a, b);
}

/** The third power, rounded once: what the two products lose is added at the end. */
function cube(a: number): number {
  const size = Math.abs(a);
  if (!(size > 1e-90 && size < 1e90)) return a ** 3;
  const high = a * SPLITTER - (a * SPLITTER - a);
  const low = a - high;
  const square = a * a;
  const lost = low * low - (square - high * high - 2 * high * low);
  const squareHigh = square * SPLITTER - (square * SPLITTER - square);
  const squareLow = square - squareHigh;
  const product = square * a;
  const lostThen = squareLow * low - (product - squareHigh * high - squareLow * high - squareHigh * low);
  return product + (lostThen + lost * a);
}

/** The low 32 bits of a number as LuaJIT's `bit` library takes them, signed. */
export function lowBits(value: number): number {
  if ((value | 0) === value) return value | 0;
  return Math.abs(value) < 2 ** 51 ? (value + ROUNDING) | 0 : value | 0;
}

/** `value`, 32 bits, rotated to the left; of `distance`, the low five bits count. */
export function rotate(value: number, distance: number): number {
  return (value << distance) | (value >>> (32 - distance));
}

/** The bytes of 32 bits in reverse order. */
export function swapBytes(value: number): number {
  return (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
}

function compute(event: ArithmeticEvent, a: number, b: number): number {
  switch (event) {
    case "__add":
      return a + b;
    case "__sub":
      return a - b;
    case "__mul":
      return a * b;
    case "__div":
      return a / b;
    case "__mod":
      return modulo(a, b);
    case "__pow":
      return power(a, b);
  }
}

/** The number that `value` stands for in arithmetic, if any. */
export function toNumber(value: LuaValue): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? stringToNumber(value) : undefined;
}

/** `a op b` where not both are numbers. Operands B and C of the instruction hold them. */
export function arithmetic(rt: Runtime, event: ArithmeticEvent, a: LuaValue, b: LuaValue): Step {
  const x = toNumber(a);
  if (x !== undefined) {
    const y = toNumber(b);
    if (y !== undefined) return compute(event, x, y);
  }
  let handler = metamethod(rt, a, event);
  if (handler === undefined) handler = metamethod(rt, b, event);
  if (handler === undefined) throw x === undefined ? errors.arithmetic(a, 1) : errors.arithmetic(b, 2);
  return request(rt, handler, [a, b]);
}

/** `-a` where `a` is not a number. */
export function negate(rt: Runtime, a: LuaValue): Step {
  const x = toNumber(a);
  if (x !== undefined) return -x;
  const handler = metamethod(rt, a, "__unm");
  if (handler === undefined) throw errors.arithmetic(a, 1);
  return request(rt, handler, [a, a]);
}

/** `#a`. Lua 5.1 asks no metamethod of tables and strings. */
export function lengthOf(rt: Runtime, a: LuaValue): Step {
  if (a instanceof LuaTable) return length(a);
  if (typeof a === "string") return a.length;
  const handler = metamethod(rt, a, "__len");
  if (handler === undefined) throw errors.length(a, 1);
  return request(rt, handler, [a, undefined]);
}

/** `a .. b`. */
export function concat(rt: Runtime, a: LuaValue, b: LuaValue): Step {
  const leftNumber = typeof a === "number";
  const rightNumber = typeof b === "number";
  if ((leftNumber || typeof a === "string") && (rightNumber || typeof b === "string"))
    return (leftNumber ? numberToString(a) : a) + (rightNumber ? numberToString(b) : b);
  let handler = metamethod(rt, a, "__concat");
  if (handler === undefined) handler = metamethod(rt, b, "__concat");
  if (handler === undefined) throw leftNumber || typeof a === "string" ? errors.concat(b, 2) : errors.concat(a, 1);
  return request(rt, handler, [a, b]);
}
