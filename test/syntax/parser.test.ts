/** What the tree says about valid programs: values of literals, resolved names, lines, and the contextual words. */
import { describe, expect, test } from "vitest";
import { chunkId } from "../../runtime/values/chunkname.js";
import {
  type Expression,
  FIELD_SIZE,
  type FieldEntry,
  type FunctionBody,
  type Goto,
  type LocalVariable,
  type Statement,
  type TableConstructor,
} from "../../src/syntax/ast.js";
import { type Dialect, parse } from "../../src/syntax/parser.js";

function statements(source: string, dialect?: Dialect): readonly Statement[] {
  return parse(source, "=t", dialect).body.statements;
}

const kinds = (source: string, dialect?: Dialect) => statements(source, dialect).map(({ kind }) => kind);

/** The statement at `index`, which must be of the given kind. */
function statement<Kind extends Statement["kind"]>(source: string, index: number, kind: Kind) {
  const found = statements(source)[index]!;
  expect(found.kind).toBe(kind);
  return found as Extract<Statement, { kind: Kind }>;
}

/** The first expression of the chunk's `return`, in prefix notation. */
function printed(source: string): string {
  const last = statements(source).at(-1) as Extract<Statement, { kind: "Return" }>;
  return print(last.values[0]!);
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case "Number":
    case "String":
      return JSON.stringify(expression.value);
    case "Name":
      return expression.name;
    case "Binary":
    case "Logical":
      return `(${expression.operator} ${print(expression.left)} ${print(expression.right)})`;
    case "Unary":
      return `(${expression.operator} ${print(expression.operand)})`;
    case "Index":
      return `${print(expression.object)}[${print(expression.key)}]`;
    case "Call":
      return `${print(expression.callee)}(${expression.arguments.map(print)})`;
    case "MethodCall":
      return `${print(expression.object)}:${expression.name}(${expression.arguments.map(print)})`;
    case "Parenthesized":
      return `<${print(expression.expression)}>`;
    case "Table":
      return `{${printFields(expression)}}`;
    default:
      return expression.kind;
  }
}

function printFields({ fields }: TableConstructor): string[] {
  const entry = (part: FieldEntry) => (typeof part === "object" ? print(part) : (JSON.stringify(part) ?? "nil"));
  return fields.flatMap((key, index) => {
    if (index % FIELD_SIZE !== 0) return [];
    return (key === undefined ? "" : `${entry(key)}=`) + entry(fields[index + 1]);
  });
}

describe("literals", () => {
  test.each([
    ["3", 3],
    ["3.", 3],
    [".5", 0.5],
    ["3.25e-2", 0.0325],
    ["1E+2", 100],
    ["123456789012345678", 123456789012345680],
    ["0xA", 10],
    ["0Xff", 255],
    ["0xffffffffffffffff", 2 ** 64],
    ["0x20000000000001", 2 ** 53],
    ["0x20000000000003", 2 ** 53 + 4],
    ["0x.8", 0.5],
    ["0x1.8p1", 3],
    ["0xA.8", 10.5],
    ["0x1p4", 16],
    ["0x1p-1074", 5e-324],
    ["0x1.8p-1074", 1e-323],
    ["0x1p-1075", 0],
    ["0x1p1024", Number.POSITIVE_INFINITY],
  ])("number %s", (text, expected) => {
    expect(statement(`return ${text}`, 0, "Return").values).toMatchObject([{ kind: "Number", value: expected }]);
  });

  test("a hexadecimal numeral ends before two dots and before a sign", () => {
    expect(printed("return 0x1..2")).toBe("(.. 1 2)");
    expect(printed("return 0xe+1")).toBe("(+ 14 1)");
  });

  test.each([
    [String.raw`'a\n\t\\\'\"'`, "a\n\t\\'\""],
    [String.raw`"\65\066\0677"`, "ABC7"],
    [String.raw`"\q\%"`, "q%"],
    ["'a\\\nb'", "a\nb"],
    ["'a\\\r\nb'", "a\nb"],
    [String.raw`"\x41\xfF"`, "A\xff"],
    ["'a\\z  \n  b'", "ab"],
    [String.raw`"\u{41}\u{e9}\u{20ac}\u{1F600}"`, "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"],
    ["'a\0b'", "a\0b"],
    ["[[\nab\n]]", "ab\n"],
    ["[[\r\nab\r\ncd\rd\n\re]]", "ab\ncd\nd\ne"],
    ["[==[ ]] ]=] ]==]", " ]] ]=] "],
    ["[=[ [[x]] ]=]", " [[x]] "],
    ["--[[ x\n]] --[==[ ]] ]==] 'y'", "y"],
  ])("string %j", (text, expected) => {
    expect(statement(`return ${text}`, 0, "Return").values).toMatchObject([{ kind: "String", value: expected }]);
  });

  test.each([["\xef\xbb\xbfreturn 1"]])("first line %j", (source) => expect(printed(source)).toBe("1"));
});

test.each([
  ["a + b * c - d", "(- (+ a (* b c)) d)"],
  ["a .. b .. c", "(.. a (.. b c))"],
  ["2 ^ 3 ^ 2", "(^ 2 (^ 3 2))"],
  ["-x ^ 2", "(- (^ x 2))"],
  ["2 ^ -x", "(^ 2 (- x))"],
  ["not a == b", "(== (not a) b)"],
  ["a or b and c", "(or a (and b c))"],
  ["a < b == c ~= d", "(~= (== (< a b) c) d)"],
  ["#t + 1", "(+ (# t) 1)"],
  ["a .. 1 + 2", "(.. a (+ 1 2))"],
  ["a.b[c]:d(1, 2).e", 'a["b"][c]:d(1,2)["e"]'],
  ["f{1}'x'", 'f({1})("x")'],
  ["(f())", "<f()>"],
  ["{1, a = 2; [b] = 3, c}", '{1,"a"=2,b=3,c}'],
])("expression %s", (source, expected) => expect(printed(`return ${source}`)).toBe(expected));

describe("names", () => {
  /** `captured` and `reassigned` of the variable a `local` statement at `index` declares. */
  const facts = (source: string, index = 0): [boolean, boolean] => {
    const found = statements(source)[index] as Extract<Statement, { kind: "Local" | "LocalFunction" }>;
    const variable: LocalVariable = found.kind === "Local" ? found.variables[0]! : found.variable;
    return [variable.captured, variable.reassigned];
  };

  test.each<[string, boolean, boolean]>([
    ["local x = 1 return x", false, false],
    ["local x = 1 return function() return x end", true, false],
    ["local x; x = 1", false, true],
    ["local x; function x() end", false, true],
    ["local x; function x.y() end", false, false],
    ["local x; x.y = 1", false, false],
    ["local x; return function() x = 1 end", true, true],
    ["local x; local x = 2; x = 3", false, false],
    ["local function x() return x() end", true, false],
    ["local function x() end x = 1", false, true],
    ["local x = function() return x end", false, false],
  ])("%s", (source, captured, reassigned) => expect(facts(source)).toEqual([captured, reassigned]));

  test("upvalues pass through the functions between, in order of first use", () => {
    const main = parse("local a, b, c; local function f() local d; return function() return c, d, a, c end end", "=t");
    const outer = (main.body.statements[1] as Extract<Statement, { kind: "LocalFunction" }>).body;
    const inner = (
      (outer.body.statements[1] as Extract<Statement, { kind: "Return" }>).values[0] as { body: FunctionBody }
    ).body;
    expect(inner.upvalues.map(({ name }) => name)).toEqual(["c", "d", "a"]);
    expect(outer.upvalues.map(({ name }) => name)).toEqual(["c", "a"]);
    expect(main.upvalues).toEqual([]);
    expect(inner.parent).toBe(outer);
  });

  test("a local is visible after its statement, in `until`, and not after its block", () => {
    const name = (source: string) => (statements(source).at(-1) as Extract<Statement, { kind: "Return" }>).values[0];
    expect(name("do local x end return x")).toMatchObject({ variable: undefined });
    expect(name("for x = 1, 2 do end return x")).toMatchObject({ variable: undefined });
    expect(statement("local x = x", 0, "Local").values).toMatchObject([{ variable: undefined }]);
    const { body, condition } = statement("repeat local x until x", 0, "Repeat");
    expect(condition).toMatchObject({
      variable: (body.statements[0] as Extract<Statement, { kind: "Local" }>).variables[0],
    });
  });

  test("a function with three dots has the local `arg`, the main chunk has not", () => {
    const { body } = statement("local function f(a, ...) return arg, ... end", 0, "LocalFunction");
    expect(body).toMatchObject({ isVararg: true, usesVararg: true, argVariable: { name: "arg" } });
    expect(body.parameters.map(({ name }) => name)).toEqual(["a"]);
    expect((body.body.statements[0] as Extract<Statement, { kind: "Return" }>).values[0]).toMatchObject({
      variable: body.argVariable,
    });
    expect(parse("return ...", "=t")).toMatchObject({ isVararg: true, usesVararg: true, argVariable: undefined });
  });

  test("a method has the parameter `self`", () => {
    const { body, target } = statement("function a.b:c(d) end", 0, "Function");
    expect(body.parameters.map(({ name }) => name)).toEqual(["self", "d"]);
    expect(print(target)).toBe('a["b"]["c"]');
  });
});

/** Each line was read from the error PUC Lua raises there. */
describe("lines", () => {
  const value = (source: string) => statement(`local x = ${source}`, 0, "Local").values[0]!;

  test.each([
    ["a\n+\n1", 3],
    ["1 <\n a", 2],
    ["-\n\n a", 3],
    ["a.b\n.c", 2],
    ["f\n{}", 2],
    ["a.\nc\n''", 3],
    ["#\n1", 2],
  ])("of %j", (source, line) => expect(value(source)).toMatchObject({ line }));

  test("of a read that waits for the next token", () => {
    expect(value("a.b\n+\n1")).toMatchObject({ left: { line: 2 } });
    expect(value("f(a.b\n)")).toMatchObject({ arguments: [{ line: 2 }] });
    expect(value("f(a.b\n,1)")).toMatchObject({ arguments: [{ line: 2 }, { line: 2 }] });
    expect(value("{a.b\n,1\n}")).toMatchObject({ fields: [undefined, { line: 2 }, 1, undefined, 1, 3] });
    expect(value("{a.b\n\n}")).toMatchObject({ fields: [undefined, { line: 3 }, 1] });
    expect(value("(a.b\n)")).toMatchObject({ expression: { line: 2 } });
    expect(value("a.b\n:c{}")).toMatchObject({ object: { line: 2 } });
  });

  test("of a method call: the name and the arguments", () => {
    expect(value("a\n:b\n\n{}")).toMatchObject({ nameLine: 2, line: 4 });
  });

  test("of stores", () => {
    expect(statement("a.x =\n2\n", 0, "Assignment")).toMatchObject({ line: 2, targets: [{ line: 2 }] });
    expect(statement("\nfunction a\n.c() end", 0, "Function")).toMatchObject({ line: 2, target: { line: 2 } });
    expect(value("{[a]=\n2\n}")).toMatchObject({ fields: [{ kind: "Name" }, 2, 2] });
  });

  test("of loops", () => {
    expect(statement("for i =\n1, 'x'\n\ndo end", 0, "NumericFor")).toMatchObject({ line: 1, doLine: 4 });
    expect(statement("for i in\n1\n\ndo end", 0, "GenericFor")).toMatchObject({ line: 2 });
  });

  test("of functions and blocks", () => {
    expect(statement("local function f\n()\n\nend", 0, "LocalFunction").body).toMatchObject({ line: 2, endLine: 4 });
    expect(statement("\nfunction f\n()\nend", 0, "Function").body).toMatchObject({ line: 2, endLine: 4 });
    expect(statement("do\n\nend", 0, "Do").body.endLine).toBe(3);
    expect(parse("x = 1\n\n", "=t")).toMatchObject({ line: 0, endLine: 1 });
  });
});

describe("goto, continue and defer are names to a 5.1 program", () => {
  test.each([
    "goto = 1",
    "goto.x = 1",
    "goto()",
    "goto'x'",
    "goto, x = 1, 2",
    "continue = 1",
    "continue.x = 1",
    "continue[1] = 1",
    "continue()",
    "continue{}",
    "continue'x'",
    "continue:x()",
    "continue, x = 1, 2",
    "defer = 1",
    "defer.x = 1",
    "defer[1] = 1",
    "defer(function() end)",
    "defer(a.b)",
    "defer(1)",
    "defer(a, 1)",
    "defer(..., a)",
    "defer{}",
    "defer'x'",
    "defer:x()",
    "defer, x = 1, 2",
    "x = defer()",
    "t:defer()",
    "(defer)(name)",
    "local defer; defer()",
    "local defer; defer(name)",
    "local goto, continue, defer = goto, continue, defer",
    "function goto(continue) return continue end",
  ])("%s", (source) => {
    const found = kinds(source);
    for (const kind of ["Goto", "Continue", "Defer"] as const) expect(found).not.toContain(kind);
    expect(kinds(source, { goto: false, continue: false, defer: false })).toEqual(found);
  });

  test("a local named defer of an enclosing function counts too", () => {
    const { body } = statement("local function f(defer) return function() defer() end end", 0, "LocalFunction");
    const inner = (
      (body.body.statements[0] as Extract<Statement, { kind: "Return" }>).values[0] as { body: FunctionBody }
    ).body;
    expect(inner.body.statements.map(({ kind }) => kind)).toEqual(["CallStatement"]);
  });

  test.each<[string, Dialect]>([
    ["goto x", { goto: false }],
    ["::x::", { goto: false }],
    ["while x do continue end", { continue: false }],
    ["defer() end", { defer: false }],
  ])("%s is an error without them", (source, dialect) => expect(() => statements(source, dialect)).toThrow());
});

describe("defer", () => {
  test.each<[string, readonly Statement["kind"][]]>([
    ["defer() end", ["Defer"]],
    ["defer() end;", ["Defer"]],
    ["defer() f() end f()", ["Defer", "CallStatement"]],
    ["defer() end\n(f)()", ["Defer", "CallStatement"]],
    ["defer() end (f)()", ["Defer", "CallStatement"]],
    ["defer(a, b) end(1, 2)", ["Defer"]],
    ["defer(...) f(...) end(...)", ["Defer"]],
    ["defer(a, ...) end(g())\nf()", ["Defer", "CallStatement"]],
    ["defer() defer() end end", ["Defer"]],
  ])("%s", (source, expected) => expect(kinds(source)).toEqual(expected));

  test("its handler is a function, its arguments are not inside", () => {
    const { handler, arguments: values } = statement("local x; defer(x, ...) x = 1 end(x, 2)", 1, "Defer");
    expect(handler).toMatchObject({ isDeferHandler: true, isVararg: true, upvalues: [] });
    expect(handler.parameters.map(({ name }) => name)).toEqual(["x"]);
    expect(values.map(print)).toEqual(["x", "2"]);
  });

  test("only the block it stands in directly has it", () => {
    const main = parse("do defer() end end", "=t");
    expect(main.body.hasDefer).toBe(false);
    expect((main.body.statements[0] as Extract<Statement, { kind: "Do" }>).body.hasDefer).toBe(true);
  });
});

describe("jumps", () => {
  test.each([
    "goto x ::x::",
    "do goto x; local y ::x:: end",
    "do goto x; local y ::x:: ::z:: end",
    "do goto x; defer() end ::x:: end",
    "::x:: do ::x:: end goto x",
    "goto continue ::continue::",
    "goto goto ::goto::",
    "for i = 1, 2 do if a then goto continue end local b ::continue:: end",
    "while a do continue end",
    "for i = 1, 2 do continue; end",
    "for k in p do if a then continue end end",
    "repeat continue until a",
    "repeat if a then continue end local b until c",
    "repeat local b if a then continue end until b",
    "repeat local b do local c if a then continue end end until b",
    "repeat if a then continue end local b until f(function(b) return b end)",
    "repeat while a do continue end local b until b",
    "repeat if a then continue end defer() end until a",
  ])("%s", (source) => expect(() => parse(source, "=t")).not.toThrow());

  test("a label knows from where it is reached, and a goto its label", () => {
    const list = statements("::a:: do goto a goto b end ::b:: ::c::");
    const [first, block, second, third] = list as [Labelled, { body: { statements: Goto[] } }, Labelled, Labelled];
    type Labelled = Extract<Statement, { kind: "Label" }>;
    expect([first.label, second.label, third.label]).toEqual([
      { name: "a", line: 1, backward: true, forward: false },
      { name: "b", line: 1, backward: false, forward: true },
      { name: "c", line: 1, backward: false, forward: false },
    ]);
    expect(block.body.statements.map(({ label }) => label)).toEqual([first.label, second.label]);
    expect(parse("::a:: do goto a goto b end ::b:: ::c::", "=t").body.labels.map(({ name }) => name)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  test("the nearest label wins, also one that follows", () => {
    const list = statements("::x:: do goto x ::x:: end");
    const block = (list[1] as Extract<Statement, { kind: "Do" }>).body;
    expect((block.statements[0] as Goto).label).toBe(block.labels[0]);
  });
});

test.each([
  ["@file.lua", "file.lua"],
  ["@" + "a".repeat(52), "a".repeat(52)],
  ["@" + "a".repeat(60), "..." + "a".repeat(52)],
  ["=stdin", "stdin"],
  ["=" + "a".repeat(80), "a".repeat(59)],
  ["return 1", '[string "return 1"]'],
  ["return 1\nreturn 2", '[string "return 1..."]'],
  ["", '[string ""]'],
  ["a\0b", '[string "a"]'],
  ["b".repeat(60), `[string "${"b".repeat(43)}..."]`],
])("chunkId(%j)", (chunkName, expected) => expect(chunkId(chunkName)).toBe(expected));
