/**
 * The math library, manual §5.6. Functions of two numbers check the second one first, as Lua 5.1 does when gcc has compiled it: their
 * checks are arguments of one call. Intervals of `random` are C's `int`.
 */
import { power } from "../operators/arithmetic.js";
import { cosine, sine } from "../operators/trigonometry.js";
import { errors, raised } from "../values/errors.js";
import { type Runtime, return0, return1, return2 } from "../values/runtime.js";
import { fields, type LuaTable } from "../values/table.js";
import { checkInt, checkNumber } from "./arguments.js";
import { Binary } from "./binary.js";
import { library, plain } from "./library.js";
import { Random } from "./random.js";

const RADIANS_PER_DEGREE = Math.PI / 180;

export function openMath(rt: Runtime): LuaTable {
  const random = new Random(0);
  const binary = new Binary();
  const math = library(
    rt,
    "math",
    {
      abs: plain((x) => {
        rt.n = 1;
        return Math.abs(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      acos: plain((x) => {
        rt.n = 1;
        return Math.acos(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      asin: plain((x) => {
        rt.n = 1;
        return Math.asin(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      atan: plain((x) => {
        rt.n = 1;
        return Math.atan(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      atan2: plain((y, x) => {
        rt.n = 1;
        const across = checkNumber(x, 2);
        return Math.atan2(checkNumber(y, 1), across);
      }),
      ceil: plain((x) => {
        rt.n = 1;
        return Math.ceil(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      cos: plain((x) => {
        rt.n = 1;
        return cosine(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      cosh: plain((x) => return1(rt, Math.cosh(checkNumber(x, 1)))),
      deg: plain((x) => return1(rt, checkNumber(x, 1) / RADIANS_PER_DEGREE)),
      exp: plain((x) => {
        rt.n = 1;
        return Math.exp(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      floor: plain((x) => {
        rt.n = 1;
        return Math.floor(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      // JavaScript's remainder is C's fmod.
      fmod: plain((x, y) => {
        rt.n = 1;
        if (typeof x === "number" && typeof y === "number") return x % y;
        const divisor = checkNumber(y, 2);
        return checkNumber(x, 1) % divisor;
      }),
      frexp: plain((x) => {
        const value = checkNumber(x, 1);
        const exponent = binary.exponentOf(value);
        return return2(rt, binary.mantissaOf(value, exponent), exponent);
      }),
      ldexp: plain((x, exponent) => {
        const power = checkInt(exponent, 2);
        return return1(rt, binary.scale(checkNumber(x, 1), power));
      }),
      log: plain((x) => {
        rt.n = 1;
        return Math.log(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      log10: plain((x) => return1(rt, Math.log10(checkNumber(x, 1)))),
      max: plain(function (x, y) {
        rt.n = 1;
        const count = arguments.length;
        if (count === 2 && typeof x === "number" && typeof y === "number") return y > x ? y : x;
        let greatest = checkNumber(x, 1);
        for (let i = 1; i < count; i++) {
          const value = checkNumber(arguments[i], i + 1);
          if (value > greatest) greatest = value;
        }
        return greatest;
      }),
      min: plain(function (x, y) {
        rt.n = 1;
        const count = arguments.length;
        if (count === 2 && typeof x === "number" && typeof y === "number") return y < x ? y : x;
        let least = checkNumber(x, 1);
        for (let i = 1; i < count; i++) {
          const value = checkNumber(arguments[i], i + 1);
          if (value < least) least = value;
        }
        return least;
      }),
      modf: plain((x) => {
        const value = typeof x === "number" ? x : checkNumber(x, 1);
        const whole = Math.trunc(value);
        const fraction = Math.abs(value) === Number.POSITIVE_INFINITY ? 0 : value - whole;
        // The fraction has the sign of the number, also when it is zero.
        return return2(rt, whole, fraction === 0 && (value < 0 || Object.is(value, -0)) ? -0 : fraction);
      }),
      pow: plain((x, y) => {
        rt.n = 1;
        if (typeof x === "number" && typeof y === "number") return power(x, y);
        const exponent = checkNumber(y, 2);
        return power(checkNumber(x, 1), exponent);
      }),
      rad: plain((x) => return1(rt, checkNumber(x, 1) * RADIANS_PER_DEGREE)),
      random: plain(function (low, high) {
        rt.n = 1;
        const value = random.next();
        switch (arguments.length) {
          case 0:
            return value;
          case 1: {
            const last = checkInt(low, 1);
            if (last < 1) throw errors.badArgument(1, "interval is empty");
            return Math.floor(value * last) + 1;
          }
          case 2: {
            const first = checkInt(low, 1);
            const last = checkInt(high, 2);
            if (first > last) throw errors.badArgument(2, "interval is empty");
            return Math.floor(value * (last - first + 1)) + first;
          }
        }
        throw raised("wrong number of arguments");
      }),
      randomseed: plain((seed) => {
        random.seed(checkNumber(seed, 1));
        return return0(rt);
      }),
      sin: plain((x) => {
        rt.n = 1;
        return sine(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      sinh: plain((x) => return1(rt, Math.sinh(checkNumber(x, 1)))),
      sqrt: plain((x) => {
        rt.n = 1;
        return Math.sqrt(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      tan: plain((x) => {
        rt.n = 1;
        return Math.tan(typeof x === "number" ? x : checkNumber(x, 1));
      }),
      tanh: plain((x) => return1(rt, Math.tanh(checkNumber(x, 1)))),
    },
    "intrinsic",
  );
  const own = fields(math);
  own.pi = Math.PI;
  own.huge = Number.POSITIVE_INFINITY;
  own.mod = own.fmod;
  return math;
}
