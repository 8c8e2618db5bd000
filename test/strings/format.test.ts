import { describe, expect, test } from "vitest";
import { StringError } from "../../dist/runtime/strings/error.js";
import { format, parseFormat } from "../../dist/runtime/strings/format.js";

const hooks = {
  number: (value: unknown, position: number): number => {
    throw new Error(`#${position} ${typeof value} is no number`);
  },
  string: (value: unknown): string => String(value),
  missing: (position: number): never => {
    throw new Error(`#${position} missing`);
  },
};

const apply = (text: string, ...args: unknown[]): string => format(parseFormat(text), args, hooks);

describe("format", () => {
  for (const [text, args, expected] of [
    ["100%% of %s", ["x"], "100% of x"],
    ["%d %i", [3.99, -1.5], "3 -1"],
    ["%d", [-0.5], "0"],
    ["%d", [2 ** 53], "9007199254740992"],
    ["%d", [2 ** 62], "4611686018427387904"],
    ["%d", [2 ** 63], "-9223372036854775808"],
    ["%d", [Number.NaN], "-9223372036854775808"],
    ["%5d|%-5d|%05d|%+d|% d", [42, 42, -42, 42, 42], "   42|42   |-0042|+42| 42"],
    ["%.3d|%010.3d|%.0d|%5.d", [5, 5, 0, 0], "005|       005||     "],
    ["%-+ #0d", [1], "+1"],
    ["%u", [-5], "18446744073709551611"],
    ["%x %X %#x %#X %#x", [255, 255, 255, 255, 0], "ff FF 0xff 0XFF 0"],
    ["%x", [-1], "ffffffffffffffff"],
    ["%x", [2 ** 63], "8000000000000000"],
    ["%x", [2 ** 64], "0"],
    ["%x", [-1e100], "8000000000000000"],
    ["%o %#o %#.0o|%#5.3o", [8, 8, 0, 8], "10 010 0|  010"],
    ["%08x|%#.10x", [48879, 255], "0000beef|0x00000000ff"],
    ["%c%c%c", [65, 256 + 66, 0], "AB"],
    ["%5c|%-5c|%05c", [65, 65, 65], "    A|A    |    A"],
    ["%s|%5s|%-5s|%.2s|%5.1s|%.s", ["ab", "ab", "ab", "abc", "ab", "ab"], "ab|   ab|ab   |ab|    a|"],
    ["%s|%5s|%-3c|%3c", ["a\0b", "a\0b", 0, 0], "a|    a||  "],
    ["%s %s", [12, true], "12 true"],
    ["%q", ['a\r\n\0"\\\t\x01z'], '"a\\r\\\n\\000\\"\\\\\t\x01z"'],
    ["%5q", ["a"], '"a"'],
    ["%.0f %.0f %.0f %.0f", [0.5, 1.5, 2.5, 3.5], "0 2 2 4"],
    ["%.2f %.2f %.2f", [2.675, 1.005, 0.125], "2.67 1.00 0.12"],
    ["%.1f %.1f", [0.25, 0.35], "0.2 0.3"],
    ["%.3f", [2.0005], "2.001"],
    ["%5.1f|%-8.2f|%08.2f|%+.1f", [-0.05, 3.14625, -3.14625, 2], " -0.1|3.15    |-0003.15|+2.0"],
    ["%f %f", [-0, 1e15], "-0.000000 1000000000000000.000000"],
    ["%.20f", [1e22], "10000000000000000000000.00000000000000000000"],
    ["%.55f", [0.1], "0.1000000000000000055511151231257827021181583404541015625"],
    ["%.99g", [0.1], "0.1000000000000000055511151231257827021181583404541015625"],
    ["%#.0f %#.0e %#g %#.3g", [1, 1, 1, 1], "1. 1.e+00 1.00000 1.00"],
    ["%e %E %.0e %.2e", [12345.678, 1e100, 2.5, 1.125], "1.234568e+04 1.000000E+100 2e+00 1.12e+00"],
    ["%.0e %.0e", [9.5, 8.5], "1e+01 8e+00"],
    ["%g %g %g %g %g", [1e-5, 1e-4, 123456789, 100000, 1e6], "1e-05 0.0001 1.23457e+08 100000 1e+06"],
    ["%.3g %.0g %.3g %.10g", [99999, 1.5, 108750, -106201.171875], "1e+05 2 1.09e+05 -106201.1719"],
    ["%g %.3g", [999999.5, 0.0001], "1e+06 0.0001"],
    ["%5.2f|%05f|%-6g|%G|%F", [1 / 0, 1 / 0, -1 / 0, 1 / 0, 0 / 0], "  inf|  inf|-inf  |INF|-NAN"],
    ["%a %A %a %.3a %.0a", [1, 255.5, 5e-324, 0.1, 1.5], "0x1p+0 0X1.FFP+7 0x1p-1074 0x1.99ap-4 0x2p+0"],
    ["%020a|%-10a|%.1a", [1, -0, 1.03125], "0x000000000000001p+0|-0x0p+0   |0x1.0p+0"],
    ["%99.99f", [1], "1." + "0".repeat(99)],
  ] as const) {
    test(text, () => expect(apply(text, ...args)).toBe(expected));
  }
});

describe("malformed formats", () => {
  for (const [text, args, message] of [
    ["%y", [1], "invalid option '%y' to 'format'"],
    ["%", [1], "invalid option '%' to 'format'"],
    ["%5%", [1], "invalid option '%%' to 'format'"],
    ["%ld", [1], "invalid option '%l' to 'format'"],
    ["%1.1.1d", [1], "invalid option '%.' to 'format'"],
    ["%-+ #0-d", [1], "invalid format (repeated flags)"],
    ["%123d", [1], "invalid format (width or precision too long)"],
    ["%.123d", [1], "invalid format (width or precision too long)"],
    ["%y%d", [1, "x"], "invalid option '%y' to 'format'"],
  ] as const) {
    test(text, () => expect(() => apply(text, ...args)).toThrow(new StringError(message)));
  }

  test("arguments are asked for before the next directive is looked at", () => {
    expect(() => apply("%d%y", 1)).toThrow("#3 missing");
    expect(() => apply("%d%y", "x", 1)).toThrow("#2 string is no number");
  });
});

/** `value` rounded to `digits` decimals with integers only. */
function exactFixed(value: number, digits: number): string {
  let scale = 0n;
  while (!Number.isInteger(value)) {
    value *= 2;
    scale++;
  }
  const numerator = BigInt(value) * 10n ** BigInt(digits);
  const quotient = numerator >> scale;
  const rest = (numerator - (quotient << scale)) * 2n - (1n << scale);
  const rounded = rest > 0n || (rest === 0n && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
  const text = rounded.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : text.slice(0, -digits) + "." + text.slice(-digits);
}

test("%.Nf agrees with exact arithmetic", () => {
  for (let i = 0; i < 4000; i++) {
    const digits = i % 12;
    for (const value of [i / 8, i / 1024, i * 1.005, Math.sqrt(i) * 10 ** (i % 9), i + 0.5]) {
      expect(apply(`%.${digits}f`, value)).toBe(exactFixed(value, digits));
    }
  }
});
