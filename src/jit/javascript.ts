/**
 * The JavaScript that translated code is made of: pieces of text, with what has to be known to put them together. A syntax tree that is
 * printed afterwards costs a program's first run more: its nodes are made by code that hardly ever runs twice. Names are made by us and
 * strings are escaped here, so that no text of a script reaches the emitted source as it is.
 */

/** How tightly the operators of an expression bind, from the loosest on. */
export const enum Level {
  Sequence,
  Assignment,
  Conditional,
  Or,
  And,
  BitOr,
  BitXor,
  BitAnd,
  Equality,
  Relation,
  Shift,
  Sum,
  Product,
  Unary,
  /** A number, which cannot stand in front of a dot. */
  Number,
  Access,
  Primary,
}

export class Expression {
  constructor(
    readonly text: string,
    readonly level: Level,
    /** The variable that it is, or "". */
    readonly name: string = "",
  ) {}
}

/** Text, a statement, or statements on lines of their own. */
export type Piece = string | Statement | readonly Statement[];

export class Statement {
  /** pc of the instruction that it notes, or whose guard it is the first of a run for; -1 for others. */
  pc = -1;
  /** What stands on a line in front of it, if it is in a list and comments are printed. */
  comment = "";
  constructor(
    /** What it consists of; may change until it is printed. */
    public pieces: readonly Piece[],
    /** The expression that it consists of, if it does. */
    readonly expression?: Expression,
  ) {}
}

/** The text of an expression where at least `level` is needed. */
export function at(expression: Expression, level: Level): string {
  return expression.level < level ? `(${expression.text})` : expression.text;
}

const list = (expressions: readonly Expression[]): string =>
  expressions.map((expression) => at(expression, Level.Assignment)).join(", ");

export const id = (name: string): Expression => new Expression(name, Level.Primary, name);
export const THIS = new Expression("this", Level.Primary);

/** A string literal: everything but printable ASCII is escaped. */
export function string(value: string): Expression {
  return new Expression(`"${/^[ !#-;=-[\]-~]*$/.test(value) ? value : escaped(value)}"`, Level.Primary);
}

function escaped(value: string): string {
  let text = "";
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0x22 || code === 0x5c) text += `\\${value[i]}`;
    else if (code >= 0x20 && code < 0x7f && code !== 0x3c) text += value[i];
    else text += `\\x${code.toString(16).padStart(2, "0")}`;
  }
  return text;
}

/** A number, also those that have no literal. */
export function number(value: number): Expression {
  if (Number.isNaN(value)) return new Expression("0 / 0", Level.Product);
  if (value < 0 || Object.is(value, -0)) return unary("-", number(-value));
  if (value === Number.POSITIVE_INFINITY) return new Expression("1 / 0", Level.Product);
  return new Expression(String(value), Level.Number);
}

export const UNDEFINED = new Expression("void 0", Level.Unary);
export const NULL = new Expression("null", Level.Primary);

export function constant(value: number | string | boolean | undefined): Expression {
  switch (typeof value) {
    case "number":
      return number(value);
    case "string":
      return string(value);
    case "boolean":
      return new Expression(String(value), Level.Primary);
    default:
      return UNDEFINED;
  }
}

/** Whether it is a literal, which is never nil. */
export const isLiteral = ({ level, name }: Expression): boolean =>
  level === Level.Number || (level === Level.Primary && name === "");

/** `object.name` for a name that a Lua string may spell. */
export function property(object: Expression, name: string): Expression {
  const receiver = at(object, Level.Access);
  const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  return new Expression(isName ? `${receiver}.${name}` : `${receiver}[${string(name).text}]`, Level.Access);
}

/** `object.name` for a name of ours. */
export const member = (object: Expression, name: string): Expression =>
  new Expression(`${at(object, Level.Access)}.${name}`, Level.Access);

export const element = (object: Expression, index: Expression): Expression =>
  new Expression(`${at(object, Level.Access)}[${index.text}]`, Level.Access);

export const call = (callee: Expression, args: readonly Expression[]): Expression =>
  new Expression(`${at(callee, Level.Access)}(${list(args)})`, Level.Access);

/** Arguments that several calls have in common. */
export type Values = string & { readonly isList: true };
export const values = (expressions: readonly Expression[]): Values => list(expressions) as Values;

/** A call of the function `name` with `first` and then `rest`. */
export const callWith = (name: string, first: string, rest: Values): Expression =>
  new Expression(`${name}(${first}, ${rest})`, Level.Access);

export const construct = (name: string, args: readonly Expression[]): Expression =>
  new Expression(`new ${name}(${list(args)})`, Level.Access);

/** Null stands for a hole. */
export function array(elements: readonly (Expression | null)[]): Expression {
  const texts = elements.map((each) => (each === null ? "" : at(each, Level.Assignment)));
  const end = elements.at(-1) === null ? "," : "";
  return new Expression(`[${texts.join(", ")}${end}]`, Level.Primary);
}

export const spread = (argument: Expression): Expression =>
  new Expression(`...${at(argument, Level.Assignment)}`, Level.Assignment);

export const assignment = (target: Expression, value: Expression): Expression =>
  new Expression(`${target.text} = ${at(value, Level.Assignment)}`, Level.Assignment);

export const sequence = (expressions: readonly Expression[]): Expression =>
  new Expression(list(expressions), Level.Sequence);

export const conditional = (test: Expression, consequent: Expression, alternate: Expression): Expression =>
  new Expression(`${at(test, Level.Or)} ? ${list([consequent])} : ${list([alternate])}`, Level.Conditional);

const unary = (operator: string, argument: Expression): Expression =>
  new Expression(operator + at(argument, Level.Number), Level.Unary);

export const not = (argument: Expression): Expression => unary("!", argument);
export const plus = (argument: Expression): Expression => unary("+", argument);
export const minus = (argument: Expression): Expression => unary("-", argument);

/** Operators between two operands, of which the right one has to bind more tightly. */
const binaryLevels = {
  "||": Level.Or,
  "&&": Level.And,
  "|": Level.BitOr,
  "^": Level.BitXor,
  "&": Level.BitAnd,
  "===": Level.Equality,
  "!==": Level.Equality,
  "<": Level.Relation,
  "<=": Level.Relation,
  ">": Level.Relation,
  ">=": Level.Relation,
  "<<": Level.Shift,
  ">>": Level.Shift,
  ">>>": Level.Shift,
  "+": Level.Sum,
  "-": Level.Sum,
  "*": Level.Product,
  "/": Level.Product,
  "%": Level.Product,
} as const;

export type BinaryOperator = keyof typeof binaryLevels;

export const binaryLevel = (operator: string): Level => binaryLevels[operator as BinaryOperator];

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  const level = binaryLevels[operator];
  return new Expression(`${at(left, level)} ${operator} ${at(right, level + 1)}`, level);
}

/** All of several tests, one after the other; undefined when there is none. */
export function all(...tests: (Expression | undefined)[]): Expression | undefined {
  let result: Expression | undefined;
  for (const test of tests) if (test !== undefined) result = result === undefined ? test : binary("&&", result, test);
  return result;
}

export const run = (expression: Expression): Statement => new Statement([`${expression.text};`], expression);
export const assign = (target: Expression, value: Expression): Statement => run(assignment(target, value));
export const block = (body: readonly Statement[]): Statement => new Statement(["{", body, "}"]);
export const labeled = (label: string, body: Statement): Statement => new Statement([`${label}: `, body]);
export const breakTo = (label: string): Statement => new Statement([`break ${label};`]);
export const continueTo = (label: string): Statement => new Statement([`continue ${label};`]);
export const returns = (value: Expression): Statement => new Statement([`return ${value.text};`]);
export const forever = (body: readonly Statement[]): Statement => new Statement(["while (true) {", body, "}"]);

export function iff(test: Expression, consequent: Statement, alternate?: Statement): Statement {
  const pieces: Piece[] = [`if (${test.text}) `, consequent];
  if (alternate !== undefined) pieces.push(" else ", alternate);
  return new Statement(pieces);
}

/** What a loop with a condition and an update consists of. */
export const loopPieces = (test: Expression, update: Expression, body: readonly Statement[]): Piece[] => [
  `for (; ${test.text}; ${update.text}) {`,
  body,
  "}",
];

/** A function expression. Parentheses tell V8 to compile it at once; otherwise it reads it twice, the second time at the first call. */
export const functionPieces = (name: string, parameters: readonly string[], body: readonly Statement[]): Piece[] => [
  `(function ${name}(${parameters.join(", ")}) {`,
  body,
  "})",
];

/** Has a comment say which line of Lua a statement comes from; `markedLines` finds it. */
export function mark(statement: Statement, line: number): void {
  statement.comment = `@${line}`;
}

/** For each line of printed text, the line of Lua that it comes from, or 0. */
export function markedLines(text: string): number[] {
  let line = 0;
  return text.split("\n").map((each) => {
    const mark = /^\s*\/\/@(\d+)$/.exec(each);
    if (mark !== null) line = Number(mark[1]);
    return line;
  });
}

/** The text of a program: a statement a line. */
export function printed(program: readonly Statement[]): string {
  let text = "";
  for (const statement of program) text += `${statementText(statement)}\n`;
  return text;
}

function statementText({ pieces }: Statement): string {
  let text = "";
  for (const piece of pieces)
    if (typeof piece === "string") text += piece;
    else if (piece instanceof Statement) text += statementText(piece);
    else text += printed(piece);
  return text;
}

/** The same to be read: with comments, and indented. */
export function printedWithComments(program: readonly Statement[], indent = ""): string {
  let text = "";
  for (const statement of program) {
    if (statement.comment !== "") text += `${indent}//${statement.comment}\n`;
    text += `${indent}${commentedText(statement, indent)}\n`;
  }
  return text;
}

function commentedText({ pieces }: Statement, indent: string): string {
  let text = "";
  for (const piece of pieces)
    if (typeof piece === "string") text += piece;
    else if (piece instanceof Statement) text += commentedText(piece, indent);
    else if (piece.length > 0) text += `\n${printedWithComments(piece, `${indent}  `)}${indent}`;
  return text;
}
