/**
 * Build step: makes functions of the translator's templates, so that neither acorn nor the parsing is part of a running engine.
 * `node dist/src/build/templates.js` writes `dist/src/jit/built-templates.js`. Each function is run for a few instances of its template, so
 * all it does is to put text together, with parentheses where a filling needs them.
 */
import { writeFileSync } from "node:fs";
import {
  type BinaryExpression,
  type BlockStatement,
  type Expression,
  type Identifier,
  type IfStatement,
  type LogicalExpression,
  type Node,
  parse,
  type Statement,
} from "acorn";
import { compiledSupport } from "../../runtime/interpreter/compiled.js";
import { binaryLevel, Level } from "../jit/javascript.js";
import { templateSources } from "../jit/templates.js";

/** What stands between the back quotes of a template literal that makes the text of a node, and how tightly that binds. */
interface Text {
  readonly text: string;
  readonly level: Level;
}

/** The hole that a node is: an expression for its filling. */
function hole(node: Node): string | undefined {
  if (node.type !== "Identifier") return undefined;
  const { name } = node as Identifier;
  if (!name.startsWith("$")) return undefined;
  return name === "$object" ? "c.disguised(f.o)" : `f.${name.slice(1)}`;
}

/** The hole for statements, or for an expression that becomes one, that a node is. */
function statementHole(node: Statement): string | undefined {
  return node.type === "ExpressionStatement" ? hole(node.expression) : undefined;
}

/** Whether `node` tests for nil what is known not to be: an expression. */
function idle(node: Expression): string | undefined {
  if (node.type !== "BinaryExpression" || !isTestForValue(node)) return undefined;
  const tested = hole(node.left);
  return tested === undefined ? undefined : `c.isValue(${tested})`;
}

function isTestForValue({ operator, right }: BinaryExpression): boolean {
  return operator === "!==" && right.type === "Identifier" && right.name === "undefined";
}

const quoted = (text: string): string => text.replace(/[\\`$]/g, "\\$&");

/** The text of `node` where at least `level` is needed. */
function within(node: Node, level: Level): string {
  const filling = hole(node);
  if (filling !== undefined) return `\${at(${filling}, ${level})}`;
  const { text, level: own } = expression(node as Expression, false);
  return own < level ? `(${text})` : text;
}

const list = (nodes: readonly Node[]): string => nodes.map((node) => within(node, Level.Assignment)).join(", ");

/**
 * @param isTest a template that is a test, or a part of one.
 */
function expression(node: Expression, isTest: boolean): Text {
  switch (node.type) {
    case "Identifier":
      return { text: node.name, level: Level.Primary };
    case "Literal":
      return { text: quoted(node.raw!), level: typeof node.value === "number" ? Level.Number : Level.Primary };
    case "MemberExpression": {
      const property = node.computed
        ? `[${within(node.property, Level.Sequence)}]`
        : `.${(node.property as Identifier).name}`;
      return { text: within(node.object, Level.Access) + property, level: Level.Access };
    }
    case "CallExpression":
      return { text: `${within(node.callee, Level.Access)}(${list(node.arguments)})`, level: Level.Access };
    case "AssignmentExpression": {
      const text = `${within(node.left, Level.Access)} ${node.operator} ${within(node.right, Level.Assignment)}`;
      return { text, level: Level.Assignment };
    }
    case "SequenceExpression":
      return { text: list(node.expressions), level: Level.Sequence };
    case "ConditionalExpression": {
      const text = `${within(node.test, Level.Or)} ? ${list([node.consequent])} : ${list([node.alternate])}`;
      return { text, level: Level.Conditional };
    }
    case "UnaryExpression": {
      const space = /\w$/.test(node.operator) ? " " : "";
      return { text: node.operator + space + within(node.argument, Level.Number), level: Level.Unary };
    }
    case "UpdateExpression":
      if (!node.prefix) break;
      return { text: node.operator + within(node.argument, Level.Access), level: Level.Unary };
    case "LogicalExpression":
      return logical(node, isTest);
    case "BinaryExpression":
      return binary(node, isTest);
  }
  throw new Error(`templates do not have ${node.type}`);
}

function binary(node: BinaryExpression, isTest: boolean): Text {
  const { operator, left, right } = node;
  const level = binaryLevel(operator);
  if (isTest && isTestForValue(node) && left.type === "AssignmentExpression" && hole(left.left) === "f.v") {
    const loaded = within(left, Level.Access);
    return { text: `\${n ? "typeof " : ""}${loaded}\${n ? ' === "number"' : " !== undefined"}`, level };
  }
  return { text: `${within(left, level)} ${operator} ${within(right, level + 1)}`, level };
}

function logical(node: LogicalExpression, isTest: boolean): Text {
  const { operator, left, right } = node;
  const level = binaryLevel(operator);
  const operand = (each: Expression, level: Level): string => {
    if (hole(each) !== undefined) return within(each, level);
    const { text, level: own } = expression(each, isTest);
    return own < level ? `(${text})` : text;
  };
  const second = operand(right, level + 1);
  if (operator === "&&" && left.type === "LogicalExpression" && left.operator === "&&") {
    const ignored = idle(left.right);
    // `a && idle && b`
    if (ignored !== undefined)
      return {
        text: `${operand(left.left, level)}\${${ignored} ? "" : \` && ${expression(left.right, false).text}\`} && ${second}`,
        level,
      };
  }
  const ignored = operator === "&&" ? idle(left) : undefined;
  if (ignored === undefined) return { text: `${operand(left, level)} ${operator} ${second}`, level };
  return { text: `\${${ignored} ? "" : \`${expression(left as Expression, false).text} && \`}${second}`, level };
}

/** Code of the pieces that a statement consists of. */
function pieces(node: Statement): string[] {
  const filled = statementHole(node);
  if (filled !== undefined) return [`statement(${filled})`];
  const literal = (text: string): string[] => [`\`${text}\``];
  switch (node.type) {
    case "ExpressionStatement":
      return literal(`${within(node.expression, Level.Sequence)};`);
    case "ReturnStatement":
      return literal(`return ${within(node.argument!, Level.Sequence)};`);
    case "ThrowStatement":
      return literal(`throw ${within(node.argument, Level.Sequence)};`);
    case "VariableDeclaration": {
      const all = node.declarations.map(({ id, init }) => `${(id as Identifier).name} = ${list([init!])}`);
      return literal(`${node.kind} ${all.join(", ")};`);
    }
    case "BlockStatement":
      return blockPieces(node);
    case "IfStatement":
      return ifPieces(node);
    case "TryStatement": {
      const { param, body } = node.handler!;
      return [
        ...literal("try "),
        ...blockPieces(node.block),
        ...literal(` catch (${(param as Identifier).name}) `),
        ...blockPieces(body),
      ];
    }
    default:
      throw new Error(`templates do not have ${node.type}`);
  }
}

function blockPieces({ body }: BlockStatement): string[] {
  return ["`{ `", ...body.flatMap((each) => listed(each)), "`}`"];
}

/** The same of a statement in a list of them, where a hole may be filled with several. */
function listed(node: Statement): string[] {
  const filled = statementHole(node);
  return filled === undefined ? [...pieces(node), "` `"] : [`statements(${filled})`];
}

function ifPieces({ test, consequent, alternate }: IfStatement): string[] {
  return [
    `\`if (${within(test, Level.Sequence)}) \``,
    ...pieces(consequent),
    ...(alternate ? ["` else `", ...pieces(alternate)] : []),
  ];
}

/** Literals that follow each other become one. */
function joined(codes: readonly string[]): string {
  const result: string[] = [];
  for (const code of codes) {
    const last = result.at(-1);
    if (last?.endsWith("`") && code.startsWith("`")) result[result.length - 1] = last.slice(0, -1) + code.slice(1);
    else result.push(code);
  }
  return `[${result.join(", ")}]`;
}

/** Code that makes a statement of a template's own list. */
function built(node: Statement): string {
  const filled = statementHole(node);
  if (filled !== undefined) return `...statements(${filled})`;
  if (node.type !== "ExpressionStatement") return `new Statement(${joined(pieces(node))})`;
  const { text, level } = expression(node.expression, false);
  return `run(new Expression(\`${text}\`, ${level}))`;
}

/** Names of support functions, which the program has to be given. */
function supports(node: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const each of node) supports(each, names);
  else if (node !== null && typeof node === "object") {
    const { type, name } = node as { type?: string; name?: string };
    if (type === "Identifier" && Object.hasOwn(compiledSupport, name!)) names.add(name!);
    for (const [key, value] of Object.entries(node)) {
      const isName = type === "MemberExpression" && key === "property" && !(node as { computed?: boolean }).computed;
      if (!isName) supports(value, names);
    }
  }
  return names;
}

function template(source: string): string {
  const { body } = parse(source, { ecmaVersion: 2022, allowReturnOutsideFunction: true });
  const [first] = body as Statement[];
  const names = [...supports(body)].map((name) => `c.supports.add("${name}"), `).join("");
  if (body.length !== 1 || first?.type !== "ExpressionStatement" || source.endsWith(";"))
    return `(${names}[${(body as Statement[]).map(built).join(", ")}])`;
  const filling = hole(first.expression);
  if (filling !== undefined) return filling;
  const { text, level } = expression(first.expression, true);
  return `(${names}new Expression(\`${text}\`, ${level}))`;
}

const functions = Object.entries(templateSources).map(
  ([name, source]) => `  ${name}: (f, c, n) => ${template(source)},\n`,
);

writeFileSync(
  new URL("../jit/built-templates.js", import.meta.url),
  `// Made from templates.ts by the build.
import { statement, statements } from "./fill.js";
import { at, Expression, run, Statement } from "./javascript.js";
export const templates = {\n${functions.join("")}};\n`,
);
