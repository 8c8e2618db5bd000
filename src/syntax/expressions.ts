/**
 * The grammar of expressions (manual §2.5). Recursion goes only as deep as PUC Lua allows, and chains of suffixes and of operators
 * that bind to the left are loops, so that no source can exhaust the native stack.
 */
import type {
  Binary,
  Call,
  Expression,
  FieldEntry,
  FunctionBody,
  Index,
  Logical,
  MethodCall,
  Name,
  Parenthesized,
  StringLiteral,
  TableConstructor,
  Unary,
} from "./ast.js";
import { FIELD_SIZE } from "./ast.js";
import { SyntaxMessage, syntaxMessages } from "./errors.js";
import { Lexer } from "./lexer.js";
import type { NameEntry } from "./names.js";
import { type Mutable, Scopes } from "./scope.js";
import type { SourceBuffer } from "./source-buffer.js";
import { TOKEN_COUNT, Token, tokenText } from "./tokens.js";

/** How deep blocks and expressions may nest (LUAI_MAXCCALLS). */
export const MAX_LEVELS = 200;

const UNARY_PRIORITY = 8;

/** Each binary operator with its priorities to the left and to the right; a greater one to the left binds to the left. */
const binaryOperators: readonly (readonly [Token, number, number, Binary["operator"] | Logical["operator"]])[] = [
  [Token.Or, 1, 1, "or"],
  [Token.And, 2, 2, "and"],
  [Token.Less, 3, 3, "<"],
  [Token.Greater, 3, 3, ">"],
  [Token.LessEqual, 3, 3, "<="],
  [Token.GreaterEqual, 3, 3, ">="],
  [Token.NotEqual, 3, 3, "~="],
  [Token.Equal, 3, 3, "=="],
  [Token.Concat, 5, 4, ".."],
  [Token.Plus, 6, 6, "+"],
  [Token.Minus, 6, 6, "-"],
  [Token.Star, 7, 7, "*"],
  [Token.Slash, 7, 7, "/"],
  [Token.Percent, 7, 7, "%"],
  [Token.Caret, 10, 9, "^"],
];

/** Priorities by token; zero for a token that is no binary operator. */
const leftPriority = new Uint8Array(TOKEN_COUNT);
const rightPriority = new Uint8Array(TOKEN_COUNT);
const operatorNames = new Array<Binary["operator"] | Logical["operator"]>(TOKEN_COUNT).fill("or");
for (const [token, left, right, operator] of binaryOperators) {
  leftPriority[token] = left;
  rightPriority[token] = right;
  operatorNames[token] = operator;
}

const noExpressions: readonly Expression[] = [];

export abstract class ExpressionParser {
  protected readonly lexer: Lexer;
  protected readonly scopes: Scopes;
  /** How many blocks and expressions are open. */
  protected levels = 0;
  /** The fields of the table constructors that are open, and how many entries of it they take. */
  private readonly fields: FieldEntry[] = [];
  private fieldsEnd = 0;
  /** Operators `..` that may still be nested without counting as levels. */
  private freeConcats = 100;

  constructor(source: string, chunkName: string, buffer: SourceBuffer) {
    this.lexer = new Lexer(source, chunkName, buffer);
    this.scopes = new Scopes(this.lexer);
  }

  /** `funcbody ::= `(´ [parlist] `)´ block end`, with the parameter `self` in front for a method. */
  protected abstract functionBody(line: number, isMethod: boolean): FunctionBody;

  protected enterLevel(): void {
    if (++this.levels > MAX_LEVELS) this.lexer.failWithoutToken(SyntaxMessage.TooManyLevels);
  }

  protected fail(detail: string): never {
    return this.lexer.fail(detail);
  }

  /** Skips the token if it is the current one, and says whether it was. */
  protected accept(token: Token): boolean {
    if (this.lexer.token !== token) return false;
    this.lexer.next();
    return true;
  }

  protected expect(token: Token): void {
    if (this.lexer.token !== token) this.fail(syntaxMessages.expected(tokenText(token)));
    this.lexer.next();
  }

  /** Expects the token that closes what `opener` opened at `line`. */
  protected expectClosing(token: Token, opener: Token, line: number): void {
    if (this.lexer.token === token) this.lexer.next();
    else if (line === this.lexer.line) this.fail(syntaxMessages.expected(tokenText(token)));
    else this.fail(syntaxMessages.expectedToClose(tokenText(token), tokenText(opener), line));
  }

  protected expectName(): NameEntry {
    const { lexer } = this;
    const { name } = lexer;
    this.expect(Token.Name);
    return name;
  }

  /** PUC Lua emits the load of a variable, a field or a constant only when its value is needed: often when one more token has been read. */
  protected settle(expression: Expression): void {
    const { lastLine } = this.lexer;
    if (isLoad(expression)) (expression as Mutable<Expression>).line = lastLine;
    else this.use(expression, lastLine);
  }

  /** The value of an expression that is no load, or of the last part of it, is put to use. */
  private use(expression: Expression, line: number): void {
    switch (expression.kind) {
      case "Call":
      case "MethodCall":
      case "Binary":
      case "Unary":
        (expression as Mutable<Call | MethodCall | Binary | Unary>).usedLine = line;
        return;
      case "Parenthesized":
        (expression as Mutable<Parenthesized>).usedLine = line;
        return this.usePart(expression.expression, line);
      case "Logical":
        (expression as Mutable<Logical>).usedLine = line;
        return this.usePart(expression.right, line);
    }
  }

  /** Globals, upvalues and fields have been loaded where the part ends. */
  private usePart(part: Expression, line: number): void {
    if (!isLoad(part)) this.use(part, line);
    else if (part.kind === "Name" ? part.variable?.owner === this.scopes.body : part.kind !== "Index")
      (part as Mutable<Expression>).line = line;
  }

  /** Nils in a row are loaded by one instruction, with the first. */
  private settleLast(list: readonly Expression[]): void {
    const last = list[list.length - 1]!;
    const before = list[list.length - 2];
    if (last.kind === "Nil" && before?.kind === "Nil") (last as Mutable<Expression>).line = before.line;
    else this.settle(last);
  }

  /** `explist ::= {exp `,´} exp` */
  protected expressionList(): Expression[] {
    const list = [this.expression()];
    while (this.accept(Token.Comma)) {
      this.settleLast(list);
      list.push(this.expression());
    }
    return list;
  }

  /** `exp ::= (simpleexp | unop exp) {binop exp}`, where the operators bind more tightly than `limit`. */
  protected expression(limit = 0): Expression {
    this.enterLevel();
    const left = this.operand();
    const whole = leftPriority[this.lexer.token]! <= limit ? left : this.operation(left, limit);
    this.levels--;
    return whole;
  }

  /** `{binop exp}` after the first operand. */
  private operation(first: Expression, limit: number): Expression {
    const { lexer } = this;
    let left = first;
    for (let token = lexer.token; leftPriority[token]! > limit; token = lexer.token) {
      lexer.next();
      this.settle(left);
      const right = token === Token.Concat ? this.concatenated() : this.expression(rightPriority[token]!);
      left = binaryNode(token, left, right, lexer.lastLine);
    }
    return left;
  }

  /** A function counts as one level: the expression that it is does not. */
  private functionExpression(line: number): Expression {
    this.levels--;
    const body = this.functionBody(this.lexer.line, false);
    this.levels++;
    return { kind: "FunctionExpression", body, line };
  }

  /** The right side of `..`. The first operators of a chain do not count as levels, so that long messages can be put together. */
  private concatenated(): Expression {
    const free = this.freeConcats > 0 ? 1 : 0;
    this.freeConcats -= free;
    this.levels -= free;
    const right = this.expression(rightPriority[Token.Concat]!);
    this.levels += free;
    this.freeConcats += free;
    return right;
  }

  private operand(): Expression {
    switch (this.lexer.token) {
      case Token.Not:
        return this.unary("not");
      case Token.Minus:
        return this.unary("-");
      case Token.Hash:
        return this.unary("#");
      default:
        return this.simpleExpression();
    }
  }

  private unary(operator: Unary["operator"]): Unary {
    this.lexer.next();
    const operand = this.expression(UNARY_PRIORITY);
    const { lastLine } = this.lexer;
    return { kind: "Unary", operator, operand, line: lastLine, usedLine: lastLine };
  }

  /** `simpleexp ::= nil | true | false | Number | String | `...´ | tableconstructor | function | prefixexp` */
  private simpleExpression(): Expression {
    const { lexer } = this;
    const { line } = lexer;
    switch (lexer.token) {
      case Token.Number: {
        const value = lexer.number;
        lexer.next();
        return { kind: "Number", value, line };
      }
      case Token.String:
        return this.stringLiteral();
      case Token.Nil:
        lexer.next();
        return { kind: "Nil", line };
      case Token.True:
        lexer.next();
        return { kind: "True", line };
      case Token.False:
        lexer.next();
        return { kind: "False", line };
      case Token.Dots:
        if (!this.scopes.body.isVararg) this.fail(SyntaxMessage.VarargOutside);
        this.scopes.body.usesVararg = true;
        lexer.next();
        return { kind: "Vararg", line };
      case Token.LeftBrace:
        return this.tableConstructor();
      case Token.Function:
        lexer.next();
        return this.functionExpression(line);
      default:
        return this.suffixedExpression();
    }
  }

  private stringLiteral(): StringLiteral {
    const { text, line } = this.lexer;
    this.lexer.next();
    return { kind: "String", value: text, line };
  }

  /** `Name`, as a variable. */
  protected variable(): Name {
    const { line } = this.lexer;
    const entry = this.expectName();
    return { kind: "Name", name: entry.text, variable: this.scopes.resolve(entry), line };
  }

  /** `Name | `(´ exp `)´` */
  private primaryExpression(): Expression {
    const { lexer } = this;
    if (lexer.token === Token.Name) return this.variable();
    if (lexer.token !== Token.LeftParen) this.fail(SyntaxMessage.UnexpectedSymbol);
    const { line } = lexer;
    lexer.next();
    const expression = this.expression();
    this.expectClosing(Token.RightParen, Token.LeftParen, line);
    this.settle(expression);
    return { kind: "Parenthesized", expression, line, usedLine: lexer.lastLine };
  }

  /** `prefixexp ::= (Name | `(´ exp `)´) {`.´ Name | `[´ exp `]´ | args | `:´ Name args}` */
  protected suffixedExpression(): Expression {
    const { lexer } = this;
    let expression = this.primaryExpression();
    for (;;) {
      switch (lexer.token) {
        case Token.Dot:
          expression = this.field(expression);
          break;
        case Token.LeftBracket: {
          const key = this.bracketKey();
          expression = { kind: "Index", object: expression, key, line: lexer.lastLine };
          break;
        }
        case Token.Colon:
          // `f() ::label::`
          if (lexer.atDoubleColon()) return expression;
          expression = this.methodCall(expression);
          break;
        case Token.LeftParen:
        case Token.String:
        case Token.LeftBrace:
          expression = this.call(expression);
          break;
        default:
          return expression;
      }
    }
  }

  /** `prefixexp `.´ Name`, and also with the colon of a method's name. */
  protected field(object: Expression): Index {
    this.lexer.next();
    const key = this.nameKey();
    return { kind: "Index", object, key, line: this.lexer.lastLine };
  }

  private nameKey(): StringLiteral {
    const { line } = this.lexer;
    return { kind: "String", value: this.expectName().text, line };
  }

  /** ``[´ exp `]´` */
  private bracketKey(): Expression {
    this.lexer.next();
    const key = this.expression();
    this.expect(Token.RightBracket);
    return key;
  }

  private methodCall(object: Expression): MethodCall {
    const { lexer } = this;
    lexer.next();
    const name = this.expectName().text;
    this.settle(object);
    const nameLine = lexer.lastLine;
    const { line } = lexer;
    const list = this.callArguments();
    return { kind: "MethodCall", object, name, arguments: list, nameLine, line, usedLine: lexer.lastLine };
  }

  private call(callee: Expression): Call {
    const { line } = this.lexer;
    const list = this.callArguments();
    return { kind: "Call", callee, arguments: list, line, usedLine: this.lexer.lastLine };
  }

  /** `args ::= `(´ [explist] `)´ | tableconstructor | String` */
  private callArguments(): readonly Expression[] {
    switch (this.lexer.token) {
      case Token.LeftParen:
        if (this.lexer.line !== this.lexer.lastLine) this.fail(SyntaxMessage.AmbiguousCall);
        return this.argumentList();
      case Token.LeftBrace:
        return [this.tableConstructor()];
      case Token.String:
        return [this.stringLiteral()];
      default:
        return this.fail(SyntaxMessage.ArgumentsExpected);
    }
  }

  /** ``(´ [explist] `)´` */
  protected argumentList(): readonly Expression[] {
    const { line } = this.lexer;
    this.lexer.next();
    if (this.accept(Token.RightParen)) return noExpressions;
    const list = this.expressionList();
    this.expectClosing(Token.RightParen, Token.LeftParen, line);
    this.settleLast(list);
    return list;
  }

  /** `tableconstructor ::= `{´ [field {(`,´ | `;´) field} [`,´ | `;´]] `}´` */
  private tableConstructor(): TableConstructor {
    const { lexer } = this;
    const { line: openLine, lastLine: line } = lexer;
    const start = this.fieldsEnd;
    this.expect(Token.LeftBrace);
    while (lexer.token !== Token.RightBrace) {
      if (this.fieldsEnd > start) this.settleField();
      this.tableField();
      if (lexer.token !== Token.Comma && lexer.token !== Token.Semicolon) break;
      lexer.next();
    }
    this.expectClosing(Token.RightBrace, Token.LeftBrace, openLine);
    if (this.fieldsEnd > start) this.settleField();
    const fields = this.fields.slice(start, this.fieldsEnd);
    this.fieldsEnd = start;
    return { kind: "Table", fields, line, endLine: lexer.lastLine };
  }

  /** PUC Lua reads a positional item when it gets to the next one, or to the end. */
  private settleField(): void {
    const { fields } = this;
    const last = this.fieldsEnd - FIELD_SIZE;
    if (fields[last] !== undefined) return;
    const value = fields[last + 1];
    if (typeof value === "object") this.settle(value);
    else fields[last + 2] = this.lexer.lastLine;
  }

  /** `field ::= `[´ exp `]´ `=´ exp | Name `=´ exp | exp` */
  private tableField(): void {
    const { lexer } = this;
    let key: FieldEntry;
    if (lexer.token === Token.LeftBracket) {
      key = this.fieldKey();
      this.expect(Token.Assign);
    } else if (lexer.token === Token.Name && lexer.peek() === Token.Assign) {
      key = lexer.name.text;
      lexer.next();
      lexer.next();
    }
    this.addField(key, this.fieldValue(), lexer.lastLine);
  }

  private addField(key: FieldEntry, value: FieldEntry, line: number): void {
    const { fields, fieldsEnd } = this;
    fields[fieldsEnd] = key;
    fields[fieldsEnd + 1] = value;
    fields[fieldsEnd + 2] = line;
    this.fieldsEnd = fieldsEnd + FIELD_SIZE;
  }

  /** ``[´ exp `]´`; a nil is an expression, because a field with nothing for a key is positional. */
  private fieldKey(): FieldEntry {
    const { lexer } = this;
    lexer.next();
    const { line } = lexer;
    const key = this.fieldValue();
    this.expect(Token.RightBracket);
    return key === undefined ? { kind: "Nil", line } : key;
  }

  /** `exp`, for which a constant stands itself if that is all of it. */
  private fieldValue(): FieldEntry {
    const { lexer } = this;
    let value: Exclude<FieldEntry, Expression>;
    switch (lexer.token) {
      case Token.Number:
        value = lexer.number;
        break;
      case Token.String:
        value = lexer.text;
        break;
      case Token.True:
        value = true;
        break;
      case Token.False:
        value = false;
        break;
      case Token.Nil:
        break;
      default:
        return this.expression();
    }
    this.enterLevel();
    const { line } = lexer;
    lexer.next();
    const whole = leftPriority[lexer.token] === 0 ? value : this.operation(constantNode(value, line), 0);
    this.levels--;
    return whole;
  }
}

/** A constant as an expression. */
function constantNode(value: Exclude<FieldEntry, Expression>, line: number): Expression {
  if (typeof value === "number") return { kind: "Number", value, line };
  if (typeof value === "string") return { kind: "String", value, line };
  return { kind: value === undefined ? "Nil" : value ? "True" : "False", line };
}

/** The expression is a variable, a field or a constant. */
function isLoad(e: Expression): boolean {
  switch (e.kind) {
    case "Index":
    case "Name":
    case "Number":
    case "String":
    case "Nil":
    case "True":
    case "False":
      return true;
    default:
      return false;
  }
}

function binaryNode(token: Token, left: Expression, right: Expression, line: number): Binary | Logical {
  const operator = operatorNames[token]!;
  return operator === "and" || operator === "or"
    ? { kind: "Logical", operator, left, right, line, usedLine: line }
    : { kind: "Binary", operator, left, right, line, usedLine: line };
}
