import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  [
    "return bit.tobit(0xffffffff), bit.tobit(2^31), bit.tobit(-2^31), bit.tobit(2^32 + 5), bit.tobit('7')",
    "-1 -2147483648 -2147483648 5 7",
  ],
  // Rounded to the nearest integer, ties to even.
  ["return bit.tobit(1.5), bit.tobit(2.5), bit.tobit(-0.5), bit.tobit(1.9), bit.tobit(2^40 + 0.5)", "2 2 0 2 0"],
  ["return bit.tobit(2^52 + 3), bit.tobit(1/0), bit.tobit(0/0)", "3 0 0"],
  ["return bit.band(0xff, 0x0f), bit.band(7, 3, 2), bit.band(5), bit.bor(1, 2, 4), bit.bxor(1, 3, 7)", "15 2 5 7 5"],
  ["return bit.bnot(0), bit.bnot(0xffffffff), bit.bswap(0x12345678)", "-1 0 2018915346"],
  [
    "return bit.lshift(1, 31), bit.lshift(1, 32), bit.rshift(-1, 31), bit.rshift(-1, 0), bit.arshift(-256, 4)",
    "-2147483648 1 1 -1 -16",
  ],
  [
    "return bit.rol(0x12345678, 12), bit.ror(0x12345678, 12), bit.rol(-1, 0), bit.ror(1, 33)",
    "1164411171 1736516421 -1 -2147483648",
  ],
  [
    "return bit.tohex(1), bit.tohex(-1, 4), bit.tohex(-1, -4), bit.tohex(0x87654321, 20), bit.tohex(1, 0)",
    "00000001 ffff FFFF 00000000000087654321 ",
  ],
  ["bit.band()", "error: test:1: bad argument #1 to 'band' (number expected, got no value)"],
  ["bit.bor(1, 'x')", "error: test:1: bad argument #2 to 'bor' (number expected, got string)"],
  ["bit.lshift(1)", "error: test:1: bad argument #2 to 'lshift' (number expected, got no value)"],
];

describe.each(tiers)("bit, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    expect(evaluate(source, tier)).toBe(expected);
  });
});
