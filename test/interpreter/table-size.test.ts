/** Tables that are as large as they can be: to get larger is an error, not the end of the process. */
import { describe, expect, test } from "vitest";
import { storeNumber } from "../../runtime/operators/access.js";
import { LuaError } from "../../runtime/values/errors.js";
import { fillTable } from "../../runtime/values/fill.js";
import { append, getNumber, LuaTable, length, MAX_ARRAY, setNumber } from "../../runtime/values/table.js";

test("a list that is filled piece by piece is not copied for each piece", () => {
  const table = new LuaTable();
  const arrays = new Set<unknown>();
  for (let next = 1; length(table) < 100_000; ) {
    const limit = next + 99;
    next = fillTable(table, next, limit, 1);
    // What the loop does after that.
    for (; next <= limit; next++) append(table, 1);
    arrays.add(table.Ωarray);
  }
  expect(length(table)).toBe(100_000);
  expect(arrays.size).toBeLessThan(12);
});

describe("an array part of 2^26 elements", () => {
  const table = new LuaTable();
  let next = 1;
  for (let from = 0; from !== next; ) {
    from = next;
    next = fillTable(table, next, Infinity, 1);
  }
  while (length(table) < MAX_ARRAY) append(table, 2);

  test("is not appended to", () => {
    const message = expect.objectContaining({ value: "table overflow" });
    expect(() => append(table, 3)).toThrow(LuaError);
    expect(() => setNumber(table, MAX_ARRAY + 1, 3)).toThrow(message);
    expect(length(table)).toBe(MAX_ARRAY);
    expect(getNumber(table, MAX_ARRAY)).toBe(2);
  });

  test("leaves translated code for the error", () => {
    expect(storeNumber(table, MAX_ARRAY + 1, 3)).toBe(false);
    expect(storeNumber(table, MAX_ARRAY + 2, 3)).toBe(true);
    expect(getNumber(table, MAX_ARRAY + 2)).toBe(3);
  });

  test("is an ordinary one when it has got shorter", () => {
    setNumber(table, MAX_ARRAY, undefined);
    append(table, 4);
    expect(getNumber(table, MAX_ARRAY)).toBe(4);
  });
});
