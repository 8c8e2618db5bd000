/**
 * Random programs: well-formed, always ending, printing their state often. The context below holds what the expressions and statements
 * made next may refer to; `expressions.mjs` and `statements.mjs` make them.
 *
 * Programs are written in one of three dialects, which decide what they can be compared with: `lua` for all implementations, `luajit` with
 * `goto` and yields across everything that LuaJIT can yield across, `perigee` with everything.
 */

import { classStatements } from "./classes.mjs";
import { prelude } from "./prelude.mjs";
import { Random } from "./random.mjs";
import { kernelSection, section } from "./statements.mjs";
import { block, printProgram, statement } from "./tree.mjs";

/** How many iterations deep loops may go in all. */
const WORK = 1000;

/**
 * A variable in scope. Types: `number`, `string`, `boolean`, `array` (a sequence without holes), `record`, `dictionary`, `object` (has a
 * class), `function`, `any`.
 * @typedef {{ name: string, type: string, isConstant?: boolean, class?: object }} Variable
 */

export class Context {
  /** @param {Random} random @param {string} dialect */
  constructor(random, dialect) {
    this.random = random;
    this.dialect = dialect;
    /** @type {Variable[]} */
    this.variables = [];
    this.classes = [];
    this.counter = 0;
    /** Iterations of the enclosing loops of this function, multiplied. */
    this.work = 1;
    this.loopDepth = 0;
    this.functionDepth = 0;
    this.statementDepth = 0;
    this.hasVarargs = false;
    this.canYield = false;
    /** Functions and methods may not be called. */
    this.isPure = false;
    this.canReturn = true;
    /** Name of the function being made, which may call itself. */
    this.self = undefined;
  }

  fresh(prefix) {
    return `${prefix}${++this.counter}`;
  }

  /** The variables of some types, by the most recent of each name. */
  visible(...types) {
    const seen = new Set();
    return this.variables
      .toReversed()
      .filter(({ name }) => !seen.has(name) && seen.add(name))
      .filter(({ type }) => types.includes(type));
  }

  /** One of the variables of some types, one of the latest more often; undefined if there is none. */
  variable(...types) {
    const all = this.visible(...types);
    if (all.length === 0) return undefined;
    return this.random.chance(0.6) ? all[Math.floor(this.random.next() ** 2 * all.length)] : this.random.pick(all);
  }

  assignable(...types) {
    const all = this.visible(...types).filter((variable) => !variable.isConstant);
    return all.length === 0 ? undefined : this.random.pick(all);
  }

  /** Iterations that a loop here may have. */
  get iterations() {
    const rest = Math.floor(WORK / this.work);
    return rest < 2
      ? 1
      : this.random.pick([2, 3, 5, 8, 25, 60, 120, 300].filter((count) => count <= Math.max(rest, 2)));
  }

  /** Makes something in a scope of its own. @template T @param {() => T} make @returns {T} */
  scope(make, changes = {}) {
    const saved = { ...this };
    Object.assign(this, changes);
    this.variables = [...this.variables];
    const made = make();
    const { counter } = this;
    Object.assign(this, saved);
    this.counter = counter;
    return made;
  }
}

const globals = [
  { name: "G1", type: "number" },
  { name: "G2", type: "string" },
  { name: "G3", type: "any" },
  { name: "G4", type: "record" },
];

/**
 * @param {number} seed
 * @param {string} [wanted] dialect
 * @returns {{ program: import("./tree.mjs").Node, dialect: string }} to be printed by `sourceOf`.
 */
export function generate(seed, wanted = undefined) {
  const random = new Random(seed);
  const dialect = wanted ?? random.weighted({ lua: 5, luajit: 2, perigee: 3 });
  const context = new Context(random, dialect);
  context.variables.push(...globals);
  const parts = [statement`G0, G1, G2, G3, G4 = 0, 7, "g", nil, {x = 1, y = 2.5}`];
  if (random.chance(0.5)) {
    for (let i = random.integer(1, 3); i > 0; i--) parts.push(kernelSection(context));
  } else {
    for (let i = random.integer(0, 2); i > 0; i--) parts.push(...classStatements(context));
    for (let i = random.integer(1, 3); i > 0; i--) parts.push(section(context));
  }
  parts.push(statement`out("end", G1, G2, G3, G4)`);
  return { program: block(parts), dialect };
}

/** The text of a program, with those definitions in front that it uses. */
export function sourceOf({ program, dialect }) {
  const text = printProgram(program);
  let needed = text;
  const definitions = prelude(dialect)
    .toReversed()
    .filter(({ name, text: definition }) => {
      const isUsed = new RegExp(`\\b${name}\\b`).test(needed);
      if (isUsed) needed += definition;
      return isUsed;
    });
  return [...definitions.reverse().map((definition) => definition.text), text].join("\n");
}
