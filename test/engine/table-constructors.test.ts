import { describe, expect, it } from "vitest";
import { prepareSite } from "../../runtime/values/classes.js";
import { tableConstructor } from "../../src/jit/table-constructors.js";

/** Assignments to `this` in the text of a constructor: V8 makes room for so many fields, and for eight more. */
const assignments = (fields: number): number => String(tableConstructor(fields)).split("this.").length - 1;

describe("A16 constructors of tables", () => {
  it("have room for as many fields as their tables are likely to get, beside three of the engine's own", () => {
    expect([0, 8, 9, 32].map(assignments)).toEqual([3, 3, 4, 27]);
  });

  it("have room for what V8 can keep in an object, at most", () => {
    expect(assignments(100_000)).toBe(assignments(240));
  });

  it("make tables without fields", () => {
    const Site = tableConstructor(32);
    prepareSite(Site, false);
    expect(Object.keys(new Site())).toEqual(["Ωmeta", "Ωarray", "Ωhash"]);
  });
});
