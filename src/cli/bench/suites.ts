/** The programs that are measured: the pairs of `test/bench/programs`, or a checkout of are-we-fast-yet. */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../options.js";

/** A program in both languages. */
export interface Pair {
  readonly name: string;
  readonly lua: string;
  readonly javascript: string;
  /** For are-we-fast-yet: how often a run does it. */
  readonly iterations?: number;
}

export interface Suite {
  readonly name: string;
  readonly programs: readonly Pair[];
}

const corpus = fileURLToPath(new URL("../../../../test/bench/programs", import.meta.url));

/** Our own pairs. */
export function ownPrograms(): Suite {
  const names = readdirSync(corpus)
    .filter((name) => name.endsWith(".lua"))
    .map((name) => name.slice(0, -".lua".length))
    .sort();
  const programs = names.map((name) => {
    const path = join(corpus, name);
    return { name, lua: `${path}.lua`, javascript: `${path}.js` };
  });
  return { name: "perigee", programs };
}

/**
 * The programs of are-we-fast-yet, with inner iterations that make a run long enough for a clock and short enough to see an engine warm up:
 * 2–60 ms in JavaScript. Havlak takes 200 ms at least, and CD, Mandelbrot and NBody know the results of few sizes.
 */
const innerIterations: Readonly<Record<string, number>> = {
  DeltaBlue: 2000,
  Richards: 10,
  Json: 10,
  CD: 100,
  Havlak: 15,
  Bounce: 400,
  List: 200,
  Mandelbrot: 500,
  NBody: 250000,
  Permute: 100,
  Queens: 200,
  Sieve: 200,
  Storage: 100,
  Towers: 100,
};

/** @param folder of a checkout, which is not part of this project. */
export function areWeFastYet(folder: string): Suite {
  const benchmarks = resolve(folder, "benchmarks");
  for (const language of ["Lua", "JavaScript"])
    if (!existsSync(join(benchmarks, language)))
      throw new UsageError(`'${folder}' is no checkout of are-we-fast-yet: it has no folder benchmarks/${language}`);
  const programs = Object.entries(innerIterations).map(([name, iterations]) => {
    const file = name.toLowerCase();
    return {
      name,
      lua: join(benchmarks, "Lua", `${file}.lua`),
      javascript: join(benchmarks, "JavaScript", `${file}.js`),
      iterations,
    };
  });
  return { name: "are-we-fast-yet", programs };
}
