/**
 * Nothing is added half: an opcode has a golden listing and is executed by the corpus, a library function and a deopt reason have
 * conformance cases, a command has tests. What is missing is named.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { INSTRUCTION_SIZE, type Op, opInfo } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { fields, LuaTable } from "../../runtime/values/table.js";
import { commands } from "../../src/cli/command.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { compile } from "../../src/compiler/compile.js";
import { Engine, type TierEvent } from "../../src/engine/engine.js";
import { type DeoptReason, deoptReasons } from "../../src/jit/reasons.js";
import { LuaSyntaxError } from "../../src/syntax/errors.js";
import { perigee } from "../cli/perigee.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const corpus = join(root, "conformance");

/** All files below a folder whose names end like this, as text. */
function texts(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), "latin1"));
}

const mentions = (text: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(text);

function ended(): never {
  throw new Error("the program ended");
}

describe("every opcode", () => {
  const names = Object.values(opInfo).map(({ name }) => name);
  const executed = new Set<string>();

  function collect({ code, protos }: Proto): void {
    for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE) executed.add(opInfo[code[pc] as Op].name);
    for (const nested of protos) collect(nested);
  }

  beforeAll(() => {
    for (const source of texts("conformance", ".lua")) {
      try {
        collect(compile(source, "=case"));
      } catch (error) {
        // A case may be about a syntax error of its own.
        if (!(error instanceof LuaSyntaxError)) throw error;
      }
    }
  });

  test("is in a golden listing", () => {
    const goldens = [...texts("test/bytecode", ".golden.txt"), ...texts("test/compiler", ".test.ts")].join("\n");
    expect(names.filter((name) => !mentions(goldens, name))).toEqual([]);
  });

  test("is compiled to by a conformance case", () => {
    expect(names.filter((name) => !executed.has(name))).toEqual([]);
  });
});

describe("every library function", () => {
  const { globals } = new Engine(createCaptureHost("test", ended), { tier: "interp" }).runtime;

  /** Libraries by name; the functions of the base library are globals. */
  const libraries = Object.entries(fields(globals)).flatMap(([name, value]) =>
    name === "_G" ? [["base", globals] as const] : value instanceof LuaTable ? [[name, value] as const] : [],
  );

  for (const [name, library] of libraries)
    test(`of ${name} is in a case of conformance/library/${name}`, () => {
      const cases = texts(`conformance/library/${name}`, ".lua").join("\n");
      const functions = Object.entries(fields(library)).filter(([, value]) => value instanceof LuaFunction);
      expect(functions.map(([key]) => key).filter((key) => !mentions(cases, key))).toEqual([]);
    });
});

describe("every deopt reason", () => {
  /** Lua alone cannot give the running context other globals; the embedder can. */
  const byEmbedder: readonly DeoptReason[] = ["otherGlobals"];

  for (const reason of Object.keys(deoptReasons) as DeoptReason[]) {
    if (byEmbedder.includes(reason)) continue;
    test(`${reason} is met by conformance/jit/${reason}.lua`, () => {
      const { stderr, status } = perigee(["--trace", `${reason}.lua`], { cwd: join(corpus, "jit") });
      expect(status).toBe(0);
      expect(stderr).toMatch(new RegExp(`^tier: deopt .*: ${reason} \\(`, "m"));
    });
  }

  test("otherGlobals is met when the embedder replaces the globals", () => {
    const events: TierEvent[] = [];
    const engine = new Engine(createCaptureHost("test", ended), { hot: 10, trace: (event) => events.push(event) });
    const { runtime } = engine;
    const [read] = engine.run("x = 1 local function read() return x end for i = 1, 100 do read() end return read");
    const others = new LuaTable();
    fields(others)["x"] = 2;
    const own = runtime.globals;
    runtime.globals = others;
    expect(engine.call(read as LuaFunction)).toEqual([2]);
    runtime.globals = own;
    expect(engine.call(read as LuaFunction)).toEqual([1]);
    expect(events).toContainEqual(expect.objectContaining({ kind: "deopt", reason: "otherGlobals" }));
  });
});

describe("every command", () => {
  const tests = texts("test/cli", ".test.ts").join("\n");

  for (const name of Object.keys(commands))
    test(`${name} is run by a test`, () => expect(tests).toMatch(new RegExp(`perigee\\(\\["${name}"|\\["${name}",`)));
});
