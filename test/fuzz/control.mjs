/** Random control structures: conditions, loops, and ways out of them. */
import { any, array, boolean, dictionary, make } from "./expressions.mjs";
import { innerBlock } from "./statements.mjs";
import { guard, statement } from "./tree.mjs";

/** @param {import("./generate.mjs").Context} c */
export function ifStatement(c) {
  const condition = () => (c.random.chance(0.8) ? boolean(c, 2) : any(c, 1));
  const first = statement`if ${condition()} then${innerBlock(c)}`;
  const more = c.random.chance(0.3) ? statement`elseif ${condition()} then${innerBlock(c)}` : "";
  const last = c.random.chance(0.5) ? statement`else${innerBlock(c)}` : "";
  return statement`${first}${more}${last}end`;
}

/** The context of a loop body. */
function looping(c, count, kind) {
  return { work: c.work * Math.max(count, 1), loopDepth: c.loopDepth + 1, loopKind: kind };
}

/** What an iterator function gives; PUC Lua has its calls in C, where nothing can yield. */
function iterated(c) {
  return c.scope(() => any(c, 1), { canYield: c.canYield && c.dialect !== "lua" });
}

/** The block of a loop, with the label that `goto continue` needs, sometimes. */
function loopBlock(c, count, variables, first = []) {
  return c.scope(() => {
    c.variables.push(...variables);
    const label = c.dialect === "luajit" && c.random.chance(0.3) ? c.fresh("next") : undefined;
    const body = innerBlock(c, { ...looping(c, count), continueLabel: label }, first);
    if (label === undefined) return body;
    return { kind: "block", parts: [statement`do${body}end`, statement`::${label}::`] };
  });
}

export function numericForStatement(c) {
  const i = c.fresh("i");
  const count = c.iterations;
  const bounds = c.random.pick([
    `1, ${count}`,
    `1, ${count}`,
    `1, ${count}`,
    `${count}, 1, -1`,
    `${count}, ${count * 3}, 3`,
    `1, "${Math.min(count, 5)}"`,
    "2, 1",
    `-${count}, -1`,
    `G0, ${count}`,
    `2^53 - 3, 2^53 - 1`,
    `${count}, 1, -2.5`,
    `1.5, ${count}`,
    `-1, 1, 0.125`,
    `1, 3, 2^53`,
    `1/G0, 5`,
    `G0/G0, 5`,
    `1, G0/G0`,
    `"1", "3", "2"`,
    `3, 1, G0 - 1`,
    `num(G3) % 5, 0, -1`,
    // We count from `start - step + step`, as PUC Lua does; LuaJIT from the start.
    ...(c.dialect === "luajit"
      ? []
      : [
          `0.1, 0.7, 0.2`,
          `0, ${count / 10}, 0.1`,
          `-1/G0, 5, 1/G0`,
          `num(G1) % 7, num(G1) % 7 + ${Math.min(count, 9)}, num(G1) % 3 + 0.5`,
        ]),
  ]);
  // An assignment to the loop variable does not change the number of iterations.
  const body = loopBlock(c, count, [{ name: i, type: "number", isConstant: c.random.chance(0.8) }]);
  return statement`for ${i} = ${bounds} do${body}end`;
}

export function whileStatement(c) {
  const [counter, count] = [c.fresh("w"), c.iterations];
  const condition = c.random.chance(0.5) ? statement` and ${boolean(c, 1)}` : "";
  const body = loopBlock(c, count, [{ name: counter, type: "number", isConstant: true }]);
  return [
    statement`local ${counter} = 0`,
    statement`while ${counter} < ${count}${condition} do ${guard(`${counter} = ${counter} + 1`)}${body}end`,
  ];
}

export function repeatStatement(c) {
  const [counter, count] = [c.fresh("w"), c.iterations];
  const local = c.fresh("v");
  const value = any(c, 1);
  const variables = [
    { name: counter, type: "number", isConstant: true },
    { name: local, type: "any" },
  ];
  const condition = c.scope(() => {
    c.variables.push(...variables);
    return c.random.chance(0.6) ? statement` or ${boolean(c, 1)}` : statement` or ${local} == nil`;
  });
  const body = loopBlock(c, count, variables);
  return [
    statement`local ${counter} = 0`,
    statement`repeat ${guard(`${counter} = ${counter} + 1`)} local ${local} = ${value} do${body}end until ${counter} >= ${count}${condition}`,
  ];
}

export function genericForStatement(c) {
  const [k, v, s] = [c.fresh("k"), c.fresh("v"), c.fresh("s")];
  const count = Math.max(c.iterations, 20);
  const anyPair = [
    { name: k, type: "any" },
    { name: v, type: "any" },
  ];
  const choices = [
    () =>
      statement`for ${k}, ${v} in ipairs(${array(c, 1)}) do${loopBlock(c, count, [{ name: k, type: "number", isConstant: true }, anyPair[1]])}end`,
    () =>
      statement`for ${k}, ${v} in each(${c.random.chance(0.5) ? dictionary(c) : make(c, "record", 1)}) do${loopBlock(c, count, anyPair)}end`,
    () =>
      statement`for ${k}, ${v} in string.gmatch(${make(c, "string", 1)}, ${c.random.pick(['"%w"', '"(%w)(.)"', '"()"'])}) do${loopBlock(c, count, anyPair)}end`,
    () =>
      statement`for ${k}, ${v} in (function(s, i) burn(1) if i < ${c.iterations} then return i + 1, ${iterated(c)} end end), nil, 0 do${loopBlock(c, count, [{ name: k, type: "number", isConstant: true }, anyPair[1]])}end`,
    () => [
      statement`local ${s} = 0`,
      statement`for ${k}, ${v} in ${c.random.pick(["pairs(", "next, ("])}${dictionary(c)}) do ${s} = ${s} + num(${v}) + #tostring(${k}) end`,
      statement`out(${s})`,
    ],
  ];
  if (c.dialect === "perigee")
    choices.push(() => statement`for ${k}, ${v} in pairs(${dictionary(c)}) do${loopBlock(c, count, anyPair)}end`);
  if (c.canYield)
    choices.push(
      () =>
        statement`for ${k} in coroutine.wrap(function() for i = 1, ${Math.min(5, c.iterations)} do coroutine.yield(${any(c, 0)}) end end) do${loopBlock(c, 5, [anyPair[0]])}end`,
    );
  return c.random.pick(choices)();
}

/** Leaves a loop or an iteration, under a condition. */
export function exitStatement(c) {
  if (c.loopDepth === 0) return [];
  const exits = ["break"];
  if (c.dialect === "perigee") exits.push("continue", "continue");
  if (c.continueLabel !== undefined) exits.push(`goto ${c.continueLabel}`);
  return statement`if ${boolean(c, 1)} then ${c.random.pick(exits)} end`;
}

/** A loop made of labels. */
export function gotoStatement(c) {
  if (c.dialect === "lua") return [];
  const [counter, label, count] = [c.fresh("w"), c.fresh("label"), Math.min(c.iterations, 60)];
  const body = innerBlock(c, { ...looping(c, count), loopDepth: 0, continueLabel: undefined });
  return statement`do local ${counter} = 0 ::${label}:: ${guard(`${counter} = ${counter} + 1`)} do${body}end if ${counter} < ${count} then goto ${label} end end`;
}

export function deferStatement(c) {
  if (c.dialect !== "perigee") return [];
  if (c.random.chance(0.3)) {
    const p = c.fresh("p");
    const body = c.scope(() => {
      c.variables.push({ name: p, type: "any" });
      return deferred(c);
    });
    return statement`defer(${p})${body}end(${any(c, 1)})`;
  }
  return statement`defer()${deferred(c)}end`;
}

function deferred(c) {
  const work = Math.max(c.work, 60);
  const changes = {
    work,
    loopDepth: 0,
    functionDepth: c.functionDepth + 1,
    canReturn: true,
    hasVarargs: false,
    continueLabel: undefined,
  };
  return innerBlock(c, changes, [statement`out("deferred", ${any(c, 0)})`]);
}
