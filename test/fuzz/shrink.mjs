/**
 * Cuts a program tree down while a property holds: blocks and lists lose runs of parts (delta debugging), statements are replaced by what
 * is inside them, expressions by smaller ones.
 */
import { size } from "./tree.mjs";

const CONSTANTS = ["nil", "1", "0", '"a"', "true", "{}", "function() end"];

/**
 * @param {import("./tree.mjs").Node} program is not changed.
 * @param {(program: import("./tree.mjs").Node) => Promise<boolean>} holds
 * @param {number} deadline as of `Date.now()`.
 */
export async function shrink(program, holds, deadline) {
  let best = structuredClone(program);
  const attempt = async (candidate) => {
    if (Date.now() > deadline || !(await holds(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let before = -1; before !== size(best) && Date.now() < deadline; ) {
    before = size(best);
    for (const pass of [removeParts, unwrapStatements, simplifyExpressions, removeGuards])
      await pass(() => best, attempt);
  }
  return best;
}

/** Paths to the nodes of some kinds, outer nodes first. */
function pathsTo(node, kinds, path = []) {
  const found = kinds.includes(node.kind) ? [path] : [];
  node.parts.forEach((part, i) => {
    if (typeof part !== "string") found.push(...pathsTo(part, kinds, [...path, i]));
  });
  return found;
}

function nodeAt(node, path) {
  return path.reduce((inner, i) => inner?.parts?.[i], node);
}

/** A copy in which the node at a path is another one. */
function replaced(node, path, replacement) {
  if (path.length === 0) return replacement;
  const parts = [...node.parts];
  parts[path[0]] = replaced(parts[path[0]], path.slice(1), replacement);
  return { kind: node.kind, parts };
}

async function removeParts(current, attempt) {
  for (let i = 0; ; i++) {
    const path = pathsTo(current(), ["block", "list"])[i];
    if (path === undefined) return;
    const count = nodeAt(current(), path).parts.length;
    for (let run = count; run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
      for (let at = count - run; at >= 0; at -= run) {
        const node = nodeAt(current(), path);
        if (node === undefined || at + run > node.parts.length) continue;
        const parts = [...node.parts.slice(0, at), ...node.parts.slice(at + run)];
        await attempt(replaced(current(), path, { kind: node.kind, parts }));
      }
    }
  }
}

/** The blocks in a node that are not inside further blocks. */
function blocksIn(node) {
  return node.parts.flatMap((part) =>
    typeof part === "string" ? [] : part.kind === "block" ? [part] : blocksIn(part),
  );
}

async function unwrapStatements(current, attempt) {
  for (let i = 0; ; i++) {
    const path = pathsTo(current(), ["statement"])[i];
    if (path === undefined) return;
    const blocks = blocksIn(nodeAt(current(), path));
    if (blocks.length === 0) continue;
    const parent = nodeAt(current(), path.slice(0, -1));
    if (parent.kind !== "block") continue;
    const at = path.at(-1);
    const all = blocks.flatMap((inner) => inner.parts);
    for (const statements of [all, ...(blocks.length > 1 ? blocks.map((inner) => inner.parts) : [])]) {
      const parts = [...parent.parts.slice(0, at), ...statements, ...parent.parts.slice(at + 1)];
      if (await attempt(replaced(current(), path.slice(0, -1), { kind: "block", parts }))) break;
    }
  }
}

function expressionsIn(node) {
  return node.parts.flatMap((part) => {
    if (typeof part === "string" || part.kind === "block") return [];
    return part.kind === "expression" ? [part] : expressionsIn(part);
  });
}

async function simplifyExpressions(current, attempt) {
  for (let i = 0; ; i++) {
    const path = pathsTo(current(), ["expression"])[i];
    if (path === undefined) return;
    const node = nodeAt(current(), path);
    const constant = node.parts.length === 1 ? CONSTANTS.indexOf(node.parts[0]) : -1;
    const smaller = [
      ...expressionsIn(node),
      ...CONSTANTS.slice(0, constant < 0 ? undefined : constant).map((text) => ({ kind: "expression", parts: [text] })),
    ];
    for (const candidate of smaller) if (await attempt(replaced(current(), path, candidate))) break;
  }
}

async function removeGuards(current, attempt) {
  for (const path of pathsTo(current(), ["guard"]))
    if (nodeAt(current(), path).parts[0] !== "")
      await attempt(replaced(current(), path, { kind: "guard", parts: [""] }));
}
