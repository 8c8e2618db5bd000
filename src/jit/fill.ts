/** Instances of templates: text with the holes filled. */
import { templates } from "./built-templates.js";
import { block, type Expression, run, type Statement } from "./javascript.js";
import type { TemplateName } from "./templates.js";

export type Filling = Expression | readonly Statement[];
export type Fillings = Readonly<Record<string, Filling>>;

export const NO_FILLINGS: Fillings = {};

/** What templates ask the translation for. */
export interface Filler {
  /** Names of support functions that are used. */
  readonly supports: Set<string>;
  /** Whether an expression is known not to be nil. */
  isValue(expression: Expression): boolean;
  /** A receiver in a form that keeps its feedback apart. */
  disguised(receiver: Expression): Expression;
}

/**
 * The expression that template `name` stands for; tests of what is known to have a value are left out.
 * @param isNumber tests whether a number has been found are made of those whether a value has been found.
 */
export function expression(name: TemplateName, fillings: Fillings, filler: Filler, isNumber: boolean): Expression {
  return templates[name](fillings, filler, isNumber) as Expression;
}

/** The statements that template `name` stands for; a hole for statements may be filled with an expression. */
export function fillStatements(name: TemplateName, fillings: Fillings, filler: Filler): Statement[] {
  return templates[name](fillings, filler, false) as Statement[];
}

/** For templates: what fills a hole where one statement stands. */
export function statement(filling: Filling): Statement {
  return isList(filling) ? block(filling) : run(filling);
}

/** For templates: what fills a hole in a list of statements. */
export function statements(filling: Filling): readonly Statement[] {
  return isList(filling) ? filling : [run(filling)];
}

const isList = (filling: Filling): filling is readonly Statement[] => Array.isArray(filling);
