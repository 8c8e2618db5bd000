/**
 * The invariants of the source tree as a whole: imports flow one way, nothing mutable lives at module level, the runtime
 * generates no code, and files stay readable in length (reported, not enforced).
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folders of each tree, lowest first: a file may import from its own folder and from those before it. */
const layers: Record<string, readonly string[]> = {
  runtime: ["values", "strings", "operators", "bytecode", "interpreter", "lib", "redis", "index.ts"],
  src: ["syntax", "compiler", "jit", "engine", "adapters", "cli", "index.ts", "build"],
};

interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly target: string;
  /** `import type` leaves nothing behind in the output, so it may point upwards inside a tree. */
  readonly typeOnly: boolean;
}

const sources = Object.keys(layers).flatMap((tree) => sourceFiles(tree));

function sourceFiles(tree: string): SourceFile[] {
  return readdirSync(join(root, tree), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => join(tree, name).split(sep).join("/"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** The imports of project files; packages and Node's modules are no part of the layering. */
function importsOf(file: SourceFile): Import[] {
  const statement =
    /^(?:import|export)\s+(type\s)?(?:[^;"'`]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
  return [...file.text.matchAll(statement)]
    .map((match) => ({ specifier: (match[2] ?? match[3]) as string, typeOnly: match[1] !== undefined }))
    .filter(({ specifier }) => specifier.startsWith("."))
    .map(({ specifier, typeOnly }) => {
      const target = relative(root, join(root, dirname(file.path), specifier));
      return { target: target.split(sep).join("/").replace(/\.js$/, ".ts"), typeOnly };
    });
}

function place(path: string): { tree: string; layer: number } {
  const [tree, folder] = path.split("/") as [string, string];
  return { tree, layer: layers[tree]?.indexOf(folder) ?? -1 };
}

/** Why an import is against the order, or undefined. */
function objection(file: SourceFile, { target, typeOnly }: Import): string | undefined {
  const from = place(file.path);
  const to = place(target);
  if (from.tree === "runtime" && to.tree !== "runtime") return `${file.path} leaves the runtime for ${target}`;
  if (from.tree !== to.tree)
    return to.tree in layers ? undefined : `${file.path} imports ${target}, outside the sources`;
  if (typeOnly || to.layer <= from.layer) return undefined;
  return `${file.path} imports ${target}, a layer above it`;
}

/** The matches of `pattern` outside comments, as `path:line`. */
function occurrences(pattern: RegExp, files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => {
      const code = line.replace(/^\s*(?:\/?\*|\/\/).*/, "").replace(/\s\/\/.*/, "");
      return pattern.test(code) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
    }),
  );
}

describe("source tree", () => {
  test("every folder has a place in the layering", () => {
    expect(sources.filter(({ path }) => place(path).layer < 0).map(({ path }) => path)).toEqual([]);
  });

  test("imports flow one way", () => {
    const objections = sources.flatMap((file) => importsOf(file).map((target) => objection(file, target)));
    expect(objections.filter((reason) => reason !== undefined)).toEqual([]);
  });

  test("no module-level mutable state", () => {
    expect(occurrences(/^(?:export\s+)?(?:let|var)\s/, sources)).toEqual([]);
  });

  test("the runtime generates no code", () => {
    const runtime = sources.filter(({ path }) => path.startsWith("runtime/"));
    expect(occurrences(/\bnew Function\b|(?<![.\w"'])eval\(|(?<![.\w])Function\(/, runtime)).toEqual([]);
  });

  test("files over 500 lines are reported", () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .filter(({ lines }) => lines > 500);
    for (const { path, lines } of long) console.warn(`${path}: ${lines} lines`);
  });
});

describe("the reading of imports", () => {
  const file = (path: string, text: string): SourceFile => ({ path, text });
  for (const [path, text, allowed] of [
    ["runtime/lib/math.ts", 'import { LuaTable } from "../values/table.js";', true],
    ["runtime/values/table.ts", 'import { math } from "../lib/math.js";', false],
    ["runtime/values/table.ts", 'import {\n  math,\n} from "../lib/math.js";', false],
    ["runtime/values/table.ts", 'export { math } from "../lib/math.js";', false],
    ["runtime/values/table.ts", 'const m = await import("../lib/math.js");', false],
    ["runtime/values/table.ts", 'import type { Frame } from "../interpreter/frame.js";', true],
    ["runtime/values/table.ts", 'import type { Ast } from "../../src/syntax/ast.js";', false],
    ["runtime/lib/os.ts", 'import { readFileSync } from "node:fs";', true],
    ["src/jit/emit.ts", 'import { parse } from "acorn";', true],
    ["src/jit/emit.ts", 'import { Op } from "../../runtime/bytecode/opcodes.js";', true],
    ["src/syntax/parser.ts", 'import { compile } from "../compiler/compile.js";', false],
    ["src/cli/main.ts", 'import { Engine } from "../engine/engine.js";', true],
  ] as const)
    test(`${path}: ${text} is ${allowed ? "allowed" : "refused"}`, () => {
      const source = file(path, text);
      const refused = importsOf(source).some((target) => objection(source, target) !== undefined);
      expect(refused).toBe(!allowed);
    });
});
