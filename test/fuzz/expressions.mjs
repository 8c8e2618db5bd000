/** Random expressions of a wanted type. */
import { functionBody } from "./functions.mjs";
import { expression, list, print } from "./tree.mjs";

const FIELDS = ["x", "y", "z", "name", "count", "next", "length", "constructor", "__proto__", "k1", "k3", "k12"];
const METHODS = ["m1", "m2", "m3"];
const STRINGS = [
  "a",
  "b",
  "abc",
  "",
  "hello world",
  "10",
  "0x1F",
  " 7 ",
  "1e2",
  "x=1, y=2",
  "key",
  "Zz",
  "%d",
  "a\\0b",
  "\\200\\255",
];
const NUMBERS = ["1", "2", "3", "5", "10", "0.5", "1.25", "7", "100", "255", "1e3", "0x10", "3.75"];
const SPECIAL_NUMBERS = [
  "(1/G0)",
  "(-1/G0)",
  "(G0/G0)",
  "(G0*-1)",
  "2^31",
  "2^53",
  "1e15",
  "1e308",
  "(2^53+1)",
  "1e-7",
  "-2147483648",
  "4294967295",
];

/** Only what is sure to be a number, string, … is asked for as such; `any` is everything. */
const makers = { number, string, boolean, array, record, dictionary, object, function: functionExpression, any };

/** @param {import("./generate.mjs").Context} c @param {string} type @returns {import("./tree.mjs").Node} */
export function make(c, type, depth = 2) {
  return makers[type](c, depth);
}

export const field = (c) => c.random.pick(c.random.chance(0.8) ? FIELDS.slice(0, 4) : FIELDS);
export const methodName = (c) => c.random.pick(METHODS);
/** An expression that is not composed. */
export const constant = (text) => ({ kind: "expression", parts: [text] });

/** An expression that may be followed by a suffix. */
export function prefix(node) {
  return /^((?!(nil|true|false)$)[A-Za-z_]\w*$|\()/.test(print(node)) ? node : expression`(${node})`;
}

/** A table to be changed: a variable, so that it starts a statement. */
export function target(c, ...types) {
  return constant(c.variable(...types)?.name ?? "G4");
}

function variableOr(c, type, otherwise) {
  const variable = c.variable(type);
  return variable === undefined ? otherwise() : constant(variable.name);
}

function literal(c) {
  if (c.random.chance(0.06)) return constant(c.random.pick(SPECIAL_NUMBERS));
  return constant(c.random.pick(NUMBERS));
}

/** A choice among makers by weight. */
function choose(c, choices) {
  return choices[c.random.weighted(Object.fromEntries(choices.map(([weight], i) => [i, weight])))][1]();
}

export function number(c, depth = 2) {
  const sub = () => number(c, depth - 1);
  if (depth <= 0 || c.random.chance(0.25))
    return c.random.chance(0.7) ? variableOr(c, "number", () => literal(c)) : literal(c);
  return choose(c, [
    [
      8,
      () =>
        expression`(${sub()} ${c.random.pick(["+", "-", "*", "+", "-", "/", "%"])} ${variableOr(c, "number", () => constant("G1"))})`,
    ],
    [2, () => expression`(${sub()} % ${constant(c.random.pick(["7", "10", "97", "2.5", "-3"]))})`],
    [1, () => expression`(${sub()} ^ ${constant(c.random.pick(["2", "0.5", "3"]))})`],
    [1, () => expression`(-${variableOr(c, "number", () => constant("G1"))})`],
    [2, () => expression`#${string(c, 0)}`],
    [2, () => expression`#${array(c, 0)}`],
    [2, () => expression`math.${c.random.pick(["floor", "abs"])}(${sub()})`],
    // LuaJIT's interpreter gives 0 for what its traces, and C, give -0.
    [1, () => expression`(math.ceil(${sub()}) + 0)`],
    // LuaJIT gives the second of two, where one is NaN.
    [c.dialect === "luajit" ? 0 : 1, () => expression`math.${c.random.pick(["max", "min"])}(${list([sub(), sub()])})`],
    [1, () => expression`math.fmod(${sub()}, ${constant(c.random.pick(["3", "7.5", "10"]))})`],
    [2, () => expression`num(${any(c, depth - 1)})`],
    [1, () => expression`num(tonumber(${string(c, depth - 1)}))`],
    [1, () => expression`(string.byte(${string(c, depth - 1)}, ${number(c, 0)} % 5) or 0)`],
    [2, () => expression`(${boolean(c, depth - 1)} and ${sub()} or ${sub()})`],
    [2, () => expression`num(${prefix(record(c, 0))}.${field(c)})`],
    [2, () => expression`num(${prefix(array(c, 0))}[${number(c, depth - 1)}])`],
    [1, () => (c.hasVarargs ? expression`select("#", ...)` : sub())],
    [1, () => expression`select(${list([constant('"#"'), ...values(c, depth - 1)])})`],
    [2, () => expression`num(${call(c, depth - 1)})`],
    [1, () => expression`(${numericString(c)} ${c.random.pick(["+", "-", "*"])} ${sub()})`],
  ]);
}

const numericString = (c) => constant(c.random.pick(['"10"', '"0x10"', '" 5 "', '"2.5"', '"1e1"']));

export function string(c, depth = 2) {
  const sub = () => string(c, depth - 1);
  if (depth <= 0 || c.random.chance(0.3))
    return c.random.chance(0.6) ? variableOr(c, "string", () => stringLiteral(c)) : stringLiteral(c);
  const small = () => constant(String(c.random.integer(-3, 5)));
  return choose(c, [
    [4, () => expression`(${sub()} .. ${sub()})`],
    [3, () => expression`(${sub()} .. ${wrapNumber(c, depth - 1)})`],
    [1, () => expression`(${wrapNumber(c, depth - 1)} .. ${sub()} .. ${sub()})`],
    [2, () => expression`string.sub(${sub()}, ${small()}, ${small()})`],
    [2, () => expression`(${sub()}):sub(${small()})`],
    [1, () => expression`(${sub()}):${c.random.pick(["upper", "lower", "reverse"])}()`],
    [1, () => expression`string.rep(${string(c, 0)}, ${constant(c.random.pick(["2", "3", "0", "-1"]))})`],
    [1, () => formatted(c, sub())],
    [1, () => expression`tostring(${boolean(c, depth - 1)})`],
    [2, () => expression`type(${any(c, depth - 1)})`],
    [2, () => expression`show(${any(c, depth - 1)})`],
    [1, () => expression`(string.gsub(${sub()}, ${pattern(c)}, ${replacement(c, depth - 1)}))`],
    [1, () => expression`table.concat(${array(c, 0)}, ${stringLiteral(c)})`],
    [1, () => expression`(string.match(${sub()}, ${pattern(c)}) or "none")`],
    // Only PUC Lua makes a character of NaN.
    [1, () => expression`string.char(${c.dialect === "luajit" ? expression`#${string(c, 0)}` : number(c, 0)} % 256)`],
  ]);
}

/** LuaJIT rounds, quotes and pads in its own way. */
function formatted(c, text) {
  const integers = [expression`${number(c, 0)} % 1000`, constant("255")];
  if (c.dialect === "luajit") return expression`string.format(${list([constant('"%d|%x"'), ...integers])})`;
  const item = c.dialect === "lua" ? "%q" : "%-6s%q";
  const further = c.dialect === "perigee" ? [string(c, 0)] : [];
  return expression`string.format(${list([constant(`"%.1f|%d|%x ${item}"`), number(c, 0), ...integers, text, ...further])})`;
}

/** Numbers in strings are rounded as shown, so that the last digit of a power cannot matter. */
const wrapNumber = (c, depth) =>
  expression`${c.random.chance(0.5) ? variableOr(c, "number", () => constant("G1")) : expression`show(${number(c, depth)})`}`;
const stringLiteral = (c) => constant(`"${c.random.pick(STRINGS)}"`);
const pattern = (c) =>
  constant(
    c.random.pick([
      '"%w+"',
      '"."',
      '"(%a)(%d*)"',
      '"[^a-c]"',
      '"l*"',
      '"%s"',
      '"^h"',
      '"(%w+)=(%w+)"',
      '"()b"',
      '"%f[%w]%w"',
      '"-"',
    ]),
  );

function replacement(c, depth) {
  return choose(c, [
    [2, () => stringReplacement(c)],
    [1, () => (c.dialect === "luajit" ? stringReplacement(c) : record(c, 0))],
    [
      2,
      () =>
        c.dialect === "luajit"
          ? stringReplacement(c)
          : functionExpression(c, depth, ["string"], c.dialect === "perigee" && c.canYield),
    ],
  ]);
}

const stringReplacement = (c) => constant(c.random.pick(['"<%0>"', '"%1"', '""', '"%%"', '"z"']));

export function boolean(c, depth = 2) {
  if (depth <= 0 || c.random.chance(0.15))
    return variableOr(c, "boolean", () => constant(c.random.pick(["true", "false"])));
  const compare = () => c.random.pick(["<", "<=", ">", ">="]);
  const equal = () => c.random.pick(["==", "~="]);
  return choose(c, [
    [6, () => expression`(${number(c, depth - 1)} ${compare()} ${number(c, depth - 1)})`],
    [2, () => expression`(${string(c, depth - 1)} ${compare()} ${string(c, depth - 1)})`],
    [3, () => expression`(${number(c, depth - 1)} ${equal()} ${number(c, depth - 1)})`],
    [2, () => expression`(${string(c, depth - 1)} ${equal()} ${string(c, depth - 1)})`],
    [2, () => expression`(${any(c, depth - 1)} ${equal()} ${any(c, depth - 1)})`],
    [2, () => expression`(not ${any(c, depth - 1)})`],
    [2, () => expression`(${boolean(c, depth - 1)} ${c.random.pick(["and", "or"])} ${boolean(c, depth - 1)})`],
    [0.3, () => expression`(${objectOperand(c)} ${compare()} ${objectOperand(c)})`],
    [1, () => expression`(${any(c, depth - 1)} == nil)`],
  ]);
}

const objectOperand = (c) => variableOr(c, "object", () => number(c, 0));

export function array(c, depth = 2) {
  if (depth < 2 || c.random.chance(0.4)) {
    const variable = c.variable("array");
    if (variable !== undefined) return constant(variable.name);
  }
  if (depth <= 0) return expression`({${list([number(c, 0), string(c, 0)])}})`;
  const element = c.random.pick(["number", "number", "string", "boolean", "array"]);
  const items = Array.from({ length: c.random.integer(0, 6) }, () => make(c, element, depth - 1));
  if (c.dialect === "perigee" && c.random.chance(0.3)) items.push(multiple(c, 0));
  return expression`({${list(items)}})`;
}

export function record(c, depth = 2) {
  if (depth < 2 || c.random.chance(0.4)) {
    const variable = c.variable("record", "record", "object");
    if (variable !== undefined) return constant(variable.name);
  }
  // Of equal keys any may win, says the manual.
  const names = new Set(Array.from({ length: c.random.integer(0, 4) }, () => field(c)));
  return expression`({${list([...names].map((name) => entry(c, name, depth - 1)))}})`;
}

function entry(c, name, depth) {
  const value = any(c, depth);
  return choose(c, [
    [8, () => expression`${name} = ${value}`],
    [1, () => expression`["${name}"] = ${value}`],
    [0.3, () => expression`[${c.random.integer(1, 9)} / 2] = ${value}`],
    [1, () => expression`${number(c, depth)}`],
  ]);
}

export function dictionary(c) {
  return variableOr(c, "dictionary", () => record(c, 1));
}

export function object(c, depth = 2) {
  if (c.random.chance(0.7) || c.classes.length === 0) {
    const variable = c.variable("object");
    if (variable !== undefined) return constant(variable.name);
  }
  if (c.classes.length === 0) return record(c, depth);
  const created = c.random.pick(c.classes);
  return expression`${created.name}.new(${list([any(c, depth - 1), number(c, depth - 1)])})`;
}

/** A function of the given parameter types; what it returns is anything. */
export function functionExpression(c, depth = 1, parameters = undefined, isYielding = c.canYield) {
  if (parameters === undefined && (depth <= 1 || c.functionDepth > 2 || c.random.chance(0.5))) {
    const variable = c.variable("function");
    if (variable !== undefined) return constant(variable.name);
  }
  const types = parameters ?? c.random.pick([[], ["number"], ["number", "any"], ["any", "any", "any"]]);
  return expression`function${functionBody(c, { types, isShort: true, isYielding })}`;
}

/** An expression for a variable or field: strings must not grow from one iteration to the next. */
export function stored(c, type, depth = 2) {
  const value = make(c, type, depth);
  const text = print(value);
  const canGrow = type === "string" || (type === "any" && (text.includes("..") || text.includes("(")));
  return canGrow ? expression`clip(${value})` : value;
}

/** A key that is computed. */
export function key(c) {
  return choose(c, [
    [4, () => expression`"k" .. ${number(c, 0)} % 20`],
    [2, () => number(c, 1)],
    [2, () => string(c, 1)],
    [1, () => boolean(c, 1)],
    [1, () => expression`${number(c, 0)} % 10`],
  ]);
}

/** A list of expressions; the last may be one of many values. */
export function values(c, depth = 1) {
  const items = Array.from({ length: c.random.integer(0, 3) }, () => any(c, depth));
  if (c.random.chance(0.4)) items.push(multiple(c, depth));
  return items;
}

/** Further arguments. */
export function tail(c) {
  const further = values(c, 0);
  return further.length === 0 ? "" : expression`, ${list(further)}`;
}

/** An expression of any number of values. */
export function multiple(c, depth) {
  if (c.hasVarargs && c.random.chance(0.5)) return constant("...");
  return choose(c, [
    [3, () => call(c, depth)],
    [1, () => expression`unpack(${array(c, 0)})`],
    [1, () => expression`unpack(${list([array(c, 0), constant("1"), constant(String(c.random.integer(0, 6)))])})`],
    [
      c.hasVarargs ? 2 : 0,
      () => expression`select(${list([constant(String(c.random.integer(1, 3))), constant("...")])})`,
    ],
    [1, () => expression`(function(...) return ... end)(${list(values(c, 0))})`],
    [
      c.dialect === "luajit" ? 0 : 1,
      () => expression`pcall(${functionExpression(c, 1, undefined, c.canYield && c.dialect !== "lua")}${tail(c)})`,
    ],
    [1, () => expression`string.find(${string(c, 0)}, ${pattern(c)})`],
  ]);
}

export function call(c, depth = 1) {
  const callArguments = () => list(values(c, depth - 1));
  if (c.isPure) return number(c, depth);
  return choose(c, [
    [
      4,
      () =>
        c.variable("function")
          ? expression`${constant(c.variable("function").name)}(${callArguments()})`
          : number(c, depth),
    ],
    [
      2,
      () =>
        c.variable("object")
          ? expression`${prefix(object(c, 0))}:${methodName(c)}(${callArguments()})`
          : string(c, depth),
    ],
    [0.3, () => (c.variable("object") ? expression`${prefix(object(c, 0))}(${callArguments()})` : number(c, depth))],
    [1, () => (c.canYield ? expression`yield(${callArguments()})` : number(c, depth))],
    [1, () => expression`(function(...) return ${list([constant("..."), any(c, 0)])} end)(${callArguments()})`],
    [1, () => selfCall(c, depth)],
    [
      0.5,
      () =>
        c.variable("object")
          ? expression`${prefix(object(c, 0))}["m" .. ${String(c.random.integer(1, 3))}](${list([object(c, 0), ...values(c, 0)])})`
          : number(c, depth),
    ],
    [0.3, () => expression`(${string(c, 0)}):m1(${callArguments()})`],
  ]);
}

function selfCall(c, depth) {
  return c.self === undefined
    ? number(c, depth)
    : expression`(n > 0 and ${c.self}(${list([constant("n - 1"), ...values(c, 0)])}))`;
}

export function any(c, depth = 2) {
  if (depth <= 0)
    return choose(c, [
      [4, () => variableOr(c, "any", () => literal(c))],
      [2, () => literal(c)],
      [1, () => constant(c.random.pick(["nil", "true", "false"]))],
      [2, () => number(c, 0)],
      [2, () => string(c, 0)],
      [1, () => record(c, 0)],
    ]);
  return choose(c, [
    [4, () => variableOr(c, "any", () => number(c, depth))],
    [5, () => number(c, depth)],
    [3, () => string(c, depth)],
    [2, () => boolean(c, depth)],
    [1, () => constant("nil")],
    [2, () => array(c, depth)],
    [2, () => record(c, depth)],
    [1, () => object(c, depth)],
    [1, () => functionExpression(c, depth)],
    [3, () => expression`${prefix(record(c, 0))}.${field(c)}`],
    [0.2, () => expression`${prefix(any(c, 0))}.${field(c)}`],
    [2, () => expression`${prefix(dictionary(c))}[${key(c)}]`],
    [2, () => call(c, depth)],
    [0.5, () => constant(`_G.${c.random.pick(["G1", "G2", "G3", "G5"])}`)],
    [0.5, () => constant("G5")],
    [
      c.dialect === "luajit" ? 0 : 0.2,
      () => expression`debug.traceback(${list([constant('"trace"'), constant(c.random.pick(["1", "2", "0"]))])})`,
    ],
    [2, () => expression`(${any(c, depth - 1)} ${c.random.pick(["and", "or"])} ${any(c, depth - 1)})`],
    [1, () => objectOperation(c)],
    [
      0.3,
      () =>
        expression`(${variableOr(c, "any", () => constant("G3"))} ${c.random.pick(["+", "-", "*", "..", "/"])} ${any(c, 0)})`,
    ],
    [1, () => expression`(${multiple(c, depth - 1)})`],
  ]);
}

function objectOperation(c) {
  const operand = () => (c.random.chance(0.4) ? object(c, 0) : number(c, 0));
  if (c.random.chance(0.15)) return expression`(-${object(c, 0)})`;
  return expression`(${operand()} ${c.random.pick(["+", "-", "*", "/", "%", "^", ".."])} ${operand()})`;
}
