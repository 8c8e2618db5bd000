/** `--cpu-prof`: a CPU profile of V8 in which Lua functions have their names and lines, whatever runs them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { Frame } from "../../runtime/interpreter/frame.js";
import { type CpuProfile, withLua } from "../../src/cli/profile/convert.js";
import { InterpreterSampler, type Look, Place } from "../../src/cli/profile/sampler.js";
import { perigee } from "./perigee.js";

let folder = "";
let file = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perigee-profile-"));
  file = join(folder, "program.lua");
  writeFileSync(file, program);
});
afterAll(() => rmSync(folder, { recursive: true }));

const program = `local Account = {}
Account.__index = Account
function Account:deposit(n)
  local sum = 0
  for i = 1, 100 do
    sum = sum + n % i
  end
  self.balance = self.balance + sum
end
local function recursive(n)
  if n < 2 then return n end
  return recursive(n - 1) + recursive(n - 2)
end
local account = setmetatable({ balance = 0 }, Account)
local function work()
  local started = os.clock()
  repeat
    for i = 1, 100 do account:deposit(i) end
    recursive(15)
  until os.clock() - started > 0.3
end
work()
if ... == "error" then error("ended") end
os.exit(0)
`;

const read = (name: string): CpuProfile => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Samples of each function, with those that it has called, by name. */
function totals({ nodes }: CpuProfile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sums = new Map<string, number>();
  const visit = (id: number, open: readonly string[]): number => {
    const { callFrame, hitCount, children = [] } = byId.get(id)!;
    const name = callFrame.functionName;
    const sum = children.reduce((sum, child) => sum + visit(child, [...open, name]), hitCount);
    if (!open.includes(name)) sums.set(name, (sums.get(name) ?? 0) + sum);
    return sum;
  };
  visit(nodes[0].id, []);
  return sums;
}

describe("a profile", () => {
  for (const tier of ["auto", "interp"])
    test(`of ${tier} shows Lua functions and lines`, () => {
      const name = `${tier}.cpuprofile`;
      const options = [`--tier=${tier}`, "--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}`];
      expect(perigee(["run", ...options, file])).toEqual({ stdout: "", stderr: "", status: 0 });
      const profile = read(name);
      const { nodes, samples, timeDeltas } = profile;
      expect(nodes.reduce((sum, { hitCount }) => sum + hitCount, 0)).toBe(samples.length);
      expect(timeDeltas).toHaveLength(samples.length);
      const sums = totals(profile);
      const all = samples.length;
      expect(sums.get("main chunk <program.lua>") ?? sums.get(`main chunk <${file}>`)).toBeGreaterThan(all / 3);
      expect(sums.get("work")).toBeGreaterThan(all / 3);
      // V8 counts some samples of what it has put in line for the caller.
      expect(sums.get("Account.deposit")).toBeGreaterThan(tier === "auto" ? 0 : all / 10);
      expect(sums.get("recursive")).toBeGreaterThan(tier === "auto" ? 0 : all / 50);
      const deposits = nodes.filter(({ callFrame }) => callFrame.functionName === "Account.deposit");
      for (const { callFrame, positionTicks = [] } of deposits) {
        expect(callFrame).toMatchObject({ url: pathToFileURL(file).href, lineNumber: 2 });
        for (const { line } of positionTicks) expect([3, 4, 5, 6, 7, 8, 9]).toContain(line);
      }
      const ticks = deposits.flatMap(({ positionTicks = [] }) => positionTicks);
      if (tier === "interp") expect(ticks.some(({ line }) => line === 5 || line === 6)).toBe(true);
    });

  test("of a program that fails has a name like Node's", () => {
    const { status, stderr } = perigee(["--cpu-prof", "--cpu-prof-interval=500", file, "error"], { cwd: folder });
    expect(status).toBe(1);
    expect(stderr).toContain("ended");
    const names = readdirSync(folder).filter((name) => /^CPU\.\d{8}\.\d{6}\.\d+\.0\.001\.cpuprofile$/.test(name));
    expect(names).toHaveLength(1);
    expect(totals(read(names[0])).get("work")).toBeGreaterThan(0);
  });
});

const proto = (lineDefined: number): Proto =>
  ({ source: "=chunk", lineDefined, isDefer: false, lines: [lineDefined, lineDefined + 1] }) as unknown as Proto;
const [main, outer, inner] = [proto(0), proto(10), proto(20)];
const frame = (of: Proto, parent?: Frame): Frame =>
  ({ proto: of, parent, continuation: undefined, pc: 0 }) as unknown as Frame;

describe("the sampler", () => {
  const names = (looks: readonly Look[]) =>
    looks.map(({ place, line }) => {
      const lines: number[] = [];
      for (let at: Place | undefined = place; at?.proto !== undefined; at = at.below)
        lines.unshift(at.proto.lineDefined);
      return `${lines.join(">")} at ${line}`;
    });

  test("knows what each activation was about, also where it passes rarely", () => {
    let time = 0;
    const sampler = new InterpreterSampler(() => time);
    const look = (at: number, ...rest: Parameters<InterpreterSampler["look"]>) => {
      time = at;
      sampler.look(...rest);
    };
    const base = frame(main);
    look(1000, base, 4, 100);
    // Translated code runs for long, and calls the interpreter.
    look(5000, frame(outer), 0, 300);
    look(5010, frame(inner, frame(outer)), 4, 300);
    look(9000, frame(inner, frame(outer)), 0, 300);
    look(9100, base, 0, 100);
    time = 12000;
    sampler.finish();
    expect(names(sampler.at(3000))).toEqual(["0 at 1"]);
    expect(names(sampler.at(7000))).toEqual(["0 at 1", "10>20 at 21"]);
    expect(names(sampler.at(9050))).toEqual(["0 at 1", "10>20 at 20"]);
    expect(names(sampler.at(11000))).toEqual(["0 at 0"]);
    expect(names(sampler.at(13000))).toEqual([]);
  });
});

describe("the conversion", () => {
  const engine = "file:///perigee/runtime/interpreter/execute.js";
  const call = (functionName: string, url = "") => ({
    functionName,
    scriptId: "1",
    url,
    lineNumber: 0,
    columnNumber: 0,
  });
  const script = (of: Proto, takesOver = false) => ({ proto: of, takesOver, lines: [0, 0, 11, 12] });

  /** Converts a profile with a sample for each stack, outermost function first; what stands on each stack of the result. */
  function converted(stacks: readonly (readonly [string, string?])[][], looks: readonly Look[] = []): string[] {
    const nodes = [{ id: 1, callFrame: call("(root)"), hitCount: 0, children: [] as number[], positionTicks: [] }];
    const samples = stacks.map((stack) => {
      let below = nodes[0];
      for (const [name, url] of stack) {
        const node = { id: nodes.length + 1, callFrame: call(name, url), hitCount: 0, children: [], positionTicks: [] };
        nodes.push(node);
        below.children.push(node.id);
        below = node;
      }
      Object.assign(below, { hitCount: 1, positionTicks: [{ line: 4, ticks: 1 }] });
      return below.id;
    });
    const profile = { nodes, startTime: 0, endTime: 10, samples, timeDeltas: samples.map(() => 1) };
    const result = withLua(profile, {
      scriptAt: (url) => ({ "perigee:1": script(outer), "perigee:2": script(main, true) })[url],
      nameOf: (of) => (of === inner ? "inner" : ""),
      looksAt: () => looks,
    });
    const text = (id: number): string => {
      const parent = result.nodes.find(({ children }) => children?.includes(id));
      const { callFrame } = result.nodes.find((node) => node.id === id)!;
      return parent === undefined ? "" : `${text(parent.id)}/${callFrame.functionName}`;
    };
    return result.samples.map((id) => {
      const { positionTicks = [] } = result.nodes.find((node) => node.id === id)!;
      return `${text(id)} ${positionTicks.map(({ line, ticks }) => `${line}*${ticks}`).join(" ")}`.trim();
    });
  }

  const bottom = new Place(undefined, undefined);
  const at = (line: number, ...protos: Proto[]): Look => ({
    place: protos.reduce((place, each) => place.with(each), bottom),
    line,
  });
  const start = ["start", "file:///perigee/cli/start.cjs"] as const;
  const loop = ["executeFrames", engine] as const;

  for (const [what, stack, looks, expected] of [
    ["what is not Lua stays", [start, ["compile", "x.js"]], [], "/start/compile 4*1"],
    ["translated code has its name and line", [start, ["f1_line10", "perigee:1"]], [], "/function <chunk:10> 12*1"],
    [
      "helpers stay on top of Lua",
      [start, ["f1_line10", "perigee:1"], ["helper", "x.js"]],
      [],
      "/function <chunk:10>/helper 4*1",
    ],
    [
      "what is between Lua functions goes",
      [
        ["f1_line10", "perigee:1"],
        ["helper", "x.js"],
        ["f1_line10", "perigee:1"],
      ],
      [],
      "/function <chunk:10>/function <chunk:10> 12*1",
    ],
    ["the interpreter becomes functions", [start, loop], [at(21, main, inner)], "/main chunk <chunk>/inner 21*1"],
    [
      "what begins it is part of it",
      [["runFromHost", engine.replace("execute", "enter")], loop, ["helper", "x.js"]],
      [at(21, main, inner)],
      "/main chunk <chunk>/inner/helper 4*1",
    ],
    [
      "a loop that is taken over is there once",
      [loop, ["main_loop10", "perigee:2"]],
      [at(3, main)],
      "/main chunk <chunk> 12*1",
    ],
    [
      "activations are told apart",
      [loop, ["f1_line10", "perigee:1"], loop],
      [at(3, main), at(21, inner)],
      "/main chunk <chunk>/function <chunk:10>/inner 21*1",
    ],
    ["nobody has looked", [start, loop], [], "/(interpreter)"],
    [
      "training is the engine's",
      [["train", "file:///perigee/engine/training.js"], loop],
      [at(3, main)],
      "/train/executeFrames 4*1",
    ],
    [
      "looking counts for what is looked at",
      [loop, ["look", "file:///perigee/profile/sampler.js"], ["now", ""]],
      [at(3, main)],
      "/main chunk <chunk> 3*1",
    ],
  ] as const)
    test(what, () => expect(converted([stack as never], looks)).toEqual([expected]));
});
