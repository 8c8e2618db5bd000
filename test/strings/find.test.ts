/** Search in time that does not depend on what is in the strings. */
import { expect, test } from "vitest";
import { findLinear } from "../../runtime/strings/find.js";

test("V41 finds what indexOf finds", () => {
  let seed = 1;
  const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
  const letters = (length: number): string => Array.from({ length }, () => "ab"[Number(random(9) === 0)]).join("");
  for (let i = 0; i < 500; i++) {
    const text = letters(400);
    const from = random(300);
    const part = text.slice(from, from + 20 + random(80));
    const wanted = random(3) === 0 ? `${part.slice(0, -1)}b` : part;
    const start = random(420);
    expect(findLinear(text, wanted, start)).toBe(text.indexOf(wanted, start));
  }
});
