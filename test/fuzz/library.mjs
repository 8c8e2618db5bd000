/**
 * Calls of library functions with arguments that are sometimes wrong: what they return and what they say of bad arguments. The calls are
 * made by name, as methods and through `pcall`, because each finds another name for its message.
 */
import { any, array, constant, functionExpression, number, record, string } from "./expressions.mjs";
import { expression, list, statement } from "./tree.mjs";

const POSITIONS = ["0", "1", "2", "3", "-1", "-2", "10", "-10", "1.5", '"2"'];
const REALS = ["0.5", "-0.5", "2.5", "-2.5", "1e15", "-7", "7", "(1/G0)", "(-1/G0)", "(G0/G0)", "(G0*-1)", "1e-310"];
const PATTERNS = [
  "a",
  "%w+",
  "(%a)(%d*)",
  "[^a-c]",
  "l*",
  "l-o",
  "^h",
  "(%w+)=(%w+)",
  "()b()",
  "%f[%w]%w",
  "%b()",
  "(.)%1",
  "$",
  "",
  "[%s,]",
  ".-(%d)",
  "x?y?",
  "[",
  "(a",
  "%",
  "%1",
];
const REPLACEMENTS = ['"<%0>"', '"%1"', '""', '"%%"', '"%2"', "{a = 1, l = false, b = true}", "{}", "G3"];
const FORMATS = ["%d", "%5d", "%-5d|", "%05d", "%+d", "%x", "%X", "%o", "%c", "%5.2f", "%g", "%.3g", "%i", "%u"];

const BITS = [
  "0",
  "1",
  "-1",
  "255",
  "2^31",
  "-2^31",
  "4294967295",
  "0x7FFFFFFF",
  "123456789",
  "1.5",
  "2^40 + 5",
  '"12"',
];

/** How each kind of argument is made. */
const given = {
  s: (c) => string(c, 1),
  n: (c) => number(c, 1),
  i: (c) => constant(c.random.pick(POSITIONS)),
  r: (c) => constant(c.random.pick(REALS)),
  p: (c) => constant(`"${c.random.pick(PATTERNS)}"`),
  R: (c) =>
    c.random.chance(0.3) ? functionExpression(c, 1, ["string"], false) : constant(c.random.pick(REPLACEMENTS)),
  F: (c) => constant(`"${c.random.pick(FORMATS)}"`),
  a: (c) => array(c, 1),
  t: (c) => record(c, 1),
  v: (c) => any(c, 1),
  f: (c) => functionExpression(c, 1, ["any", "any"], false),
  b: (c) => constant(c.random.pick(["true", "false", "nil"])),
  d: (c) => constant(c.random.pick(["10", "2", "16", "8", "36", "1", "37", "nil"])),
  e: (c) => constant(c.random.pick(['"10"', '"0x1F"', '" 12 "', '"1e1"', '"z"', '"11"', '"-7"', '""', '"1 2"'])),
  // What numbers of more than 51 bits give is not defined.
  B: (c) => (c.dialect === "luajit" ? constant(c.random.pick(BITS)) : number(c, 1)),
  w: (c) => constant(String(c.random.integer(0, 8))),
};

/** Functions with the kinds of their arguments; those after the dot may be missing. */
const FUNCTIONS = {
  "string.byte": "s.ii",
  "string.char": ".www",
  "string.find": "sp.ib",
  "string.match": "sp.i",
  "string.gsub": "spR.w",
  "string.format": "Fn.v",
  "string.len": "s",
  "string.lower": "s",
  "string.upper": "s",
  "string.reverse": "s",
  "string.rep": "sw",
  "string.sub": "si.i",
  "table.concat": "a.sii",
  "table.insert": "av",
  "table.remove": "a.i",
  "table.maxn": "a",
  "table.sort": "a",
  "math.abs": "r",
  "math.ceil": "r",
  "math.floor": "r",
  "math.fmod": "rr",
  "math.modf": "r",
  "math.frexp": "r",
  "math.ldexp": "rw",
  "math.max": "r.rr",
  "math.min": "r.rr",
  "math.pow": "rw",
  "math.sqrt": "r",
  "math.deg": "r",
  "math.rad": "r",
  tonumber: "e.d",
  tostring: "v",
  type: "v",
  rawequal: "vv",
  rawget: "tv",
  rawset: "tsv",
  select: "i.vvv",
  unpack: "a.ii",
  assert: "v.vv",
  ipairs: "a",
  getmetatable: "v",
  setmetatable: "tt",
  error: "v.w",
  pcall: "f.vv",
  "coroutine.status": "v",
  "coroutine.resume": "v",
  "coroutine.wrap": "v",
  loadstring: "s",
};
const BIT_FUNCTIONS = {
  "bit.band": "B.BB",
  "bit.bor": "B.BB",
  "bit.bxor": "B.BB",
  "bit.bnot": "B",
  "bit.lshift": "Bw",
  "bit.rshift": "Bw",
  "bit.arshift": "Bw",
  "bit.rol": "Bw",
  "bit.ror": "Bw",
  "bit.bswap": "B",
  "bit.tobit": "B",
  "bit.tohex": "B.i",
};

/** LuaJIT checks and words many of these in its own way; `bit` is its own. Which key is the first is each implementation's own affair. */
const functionsOf = {
  lua: FUNCTIONS,
  luajit: BIT_FUNCTIONS,
  perigee: { ...FUNCTIONS, ...BIT_FUNCTIONS, next: "a" },
};

function argumentsFor(c, kinds) {
  const [needed, optional = ""] = kinds.split(".");
  const count = needed.length + c.random.integer(0, optional.length);
  const made = [...(needed + optional).slice(0, count)].map((kind) =>
    c.random.chance(0.04) ? given.v(c) : given[kind](c),
  );
  if (c.dialect !== "luajit" && c.random.chance(0.03)) made.pop();
  return made;
}

/** @param {import("./generate.mjs").Context} c */
export function libraryStatement(c) {
  const functions = functionsOf[c.dialect];
  const name = c.random.pick(Object.keys(functions));
  const isProtected = c.random.chance(0.4);
  // PUC Lua cannot yield in a function that is protected.
  const canYield = c.canYield && (isProtected || c.dialect !== "lua");
  const made = c.scope(() => argumentsFor(c, functions[name]), { canYield });
  if (isProtected) return statement`try(${list([constant(name), ...made])})`;
  const result = name.startsWith("string.") && c.random.chance(0.4) ? method(name, made) : undefined;
  return statement`try(function() out(${result ?? expression`${name}(${list(made)})`}) end)`;
}

function method(name, [subject, ...others]) {
  return subject === undefined ? undefined : expression`(${subject}):${name.slice(7)}(${list(others)})`;
}

const COMPARATORS = [
  "function(a, b) return a < b end",
  "function(a, b) return a > b end",
  "function(a, b) return num(a) % 7 < num(b) % 7 end",
  "function(a, b) if type(a) ~= type(b) then return type(a) < type(b) end return show(a) < show(b) end",
];

/** Functions that call back, in a loop's body or not. */
export function callbackStatement(c) {
  const choices = [
    () => statement`try(${list([constant("table.sort"), array(c, 1), constant(c.random.pick(COMPARATORS))])})`,
    () => statement`table.foreachi(${array(c, 1)}, ${functionExpression(c, 1, ["number", "any"], false)})`,
    () =>
      statement`out(string.gsub(${string(c, 1)}, "%w", ${functionExpression(c, 1, ["string"], c.dialect === "perigee" && c.canYield)}))`,
    () => statement`out(tostring(setmetatable({}, {__tostring = function(t) return ${string(c, 1)} end})))`,
    () =>
      statement`out(load(coroutine.wrap(function() coroutine.yield("return ") coroutine.yield("1 + ${String(c.random.integer(0, 9))}") end))())`,
    () => statement`out(assert(loadstring("local a, b = ... return b, a, ..."))(${list([any(c, 1), any(c, 0)])}))`,
    () => statement`out(xpcall(${functionExpression(c, 1, [], false)}, function(e) return type(e), ${any(c, 0)} end))`,
  ];
  return c.dialect === "luajit" ? [] : c.random.pick(choices)();
}
