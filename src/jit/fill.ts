/** Instances of templates: a copy of the tree with the holes filled. */
import type { Expression, Node, Statement } from "./estree.js";
import { parsedTemplates } from "./parsed-templates.js";
import type { TemplateName } from "./templates.js";

export type Filling = Expression | readonly Statement[];
export type Fillings = Readonly<Record<string, Filling>>;

/** Whether what fills a hole is known not to be nil. */
export type IsValue = (filling: Filling) => boolean;

interface Holes {
  readonly fillings: Fillings;
  readonly isValue: IsValue;
}

/** The expression that template `name` stands for; tests of what is known to have a value are left out. */
export function expression(name: TemplateName, fillings: Fillings, isValue: IsValue): Expression {
  return copy(parsedTemplates[name] as Node, { fillings, isValue }) as Expression;
}

/** The statements that template `name` stands for. */
export function statements(name: TemplateName, fillings: Fillings, isValue: IsValue): Statement[] {
  return copyList(parsedTemplates[name] as readonly Node[], { fillings, isValue });
}

/** The filling of a hole, if `node` is one. */
function hole(node: Node, { fillings }: Holes): Filling | undefined {
  return node.type === "Identifier" && (node["name"] as string).startsWith("$")
    ? fillings[(node["name"] as string).slice(1)]
    : undefined;
}

/** Of `left && right`, what is left when one of them is an idle test. */
function withoutIdleTest(node: Node, holes: Holes): Node | undefined {
  if (node.type !== "LogicalExpression" || node["operator"] !== "&&") return undefined;
  const left = node["left"] as Node;
  const right = node["right"] as Node;
  if (isIdleTest(left, holes)) return right;
  return isIdleTest(right, holes) ? left : undefined;
}

/** A test for nil of what is known not to be. */
function isIdleTest(test: Node, holes: Holes): boolean {
  if (test.type !== "BinaryExpression" || test["operator"] !== "!==") return false;
  if ((test["right"] as Node)["name"] !== "undefined") return false;
  const tested = hole(test["left"] as Node, holes);
  return tested !== undefined && holes.isValue(tested);
}

function copy(node: Node, holes: Holes): Filling {
  const filling = hole(node, holes);
  if (filling !== undefined) return filling;
  const rest = withoutIdleTest(node, holes);
  if (rest !== undefined) return copy(rest, holes);
  const result: Record<string, unknown> = {};
  for (const key in node) {
    const value = node[key];
    if (Array.isArray(value)) result[key] = copyList(value as Node[], holes);
    else if (value !== null && typeof value === "object") result[key] = single(value as Node, holes);
    else result[key] = value;
  }
  return result as unknown as Node;
}

/** A copy where one node has to stand: statements are wrapped in a block. */
function single(node: Node, holes: Holes): Node {
  if (node.type === "ExpressionStatement") {
    const filled = hole(node["expression"] as Node, holes);
    if (filled !== undefined && !isExpression(filled)) return asStatement(filled);
  }
  const result = copy(node, holes);
  return Array.isArray(result) ? { type: "BlockStatement", body: result } : (result as Node);
}

function asStatement(filling: Filling): Node {
  return Array.isArray(filling) ? { type: "BlockStatement", body: filling } : (filling as Node);
}

function isExpression(filling: Filling): boolean {
  if (Array.isArray(filling)) return false;
  const { type } = filling as Node;
  return type.endsWith("Expression") || type === "Identifier" || type === "Literal";
}

function copyList(list: readonly Node[], holes: Holes): Node[] {
  const result: Node[] = [];
  for (const node of list) {
    const filled = node.type === "ExpressionStatement" ? hole(node["expression"] as Node, holes) : undefined;
    if (filled === undefined || isExpression(filled)) result.push(single(node, holes));
    else if (Array.isArray(filled)) result.push(...(filled as Node[]));
    else result.push(filled as Node);
  }
  return result;
}
