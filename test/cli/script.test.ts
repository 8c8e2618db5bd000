/** Running scripts from the command line, as lua.c of Lua 5.1 does. Expectations were taken from lua5.1, but for its name. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { perigee, type Surroundings } from "./perigee.js";

let folder = "";

const files: Readonly<Record<string, string>> = {
  "fails.lua": 'error("x")',
  "malformed.lua": "syntax error here",
  "shebang.lua": '#!/usr/bin/env perigee\nprint("first") error("second line")',
  "arguments.lua": "print(select('#', ...), ...) print(arg[0], arg[1], arg[2], arg[3], arg[-1], #arg)",
  "bytes.lua": "io.write('\xe9\xff\\0\u00c3')",
  "module.lua": "print('required', ...) ",
  "deep.lua": "local function f() error('deep') end\nlocal t = { g = function() f() end }\nt.g()",
  "climbs.lua": `local function sum(n) if n == 0 then return 0 end return n + sum(n - 1) end
    for i = 1, 300 do sum(1000) end print(sum(50000))`,
  "tail.lua":
    "local function raise() error('tail') end\nlocal function f() load(function() end) return raise() end\nlocal r = f()",
  "steps.lua": `local function steps(size)
  collectgarbage() collectgarbage("stop")
  local t = {}
  for i = 1, 100 do t[i] = { {} } end
  local before, n = gcinfo(), 0
  repeat n = n + 1 until collectgarbage("step", size)
  assert(gcinfo() < before, "less is in use")
  return n
end
steps(60) -- what translating takes is in use as well
for i = 1, 5 do
  assert(steps(60) < steps(20), "larger steps are fewer")
  assert(steps(10000) == 1, "a very large step is a cycle")
end`,
  "finalizers.lua": `-- In coroutines, as lua5.1 keeps what lies in unused parts of the stack.
local t = setmetatable({ false, "text" }, { __mode = "v" })
local function fill(i) t[i] = {} end
local function proxy(f) u = newproxy(true) getmetatable(u).__gc = f u = nil end
local function finalized(f) coroutine.wrap(proxy)(f) end
coroutine.wrap(fill)(1)
collectgarbage()
coroutine.wrap(fill)(3)
while t[3] do local garbage = { 1 } end
local done
finalized(function() done = "finalized" end)
repeat local garbage = { 1 } until done
finalized(function() error("in __gc", 0) end)
print(t[1], t[2], "collected", done, pcall(collectgarbage))
collectgarbage("stop")
finalized(function() io.write(" closed") end)
for i = 1, 3 do finalized(function() io.write(" ", i) if i == 2 then error("nobody is told") end end) end
-- What is left at the end goes as in lua_close: the newest first.`,
  "exits.lua": "io.write('kept') os.exit(7)",
  "test.lua": "print('not the command')",
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perigee-script-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, "latin1");
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Row extends Surroundings {
  readonly args: readonly string[];
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status?: number;
}

const traceback = (...lines: string[]): string => `stack traceback:\n${lines.map((line) => `\t${line}\n`).join("")}`;
const raised = (name: string): string => traceback("[C]: in function 'error'", `${name}:1: in main chunk`, "[C]: ?");

const rows: readonly Row[] = [
  { args: ["-e", "print(1)", "-e", "print(2)"], stdout: "1\n2\n" },
  { args: ["-eprint(1)"], stdout: "1\n" },
  { args: ["-e", "x = 1", "-e", "print(x, arg)"], stdout: "1\tnil\n" },
  { args: ["-l", "module", "-e", "print(package.loaded.module)"], stdout: "required\tmodule\ntrue\n" },
  { args: ["-e", "x = 5", "arguments.lua", "a"], stdout: "1\ta\narguments.lua\ta\tnil\tnil\tx = 5\t1\n" },
  { args: ["arguments.lua", "-e", "--", "c"], stdout: "3\t-e\t--\tc\narguments.lua\t-e\t--\tc\tMAIN\t3\n" },
  { args: ["--", "arguments.lua"], stdout: "0\narguments.lua\tnil\tnil\tnil\t--\t0\n" },
  {
    args: ["run", "--tier=interp", "arguments.lua", "a"],
    stdout: "1\ta\narguments.lua\ta\tnil\tnil\t--tier=interp\t1\n",
  },
  // In the program that was put together, too, probes find the end of the stack when they have become quick.
  { args: ["climbs.lua"], stdout: "1250025000\n" },
  { args: ["run", "test.lua"], stdout: "not the command\n" },
  { args: [], input: "print('in', ...)", stdout: "in\n" },
  { args: ["-", "a", "b"], input: "print(arg[0], ...)", stdout: "-\ta\tb\n" },
  {
    args: [],
    input: "#!first line\nerror('second')",
    stderr: `perigee: stdin:2: second\n${raised("stdin").replace(":1:", ":2:")}`,
    status: 1,
  },
  { args: ["bytes.lua"], stdout: "\xe9\xff\0\xc3" },
  { args: ["-e", "print('é')"], stdout: "\xc3\xa9\n" },
  { args: ["exits.lua"], stdout: "kept", status: 7 },
  { args: ["-e", "os.exit(true)"], status: 0 },

  { args: ["fails.lua"], stderr: `perigee: fails.lua:1: x\n${raised("fails.lua")}`, status: 1 },
  {
    args: ["deep.lua"],
    stderr: `perigee: deep.lua:1: deep\n${traceback(
      "[C]: in function 'error'",
      "deep.lua:1: in function 'f'",
      "deep.lua:2: in function 'g'",
      "deep.lua:3: in main chunk",
      "[C]: ?",
    )}`,
    status: 1,
  },
  // Of 30 levels 10 and 10, as lua.c counts its own handler and `debug.traceback`.
  {
    args: ["-e", "local function f(n) if n == 0 then error('low') end local x = f(n - 1) return x end f(26)"],
    stderr: `perigee: (command line):1: low\n${traceback(
      "[C]: in function 'error'",
      ...new Array<string>(9).fill("(command line):1: in function 'f'"),
      "...",
      ...new Array<string>(8).fill("(command line):1: in function 'f'"),
      "(command line):1: in main chunk",
      "[C]: ?",
    )}`,
    status: 1,
  },
  ...["interp", "auto", "jit", "chaos"].map((tier) => ({ args: [`--tier=${tier}`, "steps.lua"] })),
  ...["interp", "auto", "jit", "chaos"].map((tier) => ({
    args: [`--tier=${tier}`, "finalizers.lua"],
    stdout: "nil\ttext\tcollected\tfinalized\tfalse\tin __gc\n 3 2 1 closed",
  })),
  {
    args: ["-e", "u = newproxy(true) getmetatable(u).__gc = function() print('not at os.exit') end os.exit(3)"],
    status: 3,
  },
  ...["--tier=interp", "--tier=jit"].map((tier) => ({
    args: [tier, "tail.lua"],
    stderr: `perigee: tail.lua:1: tail\n${traceback(
      "[C]: in function 'error'",
      "tail.lua:1: in function <tail.lua:1>",
      "(tail call): ?",
      "tail.lua:3: in main chunk",
      "[C]: ?",
    )}`,
    status: 1,
  })),
  {
    args: ["shebang.lua"],
    stdout: "first\n",
    stderr: `perigee: shebang.lua:2: second line\n${raised("shebang.lua").replace(":1:", ":2:")}`,
    status: 1,
  },
  { args: ["malformed.lua"], stderr: "perigee: malformed.lua:1: '=' expected near 'error'\n", status: 1 },
  { args: ["nofile.lua"], stderr: "perigee: cannot open nofile.lua: No such file or directory\n", status: 1 },
  { args: ["."], stderr: "perigee: cannot read .: Is a directory\n", status: 1 },
  { args: ["-e", "x ="], stderr: "perigee: (command line):1: unexpected symbol near '<eof>'\n", status: 1 },
  {
    args: ["-e", "local x = nil; x.y = 1"],
    stderr: `perigee: (command line):1: attempt to index local 'x' (a nil value)\n${traceback("(command line):1: in main chunk", "[C]: ?")}`,
    status: 1,
  },
  {
    args: ["-e", "for _ in nil do end"],
    stderr: `perigee: (command line):1: attempt to call a nil value\n${traceback("(command line):1: in main chunk", "[C]: ?")}`,
    status: 1,
  },
  {
    args: ["-e", "error('no position', 0)", "fails.lua"],
    stderr: `perigee: no position\n${raised("(command line)")}`,
    status: 1,
  },
  { args: ["-e", "error({})"], stderr: "perigee: (error object is a table value)\n", status: 1 },
  { args: ["-e", "error(nil)"], stderr: "", status: 1 },
  { args: ["-e", "error(5)"], stderr: `perigee: (command line):1: 5\n${raised("(command line)")}`, status: 1 },
  {
    args: ["-e", "error(setmetatable({}, { __tostring = function() return 'own text' end }))"],
    stderr: `perigee: own text\n${raised("(command line)")}`,
    status: 1,
  },

  { args: ["-e", "print(x)"], env: { LUA_INIT: "x = 'from the environment'" }, stdout: "from the environment\n" },
  { args: ["-e", "print(x)"], env: { LUA_INIT: "x = 1", PERIGEE_INIT: "x = 2" }, stdout: "2\n" },
  { args: ["-e", "print(1)"], env: { LUA_INIT: "@test.lua" }, stdout: "not the command\n1\n" },
  {
    args: ["-e", "print(1)"],
    env: { LUA_INIT: "error('i')" },
    stderr: `perigee: LUA_INIT:1: i\n${raised("LUA_INIT")}`,
    status: 1,
  },
  { args: [], env: { LUA_INIT: "@none" }, stderr: "perigee: cannot open none: No such file or directory\n", status: 1 },
];

describe("scripts", () => {
  for (const { args, stdout = "", stderr = "", status = 0, input, env } of rows)
    test(`perigee ${args.join(" ")}${env === undefined ? "" : ` with ${JSON.stringify(env)}`}${input ? ` < ${input}` : ""}`, () => {
      const result = perigee(args, { input: input ?? "", env: env ?? {}, cwd: folder });
      const actual = { ...result, stdout: result.stdout.replace(/\S*main\.js/, "MAIN") };
      expect(actual).toEqual({ stdout, stderr, status });
    });

  test("D43 a process that is killed runs no handlers", () => {
    const source = `defer() io.write("handler") end io.write("before ") io.flush() os.execute("kill -KILL $PPID") io.write("after")`;
    expect(perigee(["-e", source])).toEqual({ stdout: "before ", stderr: "", status: null });
  });

  test("-v and -i show the version, on the stream on which lua does", () => {
    expect(perigee(["-v", "-e", "print(1)"])).toMatchObject({
      stdout: "1\n",
      stderr: expect.stringMatching(/^Perigee \d/),
    });
    expect(perigee(["--version"])).toMatchObject({
      stdout: expect.stringMatching(/^Perigee \d/),
      stderr: "",
      status: 0,
    });
  });
});

describe("options of the tiers", () => {
  const loop = "local function f(x) return x + 1 end local n = 0 for i = 1, 2000 do n = f(n) end print(n)";

  for (const tier of ["auto", "interp", "jit", "chaos"])
    test(`--tier=${tier}`, () => {
      expect(perigee([`--tier=${tier}`, "--seed=3", "--hot", "50", "-e", loop])).toEqual({
        stdout: "2000\n",
        stderr: "",
        status: 0,
      });
    });

  test("--trace prints an event to a line", () => {
    const { stdout, stderr } = perigee(["--trace", "--hot=50", "-e", `${loop} pcall(function() return n + "1" end)`]);
    expect(stdout).toBe("2000\n");
    for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/^tier: /);
    expect(stderr).toMatch(/^tier: translated function <\(command line\):1> in \d+\.\d\d ms$/m);
    expect(stderr).toMatch(/^tier: translated the loop at \(command line\):1 of main chunk <\(command line\)> in/m);
  });

  test("--trace names deopts by reason, function and line", () => {
    const source = "local function add(a, b)\n  return a + b\nend\nfor i = 1, 100 do add(i, i) end\nadd(1, '2')";
    const { stderr } = perigee(["--trace", "--hot=50", "-e", source]);
    expect(stderr).toMatch(/^tier: deopt at \(command line\):2 in function <\(command line\):1>: notNumber \(.+\)$/m);
  });

  test.each([
    ["--timeout=0.1", "while true do end", "time limit of 100 ms exceeded"],
    ["--instructions=1000", "while true do end", "instruction limit of 1000 exceeded"],
    ["--memory=8", "return ('x'):rep(9e6)", "memory limit of 8000000 bytes exceeded"],
  ])("V39 V40 V41 %s ends a script that pcall does not protect, with status 124", (option, source, message) => {
    const program = `defer() print("closed") end pcall(function() ${source} end) print("never")`;
    const { status, stdout, stderr } = perigee([option, "-e", program]);
    expect([status, stdout, stderr.split("\n")[0]]).toEqual([124, "closed\n", `perigee: ${message}`]);
  });

  test("limits that are no numbers are refused", () => {
    const { status, stderr } = perigee(["--timeout=soon", "-e", ""]);
    expect([status, stderr.split("\n")[0]]).toEqual([
      1,
      "perigee: option '--timeout' needs a number, at least 0, but got 'soon'",
    ]);
  });

  test("--stats prints one JSON object at exit, also at os.exit", () => {
    for (const end of ["", " os.exit(0)"]) {
      const { stderr } = perigee(["--stats", "--hot=50", "-e", loop + end]);
      expect(JSON.parse(stderr)).toMatchObject({
        translated: { functions: expect.any(Number) },
        deopts: {},
        captures: 0,
      });
    }
  });
});
