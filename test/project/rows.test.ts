/**
 * Every row of the feature tables (A, F, V) and of the semantics table of `defer` (D) has a proof: a conformance case that names it in its
 * `row:` header, or a unit test that names it in its title.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
const limits = ["V39", "V40", "V41"];
const rows = [...numbered("A", 17), ...numbered("F", 14), ...numbered("V", 34), ...limits, ...numbered("D", 46)];

/** Rows without a test of their own, and why. One that gets a test has to leave this list. */
const withoutTest: Readonly<Record<string, string>> = {
  A17: "a matter of review",
};

function files(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), "latin1"));
}

const headers = files("conformance", ".lua").flatMap((text) => /^-- row: (.*)$/m.exec(text)?.[1]?.split(/,\s*/) ?? []);
const titles = files("test", ".test.ts").flatMap((text) =>
  [...text.matchAll(/\b(?:describe|test)(?:\.each\(\w+\))?\(\s*["'`]([^"'`]*)/g)].map((match) => match[1]!),
);
const named = new Set([...headers, ...titles.flatMap((title) => title.match(/\b[AFVD]\d+\b/g) ?? [])]);

describe("every row", () => {
  test("has a test", () => expect(rows.filter((row) => !named.has(row) && !(row in withoutTest))).toEqual([]));

  test("that is said to have none has none", () =>
    expect(Object.keys(withoutTest).filter((row) => named.has(row))).toEqual([]));
});

test("headers name rows that there are", () => {
  const known = new Set([...rows, ...numbered("V", 44), ...numbered("P", 29)]);
  expect(headers.filter((row) => !known.has(row))).toEqual([]);
});
