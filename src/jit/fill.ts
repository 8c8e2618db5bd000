/** Instances of templates: a copy of the tree with the holes filled. */
import type { Expression, Node, Statement } from "./estree.js";
import { parsedTemplates } from "./parsed-templates.js";
import type { TemplateName } from "./templates.js";

export type Filling = Expression | readonly Statement[];
export type Fillings = Readonly<Record<string, Filling>>;

/** The expression that template `name` stands for. */
export function expression(name: TemplateName, fillings: Fillings): Expression {
  return copy(parsedTemplates[name] as Node, fillings) as Expression;
}

/** The statements that template `name` stands for. */
export function statements(name: TemplateName, fillings: Fillings): Statement[] {
  return copyList(parsedTemplates[name] as readonly Node[], fillings);
}

/** The filling of a hole, if `node` is one. */
function hole(node: Node, fillings: Fillings): Filling | undefined {
  return node.type === "Identifier" && (node["name"] as string).startsWith("$")
    ? fillings[(node["name"] as string).slice(1)]
    : undefined;
}

function copy(node: Node, fillings: Fillings): Filling {
  const filling = hole(node, fillings);
  if (filling !== undefined) return filling;
  const result: Record<string, unknown> = {};
  for (const key in node) {
    const value = node[key];
    if (Array.isArray(value)) result[key] = copyList(value as Node[], fillings);
    else if (value !== null && typeof value === "object") result[key] = single(value as Node, fillings);
    else result[key] = value;
  }
  return result as unknown as Node;
}

/** A copy where one node has to stand: statements are wrapped in a block. */
function single(node: Node, fillings: Fillings): Node {
  if (node.type === "ExpressionStatement") {
    const filled = hole(node["expression"] as Node, fillings);
    if (filled !== undefined && !isExpression(filled)) return asStatement(filled);
  }
  const result = copy(node, fillings);
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

function copyList(list: readonly Node[], fillings: Fillings): Node[] {
  const result: Node[] = [];
  for (const node of list) {
    const filled = node.type === "ExpressionStatement" ? hole(node["expression"] as Node, fillings) : undefined;
    if (filled === undefined || isExpression(filled)) result.push(single(node, fillings));
    else if (Array.isArray(filled)) result.push(...(filled as Node[]));
    else result.push(filled as Node);
  }
  return result;
}
