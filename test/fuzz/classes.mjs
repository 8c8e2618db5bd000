/** Classes: tables with methods and metamethods, and the statements that change them while they are in use. */
import { any, constant, field, methodName, number, object, record, string } from "./expressions.mjs";
import { guardedFunctionBody } from "./functions.mjs";
import { statement } from "./tree.mjs";

const BINARY = ["__add", "__sub", "__mul", "__div", "__mod", "__pow", "__concat"];
const COMPARE = ["__eq", "__lt", "__le"];

/** The statements that make a class, and puts it in scope. @param {import("./generate.mjs").Context} c */
export function classStatements(c) {
  const name = c.fresh("C");
  const parent = c.classes.length > 0 && c.random.chance(0.6) ? c.random.pick(c.classes) : undefined;
  const made = [statement`local ${name} = {}`];
  const created = { name };
  c.classes.push(created);
  if (parent !== undefined) made.push(statement`setmetatable(${name}, {__index = ${parent.name}})`);
  made.push(
    c.random.chance(0.7)
      ? statement`${name}.__index = ${name}`
      : statement`${name}.__index = function(t, k) return ${name}[k] end`,
  );
  const fields = c.random.chance(0.7) ? "{x = x, y = y}" : "{name = x, y = y, x = 1, z = y}";
  made.push(statement`function ${name}.new(x, y) return setmetatable(${fields}, ${name}) end`);
  for (const method of ["m1", "m2", "m3"]) {
    if (parent !== undefined && c.random.chance(0.5)) continue;
    made.push(statement`function ${name}:${method}${guardedFunctionBody(c, { types: ["any"], self: true })}`);
  }
  for (let i = c.random.integer(0, 9); i > 0; i--) made.push(metamethodStatement(c, name));
  const instance = c.fresh("o");
  made.push(statement`local ${instance} = ${name}.new(${number(c, 0)}, ${number(c, 0)})`);
  c.variables.push({ name: instance, type: "object" });
  return made;
}

function metamethodStatement(c, name) {
  const event = c.random.pick([
    ...BINARY,
    ...BINARY,
    ...COMPARE,
    "__unm",
    "__call",
    "__newindex",
    "__tostring",
    "__len",
  ]);
  return statement`${name}.${event} = ${metamethod(c, event)}`;
}

/** Something that serves as the handler of an event. */
function metamethod(c, event) {
  if (event === "__newindex" && c.random.chance(0.3)) return record(c, 1);
  if (event === "__newindex")
    return statement`function(t, k, v) burn(3) rawset(t, k, ${c.random.pick(["v", "v", "nil", '"set"'])}) end`;
  if (event === "__tostring") return statement`function(t) burn(3) return ${string(c, 1)} end`;
  const types = event === "__unm" || event === "__len" ? ["object"] : ["object", "any"];
  const result = COMPARE.includes(event) ? "boolean" : "any";
  return statement`function${guardedFunctionBody(c, { types, result })}`;
}

/** A change of a class or of the class of an object. */
export function changeClass(c) {
  if (c.classes.length === 0) return statement`G4 = setmetatable(${record(c, 1)}, {__index = ${record(c, 1)}})`;
  const { name } = c.random.pick(c.classes);
  const other = c.random.pick(c.classes).name;
  const changes = [
    () => statement`${name}.${methodName(c)} = function${guardedFunctionBody(c, { types: ["object", "any"] })}`,
    () => statement`${name}.${field(c)} = ${any(c, 1)}`,
    () =>
      statement`${name}.__index = ${c.random.pick([other, name, name, "nil", `function(t, k) return rawget(${other}, k) end`])}`,
    () => statement`${name}.__index = ${record(c, 1)}`,
    () => metamethodStatement(c, name),
    () => statement`${name}.${c.random.pick([...BINARY, ...COMPARE, "__newindex", "__call"])} = nil`,
    () => statement`setmetatable(${object(c, 0)}, ${c.random.pick([other, name, name, "nil", "{}"])})`,
    () => statement`setmetatable(${record(c, 0)}, ${c.random.pick([other, "nil", `{__index = ${name}}`])})`,
    () => statement`getmetatable(${object(c, 0)} or {}).${c.random.pick(["__index", "x", "m1"])} = ${constant(name)}`,
    () => statement`setmetatable(${record(c, 0)}, {__index = function(t, k) burn(3) return ${any(c, 0)} end})`,
  ];
  return c.random.pick(changes)();
}
