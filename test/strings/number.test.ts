import { describe, expect, test } from "vitest";
import { numberToString, stringToInteger, stringToNumber } from "../../dist/runtime/strings/number.js";

describe("numberToString is %.14g", () => {
  for (const [value, expected] of [
    [0, "0"],
    [-0, "-0"],
    [42, "42"],
    [-2147483649, "-2147483649"],
    [99999999999999, "99999999999999"],
    [1e14, "1e+14"],
    [1e15, "1e+15"],
    [123456789012345, "1.2345678901234e+14"],
    [123456789012355, "1.2345678901236e+14"],
    [0.1, "0.1"],
    [0.1 + 0.2, "0.3"],
    [1 / 3, "0.33333333333333"],
    [-1 / 3, "-0.33333333333333"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [12345678901234.5, "12345678901234"],
    [12345678901235.5, "12345678901236"],
    [99999999999999.9, "1e+14"],
    [9999999999999.97, "10000000000000"],
    [-150680541.9921875, "-150680541.99219"],
    [65036722691729.664, "65036722691730"],
    [5e-324, "4.9406564584125e-324"],
    [1.7976931348623157e308, "1.7976931348623e+308"],
    [Number.POSITIVE_INFINITY, "inf"],
    [Number.NEGATIVE_INFINITY, "-inf"],
    [Number.NaN, "-nan"],
  ] as const) {
    test(expected, () => expect(numberToString(value)).toBe(expected));
  }
});

describe("stringToNumber", () => {
  for (const [text, expected] of [
    ["0", 0],
    ["10", 10],
    [" \t\n\v\f\r-7 ", -7],
    ["+1", 1],
    ["-0", -0],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1E-2", 0.01],
    ["123456789012345678", Number("123456789012345678")],
    ["0.1e1", 1],
    ["179769313486231580793e289", Number.POSITIVE_INFINITY],
    ["1e400", Number.POSITIVE_INFINITY],
    ["1e-400", 0],
    ["4.35", 4.35],
    ["0x10", 16],
    ["-0XfF", -255],
    ["0x.8", 0.5],
    ["0x1.8p1", 3],
    ["0x1P-2", 0.25],
    ["0xffffffffffffffffff", 2 ** 72],
    ["0x1.00000000000008p0", 1],
    ["0x1.000000000000080000001p0", 1 + 2 ** -52],
    ["0x1.00000000000018p0", 1 + 2 ** -51],
    ["0x1p-1074", 5e-324],
    ["0x1p-1075", 0],
    ["0x1.8p-1075", 5e-324],
    ["0x1p1024", Number.POSITIVE_INFINITY],
    ["0x1p-99999999999999999999", 0],
    ["inf", Number.POSITIVE_INFINITY],
    ["-INFINITY", Number.NEGATIVE_INFINITY],
    ["NaN", Number.NaN],
    ["", undefined],
    ["  ", undefined],
    ["1e", undefined],
    ["1e+", undefined],
    [".", undefined],
    ["-", undefined],
    ["+-1", undefined],
    ["- 1", undefined],
    ["1 2", undefined],
    ["1e1.5", undefined],
    ["1\0", 1],
    ["1\0x", 1],
    ["\0", undefined],
    ["0x", undefined],
    ["0x.", undefined],
    ["0x1p", undefined],
    ["0x-1", undefined],
    ["0xg", undefined],
    ["00x1", undefined],
    ["0b1", undefined],
    ["0o7", undefined],
    ["1_0", undefined],
    ["1,5", undefined],
    ["\xa01", undefined],
    ["infinit", undefined],
    ["nan(1)", Number.NaN],
    ["-NAN(a_9)", Number.NaN],
    ["nan(1", undefined],
    ["nan(-)", undefined],
  ] as const) {
    test(JSON.stringify(text), () => expect(stringToNumber(text)).toBe(expected));
  }

  test("reads back what 17 digits write", () => {
    for (let i = 0; i < 2000; i++) {
      const value = (i * 7919 + 0.1) * 10 ** ((i % 600) - 300);
      expect(stringToNumber(value.toPrecision(17))).toBe(value);
    }
  });

  test("every power of two as a hexadecimal float", () => {
    let value = 5e-324;
    for (let exponent = -1074; exponent < 1024; exponent++, value *= 2) {
      expect(stringToNumber(`0x1p${exponent}`)).toBe(value);
    }
  });
});

describe("stringToInteger", () => {
  for (const [text, base, expected] of [
    ["10", 2, 2],
    [" zZ\n", 36, 1295],
    ["7f", 16, 127],
    ["0x7F", 16, 127],
    ["0x", 16, undefined],
    ["0x", 36, 33],
    ["8", 8, undefined],
    ["-ff", 16, 2 ** 64],
    ["+11", 2, 3],
    ["-0", 2, 0],
    ["- 1", 2, undefined],
    ["-", 2, undefined],
    ["", 2, undefined],
    ["1\0", 2, 1],
    ["\0", 2, undefined],
    ["1.5", 16, undefined],
    ["1.5", 10, 1.5],
    ["20000000000001", 16, 2 ** 53],
    ["20000000000003", 16, 2 ** 53 + 4],
    ["FFFFFFFFFFFFF801", 16, 2 ** 64 - 2048],
    ["ffffffffffffffffffff", 16, 2 ** 64],
  ] as const) {
    test(`${JSON.stringify(text)} in base ${base}`, () => expect(stringToInteger(text, base)).toBe(expected));
  }
});
