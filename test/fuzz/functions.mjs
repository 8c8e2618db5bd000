/** Bodies of functions. */
import { any, call, make, stored, values } from "./expressions.mjs";
import { statements } from "./statements.mjs";
import { block, expression, guard, list, statement } from "./tree.mjs";

/** Iterations that loops in a function other than a section may have: it can be called often. */
const FUNCTION_WORK = 40;

/** What changes in the context where a function begins. */
function inside(c, { isYielding, hasVarargs, self }) {
  return {
    work: FUNCTION_WORK,
    loopDepth: 0,
    statementDepth: 0,
    functionDepth: c.functionDepth + 1,
    hasVarargs,
    canYield: isYielding,
    canReturn: true,
    self,
  };
}

function declareParameters(c, types) {
  const names = types.map(() => c.fresh("p"));
  for (const [i, name] of names.entries()) {
    c.variables.push({ name, type: i === 0 && types[0] === "object" ? "object" : "any" });
  }
  return names;
}

/** Parameters declared as numbers are made numbers first, so that the body can be typed. */
function coercions(c, names, types) {
  return names.flatMap((name, i) => {
    if (types[i] !== "number" && types[i] !== "string") return [];
    c.variables.push({ name, type: types[i] });
    if (types[i] === "number")
      return c.random.chance(0.5) ? [statement`${name} = num(${name})`] : [statement`${name} = ${name} or 0`];
    return [statement`${name} = show(${name})`];
  });
}

/**
 * `(parameters) … end`.
 * @param {import("./generate.mjs").Context} c
 * @param {{ types: string[], isShort?: boolean, isYielding?: boolean, self?: string }} options `self`: the name by which the function can
 *   call itself; its first parameter is then the depth that is left.
 */
export function functionBody(c, { types, isShort = false, isYielding = false, self = undefined }) {
  const hasVarargs = c.random.chance(0.3);
  return c.scope(
    () => {
      const names = declareParameters(c, types);
      const parameters = [...(self === undefined ? [] : ["n"]), ...names, ...(hasVarargs ? ["..."] : [])];
      const first = coercions(c, names, types);
      const body = [...first, ...statements(c, isShort ? c.random.integer(0, 2) : c.random.integer(1, 5)), result(c)];
      return statement`(${parameters.join(", ")}) ${guard("burn(5)")}${block(body)}end`;
    },
    inside(c, { isYielding, hasVarargs, self }),
  );
}

function result(c) {
  const depth = c.random.integer(0, 2);
  if (c.random.chance(0.15)) return statement`return ${call(c, 1)}`;
  if (c.random.chance(0.1))
    return statement`return ${list(Array.from({ length: c.random.integer(2, 6) }, () => any(c, 0)))}`;
  return c.random.chance(0.6)
    ? statement`return ${list([any(c, depth)])}`
    : statement`return ${list(values(c, depth))}`;
}

/** The body of a function that may come to call itself through metamethods or methods: it gives up at some depth. */
export function guardedFunctionBody(c, { types, self = false, result: type = "any" }) {
  const isYielding = c.dialect !== "lua" && c.random.chance(0.3);
  return c.scope(
    () => {
      if (self) c.variables.push({ name: "self", type: "object", isConstant: true });
      const names = declareParameters(c, types);
      const body = statements(c, c.random.integer(0, 2));
      const value = c.fresh("r");
      return statement`(${names.join(", ")}) ${guard("burn(5) if level > 6 then return 1 end level = level + 1")}${block(
        [...body, statement`local ${value} = ${stored(c, type, 2)}`],
      )}${guard("level = level - 1")} return ${expression`${value}`} end`;
    },
    { ...inside(c, { isYielding, hasVarargs: false, self: undefined }), canReturn: false },
  );
}

/** The body of a coroutine: yields in a loop. */
export function coroutineBody(c) {
  return c.scope(
    () => {
      const names = declareParameters(c, ["any"]);
      const body = [...statements(c, c.random.integer(1, 4)), result(c)];
      return statement`(${names.join(", ")}) ${guard("burn(5)")}${block(body)}end`;
    },
    inside(c, { isYielding: true, hasVarargs: false, self: undefined }),
  );
}

/** An argument for a parameter of a type. */
export const argument = (c, type) => make(c, type, 1);
