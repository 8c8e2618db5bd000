/** Tables that are as large as they can be: to get larger is an error, not the end of the process. */

import { describe, expect, test } from "vitest";
import { storeNumber } from "../../runtime/operators/access.js";
import { MAX_ARRAY } from "../../runtime/values/array-size.js";
import { LuaError } from "../../runtime/values/errors.js";
import { fillTable } from "../../runtime/values/fill.js";
import { append, getNumber, LuaTable, length, setNumber, setString } from "../../runtime/values/table.js";
import { TableIterator } from "../../runtime/values/traversal.js";

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

describe("a queue, stored to at its end and cleared from its start", () => {
  const LAST = 2 ** 20 + 10;

  function queue(): LuaTable {
    const table = new LuaTable();
    for (let i = 1; i <= LAST; i++) append(table, i);
    return table;
  }

  const clear = (table: LuaTable, from: number, to: number): void => {
    for (let i = from; i <= to; i++) setNumber(table, i, undefined);
  };

  test("gives back the places in front when it goes on", () => {
    const table = queue();
    setString(table, "first", LAST);
    clear(table, 1, LAST - 10);
    expect(table.Ωarray.length).toBe(LAST + 1);
    setNumber(table, LAST + 1, "next");
    expect(table.Ωarray.length).toBe(1);
    clear(table, LAST - 9, LAST - 1);
    setNumber(table, LAST + 2, "last");
    const pairs: unknown[] = [];
    for (const iterator = new TableIterator(table); iterator.advance(); ) pairs.push([iterator.key, iterator.value]);
    expect(pairs).toEqual([
      ["first", LAST],
      [LAST, LAST],
      [LAST + 1, "next"],
      [LAST + 2, "last"],
    ]);
  });

  test("keeps a number key that has been there before", () => {
    const table = queue();
    setNumber(table, 0.5, "half");
    clear(table, 1, LAST - 10);
    setNumber(table, LAST + 1, "next");
    expect([getNumber(table, 0.5), getNumber(table, LAST), table.Ωarray.length]).toEqual(["half", LAST, 1]);
  });

  test("stays an array when it is filled before it goes on", () => {
    const table = queue();
    clear(table, 1, LAST - 10);
    for (let i = 1; i <= LAST - 10; i++) setNumber(table, i, "again");
    append(table, "next");
    expect(length(table)).toBe(LAST + 1);
    append(table, "last");
    expect(length(table)).toBe(LAST + 2);
  });

  test.each(["an iterator", "keys"])("is traversed as it was while it is cleared, with %s", (means) => {
    const table = queue();
    const seen: number[] = [];
    let iterator = new TableIterator(table);
    while (iterator.advance()) {
      const key = iterator.key as number;
      seen.push(key);
      if (key > 100) setNumber(table, key - 100, undefined);
      if (means === "an iterator") continue;
      iterator = new TableIterator(table);
      if (!iterator.seek(key)) throw new Error(`no way from ${key}`);
    }
    expect(seen.length).toBe(LAST);
    expect(new Set(seen).size).toBe(LAST);
  });
});
