/** Tables that are as large as they can be: to get larger is an error, not the end of the process. */

import { describe, expect, test } from "vitest";
import { storeNumber } from "../../runtime/operators/access.js";
import { LONG_ARRAY, MAX_ARRAY } from "../../runtime/values/array-size.js";
import { LuaError } from "../../runtime/values/errors.js";
import { fillTable } from "../../runtime/values/fill.js";
import { append, getNumber, LuaTable, length, setNumber, setString } from "../../runtime/values/table.js";
import { TableIterator } from "../../runtime/values/traversal.js";
import { createNodeHost } from "../../src/cli/node-host.js";
import { Engine } from "../../src/engine/engine.js";

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

describe("an array part as large as it can be", () => {
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
  function queue(last: number): LuaTable {
    const table = new LuaTable();
    for (let i = 1; i <= last; i++) append(table, i);
    return table;
  }

  const clear = (table: LuaTable, from: number, to: number): void => {
    for (let i = from; i <= to; i++) setNumber(table, i, undefined);
  };

  function pairsOf(table: LuaTable): [unknown, unknown][] {
    const pairs: [unknown, unknown][] = [];
    for (const iterator = new TableIterator(table); iterator.advance(); ) pairs.push([iterator.key, iterator.value]);
    return pairs;
  }

  test("gives back the empty places when it goes on", () => {
    const table = queue(LONG_ARRAY - 1);
    setString(table, "first", 1);
    setNumber(table, 0.5, "half");
    clear(table, 4, LONG_ARRAY - 3);
    expect(table.Ωarray.length).toBe(LONG_ARRAY);
    setNumber(table, LONG_ARRAY, "next");
    expect(length(table)).toBe(3);
    append(table, "fourth");
    expect(pairsOf(table)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, "fourth"],
      ["first", 1],
      [0.5, "half"],
      [LONG_ARRAY - 2, LONG_ARRAY - 2],
      [LONG_ARRAY - 1, LONG_ARRAY - 1],
      [LONG_ARRAY, "next"],
    ]);
  });

  test("stays an array when enough of it is there", () => {
    const table = queue(LONG_ARRAY - 1);
    clear(table, 1, LONG_ARRAY / 2);
    append(table, "next");
    expect(length(table)).toBe(LONG_ARRAY);
  });

  test("gives back also when it goes on by two at a time", () => {
    const table = queue(LONG_ARRAY - 2);
    clear(table, 1, LONG_ARRAY - 3);
    // The second one first.
    setNumber(table, LONG_ARRAY, "second");
    setNumber(table, LONG_ARRAY - 1, "first");
    setNumber(table, LONG_ARRAY + 2, "fourth");
    setNumber(table, LONG_ARRAY + 1, "third");
    expect(new Map(pairsOf(table) as [number, unknown][])).toEqual(
      new Map<number, unknown>([
        [LONG_ARRAY - 2, LONG_ARRAY - 2],
        [LONG_ARRAY - 1, "first"],
        [LONG_ARRAY, "second"],
        [LONG_ARRAY + 1, "third"],
        [LONG_ARRAY + 2, "fourth"],
      ]),
    );
    expect(table.Ωarray.length).toBe(1);
  });

  test.each(["interp", "auto", "jit"] as const)("keeps what is there when something is inserted (%s)", (tier) => {
    const [table] = new Engine(createNodeHost(), { tier }).run(`
      local last, t = ${LONG_ARRAY - 1}, {}
      for i = 1, last do t[i] = i end
      for i = 1, last - 11 do t[i] = nil end
      t[0.5] = "half"
      table.insert(t, last - 5, "new")
      return t
    `) as [LuaTable];
    const last = LONG_ARRAY - 1;
    expect(table.Ωarray.length).toBe(1);
    const moved = [last - 5, last - 4, last - 3, last - 2, last - 1, last].map((i) => [i + 1, i]);
    const kept = [last - 10, last - 9, last - 8, last - 7, last - 6].map((i) => [i, i]);
    expect(pairsOf(table)).toEqual([[0.5, "half"], ...kept, [last - 5, "new"], ...moved]);
  });

  test.each([2, 3])("has room for few that come by when they are %i places apart", (step) => {
    const room = 1500 * step;
    const table = new LuaTable();
    let most = 0;
    for (let i = step; i < 300_000; i += step) {
      setNumber(table, i, i);
      if (i > room) setNumber(table, i - room, undefined);
      most = Math.max(most, table.Ωarray.length);
    }
    expect(most).toBeGreaterThan(1000);
    expect(most).toBeLessThan(40_000);
    expect(pairsOf(table).length).toBe(1500);
  });
});

test("few keys far from each other do not make an array", () => {
  const table = new LuaTable();
  for (let i = 0; i <= 26; i++) setNumber(table, 2 ** i, i);
  expect(table.Ωarray.length).toBeLessThan(10_000);
  expect(getNumber(table, 2 ** 20)).toBe(20);
});

test("a list is not given holes at its end for a single nil", () => {
  const table = new LuaTable();
  for (let i = 1; i <= 2000; i++) append(table, i);
  setNumber(table, 1999, undefined);
  for (const i of [2003, 2006, 2009]) setNumber(table, i, i);
  expect(length(table)).toBe(2000);
});
