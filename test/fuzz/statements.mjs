/** Random statements. */
import { changeClass } from "./classes.mjs";
import * as control from "./control.mjs";
import {
  any,
  boolean,
  constant,
  field,
  key,
  make,
  multiple,
  number,
  object,
  prefix,
  record,
  stored,
  string,
  target,
  values,
} from "./expressions.mjs";
import { coroutineBody, functionBody, guardedFunctionBody } from "./functions.mjs";
import { kernelStatement } from "./kernels.mjs";
import { callbackStatement, libraryStatement } from "./library.mjs";
import { observationStatement, recursionStatement } from "./observation.mjs";
import { block, expression, list, print, statement } from "./tree.mjs";

const TYPES = [
  "number",
  "number",
  "number",
  "string",
  "any",
  "any",
  "array",
  "record",
  "object",
  "boolean",
  "dictionary",
];

/** Kinds of statements, how often they come, and what makes them. Some make several, some none. */
const kinds = {
  local: [10, localStatement],
  locals: [3, localsStatement],
  localFunction: [4, localFunctionStatement],
  assign: [12, assignStatement],
  assignAny: [5, (c) => assignTo(c, "any")],
  multipleAssign: [4, multipleAssignStatement],
  field: [8, (c) => statement`${target(c, "record", "object")}.${field(c)} = ${stored(c, "any")}`],
  update: [3, updateFieldStatement],
  anyField: [1, (c) => statement`${target(c, "any")}.${field(c)} = ${stored(c, "any")}`],
  dictionary: [4, dictionaryStatement],
  array: [6, arrayStatement],
  output: [7, (c) => statement`out(${list(values(c, 1))})`],
  call: [4, callStatement],
  changeClass: [3, changeClass],
  protectedCall: [4, protectedStatement],
  fail: [1, failStatement],
  coroutine: [2, coroutineStatement],
  closures: [2, closuresStatement],
  typeChange: [2, typeChangeStatement],
  yield: [2, (c) => (c.canYield ? statement`${c.assignable("any")?.name ?? "G3"} = yield(${any(c, 0)})` : [])],
  if: [6, control.ifStatement],
  numericFor: [7, control.numericForStatement],
  while: [3, control.whileStatement],
  repeat: [3, control.repeatStatement],
  genericFor: [4, control.genericForStatement],
  exit: [3, control.exitStatement],
  goto: [1, control.gotoStatement],
  defer: [2, control.deferStatement],
  kernel: [4, kernelStatement],
  library: [4, (c) => withoutVarargs(c, libraryStatement)],
  callback: [2, (c) => withoutVarargs(c, callbackStatement)],
  observation: [1.5, (c) => withoutVarargs(c, observationStatement)],
  recursion: [0.7, recursionStatement],
  environment: [1, environmentStatement],
  do: [1, (c) => statement`do${innerBlock(c)}end`],
  return: [
    1,
    (c) =>
      c.canReturn && c.functionDepth > 0 ? statement`if ${boolean(c, 1)} then return ${list(values(c, 1))} end` : [],
  ],
};
const weights = Object.fromEntries(Object.entries(kinds).map(([kind, [weight]]) => [kind, weight]));
/** Kinds that contain blocks: not below a certain depth. */
const NESTED = [
  "if",
  "numericFor",
  "while",
  "repeat",
  "genericFor",
  "goto",
  "do",
  "protectedCall",
  "coroutine",
  "closures",
  "typeChange",
  "localFunction",
  "defer",
  "kernel",
];

/** Some statements, which see what those before them declare. @param {import("./generate.mjs").Context} c */
export function statements(c, count) {
  const made = [];
  for (let i = 0; i < count; i++) {
    const kind = c.random.weighted(weights);
    if (c.statementDepth + c.functionDepth > 3 && NESTED.includes(kind)) continue;
    made.push(kinds[kind][1](c));
  }
  return made.flat();
}

/** What is put into functions of no parameters. */
const withoutVarargs = (c, make) => c.scope(() => make(c), { hasVarargs: false });

/** A block in a scope of its own. @param {object} changes of the context @param {import("./tree.mjs").Node[]} first */
export function innerBlock(c, changes = {}, first = [], count = c.random.integer(1, 4)) {
  return c.scope(() => block([...first, ...statements(c, count)]), {
    statementDepth: c.statementDepth + 1,
    ...changes,
  });
}

/** A hot loop on its own. */
export function kernelSection(c) {
  const canYield = c.dialect !== "lua" && c.random.chance(0.5);
  const body = c.scope(() => block([kernelStatement(c)]), { functionDepth: 1, canYield });
  return statement`${canYield ? "out(drive(try, function()" : "try(function()"}${body}${canYield ? "end))" : "end)"}`;
}

/** A part of the program of its own: a function that is called a few times, with errors caught. */
export function section(c) {
  const canYield = c.dialect !== "lua" && c.random.chance(0.6);
  const body = c.scope(() => block(protectedStatements(c, c.random.integer(3, 9))), { functionDepth: 1, canYield });
  const name = c.fresh("s");
  const run = canYield ? `out(drive(try, ${name}))` : `try(${name})`;
  const times = c.random.pick([1, 1, 2, 3, 6]);
  return statement`do${block([statement`local function ${name}()${body}end`, statement`for i = 1, ${times} do ${run} end`])}end`;
}

/** Statements of which some cannot fail what follows. */
function protectedStatements(c, count) {
  const made = [];
  while (count > 0) {
    const some = c.random.integer(1, 4);
    count -= some;
    if (c.random.chance(0.5)) made.push(...statements(c, some));
    else
      made.push(
        statement`try(function()${innerBlock(c, { canYield: c.canYield && c.dialect !== "lua", hasVarargs: false, statementDepth: 0 }, [], some)}end)`,
      );
  }
  return made;
}

function localStatement(c) {
  const type = c.random.pick(TYPES);
  const value = make(c, type === "dictionary" ? "record" : type, 3);
  const again = c.random.chance(0.1) ? c.variable("number", "string", "any") : undefined;
  const name = again?.name.startsWith("G") === false ? again.name : c.fresh("v");
  c.variables.push({ name, type });
  return statement`local ${name} = ${value}`;
}

function localsStatement(c) {
  const count = c.random.integer(2, 4);
  const given = list(values(c, 2));
  const names = Array.from({ length: count }, () => c.fresh("v"));
  for (const name of names) c.variables.push({ name, type: "any" });
  return statement`local ${names.join(", ")}${given.parts.length > 0 ? statement` = ${given}` : ""}`;
}

function localFunctionStatement(c) {
  const name = c.fresh("f");
  const types = c.random.pick([
    [],
    ["number"],
    ["number", "number"],
    ["number", "any"],
    ["any", "string"],
    ["record", "number"],
  ]);
  const isRecursive = c.random.chance(0.25);
  const isYielding = c.canYield && c.dialect !== "lua" && c.random.chance(0.5);
  const made = statement`local function ${name}${functionBody(c, { types, isYielding, self: isRecursive ? name : undefined })}`;
  if (isRecursive)
    return [made, statement`out(${name}(${list([constant(String(c.random.integer(1, 8))), ...values(c, 1)])}))`];
  c.variables.push({ name, type: "function", isConstant: true });
  return made;
}

function assignStatement(c) {
  const variable = c.assignable(
    "number",
    "number",
    "string",
    "boolean",
    "array",
    "record",
    "object",
    "dictionary",
    "function",
  );
  if (variable === undefined) return [];
  return assignTo(c, variable.type, variable);
}

function assignTo(c, type, variable = c.assignable(type)) {
  if (variable === undefined) return [];
  if (type === "function")
    return statement`${variable.name} = function${guardedFunctionBody(c, { types: ["any", "any"] })}`;
  if (type === "number" && c.random.chance(0.3))
    return statement`${variable.name} = ${variable.name} + ${number(c, 1)}`;
  return statement`${variable.name} = ${stored(c, type === "dictionary" ? "record" : type, 3)}`;
}

function multipleAssignStatement(c) {
  const left = () => {
    const variable = c.assignable("any");
    if (variable !== undefined && c.random.chance(0.6)) return constant(variable.name);
    return c.random.chance(0.5)
      ? expression`${target(c, "record")}.${field(c)}`
      : expression`${target(c, "dictionary")}[${key(c)}]`;
  };
  const numbers = c.visible("number").filter(({ isConstant }) => !isConstant);
  if (numbers.length >= 2 && c.random.chance(0.4)) {
    const [a, b] = [c.random.pick(numbers), c.random.pick(numbers)];
    return statement`${a.name}, ${b.name} = ${expression`${b.name}`}, ${expression`${a.name} + 1`}`;
  }
  const targets = Array.from({ length: c.random.integer(2, 3) }, left);
  // The order of assignments is not defined: targets that can be the same would be compared for nothing.
  if (c.dialect !== "perigee" && new Set(targets.map((node) => node.parts[0])).size < targets.length) return [];
  if (c.dialect !== "perigee" && targets.filter((node) => node.parts.length > 1).length > 1) return [];
  const given = Array.from({ length: c.random.integer(1, 3) }, () => stored(c, "any", 1));
  return statement`${list(targets)} = ${list(given)}`;
}

function updateFieldStatement(c) {
  const place = `${c.variable("record", "object")?.name ?? "G4"}.${field(c)}`;
  return statement`${place} = ${c.random.chance(0.5) ? expression`num(${place})` : constant(place)} + ${number(c, 1)}`;
}

function dictionaryStatement(c) {
  const name =
    c.classes.length > 0 && c.random.chance(0.15)
      ? c.random.pick(c.classes).name
      : print(target(c, "dictionary", "record", "object"));
  const count = Math.min(c.iterations, 25);
  if (c.random.chance(0.4)) {
    const i = c.fresh("i");
    return statement`for ${i} = 1, ${count} do ${name}["k" .. ${i}] = ${c.random.pick([i, "nil", `${i} * 2`, `"v" .. ${i}`])} end`;
  }
  return statement`${name}[${key(c)}] = ${c.random.chance(0.2) ? constant("nil") : stored(c, "any")}`;
}

function arrayStatement(c) {
  const name = c.variable("array")?.name;
  if (name === undefined) return [];
  const value = () => make(c, c.random.pick(["number", "number", "number", "string", "array"]), 1);
  const count = Math.min(c.iterations, 25);
  const i = c.fresh("i");
  const choices = [
    () => statement`${name}[#${name} + 1] = ${value()}`,
    () => statement`table.insert(${name}, ${value()})`,
    () => statement`table.insert(${name}, 1, ${value()})`,
    () => statement`out(table.remove(${name}))`,
    () => statement`table.remove(${name}, 1)`,
    () => statement`if #${name} > 0 then ${name}[#${name}] = nil end`,
    () => statement`if #${name} > 0 then ${name}[math.floor(${number(c, 1)}) % #${name} + 1] = ${value()} end`,
    () => statement`table.sort(${name}, function(a, b) return show(a) < show(b) end)`,
    () => statement`for ${i} = #${name} + 1, #${name} + ${count} do ${name}[${i}] = ${expression`${i} * 0.5`} end`,
    () => statement`for ${i} = #${name}, 1, -1 do ${name}[${i}] = nil end`,
    () => statement`for ${i} = 1, #${name} do ${name}[${i}] = ${value()} end`,
  ];
  if (c.random.chance(0.1))
    return statement`setmetatable(${name}, ${c.random.pick(["nil", "{__index = function(t, k) return k end}", "{__newindex = function(t, k, v) rawset(t, k, v or 0) end}", "{__newindex = {}}", "{__index = {1, 2, 3, 4, x = 5}}"])})`;
  if (c.dialect === "perigee")
    choices.push(
      () => statement`${name}[${number(c, 1)}] = ${stored(c, "any", 1)}`,
      () => statement`${name}[#${name} + 3] = ${value()}`,
      () => statement`${name}[math.floor(#${name} / 2)] = nil`,
      () => statement`table.insert(${name}, ${number(c, 0)} % 5, ${value()})`,
      () =>
        statement`table.sort(${name}, function${functionBody(c, { types: ["any", "any"], isShort: true, isYielding: c.canYield })})`,
    );
  return c.random.pick(choices)();
}

function callStatement(c) {
  const f = c.variable("function");
  const result = c.assignable("any")?.name ?? "G3";
  if (f !== undefined && c.random.chance(0.5)) return statement`${result} = clip((${f.name}(${list(values(c, 1))})))`;
  if (f !== undefined && c.random.chance(0.5)) return statement`out(${f.name}(${list(values(c, 1))}))`;
  if (c.variable("object") === undefined) return statement`out(${list([multiple(c, 1)])})`;
  return statement`${result} = clip((${prefix(object(c, 0))}:${c.random.pick(["m1", "m2", "m3"])}(${list(values(c, 1))})))`;
}

function protectedStatement(c) {
  const isYielding = c.canYield && c.dialect !== "lua";
  const body = functionBody(c, { types: [], isYielding });
  if (c.random.chance(0.7)) return statement`try(function${body})`;
  return statement`out(xpcall(function${body}, function(e) out("handler", err(e)) return ${any(c, 0)} end))`;
}

function failStatement(c) {
  const value = c.random.pick(["nil", '"message"', "{x = 1}", "42", "true", '"level", 2', '"none", 0']);
  return statement`if ${boolean(c, 1)} then error(${value}) end`;
}

function coroutineStatement(c) {
  const name = c.fresh("co");
  const count = c.random.integer(1, Math.min(6, c.iterations));
  const body = coroutineBody(c);
  if (c.random.chance(0.5))
    return [
      statement`local ${name} = coroutine.create(function${body})`,
      statement`for i = 1, ${count} do local ok, a, b = coroutine.resume(${name}, i) if ok then out(a, b) else out("dead", err(a)) end end`,
      statement`out(coroutine.status(${name}))`,
    ];
  c.variables.push({ name, type: "function", isConstant: true });
  return [
    statement`local ${name} = coroutine.wrap(function${body})`,
    statement`for i = 1, ${count} do try(${list([constant(name), ...values(c, 0)])}) end`,
  ];
}

/** Changes of what names of globals and methods of strings mean. */
function environmentStatement(c) {
  const f = c.variable("function")?.name;
  const choices = [
    () => statement`G5 = ${stored(c, "any", 1)}`,
    () => statement`_G["G" .. ${c.random.pick(["3", "5"])}] = ${stored(c, "any", 1)}`,
    () => statement`setmetatable(_G, {__index = function(t, k) return k end})`,
    () => statement`setmetatable(_G, nil)`,
    () => statement`string.m1 = function(s, a) burn(1) return ${c.random.pick(["a", "#s", "s"])} end`,
    () => statement`string.m1 = nil`,
  ];
  if (f !== undefined)
    choices.push(
      () => statement`setfenv(${f}, setmetatable({G1 = ${number(c, 0)}, G5 = 5}, {__index = _G}))`,
      () => statement`setfenv(${f}, _G)`,
    );
  if (c.functionDepth > 0)
    choices.push(() => statement`setfenv(1, setmetatable({G1 = ${number(c, 0)}}, {__index = _G, __newindex = _G}))`);
  return c.random.pick(choices)();
}

/** Closures made in a loop that share or do not share variables. */
function closuresStatement(c) {
  const [fs, i, v] = [c.fresh("fs"), c.fresh("i"), c.fresh("v")];
  const count = Math.min(c.iterations, 8);
  const inner = c.scope(
    () => {
      c.variables.push({ name: i, type: "number" }, { name: v, type: "number" });
      const body = functionBody(c, { types: ["any"], isShort: true });
      return block([
        statement`local ${v} = ${number(c, 1)}`,
        ...(c.random.chance(0.5) ? statements(c, 1) : []),
        statement`${fs}[#${fs} + 1] = function() ${v} = ${v} + ${i} ${c.random.chance(0.5) ? `${i} = ${i} + 1 ` : ""}return ${v}, ${i} end`,
        statement`${fs}[#${fs} + 1] = function${body}`,
      ]);
    },
    { work: c.work * count, statementDepth: c.statementDepth + 1, loopDepth: c.loopDepth + 1 },
  );
  return [
    statement`local ${fs} = {}`,
    statement`for ${i} = 1, ${count} do${inner}end`,
    statement`for i = 1, #${fs} do out(${fs}[i](${list(values(c, 0))})) end`,
  ];
}

/** A variable of a hot loop that changes its type on the way. */
function typeChangeStatement(c) {
  const [v, i] = [c.fresh("v"), c.fresh("i")];
  const count = c.iterations;
  const changes = [
    constant('"5"'),
    constant("0.5"),
    string(c, 0),
    record(c, 1),
    object(c, 0),
    constant("nil"),
    number(c, 1),
  ];
  const at = Math.max(1, Math.floor(count * c.random.next()));
  c.variables.push({ name: v, type: "any" });
  const body = innerBlock(c, { work: c.work * count, loopDepth: c.loopDepth + 1 });
  return [
    statement`local ${v} = ${number(c, 0)}`,
    statement`for ${i} = 1, ${count} do${block([
      statement`if ${i} == ${at} then ${v} = ${c.random.pick(changes)} end`,
      c.random.pick([
        statement`G1 = num(G1) + ${v}`,
        statement`G3 = ${v}.x`,
        statement`${v} = ${v} + 1`,
        statement`G2 = "s" .. ${v}`,
        statement`G3 = ${v} == 5`,
      ]),
      statement`do${body}end`,
    ])}end`,
  ];
}
