/** Parsing of options, and the suggestions for what is misspelt. */
import { describe, expect, test } from "vitest";
import { editDistance, nearest, type Option, parseArguments, UsageError } from "../../src/cli/options.js";

const options: readonly Option[] = [
  { name: "-e", value: "STAT", summary: "" },
  { name: "-i", summary: "" },
  { name: "--tier", value: "TIER", choices: ["auto", "jit"], summary: "" },
  { name: "--seed", value: "N", minimum: 0, summary: "" },
  { name: "--trace", summary: "" },
];

describe("parsing", () => {
  for (const [line, given, rest] of [
    ["", "", ""],
    ["-e x -i file -i", "-e:x -i:", "file -i"],
    ["-ex --tier=jit --seed 5 file a b", "-e:x --tier:jit --seed:5", "file a b"],
    ["--tier auto --trace", "--tier:auto --trace:", ""],
    ["-i -- -e x", "-i:", "-e x"],
    ["-i -", "-i:", "-"],
    ["-e --trace", "-e:--trace", ""],
  ] as const)
    test(`"${line}"`, () => {
      const parsed = parseArguments(line.split(" ").filter(Boolean), options, true);
      expect(parsed.given.map(({ name, value }) => `${name}:${value}`).join(" ")).toBe(given);
      expect(parsed.rest.join(" ")).toBe(rest);
    });

  test("options may stand behind arguments unless those belong to a script", () => {
    expect(parseArguments(["a", "-i", "b"], options, false).rest).toEqual(["a", "b"]);
    expect(parseArguments(["a", "-i", "b"], options, true).rest).toEqual(["a", "-i", "b"]);
  });

  for (const [line, message] of [
    ["-x", "unrecognized option '-x'"],
    ["-ix", "unrecognized option '-ix'; did you mean '-i'?"],
    ["--teir=jit", "unrecognized option '--teir'; did you mean '--tier'?"],
    ["--colour", "unrecognized option '--colour'"],
    ["--trace=yes", "option '--trace' takes no value"],
    ["-e", "option '-e' needs a value (STAT)"],
    ["--tier=jti", "'jti' is no value of option '--tier'; did you mean 'jit'?"],
    ["--tier=fast", "'fast' is no value of option '--tier'; it is one of auto, jit"],
    ["--seed=-1", "option '--seed' needs a number, at least 0, but got '-1'"],
    ["--seed=x", "option '--seed' needs a number, at least 0, but got 'x'"],
    ["--seed=", "option '--seed' needs a number, at least 0, but got ''"],
  ] as const)
    test(`"${line}" is refused`, () => {
      expect(() => parseArguments(line.split(" "), options, true)).toThrow(new UsageError(message));
    });
});

describe("nearest words", () => {
  for (const [from, to, distance] of [
    ["", "abc", 3],
    ["test", "test", 0],
    ["tset", "test", 1],
    ["benhc", "bench", 1],
    ["kitten", "sitting", 3],
  ] as const)
    test(`${from} to ${to}: ${distance}`, () => expect(editDistance(from, to)).toBe(distance));

  for (const [word, expected] of [
    ["tset", "test"],
    ["disam", "disasm"],
    ["game", undefined],
    ["xy", undefined],
  ] as const)
    test(`nearest to ${word}`, () => expect(nearest(word, ["run", "repl", "disasm", "test"])).toBe(expected));
});
