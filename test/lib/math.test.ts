import { describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const rows: readonly (readonly [source: string, expected: string])[] = [
  ["return math.floor(-1.5), math.ceil(-1.5), math.floor('2.7'), math.abs(-3)", "-2 -1 2 3"],
  ["return math.max(1, 5, 3), math.min(1, -5, 3), math.max(2), math.max(3, '10')", "5 -5 2 10"],
  ["local nan = 0/0 return math.max(1, nan), math.max(nan, 1) == math.max(nan, 1)", "1 false"],
  [
    "return math.fmod(7, 3), math.fmod(-7, 3), math.mod == math.fmod, math.fmod(1, 0) ~= math.fmod(1, 0)",
    "1 -1 true true",
  ],
  ["return math.modf(3.7) == 3, math.modf(-3)", "true -3 -0"],
  ["return math.modf(1/0)", "inf 0"],
  ["return math.frexp(8)", "0.5 4"],
  ["return math.frexp(2 ^ -1074)", "0.5 -1073"],
  ["return math.frexp(-1/0) == -1/0, math.frexp(0)", "true 0 0"],
  ["local m, e = math.frexp(1.7976931348623157e308) return m < 1, e", "true 1024"],
  [
    "return math.ldexp(0.5, 4), math.ldexp(1, -1074) == 2 ^ -1074, math.ldexp(1, 2000), math.ldexp(1, -2000)",
    "8 true inf 0",
  ],
  // Rounded once: the exact value lies just above the middle between two subnormal numbers.
  ["return math.ldexp(1 + 2 ^ -52, -1075) == 2 ^ -1074, math.ldexp(1, -1075)", "true 0"],
  [
    "return math.log10(1000), math.log(1), math.pow(2, 10), math.sqrt(16), math.deg(math.pi), math.huge",
    "3 0 1024 4 180 inf",
  ],
  ["return math.pow(1, 0/0), math.pow(-1, 1/0)", "1 1"],
  ["return (-3)^3, 0.1^3, 208063^3, (-0.0)^-1, 0^-1, 4^-1, (1/0)^-1", "-27 0.001 9.007091372906e+15 -inf inf 0.25 0"],
  // Around the ends of the range in which the runtime reduces arguments itself.
  ["return math.sin(823549.6), math.cos(823549.6)", "-0.064537757328513 0.99791526588133"],
  ["return math.sin(1e6), math.cos(-1e6), math.sin(-12345678)", "-0.34999350217129 0.93675212753314 0.90354114606246"],
  ["return math.sin(1e8), math.cos(105414357.8)", "0.93163902710973 0.74288820070633"],
  ["return math.sin(2^40), math.cos(1/0) ~= math.cos(1/0)", "-0.40570501153283 true"],
  ["math.floor()", "error: test:1: bad argument #1 to 'floor' (number expected, got no value)"],
  ["math.max()", "error: test:1: bad argument #1 to 'max' (number expected, got no value)"],
  ["math.max(1, {})", "error: test:1: bad argument #2 to 'max' (number expected, got table)"],
  ["math.random(0)", "error: test:1: bad argument #1 to 'random' (interval is empty)"],
  ["math.random(2, 1)", "error: test:1: bad argument #2 to 'random' (interval is empty)"],
  ["math.random(1, 2, 3)", "error: test:1: wrong number of arguments"],
  ["math.randomseed()", "error: test:1: bad argument #1 to 'randomseed' (number expected, got no value)"],
];

describe.each(tiers)("math, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    expect(evaluate(source, tier)).toBe(expected);
  });

  test("frexp and ldexp are inverse at every exponent", () => {
    const source = `
      for e = -1074, 1023 do
        local x = 2 ^ e
        local m, k = math.frexp(x)
        assert(m == 0.5 and k == e + 1 and math.ldexp(m, k) == x, e)
        local y = x * 1.75
        assert(math.ldexp(math.frexp(y)) == y, e)
      end
      return "ok"`;
    expect(evaluate(source, tier)).toBe("ok");
  });

  test("random numbers are even and depend on the seed alone", () => {
    const source = `
      local function run(seed)
        math.randomseed(seed)
        local counts, sum = { 0, 0, 0, 0, 0, 0 }, 0
        for i = 1, 6000 do
          local r = math.random(6)
          counts[r] = counts[r] + 1
          local x = math.random()
          assert(x >= 0 and x < 1)
          sum = sum + x + math.random(-3, 3)
        end
        for i = 1, 6 do assert(counts[i] > 850 and counts[i] < 1150, counts[i]) end
        return sum
      end
      local a, b, c = run(42), run(43), run(42)
      return a == c, a ~= b, math.random(7, 7), math.random(2 ^ 31 - 1) > 0`;
    expect(evaluate(source, tier)).toBe("true true 7 true");
  });
});
