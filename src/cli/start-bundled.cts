#!/usr/bin/env node
/**
 * The `perigee` program as the build leaves it: what start.cts does, with the modules put together in program.cjs (src/build/program.ts).
 * A short script spends most of its time on the loading of this program, so the code that V8 has made of it is kept in a file, too.
 */
import { readFileSync } from "node:fs";
import { Script } from "node:vm";

const file = `${__dirname}/program.cjs`;

/** V8 itself refuses code that another version has made, and then compiles the program. */
function cachedCode(): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(`${file}.cache`) };
  } catch {
    return {};
  }
}

/** Runs the program as this module, under whose name its other parts find it when they are loaded. */
function loadProgram(): typeof import("./perform.js", { with: { "resolution-mode": "import" }}) {
  const script = new Script(readFileSync(file, "latin1"), { filename: file, ...cachedCode() });
  require.cache[file] = module;
  script.runInThisContext()(exports, require, module, file, __dirname);
  return module.exports;
}

async function start(): Promise<void> {
  // While Node still runs the main module, V8 works out for each error where it was thrown, and throwing takes three times as long.
  await undefined;
  process.exitCode = await loadProgram().perform(process.argv.slice(2));
}

void start();
