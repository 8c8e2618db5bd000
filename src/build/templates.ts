/**
 * Build step: parses the translator's templates, so that neither acorn nor the parsing is part of a running engine.
 * `node dist/src/build/templates.js` writes `dist/src/jit/parsed-templates.js`.
 */
import { writeFileSync } from "node:fs";
import { parse } from "acorn";
import { templateSources } from "../jit/templates.js";

const POSITIONS = new Set(["start", "end", "range", "loc"]);

/** A syntax tree without source positions. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !POSITIONS.has(key))
      .map(([key, value]) => [key, plain(value)]),
  );
}

const parsed = Object.fromEntries(
  Object.entries(templateSources).map(([name, source]) => {
    const program = parse(source, { ecmaVersion: 2022, allowReturnOutsideFunction: true });
    const [first] = program.body;
    const isExpression = program.body.length === 1 && first?.type === "ExpressionStatement" && !source.endsWith(";");
    return [name, plain(isExpression ? first.expression : program.body)];
  }),
);

writeFileSync(
  new URL("../jit/parsed-templates.js", import.meta.url),
  `// Made from templates.ts by the build.\nexport const parsedTemplates = ${JSON.stringify(parsed)};\n`,
);
