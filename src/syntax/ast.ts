/**
 * The syntax tree of a chunk. Every node quotes the production it stands for (Lua 5.1 manual §2, DEFER.md for `defer` and
 * `continue`). Names are resolved while parsing: a `Name` carries the local variable it refers to, or none when it is global, so
 * nothing after the parser has to know scopes.
 *
 * The `line` of an expression is where PUC Lua reports its failure at run time, which is where its compiler had come to when it
 * emitted the instruction: for an operator the end of its last operand, for a global name or a field often the next token. `usedLine` is
 * where its compiler had come to when it put the value to use, which hooks see: where it tested it, or made true or false of a comparison.
 */

/** A byte string: every character is 0–255. */
export type ByteString = string;

/** A declared local variable. The parser fills the two facts at the end as it meets uses and assignments. */
export interface LocalVariable {
  readonly name: ByteString;
  /** The function whose frame holds the variable. */
  readonly owner: FunctionBody;
  /** Some nested function refers to it. */
  captured: boolean;
  /** It is assigned somewhere after its initialisation, or may be by `debug`, so a capture by value would be stale. */
  reassigned: boolean;
  /** Register of the owner's frame: for the compiler, which is the only one to know it. */
  register: number;
}

/** A variable that nothing refers to yet. */
export function newVariable(name: ByteString, owner: FunctionBody): LocalVariable {
  return { name, owner, captured: false, reassigned: false, register: -1 };
}

/** A `label` of a block, and what the compiler needs to know about jumps to it. */
export interface Label {
  readonly name: ByteString;
  readonly line: number;
  /** A `goto` that stands after the label jumps back to it. */
  backward: boolean;
  /** A `goto` that stands before the label jumps ahead to it. */
  forward: boolean;
}

/** `chunk ::= {stat [`;´]} [laststat [`;´]]` §2.4.1, and the body of every nested block. */
export interface Block {
  readonly statements: readonly Statement[];
  /** Line of the last token in the block. */
  readonly lastLine: number;
  /** Line of the token that ends the block. */
  readonly endLine: number;
  /** Labels declared directly in this block, in order. */
  readonly labels: readonly Label[];
  /** A `defer` statement stands directly in this block. */
  readonly hasDefer: boolean;
}

export type Statement =
  | LocalStatement
  | LocalFunction
  | Assignment
  | CallStatement
  | Do
  | While
  | Repeat
  | If
  | NumericFor
  | GenericFor
  | FunctionStatement
  | Return
  | Break
  | Continue
  | Goto
  | LabelStatement
  | Defer;

/** `stat ::= local namelist [`=´ explist]` §2.4.7 */
export interface LocalStatement {
  readonly kind: "Local";
  readonly variables: readonly LocalVariable[];
  readonly values: readonly Expression[];
  readonly line: number;
  /** Line of its last token. */
  readonly endLine: number;
}

/** `stat ::= local function Name funcbody` §2.5.9; the name is visible in the body. */
export interface LocalFunction {
  readonly kind: "LocalFunction";
  readonly variable: LocalVariable;
  readonly body: FunctionBody;
  readonly line: number;
}

/** `stat ::= varlist `=´ explist` §2.4.3; `line`, and that of each target, is where the values end and stores are reported. */
export interface Assignment {
  readonly kind: "Assignment";
  readonly targets: readonly (Name | Index)[];
  readonly values: readonly Expression[];
  readonly line: number;
}

/** `stat ::= functioncall` §2.4.6 */
export interface CallStatement {
  readonly kind: "CallStatement";
  readonly call: Call | MethodCall;
  readonly line: number;
}

/** `stat ::= do block end` §2.4.2 */
export interface Do {
  readonly kind: "Do";
  readonly body: Block;
  readonly line: number;
}

/** `stat ::= while exp do block end` §2.4.4 */
export interface While {
  readonly kind: "While";
  readonly condition: Expression;
  readonly body: Block;
  readonly line: number;
}

/** `stat ::= repeat block until exp` §2.4.4; the condition sees the locals of the block. */
export interface Repeat {
  readonly kind: "Repeat";
  readonly body: Block;
  readonly condition: Expression;
  readonly line: number;
}

/** `stat ::= if exp then block {elseif exp then block} [else block] end` §2.4.4 */
export interface If {
  readonly kind: "If";
  readonly clauses: readonly { readonly condition: Expression; readonly body: Block; readonly line: number }[];
  readonly otherwise: Block | undefined;
  readonly line: number;
}

/** `stat ::= for Name `=´ exp `,´ exp [`,´ exp] do block end` §2.4.5 */
export interface NumericFor {
  readonly kind: "NumericFor";
  readonly variable: LocalVariable;
  readonly start: Expression;
  readonly limit: Expression;
  readonly step: Expression | undefined;
  readonly body: Block;
  /** Line of `do`, where PUC Lua reports a start, limit or step that is no number. */
  readonly doLine: number;
  readonly line: number;
}

/** `stat ::= for namelist in explist do block end` §2.4.5; `line` is that of the first expression, as PUC Lua reports calls of the iterator. */
export interface GenericFor {
  readonly kind: "GenericFor";
  readonly variables: readonly LocalVariable[];
  readonly values: readonly Expression[];
  readonly body: Block;
  readonly line: number;
  /** Line of the last token of the values, and that of `do`. */
  readonly valuesLine: number;
  readonly doLine: number;
}

/** `stat ::= function funcname funcbody` §2.5.9; `target` is what the name denotes, `self` is already in the parameters. */
export interface FunctionStatement {
  readonly kind: "Function";
  readonly target: Name | Index;
  readonly body: FunctionBody;
  readonly line: number;
}

/** `laststat ::= return [explist]` §2.4.4 */
export interface Return {
  readonly kind: "Return";
  readonly values: readonly Expression[];
  readonly line: number;
  /** Line of its last token. */
  readonly endLine: number;
}

/** `laststat ::= break` §2.4.4 */
export interface Break {
  readonly kind: "Break";
  readonly line: number;
}

/** `stat ::= continue` DEFER.md §1 */
export interface Continue {
  readonly kind: "Continue";
  readonly line: number;
}

/** `stat ::= goto Name` (LuaJIT); the parser has found the label and checked that the jump is legal. */
export interface Goto {
  readonly kind: "Goto";
  readonly label: Label;
  readonly line: number;
}

/** `stat ::= `::´ Name `::´` (LuaJIT) */
export interface LabelStatement {
  readonly kind: "Label";
  readonly label: Label;
  readonly line: number;
}

/** `stat ::= defer `(´ [parlist] `)´ block end [`(´ [explist] `)´]` DEFER.md §1 */
export interface Defer {
  readonly kind: "Defer";
  readonly handler: FunctionBody;
  readonly arguments: readonly Expression[];
  readonly line: number;
}

export type Expression =
  | Nil
  | True
  | False
  | Vararg
  | NumberLiteral
  | StringLiteral
  | FunctionExpression
  | Name
  | Index
  | Call
  | MethodCall
  | Binary
  | Unary
  | Logical
  | TableConstructor
  | Parenthesized;

export interface Nil {
  readonly kind: "Nil";
  readonly line: number;
}
export interface True {
  readonly kind: "True";
  readonly line: number;
}
export interface False {
  readonly kind: "False";
  readonly line: number;
}
/** `exp ::= `...´` */
export interface Vararg {
  readonly kind: "Vararg";
  readonly line: number;
}
export interface NumberLiteral {
  readonly kind: "Number";
  readonly value: number;
  readonly line: number;
}
export interface StringLiteral {
  readonly kind: "String";
  readonly value: ByteString;
  readonly line: number;
}
/** `function ::= function funcbody` §2.5.9 */
export interface FunctionExpression {
  readonly kind: "FunctionExpression";
  readonly body: FunctionBody;
  readonly line: number;
}
/** `var ::= Name`; global when there is no variable. */
export interface Name {
  readonly kind: "Name";
  readonly name: ByteString;
  readonly variable: LocalVariable | undefined;
  readonly line: number;
}
/** `var ::= prefixexp `[´ exp `]´ | prefixexp `.´ Name` §2.3; a field name is a `String` key. */
export interface Index {
  readonly kind: "Index";
  readonly object: Expression;
  readonly key: Expression;
  readonly line: number;
}
/** `functioncall ::= prefixexp args` §2.5.8; `line` is where the arguments start, as PUC Lua reports calls. */
export interface Call {
  readonly kind: "Call";
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly line: number;
  readonly usedLine: number;
}
/** `functioncall ::= prefixexp `:´ Name args` §2.5.8 */
export interface MethodCall {
  readonly kind: "MethodCall";
  readonly object: Expression;
  readonly name: ByteString;
  readonly arguments: readonly Expression[];
  /** Line of the method name, where PUC Lua reports an object that cannot be indexed. */
  readonly nameLine: number;
  readonly line: number;
  readonly usedLine: number;
}
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^";
export type ComparisonOperator = "==" | "~=" | "<" | "<=" | ">" | ">=";
/** `exp ::= exp binop exp` §2.5; `line` is where the right operand ends. */
export interface Binary {
  readonly kind: "Binary";
  readonly operator: ArithmeticOperator | ComparisonOperator | "..";
  readonly left: Expression;
  readonly right: Expression;
  readonly line: number;
  readonly usedLine: number;
}
/** `and` and `or`, which evaluate their right side only when needed §2.5.3 */
export interface Logical {
  readonly kind: "Logical";
  readonly operator: "and" | "or";
  readonly left: Expression;
  readonly right: Expression;
  readonly line: number;
  readonly usedLine: number;
}
/** `exp ::= unop exp` §2.5 */
export interface Unary {
  readonly kind: "Unary";
  readonly operator: "-" | "not" | "#";
  readonly operand: Expression;
  readonly line: number;
  readonly usedLine: number;
}
/** `tableconstructor ::= `{´ [fieldlist] `}´` §2.5.7; `line` is where the token before it ends. */
export interface TableConstructor {
  readonly kind: "Table";
  /** Each field is `FIELD_SIZE` entries, since a file of data has hundred thousands: its key, its value and its line. */
  readonly fields: readonly FieldEntry[];
  readonly endLine: number;
  readonly line: number;
}
/**
 * A part of `field ::= `[´ exp `]´ `=´ exp | Name `=´ exp | exp`: an expression, or a constant that stands for itself. A positional field
 * has no key; its line is that of its value if that is a constant.
 */
export type FieldEntry = Expression | ByteString | number | boolean | undefined;

/** Entries of a field in `TableConstructor.fields`. */
export const FIELD_SIZE = 3;
/** `prefixexp ::= `(´ exp `)´`, which cuts multiple results to one §2.5 */
export interface Parenthesized {
  readonly kind: "Parenthesized";
  readonly expression: Expression;
  readonly line: number;
  readonly usedLine: number;
}

/** `funcbody ::= `(´ [parlist] `)´ block end` §2.5.9. The main chunk is a vararg function without a name. */
export interface FunctionBody {
  readonly parent: FunctionBody | undefined;
  readonly parameters: LocalVariable[];
  readonly isVararg: boolean;
  /** `...` is used in the body; a vararg function that never uses it gets the local `arg` of Lua 5.0 (LUAI_COMPAT_VARARG). */
  usesVararg: boolean;
  /** The local variable `arg` of a vararg function other than the main chunk, in the parameters' scope. */
  argVariable: LocalVariable | undefined;
  /** This body is the handler of a `defer` statement. */
  readonly isDeferHandler: boolean;
  /** Outer variables used here or in nested functions, in order of first use; the upvalues of the function. */
  readonly upvalues: LocalVariable[];
  body: Block;
  readonly line: number;
  /** Line of the closing `end`. */
  endLine: number;
}
