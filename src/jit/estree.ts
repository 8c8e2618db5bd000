/**
 * The ESTree nodes that translated code is made of, and builders for the few that do not come from templates. Names are made by us
 * and strings are escaped here, so that no text of a script reaches the emitted source as it is.
 */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}
export type Expression = Node;
export type Statement = Node;

export const id = (name: string): Expression => ({ type: "Identifier", name });

/** A string literal: everything but printable ASCII is escaped. */
export function string(value: string): Expression {
  let raw = '"';
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0x22 || code === 0x5c) raw += `\\${value[i]}`;
    else if (code >= 0x20 && code < 0x7f && code !== 0x3c) raw += value[i];
    else raw += `\\x${code.toString(16).padStart(2, "0")}`;
  }
  return { type: "Literal", value, raw: `${raw}"` };
}

/** A number, also those that have no literal. */
export function number(value: number): Expression {
  if (Number.isNaN(value)) return { type: "BinaryExpression", operator: "/", left: number(0), right: number(0) };
  if (value < 0 || Object.is(value, -0))
    return { type: "UnaryExpression", operator: "-", prefix: true, argument: number(-value) };
  if (value === Number.POSITIVE_INFINITY)
    return { type: "BinaryExpression", operator: "/", left: number(1), right: number(0) };
  return { type: "Literal", value, raw: String(value) };
}

export const UNDEFINED: Expression = { type: "UnaryExpression", operator: "void", prefix: true, argument: number(0) };

export function constant(value: number | string | boolean | undefined): Expression {
  switch (typeof value) {
    case "number":
      return number(value);
    case "string":
      return string(value);
    case "boolean":
      return { type: "Literal", value, raw: String(value) };
    default:
      return UNDEFINED;
  }
}

/** `object.name` for a name that a Lua string may spell. */
export function property(object: Expression, name: string): Expression {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    return { type: "MemberExpression", object, property: id(name), computed: false, optional: false };
  return { type: "MemberExpression", object, property: string(name), computed: true, optional: false };
}

export const call = (callee: Expression, args: readonly Expression[]): Expression => ({
  type: "CallExpression",
  callee,
  arguments: args,
  optional: false,
});

export const member = (object: Expression, name: string): Expression => property(object, name);

export const element = (object: Expression, index: Expression): Expression => ({
  type: "MemberExpression",
  object,
  property: index,
  computed: true,
  optional: false,
});

/** Null stands for a hole. */
export const array = (elements: readonly (Expression | null)[]): Expression => ({ type: "ArrayExpression", elements });
export const spread = (argument: Expression): Expression => ({ type: "SpreadElement", argument });

export const assignment = (target: Expression, value: Expression): Expression => ({
  type: "AssignmentExpression",
  operator: "=",
  left: target,
  right: value,
});

export const assign = (target: Expression, value: Expression): Statement => run(assignment(target, value));

export const sequence = (expressions: readonly Expression[]): Expression => ({
  type: "SequenceExpression",
  expressions,
});

export const run = (expression: Expression): Statement => ({ type: "ExpressionStatement", expression });
export const block = (body: readonly Statement[]): Statement => ({ type: "BlockStatement", body });
export const labeled = (label: string, body: Statement): Statement => ({
  type: "LabeledStatement",
  label: id(label),
  body,
});
export const NULL: Expression = { type: "Literal", value: null, raw: "null" };

export const conditional = (test: Expression, consequent: Expression, alternate: Expression): Expression => ({
  type: "ConditionalExpression",
  test,
  consequent,
  alternate,
});

export const breakTo = (label: string): Statement => ({ type: "BreakStatement", label: id(label) });
export const continueTo = (label: string): Statement => ({ type: "ContinueStatement", label: id(label) });
export const returns = (argument: Expression): Statement => ({ type: "ReturnStatement", argument });
export const TRUE: Expression = { type: "Literal", value: true, raw: "true" };

export const functionExpression = (name: string, params: readonly Node[], body: readonly Statement[]): Node => ({
  type: "FunctionExpression",
  id: id(name),
  params,
  body: block(body),
  generator: false,
  async: false,
});

export const iff = (test: Expression, consequent: Statement, alternate?: Statement): Statement => ({
  type: "IfStatement",
  test,
  consequent,
  alternate: alternate ?? null,
});

export const not = (argument: Expression): Expression => ({
  type: "UnaryExpression",
  operator: "!",
  prefix: true,
  argument,
});

export const plus = (argument: Expression): Expression => ({
  type: "UnaryExpression",
  operator: "+",
  prefix: true,
  argument,
});

export const binary = (operator: string, left: Expression, right: Expression): Expression => ({
  type: operator === "&&" || operator === "||" ? "LogicalExpression" : "BinaryExpression",
  operator,
  left,
  right,
});

/** Has a comment say which line of Lua a statement comes from; `markedLines` finds it. */
export function mark(statement: Statement, line: number): void {
  (statement as { comments?: unknown }).comments = [{ type: "Line", value: `@${line}` }];
}

/** For each line of printed text, the line of Lua that it comes from, or 0. */
export function markedLines(text: string): number[] {
  let line = 0;
  return text.split("\n").map((each) => {
    const mark = /^\s*\/\/ ?@(\d+)$/.exec(each);
    if (mark !== null) line = Number(mark[1]);
    return line;
  });
}

/** All of several tests, one after the other; undefined when there is none. */
export function all(...tests: (Expression | undefined)[]): Expression | undefined {
  let result: Expression | undefined;
  for (const test of tests) if (test !== undefined) result = result === undefined ? test : binary("&&", result, test);
  return result;
}
