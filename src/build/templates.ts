/**
 * Build step: makes functions of the translator's templates, so that neither acorn nor the parsing is part of a running engine.
 * `node dist/src/build/templates.js` writes `dist/src/jit/built-templates.js`. Each function is run for a few instances of its template and
 * only builds these; a copy of parsed templates, which looks for holes, is hot in every program, and V8 spent more on it than it saved.
 */
import { writeFileSync } from "node:fs";
import { type AnyNode, parse } from "acorn";
import { templateSources } from "../jit/templates.js";

const POSITIONS = new Set(["start", "end", "range", "loc"]);

/** The hole that a node is: an expression for its filling. */
function hole(node: AnyNode): string | undefined {
  return node.type === "Identifier" && node.name.startsWith("$") ? `f.${node.name.slice(1)}` : undefined;
}

/** The hole for statements, or for an expression that becomes one, that a node is. */
function statementHole(node: AnyNode): string | undefined {
  return node.type === "ExpressionStatement" ? hole(node.expression) : undefined;
}

/** Whether `node` tests for nil what is known not to be: an expression. */
function idle(node: AnyNode): string {
  if (node.type !== "BinaryExpression" || node.operator !== "!==") return "false";
  if (node.right.type !== "Identifier" || node.right.name !== "undefined") return "false";
  const tested = hole(node.left);
  return tested === undefined ? "false" : `v(${tested})`;
}

/** Code that builds a node. */
function built(node: AnyNode): string {
  const filling = hole(node);
  if (filling !== undefined) return filling;
  const filled = statementHole(node);
  if (filled !== undefined) return `statement(${filled})`;
  if (node.type === "LogicalExpression" && node.operator === "&&") {
    const { left, right } = node;
    return `and(${built(left)}, ${built(right)}, ${idle(left)}, ${idle(right)})`;
  }
  const fields = Object.entries(node).filter(([key]) => !POSITIONS.has(key));
  return `{ ${fields.map(([key, value]) => `${key}: ${builtField(value)}`).join(", ")} }`;
}

function builtField(value: unknown): string {
  if (Array.isArray(value)) return builtList(value as AnyNode[]);
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "undefined";
  return built(value as AnyNode);
}

function builtList(nodes: readonly AnyNode[]): string {
  const items = nodes.map((node) => {
    const filled = statementHole(node);
    return filled === undefined ? built(node) : `...statements(${filled})`;
  });
  return `[${items.join(", ")}]`;
}

function template(source: string): string {
  const { body } = parse(source, { ecmaVersion: 2022, allowReturnOutsideFunction: true });
  const [first] = body;
  const isExpression = body.length === 1 && first?.type === "ExpressionStatement" && !source.endsWith(";");
  return isExpression ? `(${built(first.expression)})` : builtList(body);
}

const functions = Object.entries(templateSources).map(
  ([name, source]) => `  ${name}: (f, v) => ${template(source)},\n`,
);

writeFileSync(
  new URL("../jit/built-templates.js", import.meta.url),
  `// Made from templates.ts by the build.
import { and, statement, statements } from "./fill.js";
export const templates = {\n${functions.join("")}};\n`,
);
