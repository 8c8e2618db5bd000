/**
 * Program trees: what the generator makes, the printer prints and the shrinker cuts down. A node knows no Lua; it has a kind, which says
 * how it may be cut, and parts, which are text and further nodes:
 *
 * - `block`: statements, any of which may go
 * - `statement`: may be replaced by the statements inside it
 * - `list`: items between commas, any of which may go
 * - `expression`: may be replaced by an expression inside it or by a constant
 * - `guard`: text that keeps the program from running forever; goes last
 */

/** @typedef {{ kind: string, parts: (string | Node)[] }} Node */

/** @returns {Node} */
function fromTemplate(kind, strings, values) {
  const parts = [];
  strings.forEach((text, i) => {
    if (text !== "") parts.push(text);
    if (i < values.length) parts.push(typeof values[i] === "number" ? String(values[i]) : values[i]);
  });
  return { kind, parts };
}

/** A statement, written as a template with nodes in its holes. */
export const statement = (strings, ...values) => fromTemplate("statement", strings, values);
/** An expression, written likewise. */
export const expression = (strings, ...values) => fromTemplate("expression", strings, values);
/** @param {string} text */
export const guard = (text) => ({ kind: "guard", parts: [text] });
/** @param {Node[]} statements */
export const block = (statements) => ({ kind: "block", parts: statements });
/** @param {Node[]} items */
export const list = (items) => ({ kind: "list", parts: items });

/** The text of a tree; every statement has lines of its own. @param {Node | string} node @returns {string} */
export function print(node, indent = "") {
  if (typeof node === "string") return node;
  if (node.kind === "list") return node.parts.map((item) => print(item, indent)).join(", ");
  if (node.kind !== "block") return node.parts.map((part) => print(part, indent)).join("");
  const inner = `${indent}  `;
  const lines = node.parts.map((part) => inner + print(part, inner));
  return `\n${lines.length === 0 ? "" : `${lines.join("\n")}\n`}${indent}`;
}

/** The text of a whole program. @param {Node} program a block */
export function printProgram(program) {
  return `${program.parts.map((part) => print(part)).join("\n")}\n`;
}

/** Number of nodes. */
export function size(node) {
  return typeof node === "string" ? 0 : node.parts.reduce((sum, part) => sum + size(part), 1);
}
