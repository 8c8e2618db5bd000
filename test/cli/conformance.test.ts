/** The conformance runner: reading cases, judging outcomes, and surviving cases that never end or take their process along. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareOutcome, parseCase } from "../../src/cli/conformance/case.js";
import { perigee } from "./perigee.js";

describe("cases", () => {
  const text = "-- A fact.\n-- error: boom\nprint(1) --> 1\nprint(2, 3) --> 2 3\n--> \nerror('boom')\n";
  const failing = parseCase(text);
  const printing = parseCase("-- Another.\nprint('a') --> a\n");

  test("are read from comments", () => {
    expect(failing).toEqual({ expected: ["1", "2 3", ""], error: "boom" });
    expect(printing).toEqual({ expected: ["a"], error: undefined });
  });

  for (const [what, conformanceCase, stdout, stderr, status] of [
    [undefined, printing, "a\n", "", 0],
    [undefined, printing, "a  \n", "", 0],
    ["output line 1", printing, "b\n", "", 0],
    ["output line 1", printing, "", "", 0],
    ["output line 2", printing, "a\na\n", "", 0],
    ["unexpected failure", printing, "a\n", "lua: boom\n", 1],
    ["unexpected failure", printing, "a\n", "", 3],
    [undefined, failing, "1\n2\t3\n\n", "lua: x:1: boom\nstack traceback:\n", 1],
    ["error", failing, "1\n2\t3\n\n", "lua: x:1: bang\n", 1],
    ["error", failing, "1\n2\t3\n\n", "", 0],
  ] as const)
    test(`${JSON.stringify(stdout)} and ${JSON.stringify(stderr)} with status ${status}: ${what ?? "as expected"}`, () => {
      expect(compareOutcome(conformanceCase, { stdout, stderr, status })?.what).toBe(what);
    });
});

describe("perigee test", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "perigee-test-"));
    const files: Readonly<Record<string, string>> = {
      "right.lua": 'print("yes") --> yes\n',
      "wrong.lua": 'print("no") --> yes\n',
      "exits.lua": 'print("before") --> before\nos.exit(0)\n',
      "exits-badly.lua": "os.exit(5)\n",
      "endless.lua": "while true do end\n",
      "zz-after.lua": "print(arg, io.read()) --> nil nil\n",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("counts, explains failures, and goes on after a breakdown", () => {
    const { stdout, status } = perigee(["test", "--mode=interp,jit", "--jobs=1", "--patience=3", "."], { cwd: folder });
    expect(status).toBe(1);
    expect(stdout.trimEnd().split("\n")).toEqual([
      "FAIL endless.lua (interp, jit): breakdown",
      "  expected: an end",
      "  actual:   no end within 3 s",
      "FAIL exits-badly.lua (interp, jit): unexpected failure",
      "  expected: exit status 0",
      "  actual:   exit status 5",
      "FAIL wrong.lua (interp, jit): output line 1",
      "  expected: yes",
      "  actual:   no",
      "6 passed, 6 failed",
    ]);
  });

  test("runs single files, in all modes", () => {
    const { stdout, status } = perigee(["test", "--seeds=2", "right.lua"], { cwd: folder });
    expect({ stdout, status }).toEqual({ stdout: "6 passed, 0 failed\n", status: 0 });
  });

  test("lists what it runs", () => {
    const { stdout } = perigee(["test", "--list", "--mode=interp", "right.lua", "wrong.lua"], { cwd: folder });
    expect(stdout).toMatch(/^ok {3}right\.lua \(interp\)$/m);
    expect(stdout).toMatch(/^FAIL wrong\.lua \(interp\)$/m);
  });
});
