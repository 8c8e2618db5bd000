/**
 * The statements 5.1 does not have: `goto` and labels as in LuaJIT, `continue`, and `defer`. Their words are not reserved: each is a
 * name wherever a 5.1 program could have one.
 */
import type { Block, Defer, Expression, FunctionBody, Goto, Label, LabelStatement, Statement } from "./ast.js";
import { syntaxMessages } from "./errors.js";
import { ExpressionParser } from "./expressions.js";
import { Mention } from "./names.js";
import type { Mutable } from "./scope.js";
import type { SourceBuffer } from "./source-buffer.js";
import { Token } from "./tokens.js";

/** What the language has beyond Lua 5.1; everything unless told otherwise. */
export interface Dialect {
  /** The `defer` statement. */
  readonly defer?: boolean;
  /** The `continue` statement. */
  readonly continue?: boolean;
  /** `goto` and labels. */
  readonly goto?: boolean;
}

export abstract class ContextualParser extends ExpressionParser {
  constructor(
    source: string,
    chunkName: string,
    private readonly dialect: Dialect,
    buffer: SourceBuffer,
  ) {
    super(source, chunkName, buffer);
    this.lexer.hasLabels = dialect.goto !== false;
  }

  /** `chunk ::= {stat [`;´]} [laststat [`;´]]` */
  protected abstract chunk(): Block;

  /** Whether the current token ends a block. */
  protected abstract atBlockEnd(): boolean;

  /** `[parlist]` of a function, up to the closing parenthesis. */
  protected abstract parameterList(body: Mutable<FunctionBody>): void;

  /** A statement that starts with a word 5.1 does not reserve, or nothing when the word is just a name here. */
  protected wordStatement(line: number): Statement | undefined {
    const { dialect } = this;
    const { mention, variable } = this.lexer.name;
    switch (mention) {
      case Mention.Goto:
        return dialect.goto === false ? undefined : this.gotoStatement(line);
      case Mention.Continue:
        return dialect.continue === false ? undefined : this.continueStatement(line);
      case Mention.Defer:
        return dialect.defer === false || variable !== undefined ? undefined : this.deferStatement(line);
      default:
        return undefined;
    }
  }

  /** `goto Name`; two names in a row are no statement of 5.1. */
  private gotoStatement(line: number): Goto | undefined {
    const { lexer } = this;
    const mark = lexer.mark();
    lexer.next();
    if (lexer.token !== Token.Name) {
      lexer.reset(mark);
      return undefined;
    }
    const statement = { kind: "Goto", label: unknownLabel, line } as const;
    const name = this.expectName();
    this.scopes.addGoto(name.text, statement);
    return statement;
  }

  protected atLabel(): boolean {
    return this.lexer.atDoubleColon();
  }

  /** `{`::´ Name `::´}`: labels in a row stand at the same place, which may be the end of the block. */
  protected labels(statements: Statement[]): void {
    const labels: Label[] = [];
    do {
      const statement = this.labelStatement();
      statements.push(statement);
      labels.push(statement.label);
    } while (this.atLabel());
    // The condition of a `repeat` still belongs to the block.
    const endsBlock = this.atBlockEnd() && this.lexer.token !== Token.Until;
    for (const label of labels) this.scopes.resolveForward(label, endsBlock);
  }

  private labelStatement(): LabelStatement {
    const { line } = this.lexer;
    this.skipDoubleColon();
    const label = this.scopes.addLabel(this.expectName().text, line);
    if (!this.lexer.atDoubleColon()) this.fail(syntaxMessages.expected("::"));
    this.skipDoubleColon();
    return { kind: "Label", label, line };
  }

  private skipDoubleColon(): void {
    this.lexer.next();
    this.lexer.next();
  }

  private continueStatement(line: number): Statement | undefined {
    const { lexer } = this;
    const mark = lexer.mark();
    lexer.next();
    if (lexer.token === Token.LeftParen || this.continuesName()) {
      lexer.reset(mark);
      return undefined;
    }
    this.scopes.checkContinue(line);
    return { kind: "Continue", line };
  }

  /** Whether the current token, after a name, makes it the start of an expression or an assignment; the parenthesis apart. */
  private continuesName(): boolean {
    switch (this.lexer.token) {
      case Token.Dot:
      case Token.LeftBracket:
      case Token.Colon:
      case Token.LeftBrace:
      case Token.Assign:
      case Token.Comma:
      case Token.String:
        return true;
      default:
        return false;
    }
  }

  /** `defer `(´ [parlist] `)´ block end [`(´ [explist] `)´]` */
  private deferStatement(line: number): Defer | undefined {
    const { lexer, scopes } = this;
    const mark = lexer.mark();
    lexer.next();
    if (this.continuesName() || (lexer.token === Token.LeftParen && !this.atParameterList())) {
      lexer.reset(mark);
      return undefined;
    }
    const handler = this.deferHandler(line);
    const values = takesArguments(handler) ? this.deferArguments(line) : [];
    scopes.addDefer();
    return { kind: "Defer", handler, arguments: values, line };
  }

  private deferHandler(line: number): FunctionBody {
    const handler = this.scopes.openFunction(line, true);
    this.expect(Token.LeftParen);
    this.parameterList(handler);
    this.expect(Token.RightParen);
    handler.body = this.chunk();
    handler.endLine = this.lexer.line;
    if (!this.accept(Token.End)) this.fail(syntaxMessages.deferUnclosed(line));
    this.scopes.closeFunction();
    return handler;
  }

  /** A parenthesis on a later line would start a statement. */
  private deferArguments(line: number): readonly Expression[] {
    const { lexer } = this;
    if (lexer.token !== Token.LeftParen || lexer.line !== lexer.lastLine) {
      this.fail(syntaxMessages.deferArgumentsExpected(line));
    }
    return this.argumentList();
  }

  /** Whether the parenthesis that is the current token opens a list of nothing but parameters. */
  private atParameterList(): boolean {
    const { lexer } = this;
    const mark = lexer.mark();
    lexer.next();
    const found = lexer.token === Token.RightParen || this.skipParameters();
    lexer.reset(mark);
    return found;
  }

  private skipParameters(): boolean {
    while (this.accept(Token.Name)) {
      if (this.lexer.token === Token.RightParen) return true;
      if (!this.accept(Token.Comma)) return false;
    }
    return this.accept(Token.Dots) && this.lexer.token === Token.RightParen;
  }
}

/** Stands in a `goto` until its label is found, which it is before `parse` returns. */
const unknownLabel: Label = { name: "", line: 0, backward: false, forward: false };

function takesArguments(handler: FunctionBody): boolean {
  return handler.isVararg || handler.parameters.length > 0;
}
