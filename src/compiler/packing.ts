/**
 * Hidden functions that keep a list of values of unknown length while something else runs: there is no register to hold such a
 * list. They are built as trees, so that the bytecode needs nothing special for them.
 */
import {
  type Block,
  type Call,
  type Expression,
  type FunctionBody,
  type LocalVariable,
  type Name,
  newVariable,
  type Statement,
} from "../syntax/ast.js";

/** Values that the unpacking function returns per call of itself. */
const UNPACKED_AT_ONCE = 8;

/** `function(...) return {n = select("#", ...), ...} end` */
export function packFunction(parent: FunctionBody, line: number): FunctionBody {
  const body = emptyFunction(parent, line, true);
  const table = addVariable(body, "values");
  body.argVariable = table;
  body.body = block(line, [{ kind: "Return", values: [nameOf(table, line)], line, endLine: line }]);
  return body;
}

/**
 * `function(self, values, from, to)` returns `values[from], ..., values[to]`. It gets itself as an argument because it must not
 * capture anything.
 */
export function unpackFunction(parent: FunctionBody, line: number): FunctionBody {
  const body = emptyFunction(parent, line, false);
  const [self, values, from, to] = ["self", "values", "from", "to"].map((name) => {
    const variable = addVariable(body, name);
    body.parameters.push(variable);
    return nameOf(variable, line);
  }) as [Name, Name, Name, Name];
  const plus = (offset: number): Expression => ({
    kind: "Binary",
    operator: "+",
    left: from,
    right: number(offset, line),
    line,
    usedLine: line,
  });
  const returnNext = (count: number): Statement => {
    const next = Array.from({ length: count }, (_, index): Expression => {
      return { kind: "Index", object: values, key: index === 0 ? from : plus(index), line };
    });
    const rest: Call = { kind: "Call", callee: self, arguments: [self, values, plus(count), to], line, usedLine: line };
    return { kind: "Return", values: [...next, rest], line, endLine: line };
  };
  const when = (limit: Expression, statement: Statement) => ({
    condition: { kind: "Binary", operator: "<", left: to, right: limit, line, usedLine: line } as const,
    body: block(line, [statement]),
    line,
  });
  const clauses = [
    when(from, { kind: "Return", values: [], line, endLine: line }),
    when(plus(UNPACKED_AT_ONCE - 1), returnNext(1)),
  ];
  body.body = block(line, [{ kind: "If", clauses, otherwise: undefined, line }, returnNext(UNPACKED_AT_ONCE)]);
  return body;
}

/** The handler that calls the vararg function `handler` with all values of the packed table. */
export function callWithPacked(
  parent: FunctionBody,
  handler: FunctionBody,
  packed: LocalVariable,
  line: number,
): FunctionBody {
  const body: FunctionBody = {
    ...emptyFunction(parent, handler.line, false),
    isDeferHandler: true,
    upvalues: [...handler.upvalues, packed],
    endLine: handler.endLine,
  };
  const table = nameOf(packed, line);
  const unpack = addVariable(body, "unpack");
  const self = nameOf(unpack, line);
  const size: Expression = { kind: "Index", object: table, key: { kind: "String", value: "n", line }, line };
  const unpacked: Call = {
    kind: "Call",
    callee: self,
    arguments: [self, table, number(1, line), size],
    line,
    usedLine: line,
  };
  const callee: Expression = { kind: "FunctionExpression", body: handler, line };
  body.body = block(handler.endLine, [
    {
      kind: "Local",
      variables: [unpack],
      values: [{ kind: "FunctionExpression", body: unpackFunction(body, line), line }],
      line,
      endLine: line,
    },
    { kind: "CallStatement", call: { kind: "Call", callee, arguments: [unpacked], line, usedLine: line }, line },
  ]);
  return body;
}

function emptyFunction(parent: FunctionBody, line: number, isVararg: boolean): FunctionBody {
  return {
    parent,
    parameters: [],
    isVararg,
    usesVararg: false,
    argVariable: undefined,
    isDeferHandler: false,
    upvalues: [],
    body: block(line, []),
    line,
    endLine: line,
  };
}

const addVariable = (owner: FunctionBody, name: string): LocalVariable => newVariable(`(${name})`, owner);

const nameOf = (variable: LocalVariable, line: number): Name => ({ kind: "Name", name: variable.name, variable, line });

const number = (value: number, line: number): Expression => ({ kind: "Number", value, line });

const block = (endLine: number, statements: readonly Statement[]): Block => ({
  statements,
  lastLine: endLine,
  endLine,
  labels: [],
  hasDefer: false,
});
