/** Instances of templates: trees with the holes filled. */
import { templates } from "./built-templates.js";
import { binary, block, type Expression, type Node, run, type Statement } from "./estree.js";
import type { TemplateName } from "./templates.js";

export type Filling = Expression | readonly Statement[];
export type Fillings = Readonly<Record<string, Filling>>;

/** Whether what fills a hole is known not to be nil. */
export type IsValue = (filling: Filling) => boolean;

/** The expression that template `name` stands for; tests of what is known to have a value are left out. */
export function expression(name: TemplateName, fillings: Fillings, isValue: IsValue): Expression {
  return templates[name](fillings, isValue) as Expression;
}

/** The statements that template `name` stands for; a hole for statements may be filled with an expression. */
export function fillStatements(name: TemplateName, fillings: Fillings, isValue: IsValue): Statement[] {
  return templates[name](fillings, isValue) as Statement[];
}

/** For templates: `left && right`, without one that is idle. */
export function and(left: Expression, right: Expression, isLeftIdle: boolean, isRightIdle: boolean): Expression {
  if (isLeftIdle) return right;
  return isRightIdle ? left : binary("&&", left, right);
}

/** For templates: what fills a hole where one statement stands. */
export function statement(filling: Filling): Statement {
  if (isList(filling)) return block(filling);
  return isExpression(filling) ? run(filling) : filling;
}

/** For templates: what fills a hole in a list of statements. */
export function statements(filling: Filling): readonly Statement[] {
  return isList(filling) ? filling : [statement(filling)];
}

const isList = (filling: Filling): filling is readonly Statement[] => Array.isArray(filling);

function isExpression({ type }: Node): boolean {
  return type.endsWith("Expression") || type === "Identifier" || type === "Literal";
}
