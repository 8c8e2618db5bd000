import { describe, expect, test } from "vitest";
import { StringError } from "../../dist/runtime/strings/error.js";
import { compilePattern } from "../../dist/runtime/strings/pattern.js";
import { MatchIterator, parseReplacement, Substitution, substitute } from "../../dist/runtime/strings/substitute.js";

function gsub(subject: string, pattern: string, replacement: string, limit?: number): [string, number] {
  const done = substitute(compilePattern(pattern), subject, parseReplacement(replacement), limit);
  return [done.finish(), done.count];
}

describe("gsub", () => {
  for (const [subject, pattern, replacement, expected, count] of [
    ["hello world", "o", "0", "hell0 w0rld", 2],
    ["abc", "", "-", "-a-b-c-", 4],
    ["abc", "b*", "x", "xaxxcx", 4],
    ["abc", "^a", "x", "xbc", 1],
    ["aaa", "^a", "x", "xaa", 1],
    ["abc", "%w", "%%%0", "%a%b%c", 3],
    ["abc", "%w", "%1%1", "aabbcc", 3],
    ["hello world", "(%w+) (%w+)", "%2 %1", "world hello", 1],
    ["abc", "(b)()", "<%1%2>", "a<b3>c", 1],
    ["abc", "b", "%x", "axc", 1],
    ["abc", "b", "%", "a\0c", 1],
    ["abc", "b", "", "ac", 1],
    ["abc", "x", "%9", "abc", 0],
    ["a(a", "(a", "%0%0", "aa(aa", 2],
    ["", "^", "x", "x", 1],
    ["", "a", "x", "", 0],
  ] as const) {
    test(`${subject} ${pattern} ${replacement}`, () =>
      expect(gsub(subject, pattern, replacement)).toEqual([expected, count]));
  }

  test("limit", () => {
    expect(gsub("aaaa", "a", "b", 2)).toEqual(["bbaa", 2]);
    expect(gsub("aaaa", "a", "b", 0)).toEqual(["aaaa", 0]);
    expect(gsub("aaaa", "a", "b", -1)).toEqual(["aaaa", 0]);
  });

  test("a replacement without such a capture", () => {
    expect(() => gsub("abc", "b", "%2")).toThrow(new StringError("invalid capture index"));
    expect(() => gsub("abc", "(b", "%1")).toThrow(new StringError("unfinished capture"));
  });

  test("step by step, nested with the same pattern, keeping some matches", () => {
    const pattern = compilePattern("(%w)(%w)");
    const outer = new Substitution(pattern, "ab cd ef");
    while (outer.next()) {
      const text = outer.capture(0) as string;
      const inner = new Substitution(pattern, text + text);
      while (inner.next()) inner.replace("!");
      if (text !== "c") outer.replace(inner.finish() + outer.capture(1));
    }
    expect([outer.finish(), outer.count]).toEqual(["!b cd !f", 3]);
  });
});

describe("gmatch", () => {
  for (const [subject, pattern, expected] of [
    ["one two  three", "%a+", ["one", "two", "three"]],
    ["a=1, b=2", "(%w+)=(%w+)", ["a", "1", "b", "2"]],
    ["abc", "", ["", "", "", ""]],
    ["abc", "b*", ["", "b", "", ""]],
    ["abc", "()", [1, 2, 3, 4]],
    ["^a^b", "^.", ["^a", "^b"]],
    ["", "x", []],
  ] as const) {
    test(`${subject} ${pattern}`, () => {
      const matches = new MatchIterator(compilePattern(pattern, false), subject);
      const found: unknown[] = [];
      while (matches.next()) {
        for (let i = 0; i < Math.max(1, matches.pattern.captureCount); i++) found.push(matches.capture(i));
      }
      expect(found).toEqual(expected);
      expect(matches.next()).toBe(false);
    });
  }
});
