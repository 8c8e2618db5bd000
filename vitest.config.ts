/**
 * Tests import modules by their place in the source tree and get the built ones: a transpiler that sees one file at a time
 * does not inline const enums, so it would test other code than runs (see tsconfig.json). Build before running.
 */
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";

const root = dirname(fileURLToPath(import.meta.url));

const builtOutput: Plugin = {
  name: "built-output",
  enforce: "pre",
  resolveId(source, importer) {
    if (importer === undefined || !source.startsWith(".")) return null;
    const path = relative(root, join(dirname(importer), source)).split(sep);
    if (path[0] !== "runtime" && path[0] !== "src") return null;
    return join(root, "dist", ...path).replace(/\.ts$/, ".js");
  },
};

export default defineConfig({
  plugins: [builtOutput],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    reporters: process.env.CI ? ["default", ["json", { outputFile: "reports/unit.json" }]] : ["default"],
    server: { deps: { external: [/\/dist\//] } },
  },
});
