/** What the README shows works: its programs print what they say, its commands succeed, and the files it names exist. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/command.js";
import { script } from "../../src/cli/script.js";
import { perigee } from "../cli/perigee.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The fenced blocks of a language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map((match) => match[1]!);
}

/** What stands behind a mark on the lines of a program. */
function expected(program: string, mark: string): string[] {
  return program
    .split("\n")
    .flatMap((line) => (line.includes(mark) ? [line.slice(line.indexOf(mark) + mark.length)] : []));
}

const lines = (output: string): string[] =>
  output
    .trimEnd()
    .split("\n")
    .map((line) => line.replaceAll("\t", " ").trimEnd());

describe("F14 Lua", () => {
  test.each(blocks("lua"))("program %#", (program) => {
    for (const tier of ["interp", "jit"]) {
      const { stdout, stderr } = perigee([`--tier=${tier}`, "-"], { input: program });
      expect({ stderr, printed: lines(stdout) }).toEqual({ stderr: "", printed: expected(program, "--> ") });
    }
  });
});

describe("JavaScript", () => {
  test.each(blocks("js"))("program %#", (program) => {
    const options = { input: program, encoding: "utf8", cwd: root } as const;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-"], options);
    expect({ stderr, printed: lines(stdout) }).toEqual({ stderr: "", printed: expected(program, "// → ") });
  });
});

describe("commands", () => {
  const shown = blocks("sh").flatMap((block) => block.trim().split("\n"));

  test.each(shown.filter((line) => line.startsWith("perigee ")))("%s", (line) => {
    const [, ...args] = [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
    expect(perigee(args, { cwd: root }).status).toBe(0);
  });

  test("the first one runs a program", () => {
    const [, ...args] = shown[0]!.split(" && ").at(-1)!.split(" ");
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: root });
    expect(status).toBe(0);
    expect(lines(stdout).length).toBeGreaterThan(30);
    expect(JSON.parse(stderr).translated.functions).toBeGreaterThan(0);
  });

  test("every command and option is described", async () => {
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    for (const { name, options } of [...all, script]) {
      expect(readme).toContain(`perigee ${name}`);
      for (const option of options) expect(readme).toContain(`\`${option.name}`);
    }
  });
});

test("files that it names exist", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => !/^(node_modules|dist)/.test(name),
  );
  const names = [...readme.matchAll(/`([\w./-]+\.(?:ts|md|lua|mjs))`/g)].map((match) => match[1]!);
  expect(
    names.filter((name) => !existsSync(join(root, name)) && !files.some((file) => file.endsWith(`/${name}`))),
  ).toEqual([]);
});
