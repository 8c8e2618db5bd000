/**
 * Build step: puts the modules of the command line program together, so that starting it loads one file instead of a hundred, and keeps
 * the code that V8 makes of it. `node dist/src/build/program.js` writes `program.cjs` and `program.cjs.cache` in `dist/src/cli`, what only
 * some commands need in `dist/src/cli/program`, and makes `start.cjs` use them. The single modules stay: they are what the package exports,
 * what tests import, and what the processes of `perigee test` and `perigee bench` run. Compiling again goes back to them until this step.
 */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { transform } from "esbuild";
import { type OutputChunk, type Plugin, rollup } from "rollup";
import { resetLimits } from "../cli/node-tuning.js";

const folder = fileURLToPath(new URL("../cli/", import.meta.url));
const programFile = join(folder, "program.cjs");

/**
 * Uses what most programs use, so that V8's code for that is kept. The loops at the end are hot, because programs that go on for a while
 * get translated, and the translator would be compiled then; one of them is left when its numbers become strings.
 */
const WARM_UP = `
local words = {}
for word in ("a list of words"):gmatch("%a+") do words[#words + 1] = word end
local object = setmetatable({}, { __index = { greet = function(self, name) return "hello, " .. name end } })
local text = table.concat(words, " "):upper():sub(1, 4) .. tostring(object:greet("world")) .. string.format("%d %s", 1, "x")
if #text > 1000 then print(text) end
io.write("")
local Class = { count = 0 }
Class.__index = Class
function Class.new(x, y) return setmetatable({ x = x, y = y, items = {} }, Class) end
function Class:add(item)
  local items = self.items
  items[#items + 1] = item
  self.count = self.count + 1
  if self.count % 100 == 0 and not self.done then self.done = true elseif item == nil then error("no item") end
  return self, self.count
end
local function walk(list, action)
  for i, item in ipairs(list) do action(item, i) end
  for key, value in pairs(list) do if key == 3 then break end end
end
local function sum(...) local total = 0 for i = 1, select("#", ...) do total = total + (select(i, ...)) end return total end
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
local total, all = 0, Class.new(1, 2)
for i = 1, 1000 do
  local point = Class.new(i, i * 0.5)
  local self, count = point:add(i):add(i / 2)
  all:add(point.x > point.y and point or all)
  total = total + math.floor(point.y) - sum(i, 1, count) + #("x" .. i) + bit.band(i, 255)
  if i % 200 == 0 then walk(all.items, function(item, at) total = total - at end) end
  local ok = pcall(sum, i, 2)
  while ok and total < 0 do total = total + 1000 end
end
fib(15)
local add = function(a, b) return a + b end
for i = 1, 800 do total = i < 700 and add(total, i) or add("1", "2") end
local producer = coroutine.wrap(function() for i = 1, 800 do coroutine.yield(i) end end)
for i = 1, 790 do total = total + producer() end
`;

/** Takes packages in as well. */
const packageModules: Plugin = {
  name: "package-modules",
  resolveId(source, importer) {
    return importer === undefined || /^\.|^node:/.test(source) ? null : fileURLToPath(import.meta.resolve(source));
  },
};

/** Keeps `import.meta.url` what it is in the single module, which is where the paths that are made from it start. */
const moduleLocations: Plugin = {
  name: "module-locations",
  resolveImportMeta(property, { moduleId, chunkId }) {
    if (property !== "url") return null;
    const path = relative(dirname(join(folder, chunkId)), moduleId)
      .split(sep)
      .join("/");
    return `require("node:url").pathToFileURL(require("node:path").join(__dirname, ${JSON.stringify(path)})).href`;
  },
};

async function bundle(): Promise<OutputChunk[]> {
  const build = await rollup({
    input: { program: join(folder, "perform.js") },
    external: /^node:/,
    plugins: [packageModules, moduleLocations],
    preserveEntrySignatures: "allow-extension",
    onLog(level, log, report) {
      if (log.code !== "CIRCULAR_DEPENDENCY") report(level, log);
    },
  });
  const { output } = await build.generate({
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "program/[name].cjs",
    dynamicImportInCjs: false,
    externalLiveBindings: false,
    generatedCode: "es2015",
    esModule: false,
  });
  await build.close();
  return output.filter((file) => file.type === "chunk");
}

/**
 * Less to read, and for V8 to keep: no comments, little white space, short names of local variables (those of functions and classes stay,
 * for profiles), and only ASCII, which needs no decoding and half the space.
 */
async function compact(text: string): Promise<string> {
  const { code } = await transform(text, {
    minifyWhitespace: true,
    minifyIdentifiers: true,
    lineLimit: 160,
    charset: "ascii",
    target: "es2022",
    legalComments: "none",
  });
  return code;
}

/** A CommonJS module as an expression, which is how Node itself runs them. Done here, it costs no copy of the text at the start. */
const wrap = (code: string): string => `(function (exports, require, module, __filename, __dirname) {${code}\n})`;

/** The code that V8 has made of the program when it has run a script. */
async function warmCode(): Promise<Buffer> {
  const script = new Script(readFileSync(programFile, "latin1"), { filename: programFile });
  const module = { exports: {} as typeof import("../cli/perform.js") };
  script.runInThisContext()(module.exports, createRequire(programFile), module, programFile, folder);
  const status = await module.exports.perform(["-e", WARM_UP]);
  if (status !== 0) throw new Error("the program that was put together does not run");
  // V8 takes code only under the flags that it was made with, and the program has changed some when it translated.
  resetLimits();
  return script.createCachedData();
}

rmSync(join(folder, "program"), { recursive: true, force: true });
for (const { fileName, code, isEntry } of await bundle()) {
  const file = join(folder, fileName);
  mkdirSync(dirname(file), { recursive: true });
  const text = await compact(code);
  writeFileSync(file, isEntry ? wrap(text) : text);
}
writeFileSync(`${programFile}.cache`, await warmCode());
copyFileSync(join(folder, "start-bundled.cjs"), join(folder, "start.cjs"));
// Programs find the interpreter that runs them in `arg`, and call it.
chmodSync(join(folder, "start.cjs"), 0o755);
