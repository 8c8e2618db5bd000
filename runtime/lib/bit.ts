/** The library `bit`, as LuaJIT defines it: operations on the low 32 bits of numbers, with signed results. */
import { lowBits, rotate, swapBytes } from "../operators/arithmetic.js";
import type { LuaFunction } from "../values/function.js";
import { type Runtime, return1 } from "../values/runtime.js";
import type { LuaTable } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { checkNumber } from "./arguments.js";
import { library, plain } from "./library.js";

export function openBit(rt: Runtime): LuaTable {
  return library(
    rt,
    "bit",
    {
      arshift: plain((x, count) => {
        rt.n = 1;
        return bits(x, 1) >> bits(count, 2);
      }),
      band: plain(function (x, y) {
        rt.n = 1;
        let result = bits(x, 1);
        const count = arguments.length;
        if (count === 2) return result & bits(y, 2);
        for (let i = 1; i < count; i++) result &= bits(arguments[i], i + 1);
        return result;
      }),
      bnot: plain((x) => {
        rt.n = 1;
        return ~bits(x, 1);
      }),
      bor: plain(function (x, y) {
        rt.n = 1;
        let result = bits(x, 1);
        const count = arguments.length;
        if (count === 2) return result | bits(y, 2);
        for (let i = 1; i < count; i++) result |= bits(arguments[i], i + 1);
        return result;
      }),
      bswap: plain((x) => {
        rt.n = 1;
        return swapBytes(bits(x, 1));
      }),
      bxor: plain(function (x, y) {
        rt.n = 1;
        let result = bits(x, 1);
        const count = arguments.length;
        if (count === 2) return result ^ bits(y, 2);
        for (let i = 1; i < count; i++) result ^= bits(arguments[i], i + 1);
        return result;
      }),
      lshift: plain((x, count) => {
        rt.n = 1;
        return bits(x, 1) << bits(count, 2);
      }),
      rol: plain((x, count) => {
        rt.n = 1;
        return rotate(bits(x, 1), bits(count, 2));
      }),
      ror: plain((x, count) => {
        rt.n = 1;
        return rotate(bits(x, 1), 32 - bits(count, 2));
      }),
      rshift: plain((x, count) => {
        rt.n = 1;
        return (bits(x, 1) >>> bits(count, 2)) | 0;
      }),
      tobit: plain((x) => {
        rt.n = 1;
        return bits(x, 1);
      }),
      tohex: plain(function tohex(this: LuaFunction, x: LuaValue, digits: LuaValue): LuaValue {
        return return1(rt, hexadecimal(bits(x, 1), arguments.length < 2 ? 8 : bits(digits, 2)));
      }),
    },
    "intrinsic",
  );
}

function bits(value: LuaValue, position: number): number {
  return lowBits(typeof value === "number" ? value : checkNumber(value, position));
}

/** The last `digits` hexadecimal digits, in capitals when that is negative; with leading zeros up to LuaJIT's 254 when more are asked for. */
function hexadecimal(value: number, digits: number): string {
  const count = Math.min(Math.abs(digits), 254);
  const text = (value >>> 0).toString(16).padStart(Math.max(count, 8), "0");
  const last = text.slice(text.length - count);
  return digits < 0 ? last.toUpperCase() : last;
}
