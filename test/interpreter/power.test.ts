import { expect, test } from "vitest";
import { power } from "../../runtime/operators/arithmetic.js";

test("powers of integers are exact", () => {
  for (let x = 1; x <= 60; x++)
    for (let y = 0; y <= 40; y++) {
      const exact = BigInt(x) ** BigInt(y);
      if (exact < 2n ** 53n) expect(BigInt(power(x, y))).toBe(exact);
    }
});

// Computed with 300 bits and rounded once.
const rounded: readonly (readonly [x: number, y: number, power: number])[] = [
  [1.5, 2.5, 2.7556759606310752],
  [10, 0.3, 1.9952623149688795],
  [0.1, -7.3, 19952623.14968878],
  [2, 0.1, 1.0717734625362931],
  [1.0000001, 1000000000.0, 2.6881038582144647e43],
  [0.9999998739727943, -4917294695.561444, 1.3737702661668166e269],
  [123.456, -98.7, 3.696116906808832e-207],
  [3e-200, 1.25, 3.948222038857477e-250],
];

test.each(rounded)("%d ^ %d is rounded once", (x, y, expected) => {
  expect(power(x, y)).toBe(expected);
});

test("special cases are those of C, and what is out of the usual range is JavaScript's", () => {
  const values = [
    0,
    -0,
    1,
    -1,
    2,
    0.5,
    -2,
    1e300,
    1e-300,
    1e308,
    5e-324,
    1 / 0,
    -1 / 0,
    0 / 0,
    1e15,
    0.1,
    1074,
    -1074,
    1023,
    1024,
  ];
  for (const x of values)
    for (const y of values) {
      const expected = x === 1 || (x === -1 && Math.abs(y) === 1 / 0) ? 1 : x ** y;
      const found = power(x, y);
      const close = Math.abs(found - expected) <= Math.abs(expected) * 2.3e-16;
      expect(Object.is(found, expected) || close, `${x} ^ ${y} = ${found}`).toBe(true);
    }
});
