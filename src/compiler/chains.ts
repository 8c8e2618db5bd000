/**
 * Expressions that nest to the left as far as the source is long: suffixes (`a.b.c()`), operators (`a + b + c`). The parser makes
 * them in a loop, so the recursion of the generator must not go all the way down either.
 */
import type { Expression, Logical } from "../syntax/ast.js";
import type { FunctionState } from "./function-state.js";

/** Links of a chain that are compiled by recursion. */
const PIECE = 16;

/** What the expression starts with and evaluates first, if that is an expression that can have such a start itself. */
function headOf(e: Expression): Expression | undefined {
  switch (e.kind) {
    case "Index":
    case "MethodCall":
      return e.object;
    case "Call":
      return e.callee;
    case "Binary":
      return e.left;
    default:
      return undefined;
  }
}

/** The part of the chain that has not been evaluated yet is longer than a piece. */
export function isLongChain(f: FunctionState, e: Expression): boolean {
  let inner = headOf(e);
  for (let length = 0; inner !== undefined && inner !== f.evaluated; inner = headOf(inner)) {
    if (++length > PIECE) return true;
  }
  return false;
}

/** Inner parts of a long chain, the innermost first, each a piece longer than the one before. */
export function piecesOf(f: FunctionState, e: Expression): Expression[] {
  const pieces: Expression[] = [];
  let length = 0;
  for (let inner = headOf(e); inner !== undefined && inner !== f.evaluated; inner = headOf(inner)) {
    if (++length % PIECE === 0) pieces.push(inner);
  }
  return pieces.reverse();
}

/**
 * The operands of `a or b or c`, from left to right, and the line at which each is tested: the last one at `line`, the first where its
 * value is used otherwise.
 */
export function operandsOf(e: Logical, line: number): (readonly [Expression, number | undefined])[] {
  const operands: (readonly [Expression, number | undefined])[] = [];
  let rest: Expression = e;
  for (; rest.kind === "Logical" && rest.operator === e.operator; rest = rest.left)
    operands.push([rest.right, rest === e ? line : rest.usedLine]);
  operands.push([rest, undefined]);
  return operands.reverse();
}

/** Text of the token that an expression starts with. */
export function firstToken(e: Expression): string {
  let first = e;
  while (first.kind !== "Name") {
    const head = first.kind === "Logical" ? first.left : headOf(first);
    if (head === undefined) break;
    first = head;
  }
  switch (first.kind) {
    case "Name":
      return first.name;
    case "Number":
      return String(first.value);
    case "String":
      return `"${first.value}"`;
    case "Unary":
      return first.operator;
    case "Vararg":
      return "...";
    case "Table":
      return "{";
    case "FunctionExpression":
      return "function";
    case "Parenthesized":
      return "(";
    default:
      return first.kind.toLowerCase();
  }
}
