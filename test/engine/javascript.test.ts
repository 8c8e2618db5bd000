/** Text of JavaScript: parentheses, literals, statements. */
import { describe, expect, test } from "vitest";
import { expression, type Filler, fillStatements } from "../../src/jit/fill.js";
import * as js from "../../src/jit/javascript.js";

const [a, b] = [js.id("a"), js.id("b")];
const sum = js.binary("+", a, b);

describe("expressions have parentheses where they need them", () => {
  test.each([
    ["operands that bind less tightly", js.binary("*", sum, sum), "(a + b) * (a + b)"],
    ["operands that bind more tightly", js.binary("&&", js.binary("===", sum, a), b), "a + b === a && b"],
    ["the right operand of the same kind", js.binary("-", sum, sum), "a + b - (a + b)"],
    ["unary operators", js.not(js.not(sum)), "!(!(a + b))"],
    ["two signs", js.minus(js.number(-1)), "-(-1)"],
    ["a negative operand", js.binary("-", a, js.number(-1)), "a - -1"],
    ["receivers", js.member(sum, "x"), "(a + b).x"],
    ["a number as a receiver", js.member(js.number(5), "x"), "(5).x"],
    ["callees", js.call(js.sequence([js.number(0), a]), []), "(0, a)()"],
    ["arguments", js.call(a, [js.sequence([a, b]), js.assignment(a, b), js.spread(b)]), "a((a, b), a = b, ...b)"],
    ["indices", js.element(a, js.sequence([a, b])), "a[a, b]"],
    ["elements, also holes", js.array([null, a, null]), "[, a, ,]"],
    ["conditions", js.conditional(js.conditional(a, a, b), js.assignment(a, b), sum), "(a ? a : b) ? a = b : a + b"],
    ["assigned values", js.assignment(a, js.assignment(b, js.sequence([a, b]))), "a = b = (a, b)"],
    ["new objects", js.member(js.construct("T0", [a]), "x"), "new T0(a).x"],
  ])("%s", (_, { text }, expected) => expect(text).toBe(expected));
});

describe("constants", () => {
  test.each([0, -0, 1.5, -1.5, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "the number %s is itself in every place",
    (value) => {
      const { text } = js.array([
        js.number(value),
        js.minus(js.number(value)),
        js.binary("*", js.number(2), js.number(value)),
      ]);
      expect(new Function(`return ${text}`)()).toEqual([value, -value, 2 * value]);
    },
  );

  test.each(["plain", 'quote " and \\', "</script> <!--", "line\nline\r\0", "\x7f\xff"])(
    "the string %j is itself",
    (value) => {
      const { text } = js.string(value);
      expect(text).toMatch(/^[ -~]*$/);
      expect(text).not.toMatch(/</);
      expect(new Function(`return ${text}`)()).toBe(value);
    },
  );

  test.each([
    ["name", "a.name"],
    ["no name", 'a["no name"]'],
    ["\xe9", 'a["\\xe9"]'],
  ])("the field %s", (name, expected) => expect(js.property(a, name).text).toBe(expected));
});

describe("templates", () => {
  const filler = (known: string): Filler => ({
    supports: new Set(),
    isValue: ({ name }) => name === known,
    disguised: (receiver) => receiver,
  });
  const load = { o: a, v: b, field: js.property(a, "x") };

  test("leave out tests of what has a value", () => {
    expect(expression("load", load, filler(""), false).text).toBe("a !== undefined && (b = a.x) !== undefined");
    expect(js.not(expression("isTable", { x: a }, filler("a"), false)).text).toBe("!(a.Ωtable)");
    expect(expression("load", load, filler("a"), false).text).toBe("(b = a.x) !== undefined");
  });

  test("ask whether a number is loaded where one is wanted", () => {
    expect(expression("load", load, filler("a"), true).text).toBe('typeof (b = a.x) === "number"');
    // Not where something else may be as good as a value.
    const orNil = expression("ownElementOrNil", { ...load, k: js.id("i") }, filler(""), true).text;
    expect(orNil).toMatch(/\(b = k\[i\]\) !== undefined\)/);
  });

  test("say which functions they use", () => {
    const used = filler("");
    expression("lookUp", { ...load, k: sum }, used, false);
    expect([...used.supports].sort()).toEqual(["REQUEST", "lookUp"]);
  });

  test("take statements and expressions for statements", () => {
    const text = (done: js.Expression | readonly js.Statement[]): string =>
      js.printed(fillStatements("guarded", { body: done, leave: a }, filler(""))).replace(/\s+/g, " ");
    expect(text(sum)).toBe("try { a + b; } catch (e) { throw a; } ");
    expect(text([js.run(a), js.run(b)])).toBe("try { a; b; } catch (e) { throw a; } ");
  });
});

test("lists of statements are indented, with comments, where they are to be read", () => {
  const inner = js.assign(a, b);
  inner.comment = "@7";
  const program = [js.labeled("L", js.block([js.iff(a, js.block([inner]), js.breakTo("L"))]))];
  expect(js.printed(program)).toBe("L: {if (a) {a = b;\n} else break L;\n}\n");
  const text = js.printedWithComments(program);
  expect(text).toBe("L: {\n  if (a) {\n    //@7\n    a = b;\n  } else break L;\n}\n");
  expect(js.markedLines(text)).toEqual([0, 0, 7, 7, 7, 7, 7]);
});

describe("literals", () => {
  test.each([js.number(1), js.string("text"), js.constant(true)])("are told from other expressions: $text", (literal) =>
    expect(js.isLiteral(literal)).toBe(true),
  );

  test.each([js.UNDEFINED, js.id("r1"), js.member(js.id("r1"), "x"), js.binary("+", js.number(1), js.number(2))])(
    "which these are: $text",
    (other) => expect(js.isLiteral(other)).toBe(false),
  );
});
