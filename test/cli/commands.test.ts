/** Commands, their help, and what is said when one is misspelt. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/command.js";
import { perigee } from "./perigee.js";

let folder = "";
let program = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perigee-commands-"));
  program = join(folder, "program.lua");
  writeFileSync(program, sourceText);
});
afterAll(() => rmSync(folder, { recursive: true }));

const sourceText = `local account = {}
function account.deposit(self, amount)
  self.balance = self.balance + amount
end
local function twice(f) f() f() end
twice(function() account["*/ alert"] = 1 end) -- */ \u2028 </script> <!-- \`\${x}\`
local class, await, __proto__ = "</script>", "\u2028*/<!--", {["__proto__"] = account, constructor = "\`\${x}\`"}
print("done", account)
`;

describe("help", () => {
  test("of the program lists its options and all commands", () => {
    const { stdout, stderr, status } = perigee(["--help"]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    for (const text of ["-e STAT", "--tier=auto|interp|jit|chaos", ...Object.keys(commands)])
      expect(stdout).toContain(text);
  });

  for (const name of Object.keys(commands))
    test(`of ${name} describes every option`, async () => {
      const command = await commands[name]();
      const { stdout, status } = perigee([name, "--help"]);
      expect(status).toBe(0);
      expect(stdout).toMatch(new RegExp(`^usage: perigee ${name}`));
      for (const option of command.options) {
        expect(stdout).toContain(option.name);
        expect(stdout).toContain(option.summary);
      }
      expect(stdout).toContain(command.example);
    });

  test("of a script is the script's business", () => {
    const { stdout } = perigee(["-e", "print(1)", program, "--help"]);
    expect(stdout).not.toContain("usage");
  });
});

describe("misspelt", () => {
  for (const [args, message] of [
    [["tset"], "perigee: no command or file 'tset'; did you mean 'test'?"],
    [["disam", "x.lua"], "perigee: no command or file 'disam'; did you mean 'disasm'?"],
    [["--teir=jit"], "perigee: unrecognized option '--teir'; did you mean '--tier'?"],
    [["test", "--mdoe=jit"], "perigee: unrecognized option '--mdoe'; did you mean '--mode'?"],
    [["test", "--mode=chaso"], "perigee: no mode is called 'chaso'; did you mean 'chaos'?"],
    [["bench", "quens"], "perigee: no program is called 'quens'; did you mean 'queens'?"],
    [["emit"], "perigee: no file to translate"],
    [["disasm", "a", "b"], "perigee: one file at a time"],
    [["run"], "perigee: no file to run"],
    [["repl", "x"], "perigee: unexpected argument 'x'"],
  ] as const)
    test(args.join(" "), () => {
      const { stdout, stderr, status } = perigee(args);
      expect({ stdout, status, first: stderr.split("\n")[0] }).toEqual({ stdout: "", status: 1, first: message });
      expect(stderr).toMatch(/^usage: perigee/m);
      expect(stderr).toContain("Available options are:");
    });
});

describe("examples", () => {
  for (const name of Object.keys(commands))
    test(name, async () => {
      const { example } = await commands[name]();
      const [command, ...args] = example.split(" ").map((word) => (word === "FILE" ? program : word));
      expect(command).toBe("perigee");
      expect(perigee(args).status).toBe(0);
    });
});

describe("disasm", () => {
  test("prints instructions with names", () => {
    const { stdout, status } = perigee(["disasm", program]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/GET_GLOBAL\s+\d+ k\d+\t; print/);
    expect(stdout).toContain("constants (");
    expect(perigee(["disasm", "--code", program]).stdout).not.toContain("constants (");
  });

  test("reports syntax errors as running does", () => {
    const broken = join(folder, "broken.lua");
    writeFileSync(broken, "x = = 1");
    for (const command of ["disasm", "emit", "run"]) {
      const { stderr, status } = perigee([command, "broken.lua"], { cwd: folder });
      expect({ stderr, status }).toEqual({ stderr: "perigee: broken.lua:1: unexpected symbol near '='\n", status: 1 });
    }
  });
});

describe("emit", () => {
  /** Emitted JavaScript is UTF-8. */
  const emitted = (): string => Buffer.from(perigee(["emit", program]).stdout, "latin1").toString("utf8");

  test("names functions, variables and lines", () => {
    const { stdout } = perigee(["emit", "program.lua"], { cwd: folder });
    for (const comment of [
      "// function main (...), program.lua",
      "// function account.deposit (self, amount), program.lua:2-4",
      "// function twice (f), program.lua:5-5",
      "// function without a name (), program.lua:6-6",
      "//   r1: amount",
      "// 3: self.balance = self.balance + amount",
    ])
      expect(stdout).toContain(`${comment}\n`);
  });

  test("is JavaScript, whatever stands in the source", () => {
    const functions = emitted().split(/^(?=\/\/ (?:function|deferred block))/m);
    expect(functions).toHaveLength(4);
    for (const text of functions) expect(() => new Function("rt", "S", "X", "C", "U", "G", text)).not.toThrow();
  });

  test("V42 neither ends a line too early nor a script element around it", () => {
    const text = emitted();
    expect(text).not.toMatch(/<[!/]|[\u2028\u2029]/);
    expect(text).toContain(String.raw`"\x3c/script>"`);
    expect(text).toContain(".__proto__ =");
  });

  for (const wanted of ["deposit", "account.deposit", "2"])
    test(`--function=${wanted}`, () => {
      const { stdout } = perigee(["emit", `--function=${wanted}`, program]);
      expect(stdout.match(/^return \(function/gm)).toHaveLength(1);
      expect(stdout).toContain("function account.deposit");
    });

  test("--function of a name that is not there", () => {
    expect(perigee(["emit", "--function=nothing", "program.lua"], { cwd: folder })).toMatchObject({
      stderr: expect.stringContaining("perigee: no function 'nothing' in program.lua"),
      status: 1,
    });
  });

  test("-o writes a file", () => {
    const out = join(folder, "out.js");
    expect(perigee(["emit", program, "-o", out])).toEqual({ stdout: "", stderr: "", status: 0 });
    expect(readFileSync(out, "utf8")).toBe(emitted());
  });
});
