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

/** A script that uses what most programs use, so that V8's code for that is kept. */
const warmUp = fileURLToPath(new URL("../../../src/build/warm-up.lua", import.meta.url));

/** Takes packages in as well. */
const packageModules: Plugin = {
  name: "package-modules",
  resolveId(source, importer) {
    return importer === undefined || /^\.|^node:/.test(source) ? null : fileURLToPath(import.meta.resolve(source));
  },
};

/** The program is a CommonJS module, which has what `cli/node-builtins.ts` would have to make: a millisecond of the start. */
const requireItself: Plugin = {
  name: "require-itself",
  transform(code, id) {
    if (id !== join(folder, "node-builtins.js")) return null;
    const made = /import \{ createRequire \} from "node:module";\n|createRequire\(import\.meta\.url\)/g;
    const parts = code.split(made);
    if (parts.length !== 3) throw new Error(`${id} does not look as expected`);
    return { code: `${parts[0]}${parts[1]}require${parts[2]}`, map: null };
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
    plugins: [packageModules, requireItself, moduleLocations],
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
  const status = await module.exports.perform(["-e", "", warmUp, "an argument"]);
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
