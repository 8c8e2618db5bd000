/**
 * Builtins that translated code does in place, by library and name, for the arguments that they usually get: a call of one, guarded by
 * the identity of the function and the types of the arguments, has no effect and cannot fail. With other arguments it leaves.
 */
import type { TemplateName } from "./templates.js";
import { Type } from "./types.js";

export interface Intrinsic {
  /** Types of the arguments; the call has as many. Of a number said to be Int32 too, the low 32 bits are taken. */
  readonly parameters: readonly number[];
  readonly result: number;
  /**
   * It takes any number of arguments, at least two, and combines what it has made of the first ones with the next one: in one expression,
   * or in steps where the template has its `$x` twice.
   */
  readonly folds?: "nested" | "stepwise";
  /** The builtin has further results: a tail call of it is made. */
  readonly hasMore?: true;
  /** What else the arguments, `$x`, `$y` and `$z`, have to fulfil. */
  readonly test?: TemplateName | undefined;
  readonly value: TemplateName;
}

const number = Type.Number;
const string = Type.String;
const any = Type.Any;
const int32 = Type.Number | Type.Int32;

const unary = (value: TemplateName): Intrinsic[] => [{ parameters: [number], result: number, value }];
const binary = (value: TemplateName): Intrinsic[] => [{ parameters: [number, number], result: number, value }];
const extreme = (value: TemplateName): Intrinsic[] => [
  { parameters: [number, number], result: number, folds: "stepwise", value },
  { parameters: [number], result: number, value: "first" },
];
const bits = (value: TemplateName): Intrinsic[] => [{ parameters: [int32], result: int32, value }];
const shift = (value: TemplateName): Intrinsic[] => [{ parameters: [int32, int32], result: int32, value }];
const combination = (value: TemplateName): Intrinsic[] => [
  { parameters: [int32, int32], result: int32, folds: "nested", value },
  { parameters: [int32], result: int32, value: "first" },
];

const intrinsics: Readonly<Record<string, readonly Intrinsic[]>> = {
  "base.assert": [
    { parameters: [any], result: any, test: "truthy", value: "first" },
    { parameters: [any, any], result: any, hasMore: true, test: "truthy", value: "first" },
  ],
  "base.getmetatable": [{ parameters: [any], result: any, test: "showsMetatable", value: "metatable" }],
  "base.rawequal": [{ parameters: [any, any], result: Type.Boolean, value: "isSame" }],
  "base.type": [{ parameters: [any], result: string, value: "typeName" }],
  "math.abs": unary("mathAbs"),
  "math.acos": unary("mathAcos"),
  "math.asin": unary("mathAsin"),
  "math.atan": unary("mathAtan"),
  "math.atan2": binary("mathAtan2"),
  "math.ceil": unary("mathCeil"),
  "math.cos": unary("mathCos"),
  "math.exp": unary("mathExp"),
  "math.floor": unary("mathFloor"),
  "math.fmod": binary("mathFmod"),
  "math.log": unary("mathLog"),
  "math.max": extreme("mathMax"),
  "math.min": extreme("mathMin"),
  "math.pow": binary("mathPow"),
  "math.sin": unary("mathSin"),
  "math.sqrt": unary("mathSqrt"),
  "math.tan": unary("mathTan"),
  "bit.arshift": shift("bitArshift"),
  "bit.band": combination("bitAnd"),
  "bit.bnot": bits("bitNot"),
  "bit.bor": combination("bitOr"),
  "bit.bswap": bits("bitSwap"),
  "bit.bxor": combination("bitXor"),
  "bit.lshift": shift("bitLshift"),
  "bit.rol": shift("bitRol"),
  "bit.ror": shift("bitRor"),
  "bit.rshift": shift("bitRshift"),
  "bit.tobit": bits("first"),
  "string.byte": [
    { parameters: [string, number], result: int32, test: "isPosition", value: "stringByte" },
    { parameters: [string], result: int32, test: "isNotEmpty", value: "stringFirstByte" },
  ],
  "string.char": [
    { parameters: [number], result: string, test: "isByte", value: "stringChar" },
    { parameters: [number, number], result: string, test: "areTwoBytes", value: "stringTwoChars" },
    { parameters: [number, number, number], result: string, test: "areThreeBytes", value: "stringThreeChars" },
  ],
  "string.len": [{ parameters: [string], result: int32, value: "stringLen" }],
  "string.sub": [
    { parameters: [string, number, number], result: string, test: "isRange", value: "stringSub" },
    { parameters: [string, number], result: string, test: "isStart", value: "stringRest" },
  ],
};

/** Builtins with several results, if there are exactly `$count`; `$i` is the number of the result. */
const several: Readonly<Record<string, readonly Intrinsic[]>> = {
  "string.byte": [{ parameters: [string, number, number], result: int32, test: "isSpan", value: "stringNthByte" }],
};

/** How to do a call of builtin `name` with `count` arguments and several results in place, if that can be done. */
export function severalResults(name: string | undefined, count: number): Intrinsic | undefined {
  if (name === undefined || !Object.hasOwn(several, name)) return undefined;
  return several[name]!.find(({ parameters }) => parameters.length === count);
}

/** How to do a call of builtin `name` with `count` arguments in place, if that can be done. */
export function intrinsic(name: string | undefined, count: number): Intrinsic | undefined {
  if (name === undefined || !Object.hasOwn(intrinsics, name)) return undefined;
  const found = intrinsics[name]!.find(({ parameters }) => parameters.length === count);
  if (found !== undefined || count < 2) return found;
  const folding = intrinsics[name]!.find(({ folds }) => folds);
  return folding && { ...folding, parameters: Array.from({ length: count }, () => folding.parameters[0]!) };
}

/** Whether calls of builtin `name` that are done in place have no further results. */
export function hasOneResult(name: string): boolean {
  return Object.hasOwn(intrinsics, name) && intrinsics[name]!.every(({ hasMore }) => !hasMore);
}
