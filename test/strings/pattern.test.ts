import { describe, expect, test } from "vitest";
import { StringError } from "../../dist/runtime/strings/error.js";
import { compilePattern, hasSpecials, MatchState } from "../../dist/runtime/strings/pattern.js";

/** What `string.find` gives: first and last position, then the captures; undefined when nothing matches. */
function find(subject: string, pattern: string, start = 1): unknown[] | undefined {
  const compiled = compilePattern(pattern);
  const state = new MatchState();
  if (!compiled.match(subject, start - 1, state)) return undefined;
  const captures = Array.from({ length: compiled.captureCount }, (_, i) => compiled.capture(state, i));
  return [state.start + 1, state.end, ...captures];
}

describe("matches", () => {
  for (const [subject, pattern, expected] of [
    ["hello world", "o w", [5, 7]],
    ["hello", "l+", [3, 4]],
    ["hello", "xyz", undefined],
    ["", "", [1, 0]],
    ["abc", "", [1, 0]],
    ["", "a*", [1, 0]],
    ["", "a", undefined],
    ["b", "x*$", [2, 1]],
    ["a$", "a$$", [1, 2]],
    ["a^", "^a^", [1, 2]],
    ["a*", "a**", [1, 2]],
    ["a*", "a%*", [1, 2]],
    ["*a", "*a", [1, 2]],
    ["*a", "^*", [1, 1]],
    ["a.b", "a%.b", [1, 3]],
    ["2024-01-02", "(%d+)-(%d+)-(%d+)", [1, 10, "2024", "01", "02"]],
    ["  trim me  ", "^%s*(.-)%s*$", [1, 11, "trim me"]],
    ["key = value", "^(%w+)%s*=%s*(%w+)$", [1, 11, "key", "value"]],
    ["aaa=1, bb=2", "(%w+)=(%w+)", [1, 5, "aaa", "1"]],
    ["aaa bbb=2", "(%w+)=(%w+)", [5, 9, "bbb", "2"]],
    ["x()", "()", [1, 0, 1]],
    ["x", "(()x())", [1, 1, "x", 1, 2]],
    ["aXb", "%u", [2, 2]],
    ["a\0b", "a%zb", [1, 3]],
    ["a\0b", "[%z]", [2, 2]],
    ["a\0b", "a.b", [1, 3]],
    ["ab\0c", "%a+\0", [1, 2]],
    ["\xe9", "%a", undefined],
    ["\xa0", "%s", undefined],
    ["\xe9\xff", "[\xe0-\xff]+", [1, 2]],
    ["]", "[]]", [1, 1]],
    ["a]", "[^]]", [1, 1]],
    ["-", "[a-]", [1, 1]],
    ["-", "[%a-z]", [1, 1]],
    ["b", "[a-%z]", undefined],
    ["z", "[a-%z]", [1, 1]],
    ["^", "[a^]", [1, 1]],
    ["abc", "[c-a]", undefined],
    ["a", "[[:alpha:]]", undefined],
    ["g", "%g", [1, 1]],
    ["aaab", "^a-b", [1, 4]],
    ["aaa", "a-", [1, 0]],
    ["a", "a?a?a?", [1, 1]],
    ["aab", "a?ab", [1, 3]],
    ["ab", "a?ab", [1, 2]],
    ["f(a(b)c)d)", "%b()", [2, 8]],
    ["((x)", "%b()", [2, 4]],
    ["((x", "%b()", undefined],
    ["'a''b", "%b''", [1, 3]],
    ["THE (quick) fox", "%f[%a]%a+%f[%A]", [1, 3]],
    ["aaaa", "%f[a]a*%f[%z]", [1, 4]],
    ["abb", "(b)%1", [2, 3, "b"]],
    ["aXbaXb!", "^(.-)%1!", [1, 7, "aXb"]],
    ["a", "()%1", undefined],
    ["aa", "(a)%1*", undefined],
    ["aa*", "(a)%1*", [1, 3, "a"]],
    ["xyz", "a(b", undefined],
    ["xyz", "a[", undefined],
    ["xyz", "a%", undefined],
    ["aXYb aZb", "a(.-)b", [1, 4, "XY"]],
    ["aabab", ".*ab", [1, 5]],
    ["aabab", ".-ab", [1, 3]],
    ["aaXaXb", "(%a-)X(b)", [1, 6, "aaXa", "b"]],
  ] as const) {
    test(`${JSON.stringify(subject)} ${JSON.stringify(pattern)}`, () =>
      expect(find(subject, pattern)).toEqual(expected));
  }

  test("from a position on, with frontiers seeing what is before it", () => {
    expect(find("THE fox", "%f[%a]%a+", 2)).toEqual([5, 7]);
    expect(find("abcabc", "^b", 2)).toEqual([2, 2]);
    expect(find("abcabc", "^a", 2)).toBeUndefined();
    expect(find("abc", "", 4)).toEqual([4, 3]);
    expect(find("aaa=1", "(%a+)=", 2)).toEqual([2, 4, "aa"]);
  });

  test("32 captures", () => expect(find("a", "()".repeat(32))).toHaveLength(34));
});

describe("malformed patterns", () => {
  for (const [subject, pattern, message] of [
    ["a", "%", "malformed pattern (ends with '%')"],
    ["a", "[a", "malformed pattern (missing ']')"],
    ["a", "[", "malformed pattern (missing ']')"],
    ["a", "[]", "malformed pattern (missing ']')"],
    ["a", "[^]", "malformed pattern (missing ']')"],
    ["a", "[a%", "malformed pattern (missing ']')"],
    ["a", "[a-", "malformed pattern (missing ']')"],
    ["ab", "b[\0-\x01]c", "malformed pattern (missing ']')"],
    ["a", "a[", "malformed pattern (missing ']')"],
    ["a", "%f[a", "malformed pattern (missing ']')"],
    ["a", "%fa", "missing '[' after '%f' in pattern"],
    ["a", "%f", "missing '[' after '%f' in pattern"],
    ["a", "%bx", "unbalanced pattern"],
    ["a", "(a", "unfinished capture"],
    ["ab", "(a)((b)", "unfinished capture"],
    ["a", "a)", "invalid pattern capture"],
    ["a", "%1", "invalid capture index"],
    ["a", "%0", "invalid capture index"],
    ["a", "(%1)", "invalid capture index"],
    ["a", "(a)%2", "invalid capture index"],
    ["a", "()".repeat(33), "too many captures"],
  ] as const) {
    test(JSON.stringify(pattern), () => expect(() => find(subject, pattern)).toThrow(new StringError(message)));
  }

  test("an unfinished capture does not keep the pattern from matching", () => {
    const state = new MatchState();
    expect(compilePattern("(a").match("xa", 0, state)).toBe(true);
    expect([state.start, state.end]).toEqual([1, 2]);
  });

  test("a capture that does not exist", () => {
    const pattern = compilePattern("a");
    const state = new MatchState();
    pattern.match("a", 0, state);
    expect(pattern.capture(state, 0)).toBe("a");
    expect(() => pattern.capture(state, 1)).toThrow(new StringError("invalid capture index"));
  });
});

describe("size and time", () => {
  test("neither a long pattern nor a long subject needs native stack", () => {
    const subject = "x".repeat(300_000);
    expect(find(subject, ".?".repeat(300_000))).toEqual([1, 300_000]);
    expect(find(subject, ".-.-.-$")).toEqual([1, 300_000]);
    expect(find(subject, "(.-)y")).toBeUndefined();
  });

  test("a run is not searched again from each of its characters", () => {
    const subject = "a".repeat(1_000_000);
    for (const pattern of ["%a+%d", "(%w+)=(%w+)", ".-%d", ".*%d", "%s*(%a*)%d"]) {
      expect(find(subject.slice(0, pattern.startsWith("%s") ? 2000 : undefined), pattern)).toBeUndefined();
    }
  });

  for (const pattern of ["(.*)(.*)(.*)(.*)x", ".-a.-a.-a.-a.-b", "a?".repeat(40) + "b", "%b()%b()x", "(a*)a*a*%1b"]) {
    test(`${pattern} can be interrupted`, () => {
      let steps = 0;
      const state = new MatchState((work) => {
        steps += work;
        if (steps > 200_000) throw new Error("budget");
      });
      const subject = pattern.startsWith("%b") ? "(".repeat(5000) : "a".repeat(3000);
      expect(() => compilePattern(pattern).match(subject, 0, state)).toThrow("budget");
      expect(steps).toBeLessThan(300_000);
    });
  }
});

test("hasSpecials", () => {
  for (const character of "^$*+?.([%-") expect(hasSpecials(`a${character}b`)).toBe(true);
  for (const pattern of ["", "abc", "a]b)", "a\0.", "a\n_"]) expect(hasSpecials(pattern)).toBe(false);
  expect(hasSpecials("a\nb.")).toBe(true);
});
