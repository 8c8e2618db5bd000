/**
 * The grammar of statements and of function bodies (manual §2.4, §2.5.9), and `parse`, the way in.
 */
import type {
  Block,
  Expression,
  FunctionBody,
  FunctionStatement,
  GenericFor,
  If,
  Index,
  LocalFunction,
  LocalStatement,
  LocalVariable,
  Name,
  NumericFor,
  Repeat,
  Return,
  Statement,
  While,
} from "./ast.js";
import { ContextualParser, type Dialect } from "./contextual.js";
import { SyntaxMessage } from "./errors.js";
import { MAX_LEVELS } from "./expressions.js";
import { Mention, type NameEntry } from "./names.js";
import type { LoopKind, Mutable } from "./scope.js";
import { SourceBuffer } from "./source-buffer.js";
import { Token } from "./tokens.js";

export type { Dialect } from "./contextual.js";

/** Hidden variables of a `for` loop: what it counts or calls. */
const FOR_STATE = 3;

/**
 * Parses a chunk and resolves its names. `source` is a byte string, `chunkName` Lua's name of the chunk ("@file", "=name" or the
 * source itself). The result is the main function, whose `line` is 0. Throws `LuaSyntaxError`.
 */
export function parse(
  source: string,
  chunkName: string,
  dialect: Dialect = {},
  buffer = new SourceBuffer(),
): FunctionBody {
  return new Parser(source, chunkName, dialect, buffer).mainChunk();
}

class Parser extends ContextualParser {
  mainChunk(): FunctionBody {
    const body = this.scopes.openFunction(0, false);
    body.isVararg = true;
    body.body = this.chunk();
    body.endLine = this.lexer.lastLine;
    this.expect(Token.EndOfFile);
    this.scopes.closeFunction();
    if (this.lexer.mentionsRebinding) this.scopes.shareCaptured();
    return body;
  }

  /** `block ::= chunk`, with a scope of its own. */
  private block(loop: LoopKind = "none"): Block {
    this.scopes.openBlock(loop);
    const block = this.chunk();
    this.scopes.closeBlock();
    return block;
  }

  /** `chunk ::= {stat [`;´]} [laststat [`;´]]` */
  protected chunk(): Block {
    const statements: Statement[] = [];
    let isLast = false;
    this.enterLevel();
    while (!isLast && !this.atBlockEnd()) {
      if (this.atLabel()) this.labels(statements);
      else {
        const statement = this.statement();
        statements.push(statement);
        isLast = endsChunk(statement);
      }
      this.accept(Token.Semicolon);
    }
    this.levels--;
    return this.scopes.blockNode(statements, this.lexer.lastLine, this.lexer.line);
  }

  protected atBlockEnd(): boolean {
    switch (this.lexer.token) {
      case Token.End:
      case Token.Else:
      case Token.ElseIf:
      case Token.Until:
      case Token.EndOfFile:
        return true;
      default:
        return false;
    }
  }

  private statement(): Statement {
    const { lexer } = this;
    const { line } = lexer;
    switch (lexer.token) {
      case Token.If:
        return this.ifStatement(line);
      case Token.While:
        return this.whileStatement(line);
      case Token.Do: {
        lexer.next();
        const body = this.block();
        this.expectClosing(Token.End, Token.Do, line);
        return { kind: "Do", body, line };
      }
      case Token.For:
        return this.forStatement(line);
      case Token.Repeat:
        return this.repeatStatement(line);
      case Token.Function:
        return this.functionStatement(line);
      case Token.Local:
        lexer.next();
        return this.accept(Token.Function) ? this.localFunction(line) : this.localStatement(line);
      case Token.Return:
        return this.returnStatement(line);
      case Token.Break:
        lexer.next();
        this.scopes.checkBreak();
        return { kind: "Break", line };
      case Token.Name:
        return this.wordStatement(line) ?? this.expressionStatement(line);
      default:
        return this.expressionStatement(line);
    }
  }

  private ifStatement(line: number): If {
    const clauses: If["clauses"][number][] = [];
    do clauses.push(this.clause());
    while (this.lexer.token === Token.ElseIf);
    const otherwise = this.accept(Token.Else) ? this.block() : undefined;
    this.expectClosing(Token.End, Token.If, line);
    return { kind: "If", clauses, otherwise, line };
  }

  /** `(if | elseif) exp then block` */
  private clause(): If["clauses"][number] {
    const { line } = this.lexer;
    this.lexer.next();
    const condition = this.expression();
    this.expect(Token.Then);
    return { condition, body: this.block(), line };
  }

  private whileStatement(line: number): While {
    this.lexer.next();
    const condition = this.expression();
    this.expect(Token.Do);
    const body = this.block("loop");
    this.expectClosing(Token.End, Token.While, line);
    return { kind: "While", condition, body, line };
  }

  private repeatStatement(line: number): Repeat {
    const { scopes } = this;
    this.lexer.next();
    scopes.openBlock("repeat");
    const body = this.chunk();
    this.expectClosing(Token.Until, Token.Repeat, line);
    const skipped = scopes.enterCondition();
    const condition = this.expression();
    scopes.leaveCondition(skipped);
    scopes.closeBlock();
    return { kind: "Repeat", body, condition, line };
  }

  private forStatement(line: number): NumericFor | GenericFor {
    const { lexer, scopes } = this;
    lexer.next();
    scopes.openBlock("loop");
    const first = this.expectName();
    const statement = this.forLoop(first, line);
    this.expectClosing(Token.End, Token.For, line);
    scopes.closeBlock();
    return statement;
  }

  private forLoop(first: NameEntry, line: number): NumericFor | GenericFor {
    switch (this.lexer.token) {
      case Token.Assign:
        return this.numericFor(first, line);
      case Token.Comma:
      case Token.In:
        return this.genericFor(first);
      default:
        return this.fail(SyntaxMessage.ForExpected);
    }
  }

  private numericFor(name: NameEntry, line: number): NumericFor {
    const variable = this.scopes.newLocal(name, FOR_STATE);
    this.lexer.next();
    const start = this.expression();
    this.expect(Token.Comma);
    const limit = this.expression();
    const step = this.accept(Token.Comma) ? this.expression() : undefined;
    this.expect(Token.Do);
    const doLine = this.lexer.lastLine;
    const body = this.forBody([name], [variable]);
    return { kind: "NumericFor", variable, start, limit, step, body, doLine, line };
  }

  private genericFor(first: NameEntry): GenericFor {
    const { scopes } = this;
    const names = [first];
    const variables = [scopes.newLocal(first, FOR_STATE)];
    while (this.accept(Token.Comma)) {
      const name = this.expectName();
      variables.push(scopes.newLocal(name, FOR_STATE + names.length));
      names.push(name);
    }
    this.expect(Token.In);
    const { line } = this.lexer;
    const values = this.expressionList();
    const valuesLine = this.lexer.lastLine;
    this.expect(Token.Do);
    const doLine = this.lexer.lastLine;
    const body = this.forBody(names, variables);
    return { kind: "GenericFor", variables, values, valuesLine, body, doLine, line };
  }

  private forBody(names: readonly NameEntry[], variables: readonly LocalVariable[]): Block {
    const { scopes } = this;
    scopes.activateHidden(FOR_STATE);
    scopes.openBlock("none");
    this.activateAll(names, variables);
    const body = this.chunk();
    scopes.closeBlock();
    return body;
  }

  private activateAll(names: readonly NameEntry[], variables: readonly LocalVariable[]): void {
    for (let index = 0; index < names.length; index++) this.scopes.activate(names[index]!, variables[index]!);
  }

  /** `function funcname funcbody`, `funcname ::= Name {`.´ Name} [`:´ Name]` */
  private functionStatement(line: number): FunctionStatement {
    const { lexer } = this;
    lexer.next();
    let target: Name | Index = this.variable();
    if (lexer.token !== Token.Dot && lexer.token !== Token.Colon) markAssigned(target);
    while (lexer.token === Token.Dot) target = this.field(target);
    const isMethod = lexer.token === Token.Colon;
    if (isMethod) target = this.field(target);
    const body = this.functionBody(line, isMethod);
    (target as Mutable<Name | Index>).line = line;
    return { kind: "Function", target, body, line };
  }

  private localFunction(line: number): LocalFunction {
    const name = this.expectName();
    const variable = this.scopes.newLocal(name, 0);
    this.scopes.activate(name, variable);
    return { kind: "LocalFunction", variable, body: this.functionBody(this.lexer.line, false), line };
  }

  private localStatement(line: number): LocalStatement {
    const first = this.expectName();
    // V8 makes room for 17 in an array that was empty.
    const names = [first];
    const variables = [this.scopes.newLocal(first, 0)];
    while (this.accept(Token.Comma)) {
      const name = this.expectName();
      variables.push(this.scopes.newLocal(name, names.length));
      names.push(name);
    }
    const values = this.accept(Token.Assign) ? this.expressionList() : [];
    this.activateAll(names, variables);
    return { kind: "Local", variables, values, line, endLine: this.lexer.lastLine };
  }

  private returnStatement(line: number): Return {
    this.lexer.next();
    const isEmpty = this.atBlockEnd() || this.lexer.token === Token.Semicolon;
    const values = isEmpty ? [] : this.expressionList();
    return { kind: "Return", values, line, endLine: this.lexer.lastLine };
  }

  /** `stat ::= functioncall | varlist `=´ explist` */
  private expressionStatement(line: number): Statement {
    const expression = this.suffixedExpression();
    if (expression.kind === "Call" || expression.kind === "MethodCall") {
      return { kind: "CallStatement", call: expression, line };
    }
    const targets = [this.assignable(expression)];
    while (this.accept(Token.Comma)) {
      const target = this.suffixedExpression();
      const limit = MAX_LEVELS - this.levels;
      if (targets.length > limit) this.scopes.failLimit(limit, "variables in assignment");
      targets.push(this.assignable(target));
    }
    this.expect(Token.Assign);
    const values = this.expressionList();
    for (const target of targets) {
      this.settle(target);
      markAssigned(target);
    }
    return { kind: "Assignment", targets, values, line: this.lexer.lastLine };
  }

  private assignable(expression: Expression): Name | Index {
    return expression.kind === "Name" || expression.kind === "Index"
      ? expression
      : this.fail(SyntaxMessage.SyntaxError);
  }

  protected functionBody(line: number, isMethod: boolean): FunctionBody {
    const body = this.scopes.openFunction(line, false);
    this.expect(Token.LeftParen);
    if (isMethod) {
      const self = this.lexer.entryOf(Mention.Self);
      const variable = this.scopes.newLocal(self, 0);
      this.scopes.activate(self, variable);
      body.parameters.push(variable);
    }
    this.parameterList(body);
    this.expect(Token.RightParen);
    body.body = this.chunk();
    body.endLine = this.lexer.line;
    this.expectClosing(Token.End, Token.Function, line);
    this.scopes.closeFunction();
    return body;
  }

  /** `parlist ::= namelist [`,´ `...´] | `...´`; the three dots also declare `arg`. */
  protected parameterList(body: Mutable<FunctionBody>): void {
    const { lexer, scopes } = this;
    const names: NameEntry[] = [];
    const variables: LocalVariable[] = [];
    if (lexer.token === Token.RightParen) return;
    do {
      if (lexer.token === Token.Name) names.push(this.expectName());
      else if (this.accept(Token.Dots)) {
        names.push(this.lexer.entryOf(Mention.Arg));
        body.isVararg = true;
      } else this.fail(SyntaxMessage.ParameterExpected);
      variables.push(scopes.newLocal(names[names.length - 1]!, variables.length));
    } while (!body.isVararg && this.accept(Token.Comma));
    this.activateAll(names, variables);
    if (body.isVararg) body.argVariable = variables.pop();
    for (const variable of variables) body.parameters.push(variable);
  }
}

/** Notes that the variable of an assignment's target no longer has its first value. */
function markAssigned(target: Name | Index): void {
  if (target.kind === "Name" && target.variable !== undefined) target.variable.reassigned = true;
}

function endsChunk(statement: Statement): boolean {
  return statement.kind === "Return" || statement.kind === "Break" || statement.kind === "Continue";
}
